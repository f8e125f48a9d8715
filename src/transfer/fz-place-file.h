/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-csv.h"
#include "fz-dataset.h"

G_BEGIN_DECLS

/* The columns of landmarks.csv and problems.csv, ending in NULL; the first is the
 * key. */
extern const char *const fz_place_file_landmark_columns[];
extern const char *const fz_place_file_problem_columns[];

gboolean fz_place_file_read_landmark (FzCsvReader *reader,
                                      FzDataset   *dataset,
                                      GError     **error);
gboolean fz_place_file_read_problem (FzCsvReader *reader,
                                     FzDataset   *dataset,
                                     GError     **error);

G_END_DECLS
