/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-map-corners.h"

#include <glib/gi18n.h>

#include "fz-map-camera.h"
#include "fz-map-legend.h"

/* The buttons stay above a sheet while this much is left, pixels; the legend, which says
 * whose the map is, as long as it has room at all. */
#define MIN_FREE_HEIGHT 170
#define EDGE_MARGIN 8

/* Round what is fitted, pixels: half a pin and more at the free edges, half a pin beside
 * the buttons and the legend. */
#define FIT_MARGIN 44
#define PIN_MARGIN 22

/* Binds the widgets of the template of @widget_class that are called as in FzMapCorners to
 * one that is @offset bytes into the instance. */
void
fz_map_corners_bind (GtkWidgetClass *widget_class,
                     gsize           offset)
{
  static const struct
  {
    const char *id;
    gsize       offset;
  } corners[] = {
    { "legend", G_STRUCT_OFFSET (FzMapCorners, legend) },
    { "controls", G_STRUCT_OFFSET (FzMapCorners, controls) },
    { "start_button", G_STRUCT_OFFSET (FzMapCorners, start_button) },
    { "fit_button", G_STRUCT_OFFSET (FzMapCorners, fit_button) },
    { "zoom_in", G_STRUCT_OFFSET (FzMapCorners, zoom_in) },
    { "zoom_out", G_STRUCT_OFFSET (FzMapCorners, zoom_out) },
    { "cross", G_STRUCT_OFFSET (FzMapCorners, cross) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    gtk_widget_class_bind_template_child_full (widget_class, corners[i].id, FALSE,
                                               (gssize) (offset + corners[i].offset));
}

static int
measure_height (GtkWidget *widget)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  return height;
}

/* Shows the buttons that zoom only where all buttons fit into @height: the map is zoomed
 * without them, too. */
static void
fold_controls (FzMapCorners *self,
               int           height)
{
  GtkWidget *zoom = gtk_widget_get_parent (self->zoom_in);
  int        needed = measure_height (self->controls);

  if (!gtk_widget_get_visible (zoom))
    needed += measure_height (self->zoom_in) + measure_height (self->zoom_out) +
              gtk_box_get_spacing (GTK_BOX (self->controls));
  gtk_widget_set_visible (zoom, needed <= height);
}

/* Places the corners of a map of @width × @height pixels above @bottom_inset. Returns how
 * much is to stay empty at its edges when something is fitted. */
GtkBorder
fz_map_corners_place (FzMapCorners *self,
                      int           width,
                      int           height,
                      int           bottom_inset)
{
  GtkBorder covered = { FIT_MARGIN, FIT_MARGIN, FIT_MARGIN, FIT_MARGIN };
  int       inset = CLAMP (bottom_inset, 0, MAX (height - MIN_FREE_HEIGHT, 0));
  int       legend_margin = gtk_widget_get_margin_bottom (self->legend) - EDGE_MARGIN;
  int       controls_width, legend_height;

  gtk_widget_set_margin_bottom (self->controls, inset + EDGE_MARGIN + 4);
  gtk_widget_set_margin_bottom (self->cross, MIN (bottom_inset, height));

  /* The margin below them is theirs already. */
  fold_controls (self, height - EDGE_MARGIN);
  gtk_widget_measure (self->controls, GTK_ORIENTATION_HORIZONTAL, -1,
                      NULL, &controls_width, NULL, NULL);
  legend_height = fz_map_legend_fold (FZ_MAP_LEGEND (self->legend), width,
                                      height - bottom_inset + legend_margin) -
                  legend_margin;
  gtk_widget_set_margin_bottom (self->legend,
                                EDGE_MARGIN + CLAMP (bottom_inset, 0,
                                                     MAX (height - legend_height, 0)));
  covered.right = (gint16) MAX (controls_width + PIN_MARGIN, FIT_MARGIN);
  covered.bottom = (gint16) MAX (legend_height + PIN_MARGIN, FIT_MARGIN);
  return covered;
}

/* Lets go no closer and no farther than the map does. */
void
fz_map_corners_show_zoom (FzMapCorners *self,
                          double        zoom)
{
  gtk_widget_set_sensitive (self->zoom_in, zoom < FZ_MAP_MAX_ZOOM - 0.01);
  gtk_widget_set_sensitive (self->zoom_out, zoom > FZ_MAP_MIN_ZOOM + 0.01);
}

/* Says where there is to go: to a starting point, to fewer stations than all. */
void
fz_map_corners_show_ways (FzMapCorners *self,
                          gboolean      has_start,
                          gboolean      has_results)
{
  gtk_widget_set_visible (self->start_button, has_start);
  gtk_widget_set_tooltip_text (self->fit_button, has_results ? _ ("Show All That Is Found")
                                                             : _ ("Show All Stations"));
}
