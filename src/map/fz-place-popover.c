/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-place-popover.h"

#include "fz-access.h"
#include "fz-handoff-words.h"
#include "fz-launch.h"
#include "fz-menu-names.h"
#include "fz-origin-words.h"
#include "fz-outlines.h"

#include <glib/gi18n.h>

/*
 * What is at a place of the map that somebody pointed at: its district, and its
 * coordinates in every datum, each copied with one click. Its buttons start from there,
 * through `win.start-at`, show only the stations of the district, and hand the place to
 * another map.
 *
 * Actions: `place.filter`, `place.open-with` (s, a hand-off's word).
 */
struct _FzPlacePopover
{
  GtkPopover parent_instance;

  /* Template widgets */
  GtkLabel  *title;
  GtkWidget *start_button;
  GtkWidget *district_button;
  GtkWidget *coordinates;
  GtkWidget *maps_button;

  FzFinder *finder; /* (owned) (nullable) */
  FzPoint   point;
};

G_DEFINE_FINAL_TYPE (FzPlacePopover, fz_place_popover, GTK_TYPE_POPOVER)

static GtkWidget *
create_line (const char *text,
             const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
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
  fz_access_announce (GTK_WIDGET (button),
                      /* Translators: said by a screen reader: the coordinates are in the
                       * clipboard. */
                      _ ("Copied"));
}

static GtkWidget *
create_copy_button (FzPoint point,
                    FzDatum datum)
{
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *icon = fz_access_create_icon ("edit-copy-symbolic");
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

/* The district is a filter by its code, wherever exactly its border is. */
static void
on_filter_activated (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  FzPlacePopover *self = FZ_PLACE_POPOVER (widget);
  FzCatalog      *catalog = fz_station_table_get_catalog (fz_finder_get_table (self->finder));
  g_autoptr (FzQuery) query = NULL;
  guint district;

  if (!fz_outlines_find_district (catalog, self->point, &district))
    return;
  query = fz_query_with_district (fz_finder_get_query (self->finder),
                                  fz_catalog_get_district (catalog, district)->code);
  gtk_popover_popdown (GTK_POPOVER (self));
  fz_finder_set_query (self->finder, query);
}

static void
on_open_with_activated (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *word)
{
  FzPlacePopover  *self = FZ_PLACE_POPOVER (widget);
  g_autofree char *uri = NULL;
  FzHandoff        handoff;

  if (!fz_handoff_from_word (g_variant_get_string (word, NULL), &handoff))
    return;
  uri = fz_handoff_make_place_uri (handoff, self->point);
  gtk_popover_popdown (GTK_POPOVER (self));
  fz_launch (gtk_widget_get_parent (widget), uri, fz_words_for_failed_handoff (handoff));
}

static void
fz_place_popover_dispose (GObject *object)
{
  g_clear_object (&FZ_PLACE_POPOVER (object)->finder);
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
  gtk_widget_class_bind_template_child (widget_class, FzPlacePopover, district_button);
  gtk_widget_class_bind_template_child (widget_class, FzPlacePopover, coordinates);
  gtk_widget_class_bind_template_child (widget_class, FzPlacePopover, maps_button);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
  gtk_widget_class_install_action (widget_class, "place.filter", NULL, on_filter_activated);
  gtk_widget_class_install_action (widget_class, "place.open-with", "s", on_open_with_activated);
}

static void
fz_place_popover_init (FzPlacePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_maps (FzPlacePopover *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < FZ_N_HANDOFFS; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (fz_words_for_showing_on ((FzHandoff) i), NULL);

      g_menu_item_set_action_and_target (item, "place.open-with", "s",
                                         fz_handoff_to_word ((FzHandoff) i));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->maps_button), G_MENU_MODEL (menu));
  fz_menu_names_follow (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->maps_button)));
}

static void
offer_district (FzPlacePopover  *self,
                const FzCatalog *catalog,
                FzScript         script)
{
  g_autofree char *label = NULL;
  guint            district;

  if (catalog == NULL || !fz_outlines_find_district (catalog, self->point, &district))
    return;
  /* Translators: a button that leaves out all other stations; %s is a district's name. */
  label = g_strdup_printf (_ ("Only Stations in %s"),
                           fz_names_get (&fz_catalog_get_district (catalog, district)->names,
                                         script));
  gtk_button_set_label (GTK_BUTTON (self->district_button), label);
  gtk_widget_set_visible (self->district_button, TRUE);
}

/* Makes a popover for @point, WGS-84; @finder, which may be NULL, knows the districts, and
 * is told to show only one's stations. */
FzPlacePopover *
fz_place_popover_new (FzFinder *finder,
                      FzPoint   point)
{
  FzPlacePopover  *self = g_object_new (FZ_TYPE_PLACE_POPOVER, NULL);
  FzStationTable  *table = finder != NULL ? fz_finder_get_table (finder) : NULL;
  FzCatalog       *catalog = table != NULL ? fz_station_table_get_catalog (table) : NULL;
  FzScript         script = table != NULL ? fz_station_table_get_script (table)
                                          : fz_script_of_interface ();
  g_autofree char *district = fz_words_for_district_of (catalog, point, script);

  g_set_object (&self->finder, finder);
  self->point = point;
  gtk_label_set_label (self->title, district);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->start_button), "(dd)",
                                    point.lat, point.lon);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->start_button), "win.start-at");
  for (guint datum = 0; datum < FZ_N_DATUMS; datum++)
    gtk_box_append (GTK_BOX (self->coordinates), create_copy_button (point, (FzDatum) datum));
  offer_district (self, catalog, script);
  add_maps (self);
  return self;
}
