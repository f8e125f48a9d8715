/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Heights of a row's two lines, pixels, whatever they say. */
typedef struct
{
  int place;
  int kind;
} FzRowHeights;

FzRowHeights fz_row_text_get_heights (GtkWidget *widget);
PangoLayout *fz_row_text_create_place (GtkWidget    *widget,
                                       const char   *text,
                                       const GArray *spans);
PangoLayout *fz_row_text_create_kind (GtkWidget    *widget,
                                      const char   *text,
                                      const GArray *spans);

G_END_DECLS
