/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How words on the map look. */
typedef struct
{
  double      size;    /* of their letters, pixels of the interface */
  double      spacing; /* between the letters, of their size */
  PangoWeight weight;
  GdkRGBA     ink;
  GdkRGBA     paper; /* of the edge round the letters, which keeps the map off them */
} FzMapTextStyle;

/* Words as they are drawn. */
typedef struct
{
  GdkTexture *texture; /* (owned) (nullable): not painted yet */
  float       width;   /* pixels of the interface */
  float       height;
} FzMapText;

void   fz_map_text_paint (FzMapText            *self,
                          GtkWidget            *widget,
                          const char           *words,
                          const FzMapTextStyle *style,
                          double                scale);
void   fz_map_text_clear (FzMapText *self);
double fz_map_text_get_scale (GtkWidget *widget);

G_END_DECLS
