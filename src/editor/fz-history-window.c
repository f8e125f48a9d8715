/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-history-window.h"

#include "fz-access.h"
#include "fz-field.h"
#include "fz-history-words.h"
#include "fz-save-words.h"
#include "fz-signature.h"
#include "fz-store-keep.h"
#include "fz-toast.h"
#include "fz-undo-dialog.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/*
 * Who changed what, when, from what to what: over all or of one station, the newest first,
 * read page by page as somebody scrolls. What was done together stands together below who
 * did it, with a button that takes it back, or does it again; a deleted station comes back
 * in the same way. Enter on a row asks the same as that button. The keyboard begins at the
 * newest change; Escape closes the window.
 */
struct _FzHistoryWindow
{
  AdwApplicationWindow parent_instance;

  /* template */
  AdwToastOverlay *toasts;
  AdwWindowTitle  *window_title;
  AdwBanner       *sample_banner;
  AdwBanner       *trouble_banner;
  GtkWidget       *station_button;
  GtkLabel        *station_label;
  GtkDropDown     *who_choice;
  GtkDropDown     *kind_choice;
  GtkDropDown     *field_choice;
  GtkDropDown     *time_choice;
  GtkStack        *stack;
  GtkListBox      *changes;

  FzStationTable  *table;       /* (owned) */
  FzStore         *store;       /* (owned) */
  FzCatalog       *catalog;     /* (owned) of the collection that is shown */
  FzHistoryFilter *filter;      /* (owned) */
  FzHistoryEntry  *last;        /* (owned) (nullable) that is shown */
  GCancellable    *cancellable; /* (owned) of what is being read; anew for each question */
  char            *who;         /* (owned) (nullable) who signed what is being undone */
  FzUndoPlan      *plan;        /* (owned) (nullable) that waits for a signature */
  gboolean         more;
  gboolean         is_loading;
  gboolean         takes_focus; /* the first of the changes is to have the keyboard */
};

#define PAGE 60
#define DAY (24 * 60 * 60)

/* The fields that are asked about; others are found over all. */
static const FzField asked_fields[] = {
  FZ_FIELD_PHONE,
  FZ_FIELD_ADDRESS,
  FZ_FIELD_HOURS,
  FZ_FIELD_WEBSITE,
  FZ_FIELD_NOTICE,
  FZ_FIELD_STATUS,
  FZ_FIELD_FEATURED,
  FZ_FIELD_LAT,
  FZ_FIELD_CHECKED_ON,
};

/* How many days back; 0: all. */
static const guint asked_days[] = { 0, 1, 7, 31, 366 };

G_DEFINE_FINAL_TYPE (FzHistoryWindow, fz_history_window, ADW_TYPE_APPLICATION_WINDOW)

static void
show_trouble (FzHistoryWindow *self,
              const char      *words)
{
  adw_banner_set_title (self->trouble_banner, words != NULL ? words : "");
  adw_banner_set_revealed (self->trouble_banner, words != NULL);
}

static gboolean
can_go_back (const FzHistoryEntry *entry)
{
  return entry->undone_by == 0 && entry->kind != FZ_BATCH_PURGE &&
         entry->kind != FZ_BATCH_REPLACE;
}

static GtkWidget *
create_row (FzHistoryWindow *self,
            FzHistoryEntry  *entry)
{
  GtkWidget       *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
  g_autofree char *change = fz_words_for_entry (entry);
  g_autofree char *title = fz_words_for_changed_place (self->table, entry->station, entry->name,
                                                       entry->field);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), change);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), can_go_back (entry));
  if (entry->undone_by != 0)
    gtk_widget_add_css_class (row, "dimmed");
  g_object_set_data_full (G_OBJECT (row), "fz-entry", fz_history_entry_ref (entry),
                          (GDestroyNotify) fz_history_entry_unref);
  return row;
}

static GtkWidget *
create_undo_button (const FzHistoryEntry *entry)
{
  gboolean   undone = entry->kind == FZ_BATCH_UNDO;
  GtkWidget *button = gtk_button_new_with_mnemonic (undone ? _ ("_Redo") : _ ("_Undo"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "history.undo");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", entry->batch);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
create_header (const FzHistoryEntry *entry)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *made = fz_words_for_made (entry->made_by, entry->made_at);
  g_autofree char *words = NULL;
  GtkWidget       *label;

  /* Translators: what was done, then by whom and when. */
  words = g_strdup_printf (_ ("%s: %s"), fz_words_for_batch_kind (entry->kind), made);
  label = gtk_label_new (words);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  if (entry->undone_by != 0)
    gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("taken back")));
  else if (can_go_back (entry))
    gtk_box_append (GTK_BOX (box), create_undo_button (entry));
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  return box;
}

