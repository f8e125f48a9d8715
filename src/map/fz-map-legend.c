/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-map-legend.h"

/*
 * What stands in a corner of the map: its scale, whose data it is, and where the built-in
 * map cannot be drawn, that it cannot.
 */
struct _FzMapLegend
{
  GtkBox parent_instance;

  /* template */
  GtkLabel  *attribution;
  GtkWidget *blank_label;

  GtkWidget *scale;        /* a child, or NULL until there is one */
  int        scale_height; /* pixels, as it was last shown */
};

G_DEFINE_FINAL_TYPE (FzMapLegend, fz_map_legend, GTK_TYPE_BOX)

static void
add_scale (FzMapLegend     *self,
           ShumateViewport *viewport)
{
  ShumateScale *scale = shumate_scale_new (viewport);

  shumate_scale_set_unit (scale, SHUMATE_UNIT_METRIC);
  self->scale = GTK_WIDGET (scale);
  gtk_widget_set_halign (self->scale, GTK_ALIGN_START);
  gtk_widget_set_can_target (self->scale, FALSE);
  gtk_box_prepend (GTK_BOX (self), self->scale);
}

static int
measure_height (GtkWidget *widget,
                int        width)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

static void
fz_map_legend_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FZ_TYPE_MAP_LEGEND);
  G_OBJECT_CLASS (fz_map_legend_parent_class)->dispose (object);
}

static void
fz_map_legend_class_init (FzMapLegendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_map_legend_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/map/fz-map-legend.ui");
  gtk_widget_class_bind_template_child (widget_class, FzMapLegend, attribution);
  gtk_widget_class_bind_template_child (widget_class, FzMapLegend, blank_label);
}

static void
fz_map_legend_init (FzMapLegend *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->blank_label, !fz_base_map_can_draw ());
}

/* Shows the scale of @viewport and whom @base credits, now and later. Once. */
void
fz_map_legend_show (FzMapLegend     *self,
                    ShumateViewport *viewport,
                    FzBaseMap       *base)
{
  g_return_if_fail (FZ_IS_MAP_LEGEND (self));

  g_object_bind_property (base, "attribution", self->attribution, "label",
                          G_BINDING_SYNC_CREATE);
  add_scale (self, viewport);
}

/* Shows the scale only where it fits into @height pixels together with the names of those
 * whose the map is, which have to be read.
 * Returns: the height at @width, with the margins */
int
fz_map_legend_fold (FzMapLegend *self,
                    int          width,
                    int          height)
{
  int      least, whole, scale;
  gboolean shown;

  g_return_val_if_fail (FZ_IS_MAP_LEGEND (self), 0);

  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1,
                      &least, NULL, NULL, NULL);
  whole = measure_height (GTK_WIDGET (self), MAX (width, least));
  if (self->scale == NULL)
    return whole;
  shown = gtk_widget_get_visible (self->scale);
  if (shown)
    self->scale_height = measure_height (self->scale, -1);
  scale = self->scale_height + gtk_box_get_spacing (GTK_BOX (self));
  if (!shown)
    whole += scale;
  gtk_widget_set_visible (self->scale, whole <= height);
  return whole <= height ? whole : whole - scale;
}
