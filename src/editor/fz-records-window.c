/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-records-window.h"

#include "fz-access.h"
#include "fz-check-words.h"
#include "fz-menu-names.h"
#include "fz-records-change.h"
#include "fz-records-check.h"
#include "fz-records-columns.h"
#include "fz-records-completeness.h"
#include "fz-records-copy.h"
#include "fz-records-editing.h"
#include "fz-records-grid.h"
#include "fz-records-keys.h"
#include "fz-records-paste.h"
#include "fz-records-saver.h"
#include "fz-save-words.h"
#include "fz-signature-box.h"
#include "fz-store-records.h"
#include "fz-toast.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/*
 * All stations in a table, for those who keep the records: with the citizen's search and
 * filters, views of what there is to be done, and the columns that somebody chose.
 *
 *   FzFinder ─▶ FzRecordsList ─▶ GtkMultiSelection ─▶ GtkColumnView
 *                    ▲
 *   FzStore ─▶ FzRecordColumns, read anew whenever the table of stations changes
 *
 * Cells are changed where they stand: see #FzRecordsEditing.
 *
 * Actions: `records.still-correct` (Ctrl+M), `records.fact-still-correct` (s: the fact's
 * word), `records.copy` (Ctrl+C),
 * `records.paste` (Ctrl+V), `records.change` (Ctrl+Shift+E) of what is selected,
 * `records.search` (Ctrl+F), and a `columns.` action a column. Activates `win.edit-station`
 * and, in what it says of a save, `win.undo-batch`, which whoever makes the window adds.
 *
 * `station-selected` (u: an id, 0 for none or several) tells which one is selected.
 */
struct _FzRecordsWindow
{
  AdwApplicationWindow parent_instance;

  /* template */
  AdwToastOverlay *toasts;
  AdwWindowTitle  *window_title;
  AdwBanner       *sample_banner;
  AdwBanner       *trouble_banner;
  GtkDropDown     *view_choice;
  GMenu           *records_menu;
  GtkSearchEntry  *search_entry;
  AdwBin          *filters_bin;
  GtkStack        *stack;
  AdwStatusPage   *empty_page;
  GtkColumnView   *column_view;
  AdwWrapBox      *completeness;
  AdwSplitButton  *still_button;
  GtkMenuButton   *columns_button;

  FzFinder          *finder;      /* (owned) */
  FzStore           *store;       /* (owned) */
  FzCatalog         *catalog;     /* (owned) of the collection that is shown */
  FzRecordsList     *list;        /* (owned) */
  GtkSelectionModel *selection;   /* (owned) */
  FzRecordsGrid     *grid;        /* (owned) */
  FzRecordsSaver    *saver;       /* (owned) */
  FzRecordsEditing  *editing;     /* (owned) */
  GCancellable      *cancellable; /* (owned) */
  gboolean           is_loading;
  gboolean           is_stale; /* the stations have changed since it began */
};

enum
{
  STATION_SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzRecordsWindow, fz_records_window, ADW_TYPE_APPLICATION_WINDOW)

static void
update_title (FzRecordsWindow *self)
{
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *words = fz_words_for_station_count (n);

  adw_window_title_set_subtitle (self->window_title, words);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "table" : "empty");
}

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
on_view_chosen (FzRecordsWindow *self)
{
  FzWorkView view = gtk_drop_down_get_selected (self->view_choice);

  if (self->list == NULL || view >= FZ_N_WORK_VIEWS)
    return;
  adw_status_page_set_title (self->empty_page, view == FZ_WORK_VIEW_ALL
                                                   ? _ ("No Records Found")
                                                   : _ ("Nothing to Do Here"));
  fz_records_list_set_view (self->list, view, get_now ());
  if (view == FZ_WORK_VIEW_OLDEST_CHECK)
    fz_records_grid_sort (self->grid, "checked_on", GTK_SORT_ASCENDING);
}

static void
on_search_changed (FzRecordsWindow *self)
{
  g_autoptr (FzQuery) query = NULL;

  if (self->finder == NULL)
    return;
  query = fz_query_with_text (fz_finder_get_query (self->finder),
                              gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  fz_finder_set_query (self->finder, query);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    gtk_column_view_scroll_to (self->column_view, 0, NULL, GTK_LIST_SCROLL_NONE, NULL);
}

static void
on_row_activated (FzRecordsWindow *self,
                  guint            position)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-station", "u",
                              fz_records_list_get_id (self->list, position));
}

