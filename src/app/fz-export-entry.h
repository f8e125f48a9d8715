/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-session.h"

G_BEGIN_DECLS

#define FZ_TYPE_EXPORT_ENTRY (fz_export_entry_get_type ())
G_DECLARE_FINAL_TYPE (FzExportEntry, fz_export_entry, FZ, EXPORT_ENTRY, GObject)

FzExportEntry *fz_export_entry_new (AdwApplicationWindow *window,
                                    FzSession            *session,
                                    AdwToastOverlay      *toasts);

G_END_DECLS
