/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-dataset.h"

G_BEGIN_DECLS

FzDataset *fz_dataset_read (const char *folder,
                            GError    **error);
GArray    *fz_dataset_read_calendar (const char *path,
                                     GError    **error);

G_END_DECLS
