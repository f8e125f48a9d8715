/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-place-popover.h"

#include "fz-origin-words.h"

#include <glib/gi18n.h>

/*
 * What is at a place of the map that somebody pointed at: its district, and its
 * coordinates in every datum, each copied with one click. Its first button starts from
 * there, through `win.start-at`.
 */
struct _FzPlacePopover
{
  GtkPopover parent_instance;

  /* Template widgets */
  GtkLabel  *title;
  GtkWidget *start_button;
  GtkWidget *coordinates;
};

G_DEFINE_FINAL_TYPE (FzPlacePopover, fz_place_popover, GTK_TYPE_POPOVER)

static GtkWidget *
create_line (const char *text,
             const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
on_copy_clicked (GtkButton *button,
                 gpointer   icon)
{
  const char *text = g_object_get_data (G_OBJECT (button), "fz-text");

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), text);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), "object-select-symbolic");
  gtk_accessible_announce (GTK_ACCESSIBLE (button),
                           /* Translators: said by a screen reader: the coordinates are in
                            * the clipboard. */
                           _ ("Copied"),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static GtkWidget *
create_copy_button (FzPoint point,
                    FzDatum datum)
{
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *icon = gtk_image_new_from_icon_name ("edit-copy-symbolic");
  g_autofree char *text = fz_words_for_point (point, datum);
  /* Translators: the first %s is such as "GPS (WGS-84)", the second one such as
   * "23.12911, 113.26440". */
  g_autofree char *label = g_strdup_printf (_ ("Copy the coordinates for %s: %s"),
                                            fz_words_for_datum (datum), text);

  gtk_box_append (GTK_BOX (lines), create_line (fz_words_for_datum (datum), "caption"));
  gtk_box_append (GTK_BOX (lines), create_line (text, "numeric"));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (row), lines);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "fz-copy");
  gtk_widget_set_tooltip_text (button, _ ("Copy"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "fz-text", g_steal_pointer (&text), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_copy_clicked), icon,
                           G_CONNECT_DEFAULT);
  return button;
}

static void
fz_place_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FZ_TYPE_PLACE_POPOVER);

  G_OBJECT_CLASS (fz_place_popover_parent_class)->dispose (object);
}

static void
fz_place_popover_class_init (FzPlacePopoverClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fz_place_popover_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/map/fz-place-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, FzPlacePopover, title);
  gtk_widget_class_bind_template_child (widget_class, FzPlacePopover, start_button);
  gtk_widget_class_bind_template_child (widget_class, FzPlacePopover, coordinates);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
}

static void
fz_place_popover_init (FzPlacePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Makes a popover for @point, WGS-84; @table, which may be NULL, knows the districts. */
FzPlacePopover *
fz_place_popover_new (FzStationTable *table,
                      FzPoint         point)
{
  FzPlacePopover  *self = g_object_new (FZ_TYPE_PLACE_POPOVER, NULL);
  FzCatalog       *catalog = table != NULL ? fz_station_table_get_catalog (table) : NULL;
  FzScript         script = table != NULL ? fz_station_table_get_script (table)
                                          : fz_script_of_interface ();
  g_autofree char *district = fz_words_for_district_of (catalog, point, script);

  gtk_label_set_label (self->title, district);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->start_button), "(dd)",
                                    point.lat, point.lon);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->start_button), "win.start-at");
  for (guint datum = 0; datum < FZ_N_DATUMS; datum++)
    gtk_box_append (GTK_BOX (self->coordinates), create_copy_button (point, (FzDatum) datum));
  return self;
}
