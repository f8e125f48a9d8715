/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "fz-print-sheet.h"

G_BEGIN_DECLS

/* A sheet laid out on pages of one size. One owner. */
typedef struct _FzPrintPages FzPrintPages;

FzPrintPages *fz_print_pages_new (const FzPrintSheet *sheet,
                                  double              width,
                                  double              height);
void          fz_print_pages_free (FzPrintPages *self);
guint         fz_print_pages_get_n_pages (const FzPrintPages *self);
void          fz_print_pages_draw (const FzPrintPages *self,
                                   cairo_t            *cr,
                                   guint               page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzPrintPages, fz_print_pages_free)

G_END_DECLS
