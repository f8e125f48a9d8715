/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The sizes that the interface uses anyway: every other one is a font more to load. */
#define FZ_MAP_TEXT_SMALL 0.82
#define FZ_MAP_TEXT_NORMAL 1.0

/* How words on the map look. */
typedef struct
{
  double  size;    /* of their letters, of the interface's */
  double  spacing; /* between the letters, of their size */
  GdkRGBA ink;
  GdkRGBA paper; /* of the edge round the letters, which keeps the map off them */
} FzMapTextStyle;

/* Words as they are drawn. */
typedef struct
{
  GdkTexture *texture; /* (owned) (nullable): not painted yet */
  float       width;   /* pixels of the interface */
  float       height;
} FzMapText;

void     fz_map_text_paint (FzMapText            *self,
                            GtkWidget            *widget,
                            const char           *words,
                            const FzMapTextStyle *style,
                            double                scale);
void     fz_map_text_clear (FzMapText *self);
double   fz_map_text_get_scale (GtkWidget *widget);
double   fz_map_text_get_enlargement (GtkWidget *widget);
gboolean fz_map_text_notice_size (GtkWidget *widget,
                                  double    *known);

G_END_DECLS
