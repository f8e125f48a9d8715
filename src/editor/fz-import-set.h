/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-import-file.h"

G_BEGIN_DECLS

/* The files of one import, in the order in which they came. `changed`: one of them did. */
#define FZ_TYPE_IMPORT_SET (fz_import_set_get_type ())
G_DECLARE_FINAL_TYPE (FzImportSet, fz_import_set, FZ, IMPORT_SET, GObject)

FzImportSet  *fz_import_set_new (void);
void          fz_import_set_add (FzImportSet *self,
                                 const char  *path,
                                 FzCatalog   *catalog);
void          fz_import_set_remove (FzImportSet *self,
                                    guint        i);
void          fz_import_set_stop (FzImportSet *self);
GListModel   *fz_import_set_get_names (FzImportSet *self);
guint         fz_import_set_get_n (FzImportSet *self);
FzImportFile *fz_import_set_get (FzImportSet *self,
                                 guint        i);
gboolean      fz_import_set_are_read (FzImportSet *self);
gboolean      fz_import_set_are_identified (FzImportSet *self);

G_END_DECLS
