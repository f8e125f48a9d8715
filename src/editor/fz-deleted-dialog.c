/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-deleted-dialog.h"

#include "fz-access.h"
#include "fz-dialog-width.h"
#include "fz-save-words.h"
#include "fz-signature.h"
#include "fz-store-keep.h"
#include "fz-toast.h"

#include <glib/gi18n.h>

/*
 * The stations that were deleted, by code: each can be restored as it was, or be purged,
 * which is asked about, since that alone cannot be taken back.
 *
 * Actions: `deleted.restore` and `deleted.purge` (u: an id).
 */
struct _FzDeletedDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwToastOverlay *toasts;
  AdwBanner       *trouble_banner;
  GtkStack        *stack;
  GtkListBox      *stations;

  FzStationTable *table;       /* (owned) */
  FzStore        *store;       /* (owned) */
  FzCatalog      *catalog;     /* (owned) of the collection that is shown */
  GCancellable   *cancellable; /* (owned) of what is being read */
  GPtrArray      *records;     /* (owned) (nullable) of FzRecord that are shown */
  guint32         id;          /* what is asked about, or waits for a signature */
  FzBatchKind     kind;        /* what is to be done with it */
};

G_DEFINE_FINAL_TYPE (FzDeletedDialog, fz_deleted_dialog, ADW_TYPE_DIALOG)

/* What the store was asked to do: by the time it answers, something else may be asked about. */
typedef struct
{
  FzDeletedDialog *self; /* (owned) */
  FzBatchKind      kind;
} Moving;

static void
free_moving (Moving *moving)
{
  g_object_unref (moving->self);
  g_free (moving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Moving, free_moving)

/* NULL: none. */
static void
show_trouble (FzDeletedDialog *self,
              const char      *words)
{
  adw_banner_set_title (self->trouble_banner, words != NULL ? words : "");
  adw_banner_set_revealed (self->trouble_banner, words != NULL);
}

static const char *
get_name (FzDeletedDialog *self,
          const FzRecord  *record)
{
  const char *name = fz_names_get (&record->names, fz_station_table_get_script (self->table));

  return name != NULL ? name : record->code;
}

/* Its name is what is written on it; which station it is about is told as well. */
static GtkWidget *
create_restore_button (const FzRecord *record,
                       const char     *name)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Restore"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "deleted.restore");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", record->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

/* Each row has one: it is named with what it would purge. */
static GtkWidget *
create_purge_button (const FzRecord *record,
                     const char     *name)
{
  GtkWidget       *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *words = g_strdup_printf (_ ("%s: %s"), _ ("Purge…"), name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "deleted.purge");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", record->id);
  gtk_widget_set_tooltip_text (button, _ ("Purge…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
create_row (FzDeletedDialog *self,
            const FzRecord  *record)
{
  GtkWidget  *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
  const char *name = get_name (self, record);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), record->code);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_restore_button (record, name));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_purge_button (record, name));
  return row;
}

static void
on_deleted_ready (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (FzDeletedDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *words = NULL;

  records = fz_store_list_deleted_finish (FZ_STORE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->table == NULL)
    return;
  if (records == NULL)
    {
      /* Translators: %s is a technical reason. */
      words = g_strdup_printf (_ ("The deleted stations could not be read: %s"), error->message);
      show_trouble (self, words);
      return;
    }
  gtk_list_box_remove_all (self->stations);
  for (guint i = 0; i < records->len; i++)
    gtk_list_box_append (self->stations, create_row (self, g_ptr_array_index (records, i)));
  gtk_stack_set_visible_child_name (self->stack, records->len > 0 ? "stations" : "empty");
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = g_steal_pointer (&records);
}

static void
load (FzDeletedDialog *self)
{
  fz_store_list_deleted_async (self->store, self->cancellable, on_deleted_ready,
                               g_object_ref (self));
}

static void
on_moved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Moving) moving = user_data;
  FzDeletedDialog *self = moving->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBatch) batch = fz_store_move_station_finish (FZ_STORE (source), result, &error);
  g_autofree char *words = NULL;

  if (self->table == NULL)
    return;
  if (batch == NULL)
    words = fz_words_for_save_error (error, FZ_SAVE_TABLE);
  show_trouble (self, words);
  load (self);
  if (batch == NULL)
    return;
  /* Another collection may have come in its place. */
  if (fz_catalog_is_same_collection (fz_station_table_get_catalog (self->table), self->catalog))
    fz_station_table_update_all (self->table, batch->records);
  fz_toast_show (GTK_WIDGET (self->stack), moving->kind == FZ_BATCH_RESTORE
                                               ? _ ("The station is there again")
                                               : _ ("The station was purged"));
}

