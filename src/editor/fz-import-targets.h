/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-import-columns.h"

G_BEGIN_DECLS

/* All that a column of a file can be, and what each is called; at first what is passed
 * over. */
typedef struct
{
  GArray        *targets; /* (owned) of guint: see fz-import-columns.h */
  GtkStringList *words;   /* (owned) by the same numbers */
} FzImportTargets;

FzImportTargets *fz_import_targets_new (const FzCatalog *catalog,
                                        FzScript         script);
void             fz_import_targets_free (FzImportTargets *self);
guint            fz_import_targets_find (const FzImportTargets *self,
                                         guint                  target);
guint            fz_import_targets_get (const FzImportTargets *self,
                                        guint                  i);
char            *fz_words_for_target (guint            target,
                                      const FzCatalog *catalog,
                                      FzScript         script);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzImportTargets, fz_import_targets_free)

G_END_DECLS
