/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands over the map in its corners, all in the template of the map view, and the
 * cross in its middle: all (unowned). */
typedef struct
{
  GtkWidget *legend;
  GtkWidget *controls;
  GtkWidget *start_button;
  GtkWidget *fit_button;
  GtkWidget *zoom_in;
  GtkWidget *zoom_out;
  GtkWidget *cross;
} FzMapCorners;

GtkBorder fz_map_corners_place (FzMapCorners *self,
                                int           width,
                                int           height,
                                int           bottom_inset);
void      fz_map_corners_show_zoom (FzMapCorners *self,
                                    double        zoom);
void      fz_map_corners_show_ways (FzMapCorners *self,
                                    gboolean      has_start,
                                    gboolean      has_results);

G_END_DECLS