static const FzHistoryEntry *
get_entry (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "fz-entry") : NULL;
}

/* Above the first of what was done together. */
static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       unused)
{
  const FzHistoryEntry *entry = get_entry (row);
  const FzHistoryEntry *last = get_entry (before);

  if (last != NULL && last->batch == entry->batch)
    gtk_list_box_row_set_header (row, NULL);
  else if (gtk_list_box_row_get_header (row) == NULL)
    gtk_list_box_row_set_header (row, create_header (entry));
}

/* The keyboard begins at the newest change, and stays among them when the list is read anew;
 * whoever is elsewhere by then stays there. */
static void
give_focus (FzHistoryWindow *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->changes, 0);

  if (!self->takes_focus || first == NULL)
    return;
  self->takes_focus = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (first));
  gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);
}

static gboolean
is_among_changes (FzHistoryWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->changes));
}

static void
on_page_ready (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (FzHistoryWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzHistoryPage) page = NULL;
  g_autofree char *words = NULL;

  page = fz_store_list_history_finish (FZ_STORE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->table == NULL)
    return;
  self->is_loading = FALSE;
  if (page == NULL)
    {
      /* Translators: %s is a technical reason. */
      words = g_strdup_printf (_ ("The history could not be read: %s"), error->message);
      show_trouble (self, words);
      return;
    }
  self->more = page->more;
  if (self->last == NULL)
    {
      self->takes_focus |= is_among_changes (self);
      gtk_list_box_remove_all (self->changes);
    }
  for (guint i = 0; i < page->entries->len; i++)
    {
      FzHistoryEntry *entry = g_ptr_array_index (page->entries, i);

      gtk_list_box_append (self->changes, create_row (self, entry));
      g_clear_pointer (&self->last, fz_history_entry_unref);
      self->last = fz_history_entry_ref (entry);
    }
  gtk_stack_set_visible_child_name (self->stack, self->last != NULL ? "changes" : "empty");
  give_focus (self);
}

static void
load_more (FzHistoryWindow *self)
{
  if (self->is_loading || !self->more)
    return;
  self->is_loading = TRUE;
  fz_store_list_history_async (self->store, self->filter, self->last, PAGE, self->cancellable,
                               on_page_ready, g_object_ref (self));
}

/* From the newest on. What is shown stays until that is there. */
static void
reload (FzHistoryWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->last, fz_history_entry_unref);
  self->is_loading = FALSE;
  self->more = TRUE;
  load_more (self);
}

static void
on_edge_reached (FzHistoryWindow *self,
                 GtkPositionType  edge)
{
  if (edge == GTK_POS_BOTTOM)
    load_more (self);
}

/* The first of each choice stands for all. */
static void
on_filter_chosen (FzHistoryWindow *self)
{
  guint       who = gtk_drop_down_get_selected (self->who_choice);
  guint       kind = gtk_drop_down_get_selected (self->kind_choice);
  guint       field = gtk_drop_down_get_selected (self->field_choice);
  guint       days = gtk_drop_down_get_selected (self->time_choice);
  GListModel *makers = gtk_drop_down_get_model (self->who_choice);

  if (self->table == NULL)
    return;
  g_clear_pointer (&self->filter->who, g_free);
  g_clear_pointer (&self->filter->field, g_free);
  if (who > 0 && who != GTK_INVALID_LIST_POSITION)
    self->filter->who = g_strdup (gtk_string_list_get_string (GTK_STRING_LIST (makers), who));
  if (field > 0 && field <= G_N_ELEMENTS (asked_fields))
    self->filter->field = g_strdup (fz_field_to_word (asked_fields[field - 1]));
  self->filter->has_kind = kind > 0 && kind <= FZ_N_BATCH_KINDS;
  self->filter->kind = self->filter->has_kind ? kind - 1 : 0;
  self->filter->from = days > 0 && days < G_N_ELEMENTS (asked_days)
                           ? g_get_real_time () / G_USEC_PER_SEC - asked_days[days] * DAY
                           : 0;
  reload (self);
}

/* Those who are not offered yet: what is chosen stays chosen. */
static void
on_makers_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FzHistoryWindow) self = user_data;
  g_autoptr (GPtrArray) makers = fz_store_list_makers_finish (FZ_STORE (source), result, NULL);
  GtkStringList *offered;

  if (self->table == NULL || makers == NULL)
    return;
  offered = GTK_STRING_LIST (gtk_drop_down_get_model (self->who_choice));
  for (guint i = 0; i < makers->len; i++)
    {
      const char *who = g_ptr_array_index (makers, i);

      if (gtk_string_list_find (offered, who) == G_MAXUINT)
        gtk_string_list_append (offered, who);
    }
}

