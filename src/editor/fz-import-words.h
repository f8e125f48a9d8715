/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-import-file.h"

G_BEGIN_DECLS

char       *fz_words_for_import_file (FzImportFile *file);
char       *fz_words_for_import_fault (const char   *name,
                                       const GError *error);
char       *fz_words_for_import_failure (const GError *error);
const char *fz_words_for_encoding (FzEncoding encoding);
const char *fz_words_for_delimiter (char delimiter);
const char *fz_words_for_datum_use (FzDatum datum);
char       *fz_words_for_datum_tally (const FzDatumTally *tally,
                                      FzDatum             datum);

G_END_DECLS
