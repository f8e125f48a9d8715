/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-filter-bar.h"

#include "fz-filter-button.h"
#include "fz-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/*
 * The filters of a finder, side by side as far as the width allows: district,
 * level, featured. Each choice shows how many stations it would leave. While
 * nobody has said which stations are featured, that filter stays in its place,
 * says so, and offers the sample data instead.
 */
struct _FzFilterBar
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget      *buttons;
  FzFilterButton *district_button;
  FzFilterButton *level_button;
  FzFilterButton *featured_button;
  GtkWidget      *unknown_button;

  FzFinder *finder; /* (owned) (nullable) */
};

enum
{
  PROP_FINDER = 1,
  N_PROPERTIES
};

/* The featured filter's choices, after the one that leaves it open. */
static const guint featured_choices[] = {
  1 << FZ_FEATURED_POPULAR | 1 << FZ_FEATURED_SPECIAL,
  1 << FZ_FEATURED_POPULAR,
  1 << FZ_FEATURED_SPECIAL,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (FzFilterBar, fz_filter_bar, GTK_TYPE_WIDGET)

static const char *
featured_label (guint featured)
{
  if (featured == featured_choices[1])
    return fz_words_for_featured (FZ_FEATURED_POPULAR);
  if (featured == featured_choices[2])
    return fz_words_for_featured (FZ_FEATURED_SPECIAL);
  return C_ ("filter", "Featured");
}

static char *
level_label (guint levels)
{
  guint n_levels = 0;

  for (guint i = 0; i < FZ_N_LEVELS; i++)
    {
      if (levels == 1u << i)
        return g_strdup (fz_words_for_level (i));
      n_levels += levels >> i & 1;
    }
  if (n_levels == 0)
    return g_strdup (C_ ("filter", "Level"));
  /* Translators: the level filter's button when it is set to several levels. */
  return g_strdup_printf (ngettext ("%u level", "%u levels", n_levels), n_levels);
}

static void
show_districts (FzFilterBar *self)
{
  FzStationTable *table = fz_finder_get_table (self->finder);
  FzCatalog      *catalog = fz_station_table_get_catalog (table);
  FzScript        script = fz_station_table_get_script (table);
  const FzCounts *counts = fz_finder_get_counts (self->finder);
  const char     *chosen = fz_query_get_district (fz_finder_get_query (self->finder));
  const char     *label = C_ ("filter", "District");
  g_autoptr (GArray) choices = g_array_new (FALSE, TRUE, sizeof (FzFilterChoice));
  FzFilterChoice all = { _ ("All districts"), counts->any_district, chosen == NULL };

  g_array_append_val (choices, all);
  for (guint i = 0; catalog != NULL && i < counts->n_districts; i++)
    {
      const FzDistrict *district = fz_catalog_get_district (catalog, i);
      const char       *name = fz_names_get (&district->names, script);
      FzFilterChoice    choice = { name, counts->districts[i],
                                   g_strcmp0 (chosen, district->code) == 0 };

      g_array_append_val (choices, choice);
      if (choice.chosen)
        label = name;
    }
  fz_filter_button_set_choices (self->district_button,
                                (FzFilterChoice *) choices->data, choices->len);
  fz_filter_button_set_label (self->district_button, label);
  fz_filter_button_set_active (self->district_button, chosen != NULL);
}

static void
show_levels (FzFilterBar *self)
{
  const FzCounts  *counts = fz_finder_get_counts (self->finder);
  guint            chosen = fz_query_get_levels (fz_finder_get_query (self->finder));
  g_autofree char *label = level_label (chosen);
  FzFilterChoice   choices[1 + FZ_N_LEVELS];

  choices[0] = (FzFilterChoice) { _ ("All levels"), counts->any_level, chosen == 0 };
  for (guint i = 0; i < FZ_N_LEVELS; i++)
    {
      choices[1 + i] = (FzFilterChoice) { fz_words_for_level (i), counts->levels[i],
                                          (chosen & 1u << i) != 0 };
    }
  fz_filter_button_set_choices (self->level_button, choices, G_N_ELEMENTS (choices));
  fz_filter_button_set_label (self->level_button, label);
  fz_filter_button_set_active (self->level_button, chosen != 0);
}

static void
show_featured (FzFilterBar *self)
{
  const FzCounts *counts = fz_finder_get_counts (self->finder);
  guint           popular = counts->featured[FZ_FEATURED_POPULAR];
  guint           special = counts->featured[FZ_FEATURED_SPECIAL];
  guint           chosen = fz_query_get_featured (fz_finder_get_query (self->finder));
  gboolean        known = fz_station_table_knows_featured (fz_finder_get_table (self->finder));
  FzFilterChoice  choices[] = {
    { _ ("All stations"), counts->any_featured, chosen == 0 },
    { _ ("All featured stations"), popular + special, chosen == featured_choices[0] },
    { C_ ("filter", "Popular stations"), popular, chosen == featured_choices[1] },
    { C_ ("filter", "Special stations"), special, chosen == featured_choices[2] },
  };

  gtk_widget_set_visible (self->unknown_button, !known);
  gtk_widget_set_visible (GTK_WIDGET (self->featured_button), known);
  fz_filter_button_set_choices (self->featured_button, choices, G_N_ELEMENTS (choices));
  fz_filter_button_set_label (self->featured_button, featured_label (chosen));
  fz_filter_button_set_active (self->featured_button, chosen != 0);
}

static void
on_finder_changed (FzFilterBar *self)
{
  show_districts (self);
  show_levels (self);
  show_featured (self);
}

static void
on_district_chosen (FzFilterBar *self,
                    guint        choice)
{
  FzCatalog  *catalog = fz_station_table_get_catalog (fz_finder_get_table (self->finder));
  const char *code = choice > 0 ? fz_catalog_get_district (catalog, choice - 1)->code : NULL;
  g_autoptr (FzQuery) query = fz_query_with_district (fz_finder_get_query (self->finder), code);

  fz_filter_button_popdown (self->district_button);
  fz_finder_set_query (self->finder, query);
}

static void
on_level_chosen (FzFilterBar *self,
                 guint        choice)
{
  FzQuery *present = fz_finder_get_query (self->finder);
  guint    levels = choice > 0 ? fz_query_get_levels (present) ^ 1u << (choice - 1) : 0;
  g_autoptr (FzQuery) query = fz_query_with_levels (present, levels);

  fz_finder_set_query (self->finder, query);
}

static void
on_featured_chosen (FzFilterBar *self,
                    guint        choice)
{
  guint featured = choice > 0 ? featured_choices[choice - 1] : 0;
  g_autoptr (FzQuery) query =
      fz_query_with_featured (fz_finder_get_query (self->finder), featured);

  fz_filter_button_popdown (self->featured_button);
  fz_finder_set_query (self->finder, query);
}

static void
on_open_sample_clicked (FzFilterBar *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->unknown_button));
  /* The button goes when the sample comes, and must not take the focus along. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->district_button), GTK_DIR_TAB_FORWARD);
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-featured-sample", NULL);
}

static void
fz_filter_bar_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  FzFilterBar *self = FZ_FILTER_BAR (object);

  switch (prop_id)
    {
    case PROP_FINDER:
      g_value_set_object (value, self->finder);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_filter_bar_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  FzFilterBar *self = FZ_FILTER_BAR (object);

  switch (prop_id)
    {
    case PROP_FINDER:
      fz_filter_bar_set_finder (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_filter_bar_dispose (GObject *object)
{
  FzFilterBar *self = FZ_FILTER_BAR (object);

  if (self->finder != NULL)
    g_signal_handlers_disconnect_by_data (self->finder, self);
  g_clear_object (&self->finder);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_FILTER_BAR);
  G_OBJECT_CLASS (fz_filter_bar_parent_class)->dispose (object);
}

static void
fz_filter_bar_class_init (FzFilterBarClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fz_filter_bar_get_property;
  object_class->set_property = fz_filter_bar_set_property;
  object_class->dispose = fz_filter_bar_dispose;

  properties[PROP_FINDER] =
      g_param_spec_object ("finder", NULL, NULL, FZ_TYPE_FINDER,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (FZ_TYPE_FILTER_BUTTON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/panel/fz-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FzFilterBar, buttons);
  gtk_widget_class_bind_template_child (widget_class, FzFilterBar, district_button);
  gtk_widget_class_bind_template_child (widget_class, FzFilterBar, level_button);
  gtk_widget_class_bind_template_child (widget_class, FzFilterBar, featured_button);
  gtk_widget_class_bind_template_child (widget_class, FzFilterBar, unknown_button);
  gtk_widget_class_bind_template_callback (widget_class, on_district_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_level_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_featured_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_open_sample_clicked);
}

static void
fz_filter_bar_init (FzFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
fz_filter_bar_new (void)
{
  return g_object_new (FZ_TYPE_FILTER_BAR, NULL);
}

/* The finder whose query the bar sets; borrowed, NULL before one is set. */
FzFinder *
fz_filter_bar_get_finder (FzFilterBar *self)
{
  g_return_val_if_fail (FZ_IS_FILTER_BAR (self), NULL);
  return self->finder;
}

void
fz_filter_bar_set_finder (FzFilterBar *self,
                          FzFinder    *finder)
{
  g_return_if_fail (FZ_IS_FILTER_BAR (self));

  if (self->finder == finder)
    return;
  if (self->finder != NULL)
    g_signal_handlers_disconnect_by_data (self->finder, self);
  g_set_object (&self->finder, finder);
  if (finder != NULL)
    {
      g_signal_connect_object (finder, "changed", G_CALLBACK (on_finder_changed),
                               self, G_CONNECT_SWAPPED);
      on_finder_changed (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINDER]);
}
