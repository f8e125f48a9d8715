/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-session.h"

G_BEGIN_DECLS

#define FZ_TYPE_IMPORT_ENTRY (fz_import_entry_get_type ())
G_DECLARE_FINAL_TYPE (FzImportEntry, fz_import_entry, FZ, IMPORT_ENTRY, GObject)

FzImportEntry *fz_import_entry_new (AdwApplicationWindow *window,
                                    FzSession            *session,
                                    AdwToastOverlay      *toasts);
void           fz_import_entry_stop (FzImportEntry *self);
void           fz_import_entry_set_staff (FzImportEntry *self,
                                          gboolean       staff);
gboolean       fz_import_entry_takes_name (const char *name);

G_END_DECLS
