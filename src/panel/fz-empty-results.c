/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-empty-results.h"

#include "fz-access.h"
#include "fz-coordinates.h"
#include "fz-filter-words.h"
#include "fz-follow.h"
#include "fz-origin-words.h"
#include "fz-remedies.h"
#include "fz-start-search.h"
#include "fz-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/*
 * What stands in the place of a list without stations: a place to start from where that
 * is what was typed; which single filter to drop to find how many, each as a row that
 * does it; and a button that drops all. What is offered, and in which order, is decided
 * by fz_start_search_guess() and fz_remedies_find().
 *
 * Activates `win.start-from`.
 */
struct _FzEmptyResults
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget     *scroller;
  AdwStatusPage *page;
  GtkListBox    *remedies;
  GtkWidget     *clear_button;

  FzFinder *finder; /* (owned) (nullable) */
};

/* More would have to be read. */
#define MAX_REMEDIES 3

G_DEFINE_FINAL_TYPE (FzEmptyResults, fz_empty_results, GTK_TYPE_WIDGET)

static GtkWidget *
append_row (FzEmptyResults *self,
            const char     *title,
            const char     *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             fz_access_create_icon ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (self->remedies, row);
  return row;
}

static void
append_remedy (FzEmptyResults *self,
               const FzRemedy *remedy)
{
  g_autofree char *count = fz_words_for_station_count (remedy->n_stations);
  GtkWidget       *row = append_row (self, fz_words_for_dropping (remedy->part), count);

  g_object_set_data (G_OBJECT (row), "part", GUINT_TO_POINTER (remedy->part));
}

/* Where @text would start from, in words; NULL when it names no place. */
static char *
dup_start_title (FzEmptyResults *self,
                 const char     *text)
{
  FzStationTable *table = fz_finder_get_table (self->finder);
  FzCatalog      *catalog = fz_station_table_get_catalog (table);
  g_autoptr (FzCoordinates) place = fz_coordinates_parse (text, FZ_DATUM_WGS84, catalog);
  g_autoptr (FzOrigin) origin = NULL;
  g_autofree char *name = NULL;

  if (place != NULL && place->verdict != FZ_VERDICT_GOOD)
    return g_strdup (_ ("Start from Coordinates…"));
  origin = fz_start_search_guess (fz_station_table_get_columns (table), catalog, text);
  if (origin == NULL)
    return NULL;
  name = fz_words_for_origin (origin, fz_station_table_get_script (table));
  /* Translators: %s is a place, such as "Gongyuanqian metro station". */
  return g_strdup_printf (_ ("Start from %s"), name);
}

/* People type where they are to find what is near: that is a starting point. */
static gboolean
show_start (FzEmptyResults *self,
            FzQuery        *query)
{
  const char      *text = fz_query_get_text (query);
  g_autofree char *title = *text != '\0' ? dup_start_title (self, text) : NULL;
  GtkWidget       *row;

  if (title == NULL)
    return FALSE;
  row = append_row (self, title, _ ("To find the stations nearest to it"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", text);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.start-from");
  return TRUE;
}

static guint
count_parts (FzQuery *query)
{
  guint n = 0;

  for (guint part = FZ_PART_OPENING; part < FZ_N_QUERY_PARTS; part++)
    n += fz_query_has_part (query, part);
  return n;
}

static const char *
get_description (FzQuery *query,
                 guint    n_remedies)
{
  if (n_remedies > 0)
    return _ ("One step brings some back:");
  if (count_parts (query) > 1)
    return _ ("It takes more than one change to find any.");
  return _ ("Try another spelling.");
}

static void
show_remedies (FzEmptyResults *self)
{
  FzQuery *query = fz_finder_get_query (self->finder);
  g_autoptr (GArray) remedies = fz_remedies_find (self->finder);
  guint n_remedies = MIN (remedies->len, MAX_REMEDIES);
  guint n;

  gtk_list_box_remove_all (self->remedies);
  n = n_remedies + show_start (self, query);
  for (guint i = 0; i < n_remedies; i++)
    append_remedy (self, &g_array_index (remedies, FzRemedy, i));
  gtk_widget_set_visible (GTK_WIDGET (self->remedies), n > 0);
  gtk_widget_set_visible (self->clear_button, n == 0 || count_parts (query) > 1);
  adw_status_page_set_description (self->page, get_description (query, n));
  /* In a narrow window the picture would push out of view what is offered. */
  adw_status_page_set_icon_name (self->page, n > 0 ? NULL : "edit-find-symbolic");
}

/* There is nothing to say while there are stations. */
static void
on_finder_changed (FzEmptyResults *self)
{
  if (fz_results_get_total (fz_finder_get_results (self->finder)) == 0)
    show_remedies (self);
}

static void
on_remedy_activated (FzEmptyResults *self,
                     GtkListBoxRow  *row)
{
  FzQueryPart part = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "part"));
  g_autoptr (FzQuery) query = NULL;

  if (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)) != NULL)
    return;
  query = fz_query_without_part (fz_finder_get_query (self->finder), part);
  fz_finder_set_query (self->finder, query);
}

static void
on_clear_clicked (FzEmptyResults *self)
{
  g_autoptr (FzQuery) query = fz_query_cleared (fz_finder_get_query (self->finder));

  fz_finder_set_query (self->finder, query);
}

static void
fz_empty_results_dispose (GObject *object)
{
  FzEmptyResults *self = FZ_EMPTY_RESULTS (object);

  fz_follow_finder (&self->finder, NULL, NULL, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_EMPTY_RESULTS);
  G_OBJECT_CLASS (fz_empty_results_parent_class)->dispose (object);
}

static void
fz_empty_results_class_init (FzEmptyResultsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_empty_results_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/panel/fz-empty-results.ui");
  gtk_widget_class_bind_template_child (widget_class, FzEmptyResults, scroller);
  gtk_widget_class_bind_template_child (widget_class, FzEmptyResults, page);
  gtk_widget_class_bind_template_child (widget_class, FzEmptyResults, remedies);
  gtk_widget_class_bind_template_child (widget_class, FzEmptyResults, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, on_remedy_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked);
}

static void
fz_empty_results_init (FzEmptyResults *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
fz_empty_results_new (void)
{
  return g_object_new (FZ_TYPE_EMPTY_RESULTS, NULL);
}

void
fz_empty_results_set_finder (FzEmptyResults *self,
                             FzFinder       *finder)
{
  g_return_if_fail (FZ_IS_EMPTY_RESULTS (self));

  if (!fz_follow_finder (&self->finder, finder, G_CALLBACK (on_finder_changed), self))
    return;
  if (finder != NULL)
    on_finder_changed (self);
}

/* Starts from the place that was typed, as a click on the row does; does nothing when
 * none was. */
void
fz_empty_results_start (FzEmptyResults *self)
{
  GtkListBoxRow *first;

  g_return_if_fail (FZ_IS_EMPTY_RESULTS (self));

  first = gtk_list_box_get_row_at_index (self->remedies, 0);
  if (first != NULL && gtk_actionable_get_action_name (GTK_ACTIONABLE (first)) != NULL)
    gtk_widget_activate (GTK_WIDGET (first));
}

/* Puts the keyboard on the first that is offered, or on the button below. */
void
fz_empty_results_focus_first (FzEmptyResults *self)
{
  g_return_if_fail (FZ_IS_EMPTY_RESULTS (self));

  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
