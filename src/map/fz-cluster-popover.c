/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cluster-popover.h"

#include "config.h"

#include "fz-results.h"
#include "fz-words.h"

/*
 * The stations of a cluster that no zoom takes apart, as a list. Each row chooses
 * its station through `win.select-station`.
 *
 * Holds the first rows only and takes more when the list's end is reached: any
 * number of stations may stand at one spot.
 */
struct _FzClusterPopover
{
  GtkPopover parent_instance;

  /* Template widgets */
  GtkLabel   *title;
  GtkListBox *list;

  FzResults *stations; /* (owned) */
};

G_DEFINE_FINAL_TYPE (FzClusterPopover, fz_cluster_popover, GTK_TYPE_POPOVER)

static GtkWidget *
create_line (const char *text,
             const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static GtkWidget *
create_row (gpointer item,
            gpointer data)
{
  FzStation       *station = FZ_STATION (item);
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *kind = fz_words_for_place_and_level (fz_station_get_district_name (station),
                                                        fz_station_get_level (station));
  g_autofree char *label = fz_words_for_station (station);

  gtk_box_append (GTK_BOX (box), create_line (fz_station_get_place (station), NULL));
  gtk_box_append (GTK_BOX (box), create_line (kind, "caption"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.select-station");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "u", fz_station_get_id (station));

  return row;
}

static void
on_edge_reached (FzClusterPopover *self,
                 GtkPositionType   edge)
{
  if (edge == GTK_POS_BOTTOM)
    fz_results_show_more (self->stations);
}

static void
fz_cluster_popover_dispose (GObject *object)
{
  FzClusterPopover *self = FZ_CLUSTER_POPOVER (object);

  g_clear_object (&self->stations);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_CLUSTER_POPOVER);

  G_OBJECT_CLASS (fz_cluster_popover_parent_class)->dispose (object);
}

static void
fz_cluster_popover_class_init (FzClusterPopoverClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fz_cluster_popover_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/map/fz-cluster-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, FzClusterPopover, title);
  gtk_widget_class_bind_template_child (widget_class, FzClusterPopover, list);
  gtk_widget_class_bind_template_callback (widget_class, on_edge_reached);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
}

static void
fz_cluster_popover_init (FzClusterPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Makes a popover for the stations of @rows, of guint32, which must not change any
 * more. It is to go before the table changes. */
FzClusterPopover *
fz_cluster_popover_new (FzStationTable *table,
                        GArray         *rows)
{
  FzClusterPopover *self = g_object_new (FZ_TYPE_CLUSTER_POPOVER, NULL);
  g_autofree char  *title = fz_words_for_station_count (rows->len);
  g_autoptr (FzSortedRows) in_order =
      fz_sorted_rows_new (g_array_ref (rows), NULL, NULL, NULL);

  self->stations = fz_results_new (table);
  fz_results_set_rows (self->stations, in_order);
  gtk_label_set_label (self->title, title);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->stations), create_row, NULL, NULL);

  return self;
}