static void
on_selection_changed (FzRecordsWindow *self)
{
  g_autoptr (GtkBitset) chosen = NULL;
  guint64 n;
  guint32 id = 0;

  if (self->selection == NULL)
    return;
  chosen = gtk_selection_model_get_selection (self->selection);
  n = gtk_bitset_get_size (chosen);
  if (n == 1)
    id = fz_records_list_get_id (self->list, gtk_bitset_get_minimum (chosen));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.still-correct",
                                 n > 0 && !fz_records_saver_is_saving (self->saver));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.fact-still-correct",
                                 n > 0 && !fz_records_saver_is_saving (self->saver));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.change", n > 0);
  g_signal_emit (self, signals[STATION_SELECTED], 0, id);
}

/* NULL: none. */
static void
show_trouble (FzRecordsWindow *self,
              const char      *words)
{
  adw_banner_set_title (self->trouble_banner, words != NULL ? words : "");
  adw_banner_set_revealed (self->trouble_banner, words != NULL);
}

static void
ask (FzRecordsWindow    *self,
     GAsyncReadyCallback on_ready)
{
  self->is_loading = TRUE;
  self->is_stale = FALSE;
  fz_store_load_records_async (self->store, self->cancellable, on_ready, g_object_ref (self));
}

static void
on_records_ready (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (FzRecordsWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzRecordColumns) records = NULL;
  g_autofree char *words = NULL;

  records = fz_store_load_records_finish (FZ_STORE (source), result, &error);
  self->is_loading = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->list == NULL)
    return;
  if (records == NULL)
    {
      /* Translators: %s is a technical reason. */
      words = g_strdup_printf (_ ("The records could not be read: %s"), error->message);
      show_trouble (self, words);
      return;
    }
  fz_records_list_take_records (self->list, g_steal_pointer (&records));
  fz_records_grid_refresh (self->grid);
  fz_records_completeness_show (self->completeness, fz_records_list_get_records (self->list));
  if (self->is_stale)
    ask (self, on_records_ready);
}

/* One reading at a time: what changes meanwhile is read behind it. */
static void
on_table_changed (FzRecordsWindow *self)
{
  if (!fz_catalog_is_same_collection (
          fz_station_table_get_catalog (fz_finder_get_table (self->finder)), self->catalog))
    return;
  if (self->is_loading)
    self->is_stale = TRUE;
  else
    ask (self, on_records_ready);
}

static void
on_checked (const FzBatch *batch,
            const GError  *error,
            gpointer       user_data)
{
  FzRecordsWindow *self = user_data;
  g_autofree char *words = NULL;

  /* The window was closed: what was saved is saved, and nobody is left to be told. */
  if (self->list == NULL)
    return;
  words = batch == NULL ? fz_words_for_save_error (error, FZ_SAVE_TABLE) : NULL;
  show_trouble (self, words);
  if (batch == NULL)
    return;
  if (batch->id == 0)
    {
      fz_toast_show (GTK_WIDGET (self->toasts), _ ("Marked as checked today already"));
      return;
    }
  words = g_strdup_printf (ngettext ("%u record marked as checked today",
                                     "%u records marked as checked today",
                                     batch->records->len),
                           batch->records->len);
  fz_records_saver_say (self->saver, batch, words);
}

static char *
dup_today (void)
{
  int minute;

  return fz_day_to_iso (fz_day_of_time (get_now (), &minute));
}

/* That @fact, or FZ_RECORDS_CHECK_ALL, of the chosen records is still correct. */
static void
check (FzRecordsWindow *self,
       guint            fact)
{
  g_autoptr (GArray) selected = fz_records_window_make_selected (self);
  g_autofree char *today = dup_today ();
  GPtrArray       *changes;

  changes = fz_records_check_make (fz_records_list_get_records (self->list), selected, fact,
                                   today);
  if (changes->len > 0)
    {
      fz_records_saver_save (self->saver, changes, on_checked, G_OBJECT (self));
      return;
    }
  g_ptr_array_unref (changes);
  if (selected->len > 0)
    fz_toast_show (GTK_WIDGET (self->toasts),
                   _ ("Nothing is recorded there that could be correct"));
}

static void
on_still_correct_activated (GtkWidget  *widget,
                            const char *action_name,
                            GVariant   *parameter)
{
  check (FZ_RECORDS_WINDOW (widget), FZ_RECORDS_CHECK_ALL);
}

static void
on_fact_still_correct_activated (GtkWidget  *widget,
                                 const char *action_name,
                                 GVariant   *parameter)
{
  FzFact fact;

  if (fz_fact_from_word (g_variant_get_string (parameter, NULL), &fact))
    check (FZ_RECORDS_WINDOW (widget), fact);
}

static void
on_copy_activated (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  FzRecordsWindow *self = FZ_RECORDS_WINDOW (widget);
  g_autoptr (GArray) selected = fz_records_window_make_selected (self);
  g_auto (GStrv) columns = fz_records_grid_dup_columns (self->grid);
  g_autofree char *lines = NULL;

  if (selected->len == 0)
    return;
  lines = fz_records_copy ((const char *const *) columns, fz_finder_get_table (self->finder),
                           fz_records_list_get_records (self->list), selected);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), lines);
}