static void
move (FzDeletedDialog *self)
{
  g_autofree char *who = fz_signature_get ();
  Moving          *moving = g_new0 (Moving, 1);

  moving->self = g_object_ref (self);
  moving->kind = self->kind;
  fz_store_move_station_async (self->store, self->id, self->kind, who, NULL, on_moved, moving);
}

static void
on_signed (gpointer user_data)
{
  move (user_data);
}

/* Signed, if need be. */
static void
start_move (FzDeletedDialog *self)
{
  fz_signature_ensure (GTK_WIDGET (self), on_signed, G_OBJECT (self));
}

static void
on_restore_activated (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *id)
{
  FzDeletedDialog *self = FZ_DELETED_DIALOG (widget);

  self->id = g_variant_get_uint32 (id);
  self->kind = FZ_BATCH_RESTORE;
  start_move (self);
}

static void
on_purge_answered (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (FzDeletedDialog) self = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (self->table != NULL && g_str_equal (response, "purge"))
    start_move (self);
}

/* Which station, then what becomes of it; the caller's. */
static char *
make_purge_words (FzDeletedDialog *self)
{
  const char *words = _ ("The station and the history of its changes are removed. "
                         "This cannot be undone.");

  for (guint i = 0; self->records != NULL && i < self->records->len; i++)
    {
      const FzRecord *record = g_ptr_array_index (self->records, i);

      if (record->id == self->id)
        return g_strdup_printf ("%s (%s)\n\n%s", get_name (self, record), record->code, words);
    }
  return g_strdup (words);
}

static void
on_purge_activated (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *id)
{
  FzDeletedDialog *self = FZ_DELETED_DIALOG (widget);
  AdwDialog       *dialog = adw_alert_dialog_new (_ ("Remove It for Good?"), NULL);
  AdwAlertDialog  *alert = ADW_ALERT_DIALOG (dialog);
  g_autofree char *words = NULL;

  self->id = g_variant_get_uint32 (id);
  self->kind = FZ_BATCH_PURGE;
  words = make_purge_words (self);
  adw_alert_dialog_set_body (alert, words);
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "purge", _ ("_Purge"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "purge", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (alert, "cancel");
  adw_alert_dialog_set_close_response (alert, "cancel");
  adw_alert_dialog_choose (alert, widget, NULL, on_purge_answered, g_object_ref (self));
}

static void
fz_deleted_dialog_dispose (GObject *object)
{
  FzDeletedDialog *self = FZ_DELETED_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_DELETED_DIALOG);
  g_clear_object (&self->table);
  g_clear_object (&self->store);
  g_clear_pointer (&self->catalog, fz_catalog_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  G_OBJECT_CLASS (fz_deleted_dialog_parent_class)->dispose (object);
}

static void
fz_deleted_dialog_finalize (GObject *object)
{
  g_object_unref (FZ_DELETED_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (fz_deleted_dialog_parent_class)->finalize (object);
}

static void
fz_deleted_dialog_class_init (FzDeletedDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_deleted_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = fz_deleted_dialog_finalize;

  gtk_widget_class_install_action (widget_class, "deleted.restore", "u", on_restore_activated);
  gtk_widget_class_install_action (widget_class, "deleted.purge", "u", on_purge_activated);
  gtk_widget_class_set_template_from_resource (
      widget_class, FZ_RESOURCE_BASE "/ui/editor/fz-deleted-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FzDeletedDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, FzDeletedDialog, trouble_banner);
  gtk_widget_class_bind_template_child (widget_class, FzDeletedDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, FzDeletedDialog, stations);
}

static void
fz_deleted_dialog_init (FzDeletedDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_dialog_width_follow_text (ADW_DIALOG (self));
  fz_access_follow_trouble (GTK_WIDGET (self->trouble_banner));
}

/* The deleted stations that @store keeps; @table follows what is restored. */
AdwDialog *
fz_deleted_dialog_new (FzStationTable *table,
                       FzStore        *store)
{
  FzDeletedDialog *self = g_object_new (FZ_TYPE_DELETED_DIALOG, NULL);

  self->table = g_object_ref (table);
  self->store = g_object_ref (store);
  self->catalog = fz_catalog_ref (fz_station_table_get_catalog (table));
  load (self);
  return ADW_DIALOG (self);
}
