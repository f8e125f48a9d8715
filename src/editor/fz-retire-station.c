/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-retire-station.h"

#include "fz-access.h"
#include "fz-dialog-width.h"
#include "fz-finder.h"
#include "fz-save-words.h"
#include "fz-signature.h"
#include "fz-store-keep.h"

#include <glib/gi18n.h>

/*
 * A station that is closed for good, in favour of others or of none: those that follow it
 * are searched for, as citizens search, and chosen. Its code leads to them from then on.
 *
 * `saved` (x: the batch; s: who signed)
 */
struct _FzRetireStation
{
  AdwDialog parent_instance;

  /* template */
  AdwPreferencesPage *page;
  GtkEditable        *search_entry;
  GtkListBox         *found;
  GtkWidget          *chosen_group;
  GtkListBox         *chosen;
  GtkLabel           *trouble_label;
  GtkWidget          *retire_button;

  FzStation      *station; /* (owned) */
  FzStationTable *table;   /* (owned) */
  FzStore        *store;   /* (owned) */
  FzCatalog      *catalog; /* (owned) of the collection that is shown */
  FzFinder       *finder;  /* (owned) of the search here */
  GPtrArray      *codes;   /* (owned) of those that follow it: strings */
  char           *who;     /* (owned) (nullable) who signs */
};

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* More found than this are found by more words. */
#define MAX_FOUND 8

G_DEFINE_FINAL_TYPE (FzRetireStation, fz_retire_station, ADW_TYPE_DIALOG)

static GtkWidget *
create_row (FzStation  *station,
            const char *icon_name)
{
  GtkWidget       *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
  g_autofree char *words = NULL;

  words = g_strdup_printf ("%s · %s", fz_station_get_name (station),
                           fz_station_get_code (station));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fz_station_get_place (station));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), fz_access_create_icon (icon_name));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "fz-code", g_strdup (fz_station_get_code (station)),
                          g_free);
  return row;
}

static void
show_chosen (FzRetireStation *self)
{
  gtk_list_box_remove_all (self->chosen);
  for (guint i = 0; i < self->codes->len; i++)
    {
      g_autoptr (FzStation) station = NULL;

      station = fz_station_table_find_code (self->table, g_ptr_array_index (self->codes, i));
      if (station != NULL)
        gtk_list_box_append (self->chosen, create_row (station, "list-remove-symbolic"));
    }
  gtk_widget_set_visible (self->chosen_group, self->codes->len > 0);
}

static gboolean
can_follow (FzRetireStation *self,
            FzStation       *station)
{
  const char *code = fz_station_get_code (station);

  return fz_station_get_id (station) != fz_station_get_id (self->station) &&
         !g_ptr_array_find_with_equal_func (self->codes, code, g_str_equal, NULL);
}

static void
show_found (FzRetireStation *self)
{
  guint          n_rows;
  const guint32 *rows = fz_finder_get_first_rows (self->finder, MAX_FOUND, &n_rows);
  const char    *text = fz_query_get_text (fz_finder_get_query (self->finder));
  guint          n = *text != '\0' ? MIN (n_rows, MAX_FOUND) : 0;

  gtk_list_box_remove_all (self->found);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FzStation) station = fz_station_table_dup_station (self->table, rows[i]);

      if (can_follow (self, station))
        gtk_list_box_append (self->found, create_row (station, "list-add-symbolic"));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->found),
                          gtk_list_box_get_row_at_index (self->found, 0) != NULL);
}

static void
on_search_changed (FzRetireStation *self)
{
  g_autoptr (FzQuery) query = NULL;

  query = fz_query_with_text (fz_finder_get_query (self->finder),
                              gtk_editable_get_text (self->search_entry));
  fz_finder_set_query (self->finder, query);
  show_found (self);
}

/* Escape: back to no search, and then away. */
static void
on_stop_search (FzRetireStation *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  else
    adw_dialog_close (ADW_DIALOG (self));
}