static void
on_change_activated (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  FzRecordsWindow *self = FZ_RECORDS_WINDOW (widget);
  g_autoptr (GArray) selected = fz_records_window_make_selected (self);

  if (selected->len > 0)
    adw_dialog_present (fz_records_change_new (self->list, self->saver, selected),
                        GTK_WIDGET (self->toasts));
}

static void
on_text_ready (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (FzRecordsWindow) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GArray) selected = NULL;
  AdwDialog *dialog;

  if (self->list == NULL ||
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
    return;
  selected = fz_records_window_make_selected (self);
  dialog = text != NULL ? fz_records_paste_new (self->grid, self->saver, text, selected) : NULL;
  if (dialog != NULL)
    adw_dialog_present (dialog, GTK_WIDGET (self->toasts));
  else
    fz_toast_show (GTK_WIDGET (self->toasts),
                   _ ("What was copied does not say which stations it is about: copy the column "
                      "of the codes too, or select as many stations."));
}

static void
on_paste_activated (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  FzRecordsWindow *self = FZ_RECORDS_WINDOW (widget);

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), self->cancellable,
                                 on_text_ready, g_object_ref (self));
}

static void
on_search_activated (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (FZ_RECORDS_WINDOW (widget)->search_entry));
}

/* What is typed in a cell and not saved is not lost by the way. */
static gboolean
fz_records_window_close_request (GtkWindow *window)
{
  FzRecordsWindow *self = FZ_RECORDS_WINDOW (window);

  if (self->editing != NULL && fz_records_editing_is_changed (self->editing))
    {
      fz_records_editing_grab_focus (self->editing);
      fz_toast_show (GTK_WIDGET (self->toasts),
                     _ ("Something is typed that is not saved. Press Enter to save it, or Escape "
                        "to take it back."));
      return GDK_EVENT_STOP;
    }
  return GTK_WINDOW_CLASS (fz_records_window_parent_class)->close_request (window);
}

/* At once, not when the whole is read anew: see on_table_changed(). */
static void
on_saved (FzRecordsWindow *self,
          const FzBatch   *batch)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format_iso8601 (now);
  g_autofree char *who = fz_signature_get ();

  if (self->list == NULL)
    return;
  fz_records_list_update_records (self->list, batch->records, at, who);
  fz_records_grid_refresh (self->grid);
}

static void
fz_records_window_dispose (GObject *object)
{
  FzRecordsWindow *self = FZ_RECORDS_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->column_view != NULL)
    gtk_column_view_set_model (self->column_view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_RECORDS_WINDOW);
  g_clear_object (&self->editing);
  g_clear_object (&self->saver);
  g_clear_object (&self->grid);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->finder);
  g_clear_object (&self->store);
  g_clear_pointer (&self->catalog, fz_catalog_unref);
  G_OBJECT_CLASS (fz_records_window_parent_class)->dispose (object);
}

