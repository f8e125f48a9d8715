/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-csv.h"
#include "fz-dataset.h"

G_BEGIN_DECLS

/* The columns of a file of stations, ending in NULL; the first is its key. */
extern const char *const fz_station_file_columns[];

gboolean fz_station_file_read_row (FzCsvReader *reader,
                                   FzDataset   *dataset,
                                   GError     **error);

G_END_DECLS