static void
on_found_activated (FzRetireStation *self,
                    GtkListBoxRow   *row)
{
  g_ptr_array_add (self->codes, g_strdup (g_object_get_data (G_OBJECT (row), "fz-code")));
  show_chosen (self);
  gtk_editable_set_text (self->search_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
on_chosen_activated (FzRetireStation *self,
                     GtkListBoxRow   *row)
{
  g_ptr_array_remove_index (self->codes, (guint) gtk_list_box_row_get_index (row));
  show_chosen (self);
  show_found (self);
}

static void
set_saving (FzRetireStation *self,
            gboolean         saving)
{
  adw_dialog_set_can_close (ADW_DIALOG (self), !saving);
  gtk_widget_set_sensitive (self->retire_button, !saving);
}

static void
on_retired (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FzRetireStation) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBatch) batch = fz_store_retire_station_finish (FZ_STORE (source), result, &error);
  g_autofree char *words = NULL;

  /* The window was closed: what was saved is saved, and nobody is left to be told. */
  if (self->table == NULL)
    return;
  set_saving (self, FALSE);
  if (batch == NULL)
    {
      words = fz_words_for_save_error (error, FZ_SAVE_TABLE);
      gtk_label_set_label (self->trouble_label, words);
      gtk_widget_set_visible (GTK_WIDGET (self->trouble_label), TRUE);
      return;
    }
  /* Another collection may have come in its place. */
  if (fz_catalog_is_same_collection (fz_station_table_get_catalog (self->table), self->catalog))
    fz_station_table_update_all (self->table, batch->records);
  adw_dialog_close (ADW_DIALOG (self));
  if (batch->id != 0)
    g_signal_emit (self, signals[SAVED], 0, batch->id, self->who);
}

static void
retire (FzRetireStation *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) codes = NULL;

  for (guint i = 0; i < self->codes->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (self->codes, i));
  codes = g_strv_builder_end (builder);
  g_free (self->who);
  self->who = fz_signature_get ();
  set_saving (self, TRUE);
  fz_store_retire_station_async (self->store, fz_station_get_id (self->station),
                                 (const char *const *) codes, self->who, NULL, on_retired,
                                 g_object_ref (self));
}

static void
on_signed (gpointer user_data)
{
  retire (user_data);
}

static void
on_retire_clicked (FzRetireStation *self)
{
  fz_signature_ensure (GTK_WIDGET (self), on_signed, G_OBJECT (self));
}

static void
fz_retire_station_dispose (GObject *object)
{
  FzRetireStation *self = FZ_RETIRE_STATION (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_RETIRE_STATION);
  g_clear_object (&self->station);
  g_clear_object (&self->table);
  g_clear_object (&self->store);
  g_clear_object (&self->finder);
  g_clear_pointer (&self->catalog, fz_catalog_unref);
  G_OBJECT_CLASS (fz_retire_station_parent_class)->dispose (object);
}

static void
fz_retire_station_finalize (GObject *object)
{
  FzRetireStation *self = FZ_RETIRE_STATION (object);

  g_ptr_array_unref (self->codes);
  g_free (self->who);
  G_OBJECT_CLASS (fz_retire_station_parent_class)->finalize (object);
}

static void
fz_retire_station_class_init (FzRetireStationClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_retire_station_dispose;
  G_OBJECT_CLASS (klass)->finalize = fz_retire_station_finalize;

  /* The station is closed for good, in the batch of that number. */
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, FZ_RESOURCE_BASE "/ui/editor/fz-retire-station.ui");
  gtk_widget_class_bind_template_child (widget_class, FzRetireStation, page);
  gtk_widget_class_bind_template_child (widget_class, FzRetireStation, search_entry);
  gtk_widget_class_bind_template_child (widget_class, FzRetireStation, found);
  gtk_widget_class_bind_template_child (widget_class, FzRetireStation, chosen_group);
  gtk_widget_class_bind_template_child (widget_class, FzRetireStation, chosen);
  gtk_widget_class_bind_template_child (widget_class, FzRetireStation, trouble_label);
  gtk_widget_class_bind_template_child (widget_class, FzRetireStation, retire_button);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_found_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_retire_clicked);
}

static void
fz_retire_station_init (FzRetireStation *self)
{
  self->codes = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_dialog_width_follow_text (ADW_DIALOG (self));
  fz_access_follow_trouble (GTK_WIDGET (self->trouble_label));
}

/* Asks what follows @station; @table follows what is saved into @store. */
AdwDialog *
fz_retire_station_new (FzStation      *station,
                       FzStationTable *table,
                       FzStore        *store)
{
  FzRetireStation *self = g_object_new (FZ_TYPE_RETIRE_STATION, NULL);
  g_autofree char *words = NULL;

  self->station = g_object_ref (station);
  self->table = g_object_ref (table);
  self->store = g_object_ref (store);
  self->catalog = fz_catalog_ref (fz_station_table_get_catalog (table));
  self->finder = fz_finder_new (table);
  /* Translators: %s is the name of a station. */
  words = g_strdup_printf (_ ("%s is shown as closed for good. Its record and its history stay, "
                              "and its code leads to the stations that follow it."),
                           fz_station_get_name (station));
  adw_preferences_page_set_description (self->page, words);
  return ADW_DIALOG (self);
}
