/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-filter-chips.h"

#include "fz-filter-words.h"
#include "fz-follow.h"
#include "fz-query-parts.h"
#include "fz-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/*
 * What the filters of a finder are set to: a chip for each value, which takes it back
 * when it is pressed, and a button that takes back all of them. Hidden while no
 * filter is set. The search text has its own field and is no chip.
 *
 * CSS: `.filter-chip` on each.
 */
struct _FzFilterChips
{
  GtkWidget parent_instance;

  AdwWrapBox *box; /* (owned) child */

  FzFinder *finder; /* (owned) (nullable) */
  FzQuery  *shown;  /* (owned) (nullable) the query that the chips are of */
};

G_DEFINE_FINAL_TYPE (FzFilterChips, fz_filter_chips, GTK_TYPE_WIDGET)

/* The chip takes its answer, the query without it, along. */
static void
on_chip_clicked (FzFilterChips *self,
                 GtkButton     *chip)
{
  g_autoptr (FzQuery) query = g_object_ref (g_object_get_data (G_OBJECT (chip), "query"));
  gboolean has_focus = gtk_widget_is_focus (GTK_WIDGET (chip));

  fz_finder_set_query (self->finder, query);
  /* The chip went and took the focus along. */
  if (has_focus && gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  else if (has_focus)
    gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (self)), GTK_DIR_TAB_FORWARD);
}

/* Takes @query. */
static GtkWidget *
append_button (FzFilterChips *self,
               GtkWidget     *child,
               FzQuery       *query)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_add_css_class (button, "filter-chip");
  g_object_set_data_full (G_OBJECT (button), "query", query, g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_chip_clicked), self,
                           G_CONNECT_SWAPPED);
  adw_wrap_box_append (self->box, button);
  return button;
}

