/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-import-file.h"

G_BEGIN_DECLS

/* How much is done, 0 to 1; 0 as long as that is not known. @words, the caller's, may be set to
 * what is said of it in the place of a percentage. */
typedef double (*FzImportLook) (gpointer data,
                                char   **words);

#define FZ_TYPE_IMPORT_BUSY (fz_import_busy_get_type ())
G_DECLARE_FINAL_TYPE (FzImportBusy, fz_import_busy, FZ, IMPORT_BUSY, AdwBin)

void fz_import_busy_begin (FzImportBusy *self,
                           const char   *words,
                           FzImportLook  look,
                           gpointer      data);
void fz_import_busy_begin_reading (FzImportBusy *self,
                                   FzImportFile *file);
void fz_import_busy_end (FzImportBusy *self);

double fz_import_busy_count (guint  n_done,
                             guint  n_stations,
                             char **words);

G_END_DECLS