static void
load_makers (FzHistoryWindow *self)
{
  fz_store_list_makers_async (self->store, NULL, on_makers_ready, g_object_ref (self));
}

/* Another collection may have come in the place of the one that the window is about. */
static gboolean
is_about_table (FzHistoryWindow *self)
{
  return fz_catalog_is_same_collection (fz_station_table_get_catalog (self->table),
                                        self->catalog);
}

static void
on_undo_ready (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (FzHistoryWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBatch) batch = fz_store_apply_undo_finish (FZ_STORE (source), result, &error);
  g_autofree char *words = NULL;

  if (self->table == NULL)
    return;
  if (batch == NULL)
    words = fz_words_for_save_error (error, FZ_SAVE_UNDO);
  show_trouble (self, words);
  if (batch == NULL)
    return;
  /* The window follows the table. */
  self->takes_focus = TRUE;
  if (is_about_table (self))
    fz_station_table_update_all (self->table, batch->records);
  fz_toast_show (GTK_WIDGET (self->stack), _ ("Done. It can be taken back here as well."));
}

static void
apply (FzHistoryWindow *self)
{
  g_autoptr (FzUndoPlan) plan = g_steal_pointer (&self->plan);

  g_free (self->who);
  self->who = fz_signature_get ();
  if (plan != NULL)
    fz_store_apply_undo_async (self->store, plan, self->who, NULL, on_undo_ready,
                               g_object_ref (self));
}

static void
on_signed (gpointer user_data)
{
  apply (user_data);
}

static void
on_undo_chosen (FzUndoPlan *plan,
                gpointer    user_data)
{
  FzHistoryWindow *self = user_data;

  g_clear_pointer (&self->plan, fz_undo_plan_free);
  self->plan = plan;
  fz_signature_ensure (GTK_WIDGET (self->toasts), on_signed, G_OBJECT (self));
}

/* One question at a time, however quickly somebody presses. */
static gboolean
is_free (FzHistoryWindow *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL;
}

static void
on_plan_ready (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (FzHistoryWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzUndoPlan) plan = fz_store_plan_undo_finish (FZ_STORE (source), result, &error);
  g_autofree char *words = NULL;

  if (self->table == NULL || !is_free (self))
    return;
  if (plan == NULL)
    {
      words = fz_words_for_save_error (error, FZ_SAVE_UNDO);
      show_trouble (self, words);
      return;
    }
  fz_undo_dialog_ask (GTK_WIDGET (self->toasts), g_steal_pointer (&plan), self->table,
                      on_undo_chosen, G_OBJECT (self));
}

static void
on_undo_activated (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *batch)
{
  FzHistoryWindow *self = FZ_HISTORY_WINDOW (widget);

  if (is_free (self))
    fz_store_plan_undo_async (self->store, g_variant_get_int64 (batch), NULL, on_plan_ready,
                              g_object_ref (self));
}

/* What the row was about is shown with what it would be then; nothing is done yet. */
static void
on_row_activated (FzHistoryWindow *self,
                  GtkListBoxRow   *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "history.undo", "x", get_entry (row)->batch);
}

static void
on_all_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  fz_history_window_set_station (FZ_HISTORY_WINDOW (widget), 0);
}

/* Districts and services may be others now. */
static void
on_table_changed (FzHistoryWindow *self)
{
  if (!is_about_table (self))
    return;
  fz_catalog_unref (self->catalog);
  self->catalog = fz_catalog_ref (fz_station_table_get_catalog (self->table));
  load_makers (self);
  reload (self);
}

static void
fz_history_window_dispose (GObject *object)
{
  FzHistoryWindow *self = FZ_HISTORY_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_HISTORY_WINDOW);
  g_clear_object (&self->table);
  g_clear_object (&self->store);
  g_clear_pointer (&self->catalog, fz_catalog_unref);
  g_clear_pointer (&self->plan, fz_undo_plan_free);
  G_OBJECT_CLASS (fz_history_window_parent_class)->dispose (object);
}

static void
fz_history_window_finalize (GObject *object)
{
  FzHistoryWindow *self = FZ_HISTORY_WINDOW (object);

  g_clear_pointer (&self->last, fz_history_entry_unref);
  fz_history_filter_free (self->filter);
  g_object_unref (self->cancellable);
  g_free (self->who);
  G_OBJECT_CLASS (fz_history_window_parent_class)->finalize (object);
}

