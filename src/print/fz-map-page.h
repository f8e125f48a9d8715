/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-map-sheet.h"
#include "fz-print-job.h"

G_BEGIN_DECLS

FzPrintJob *fz_map_page_make_job (FzMapSheet *sheet);
GBytes     *fz_map_page_make_png (const FzMapSheet *sheet,
                                  GError          **error);

G_END_DECLS
