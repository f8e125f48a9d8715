/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-dataset.h"

G_BEGIN_DECLS

/* How many stations of a sample are featured, as in 2020. */
#define FZ_SAMPLE_N_POPULAR 10
#define FZ_SAMPLE_N_SPECIAL 4

void fz_sample_fill (FzDataset *dataset);

G_END_DECLS
