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
};

G_DEFINE_FINAL_TYPE (FzMapLegend, fz_map_legend, GTK_TYPE_BOX)

static void
add_scale (FzMapLegend     *self,
           ShumateViewport *viewport)
{
  ShumateScale *scale = shumate_scale_new (viewport);

  shumate_scale_set_unit (scale, SHUMATE_UNIT_METRIC);
  gtk_widget_set_halign (GTK_WIDGET (scale), GTK_ALIGN_START);
  gtk_widget_set_can_target (GTK_WIDGET (scale), FALSE);
  gtk_box_prepend (GTK_BOX (self), GTK_WIDGET (scale));
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