/* Takes @query, what is asked once the chip is gone. */
static void
append_chip (FzFilterChips *self,
             const char    *words,
             FzQuery       *query)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE,
                                  "icon-name", "window-close-symbolic",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  NULL);
  GtkWidget *chip;
  /* Translators: what a button does; %s is what a filter is set to. */
  g_autofree char *name = g_strdup_printf (_ ("Remove the filter “%s”"), words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), icon);
  chip = append_button (self, box, query);
  gtk_widget_set_tooltip_text (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/* A chip for all of @part. */
static void
append_part (FzFilterChips *self,
             FzQuery       *query,
             FzQueryPart    part,
             const char    *words)
{
  append_chip (self, words, fz_query_without_part (query, part));
}

static void
append_district (FzFilterChips *self,
                 FzQuery       *query)
{
  FzStationTable  *table = fz_finder_get_table (self->finder);
  const FzCatalog *catalog = fz_station_table_get_catalog (table);
  const char      *code = fz_query_get_district (query);
  const char      *name = code;
  guint            i;

  if (code == NULL)
    return;
  if (fz_catalog_find_district (catalog, code, &i))
    name = fz_names_get (&fz_catalog_get_district (catalog, i)->names,
                         fz_station_table_get_script (table));
  append_part (self, query, FZ_PART_DISTRICT, name);
}

static void
append_levels (FzFilterChips *self,
               FzQuery       *query)
{
  guint levels = fz_query_get_levels (query);

  for (guint i = 0; i < FZ_N_LEVELS; i++)
    {
      if ((levels >> i & 1) != 0)
        append_chip (self, fz_words_for_level (i),
                     fz_query_with_levels (query, levels & ~(1u << i)));
    }
}

static void
append_services (FzFilterChips *self,
                 FzQuery       *query)
{
  FzStationTable  *table = fz_finder_get_table (self->finder);
  const FzCatalog *catalog = fz_station_table_get_catalog (table);
  guint32          services = fz_query_get_services (query);
  gboolean         expected = fz_query_get_expected (query);

  for (guint i = 0; i < catalog->services->len; i++)
    {
      g_autofree char *words = NULL;

      if ((services >> i & 1) == 0)
        continue;
      words = fz_words_for_service_filter (fz_catalog_get_service (catalog, i),
                                           fz_station_table_get_script (table), expected);
      append_chip (self, words,
                   fz_query_with_services (query, services & ~(1u << i), expected));
    }
}

static void
append_hours (FzFilterChips *self,
              FzQuery       *query)
{
  if (fz_query_has_part (query, FZ_PART_OPENING))
    {
      g_autofree char *words = fz_words_for_opening_filter (query);

      append_part (self, query, FZ_PART_OPENING, words);
    }
  if (fz_query_has_part (query, FZ_PART_NO_UNKNOWN_HOURS))
    append_part (self, query, FZ_PART_NO_UNKNOWN_HOURS, C_ ("filter", "Hours known"));
}

static void
append_access (FzFilterChips *self,
               FzQuery       *query)
{
  guint step_free = fz_query_get_step_free (query);

  for (guint i = 0; i < FZ_N_STEP_FREE; i++)
    {
      if ((step_free >> i & 1) != 0)
        append_chip (self, fz_words_for_step_free_filter (i),
                     fz_query_with_step_free (query, step_free & ~(1u << i)));
    }
}

/* The text stays: who typed it sees it. */
static void
append_clear_all (FzFilterChips *self,
                  FzQuery       *query)
{
  g_autoptr (FzQuery) cleared = fz_query_cleared (query);
  GtkWidget *label = gtk_label_new (_ ("Clear All"));
  GtkWidget *button =
      append_button (self, label, fz_query_with_text (cleared, fz_query_get_text (query)));

  gtk_widget_add_css_class (button, "flat");
}

static void
remove_chips (FzFilterChips *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    adw_wrap_box_remove (self->box, child);
}

static void
show_query (FzFilterChips *self,
            FzQuery       *query)
{
  remove_chips (self);
  append_district (self, query);
  append_levels (self, query);
  append_services (self, query);
  append_hours (self, query);
  append_access (self, query);
  if (fz_query_has_part (query, FZ_PART_FEATURED))
    append_part (self, query, FZ_PART_FEATURED,
                 fz_words_for_featured_filter (fz_query_get_featured (query)));

  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_first_child (GTK_WIDGET (self->box)) != NULL);
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    append_clear_all (self, query);
}

/* Each chip's answer holds the whole query, so that every change makes them anew. */
static void
on_finder_changed (FzFilterChips *self)
{
  FzQuery *query = fz_finder_get_query (self->finder);

  if (g_set_object (&self->shown, query))
    show_query (self, query);
}

static void
fz_filter_chips_dispose (GObject *object)
{
  FzFilterChips *self = FZ_FILTER_CHIPS (object);

  fz_follow_finder (&self->finder, NULL, NULL, self);
  g_clear_object (&self->shown);
  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;
  G_OBJECT_CLASS (fz_filter_chips_parent_class)->dispose (object);
}

static void
fz_filter_chips_class_init (FzFilterChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_filter_chips_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fz_filter_chips_init (FzFilterChips *self)
{
  GtkWidget *box = adw_wrap_box_new ();

  self->box = ADW_WRAP_BOX (box);
  adw_wrap_box_set_child_spacing (self->box, 6);
  adw_wrap_box_set_line_spacing (self->box, 6);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Active filters"),
                                  -1);
}

GtkWidget *
fz_filter_chips_new (void)
{
  return g_object_new (FZ_TYPE_FILTER_CHIPS, NULL);
}

void
fz_filter_chips_set_finder (FzFilterChips *self,
                            FzFinder      *finder)
{
  g_return_if_fail (FZ_IS_FILTER_CHIPS (self));

  if (!fz_follow_finder (&self->finder, finder, G_CALLBACK (on_finder_changed), self))
    return;
  if (finder != NULL)
    on_finder_changed (self);
}
