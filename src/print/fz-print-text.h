/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-print-sheet.h"

G_BEGIN_DECLS

char *fz_print_text_for_station (const FzPrintSheet *sheet,
                                 guint               i);
char *fz_print_text_for_code (const FzPrintSheet *sheet,
                              guint               i);
char *fz_print_text_for_head (const FzPrintSheet *sheet);
char *fz_print_text_for_foot (const FzPrintSheet *sheet,
                              guint               page,
                              guint               n_pages);
char *fz_print_text_for_title (const FzPrintSheet *sheet);

G_END_DECLS