static void
fz_history_window_class_init (FzHistoryWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fz_history_window_dispose;
  object_class->finalize = fz_history_window_finalize;

  gtk_widget_class_install_action (widget_class, "history.undo", "x", on_undo_activated);
  gtk_widget_class_install_action (widget_class, "history.all", NULL, on_all_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, FZ_RESOURCE_BASE "/ui/editor/fz-history-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FzHistoryWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, FzHistoryWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, FzHistoryWindow, sample_banner);
  gtk_widget_class_bind_template_child (widget_class, FzHistoryWindow, trouble_banner);
  gtk_widget_class_bind_template_child (widget_class, FzHistoryWindow, station_button);
  gtk_widget_class_bind_template_child (widget_class, FzHistoryWindow, station_label);
  gtk_widget_class_bind_template_child (widget_class, FzHistoryWindow, who_choice);
  gtk_widget_class_bind_template_child (widget_class, FzHistoryWindow, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, FzHistoryWindow, field_choice);
  gtk_widget_class_bind_template_child (widget_class, FzHistoryWindow, time_choice);
  gtk_widget_class_bind_template_child (widget_class, FzHistoryWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, FzHistoryWindow, changes);
  gtk_widget_class_bind_template_callback (widget_class, on_edge_reached);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
fill_choices (FzHistoryWindow *self)
{
  g_autoptr (GtkStringList) makers = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) fields = gtk_string_list_new (NULL);

  gtk_string_list_append (makers, _ ("By Anybody"));
  gtk_drop_down_set_model (self->who_choice, G_LIST_MODEL (makers));
  gtk_string_list_append (kinds, _ ("Everything Done"));
  for (FzBatchKind kind = 0; kind < FZ_N_BATCH_KINDS; kind++)
    gtk_string_list_append (kinds, fz_words_for_batch_kind (kind));
  gtk_drop_down_set_model (self->kind_choice, G_LIST_MODEL (kinds));
  gtk_string_list_append (fields, _ ("Every Field"));
  for (guint i = 0; i < G_N_ELEMENTS (asked_fields); i++)
    {
      const char      *field = fz_field_to_word (asked_fields[i]);
      g_autofree char *words = fz_words_for_changed_field (field, NULL, FZ_SCRIPT_HANS);

      gtk_string_list_append (fields, words);
    }
  gtk_drop_down_set_model (self->field_choice, G_LIST_MODEL (fields));
}

static void
fz_history_window_init (FzHistoryWindow *self)
{
  GtkDropDown *choices[4];

  self->cancellable = g_cancellable_new ();
  self->filter = g_new0 (FzHistoryFilter, 1);
  self->takes_focus = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_access_follow_trouble (GTK_WIDGET (self->trouble_banner));
  gtk_list_box_set_header_func (self->changes, update_header, NULL, NULL);
  fill_choices (self);
  choices[0] = self->who_choice;
  choices[1] = self->kind_choice;
  choices[2] = self->field_choice;
  choices[3] = self->time_choice;
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    g_signal_connect_object (choices[i], "notify::selected", G_CALLBACK (on_filter_chosen), self,
                             G_CONNECT_SWAPPED);
}

/* The history of what @store keeps; @table follows what is taken back. */
FzHistoryWindow *
fz_history_window_new (GtkApplication *application,
                       FzStationTable *table,
                       FzStore        *store)
{
  FzHistoryWindow *self = g_object_new (FZ_TYPE_HISTORY_WINDOW, "application", application, NULL);

  self->table = g_object_ref (table);
  self->store = g_object_ref (store);
  self->catalog = fz_catalog_ref (fz_station_table_get_catalog (table));
  g_signal_connect_object (table, "changed", G_CALLBACK (on_table_changed), self,
                           G_CONNECT_SWAPPED);
  adw_banner_set_title (self->sample_banner, fz_words_for_sample ());
  adw_banner_set_revealed (self->sample_banner, self->catalog->dataset.sample);
  load_makers (self);
  fz_history_window_set_station (self, 0);
  return self;
}

/* Shows what became of one station; of all for 0. */
void
fz_history_window_set_station (FzHistoryWindow *self,
                               guint32          id)
{
  g_autoptr (FzStation) station = NULL;

  g_return_if_fail (FZ_IS_HISTORY_WINDOW (self));

  if (id != 0)
    station = fz_station_table_find_station (self->table, id);
  self->filter->station = id;
  gtk_widget_set_visible (self->station_button, id != 0);
  gtk_label_set_label (self->station_label, station != NULL ? fz_station_get_place (station) : "");
  adw_window_title_set_subtitle (self->window_title,
                                 station != NULL ? fz_station_get_name (station) : "");
  reload (self);
}