static void
fz_records_window_finalize (GObject *object)
{
  FzRecordsWindow *self = FZ_RECORDS_WINDOW (object);

  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (fz_records_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, FZ_RESOURCE_BASE "/ui/editor/fz-records-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FzRecordsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, FzRecordsWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, FzRecordsWindow, sample_banner);
  gtk_widget_class_bind_template_child (widget_class, FzRecordsWindow, trouble_banner);
  gtk_widget_class_bind_template_child (widget_class, FzRecordsWindow, view_choice);
  gtk_widget_class_bind_template_child (widget_class, FzRecordsWindow, records_menu);
  gtk_widget_class_bind_template_child (widget_class, FzRecordsWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, FzRecordsWindow, filters_bin);
  gtk_widget_class_bind_template_child (widget_class, FzRecordsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, FzRecordsWindow, empty_page);
  gtk_widget_class_bind_template_child (widget_class, FzRecordsWindow, column_view);
  gtk_widget_class_bind_template_child (widget_class, FzRecordsWindow, completeness);
  gtk_widget_class_bind_template_child (widget_class, FzRecordsWindow, still_button);
  gtk_widget_class_bind_template_child (widget_class, FzRecordsWindow, columns_button);
  gtk_widget_class_bind_template_callback (widget_class, on_view_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
fz_records_window_class_init (FzRecordsWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fz_records_window_dispose;
  object_class->finalize = fz_records_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = fz_records_window_close_request;

  /* The station of that id is selected, and no other; or 0. */
  signals[STATION_SELECTED] = g_signal_new ("station-selected", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                            1, G_TYPE_UINT);

  gtk_widget_class_install_action (widget_class, "records.still-correct", NULL,
                                   on_still_correct_activated);
  gtk_widget_class_install_action (widget_class, "records.fact-still-correct", "s",
                                   on_fact_still_correct_activated);
  gtk_widget_class_install_action (widget_class, "records.copy", NULL, on_copy_activated);
  gtk_widget_class_install_action (widget_class, "records.change", NULL, on_change_activated);
  gtk_widget_class_install_action (widget_class, "records.paste", NULL, on_paste_activated);
  gtk_widget_class_install_action (widget_class, "records.search", NULL, on_search_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK,
                                       "records.still-correct", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "records.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "records.paste",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_E, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "records.change", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK,
                                       "records.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
  g_type_ensure (FZ_TYPE_SIGNATURE_BOX);
  bind_template (widget_class);
}

static void
fz_records_window_init (FzRecordsWindow *self)
{
  g_autoptr (GtkStringList) views = gtk_string_list_new (NULL);
  g_autoptr (GMenuModel) facts = fz_records_check_make_menu ();

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_access_follow_trouble (GTK_WIDGET (self->trouble_banner));
  for (FzWorkView view = 0; view < FZ_N_WORK_VIEWS; view++)
    gtk_string_list_append (views, fz_words_for_work_view (view));
  gtk_drop_down_set_model (self->view_choice, G_LIST_MODEL (views));
  adw_split_button_set_menu_model (self->still_button, facts);
  fz_menu_names_follow (adw_split_button_get_popover (self->still_button));
  fz_menu_names_follow (gtk_menu_button_get_popover (self->columns_button));
  adw_banner_set_title (self->sample_banner, fz_words_for_sample ());
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->search_entry));
}

static void
connect_list (FzRecordsWindow *self)
{
  FzStationTable *table = fz_finder_get_table (self->finder);
  g_autoptr (GMenuModel) columns = fz_records_grid_make_menu ("columns");

  self->list = fz_records_list_new (self->finder);
  self->selection = GTK_SELECTION_MODEL (
      gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->list))));
  self->grid = fz_records_grid_new (self->column_view, table, self->list);
  self->saver = fz_records_saver_new (self->store, table, self->toasts);
  self->editing = fz_records_editing_new (self->grid, self->saver);
  gtk_column_view_set_model (self->column_view, self->selection);
  fz_records_keys_add (self->grid, self->search_entry);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns",
                                  fz_records_grid_get_actions (self->grid));
  g_menu_append_section (self->records_menu, _ ("Columns"), columns);
  g_signal_connect_object (self->saver, "saved", G_CALLBACK (on_saved), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver, "saving-changed", G_CALLBACK (on_selection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (update_title), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (on_selection_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (on_selection_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "changed", G_CALLBACK (on_table_changed), self,
                           G_CONNECT_SWAPPED);
}

/* A window over what @finder finds, which is its own; it saves into @store and lets the
 * finder's table follow. @filters: a widget that sets the filters of @finder. */
FzRecordsWindow *
fz_records_window_new (GtkApplication *application,
                       FzFinder       *finder,
                       FzStore        *store,
                       GtkWidget      *filters)
{
  FzRecordsWindow *self = g_object_new (FZ_TYPE_RECORDS_WINDOW, "application", application, NULL);

  self->finder = g_object_ref (finder);
  self->store = g_object_ref (store);
  self->catalog = fz_catalog_ref (fz_station_table_get_catalog (fz_finder_get_table (finder)));
  adw_banner_set_revealed (self->sample_banner, self->catalog->dataset.sample);
  adw_bin_set_child (self->filters_bin, filters);
  connect_list (self);
  update_title (self);
  on_selection_changed (self);
  ask (self, on_records_ready);
  return self;
}

/* Where the window says what was done; borrowed. */
AdwToastOverlay *
fz_records_window_get_toasts (FzRecordsWindow *self)
{
  g_return_val_if_fail (FZ_IS_RECORDS_WINDOW (self), NULL);
  return self->toasts;
}

/* Shows the records of @view. */
void
fz_records_window_set_view (FzRecordsWindow *self,
                            FzWorkView       view)
{
  g_return_if_fail (FZ_IS_RECORDS_WINDOW (self));
  gtk_drop_down_set_selected (self->view_choice, view);
}

/* The ids, guint32, of the stations that are selected, in the order of the table; the
 * caller's. */
GArray *
fz_records_window_make_selected (FzRecordsWindow *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);

  return fz_records_list_make_ids (self->list, chosen);
}

/* The same of all that are shown. */
GArray *
fz_records_window_make_shown (FzRecordsWindow *self)
{
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (
      0, g_list_model_get_n_items (G_LIST_MODEL (self->list)));

  return fz_records_list_make_ids (self->list, all);
}
