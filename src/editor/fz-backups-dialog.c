/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-backups-dialog.h"

#include "fz-access.h"
#include "fz-backup-words.h"
#include "fz-chooser.h"
#include "fz-dialog-width.h"
#include "fz-signature.h"
#include "fz-store-shared.h"
#include "fz-toast.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/*
 * The backups that were made, the newest first, with why, when, and what they hold, which
 * is read one after the other. One of them, or a file from elsewhere, is restored when
 * somebody has seen that; a new one is written to a file that is chosen.
 *
 * `restored` (s: the path of the backup by which that is taken back; s: who signed)
 */
struct _FzBackupsDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwBanner           *trouble_banner;
  AdwToastOverlay     *toasts;
  AdwPreferencesGroup *backups_group;
  GtkListBox          *backups;

  FzStore      *store;       /* (owned) */
  GCancellable *cancellable; /* (owned) */
  GPtrArray    *listed;      /* (owned) (nullable) of FzBackup */
  guint         n_read;      /* of which it is said what they hold */
  char         *path;        /* (owned) (nullable) what is asked about */
  char         *who;         /* (owned) (nullable) who signs */
};

enum
{
  RESTORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzBackupsDialog, fz_backups_dialog, ADW_TYPE_DIALOG)

/* NULL: none. */
static void
show_trouble (FzBackupsDialog *self,
              const GError    *error)
{
  g_autofree char *words = error != NULL ? fz_words_for_backup_error (error) : NULL;

  adw_banner_set_title (self->trouble_banner, words != NULL ? words : "");
  adw_banner_set_revealed (self->trouble_banner, words != NULL);
}

static char *
dup_size (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? g_format_size (info.st_size) : g_strdup ("");
}

/* @content: as far as it is known. */
static void
describe (GtkListBoxRow  *row,
          const FzBackup *backup,
          const char     *content)
{
  g_autofree char *size = dup_size (backup->path);
  g_autofree char *facts = NULL;
  g_autofree char *words = NULL;

  /* Translators: why a backup was made, and how large it is. */
  facts = g_strdup_printf (_ ("%s · %s"), fz_words_for_backup_reason (backup->reason), size);
  words = content != NULL ? g_strconcat (facts, "\n", content, NULL) : g_strdup (facts);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
}

static GtkWidget *
create_row (const FzBackup *backup)
{
  GtkWidget       *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
  g_autofree char *time = fz_words_for_backup_time (backup->time);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), time);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             fz_access_create_icon ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  describe (GTK_LIST_BOX_ROW (row), backup, NULL);
  return row;
}

static void
read_next (FzBackupsDialog    *self,
           GAsyncReadyCallback on_ready)
{
  const FzBackup *backup;

  if (self->n_read >= self->listed->len)
    return;
  backup = g_ptr_array_index (self->listed, self->n_read);
  fz_store_read_backup_async (self->store, backup->path, self->cancellable, on_ready,
                              g_object_ref (self));
}

/* One after the other: whatever else is asked of the store comes between. */
static void
on_content_ready (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (FzBackupsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBackupContent) content = NULL;
  g_autofree char *words = NULL;
  GtkListBoxRow   *row;

  content = fz_store_read_backup_finish (FZ_STORE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->backups == NULL)
    return;
  words = content != NULL ? fz_words_for_backup_content (content)
                          : fz_words_for_backup_error (error);
  row = gtk_list_box_get_row_at_index (self->backups, (int) self->n_read);
  describe (row, g_ptr_array_index (self->listed, self->n_read), words);
  gtk_list_box_row_set_activatable (row, content != NULL);
  self->n_read++;
  read_next (self, on_content_ready);
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (FzBackupsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *listed = fz_store_list_backups_finish (FZ_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->backups == NULL)
    {
      g_clear_pointer (&listed, g_ptr_array_unref);
      return;
    }
  show_trouble (self, error);
  if (listed == NULL)
    return;
  self->listed = listed;
  for (guint i = 0; i < listed->len; i++)
    gtk_list_box_append (self->backups, create_row (g_ptr_array_index (listed, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->backups), listed->len > 0);
  if (listed->len == 0)
    adw_preferences_group_set_description (self->backups_group,
                                           _ ("None was made yet: the first one is made within "
                                              "a day of the first change."));
  read_next (self, on_content_ready);
}

static void
on_restored (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (FzBackupsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = fz_store_restore_finish (FZ_STORE (source), result, &error);

  if (self->backups == NULL)
    return;
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->toasts), TRUE);
  show_trouble (self, error);
  if (kept == NULL)
    return;
  g_signal_emit (self, signals[RESTORED], 0, kept, self->who);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
restore (FzBackupsDialog *self)
{
  g_free (self->who);
  self->who = fz_signature_get ();
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->toasts), FALSE);
  fz_store_restore_async (self->store, self->path, self->who, NULL, on_restored,
                          g_object_ref (self));
}

static void
on_signed (gpointer user_data)
{
  restore (user_data);
}

static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (FzBackupsDialog) self = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (self->backups == NULL || !g_str_equal (response, "restore"))
    return;
  fz_signature_ensure (GTK_WIDGET (self), on_signed, G_OBJECT (self));
}

static void
on_asked_content_ready (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr (FzBackupsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzBackupContent) content = NULL;
  g_autofree char *words = NULL;
  AdwAlertDialog  *alert;

  content = fz_store_read_backup_finish (FZ_STORE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->backups == NULL)
    return;
  show_trouble (self, error);
  if (content == NULL)
    return;
  words = fz_words_for_restore_question (content);
  alert = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Restore This Backup?"), words));
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "restore", _ ("_Restore"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "restore", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "restore");
  adw_alert_dialog_set_close_response (alert, "cancel");
  adw_alert_dialog_choose (alert, GTK_WIDGET (self), NULL, on_answered, g_object_ref (self));
}

static void
on_backup_activated (FzBackupsDialog *self,
                     GtkListBoxRow   *row)
{
  guint           i = (guint) gtk_list_box_row_get_index (row);
  const FzBackup *backup = g_ptr_array_index (self->listed, i);

  fz_backups_dialog_ask (self, backup->path);
}

static void
on_file_opened (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (FzBackupsDialog) self = user_data;
  g_autoptr (GFile) file = fz_chooser_take_opened (source, result, GTK_WIDGET (self->backups));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && self->backups != NULL)
    fz_backups_dialog_ask (self, path);
}

static void
on_open_activated (FzBackupsDialog *self)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_dialog_set_title (chooser, _ ("Restore a Backup"));
  gtk_file_dialog_open (chooser, GTK_WINDOW (root), self->cancellable, on_file_opened,
                        g_object_ref (self));
}

static void
on_backed_up (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (FzBackupsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = fz_store_back_up_finish (FZ_STORE (source), result, &error);

  if (self->backups == NULL)
    return;
  show_trouble (self, error);
  if (done)
    fz_toast_show (GTK_WIDGET (self->trouble_banner), _ ("The backup was written and checked"));
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (FzBackupsDialog) self = user_data;
  g_autoptr (GFile) file = fz_chooser_take_saved (source, result, GTK_WIDGET (self->backups));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && self->backups != NULL)
    fz_store_back_up_async (self->store, path, NULL, on_backed_up, g_object_ref (self));
}

static void
on_back_up_activated (FzBackupsDialog *self)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "fazhan-%Y-%m-%d-%H%M.db");
  GtkRoot         *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_dialog_set_title (chooser, _ ("Back Up the Records"));
  gtk_file_dialog_set_initial_name (chooser, name);
  gtk_file_dialog_save (chooser, GTK_WINDOW (root), self->cancellable, on_file_chosen,
                        g_object_ref (self));
}

static void
fz_backups_dialog_dispose (GObject *object)
{
  FzBackupsDialog *self = FZ_BACKUPS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_BACKUPS_DIALOG);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fz_backups_dialog_parent_class)->dispose (object);
}

static void
fz_backups_dialog_finalize (GObject *object)
{
  FzBackupsDialog *self = FZ_BACKUPS_DIALOG (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->listed, g_ptr_array_unref);
  g_free (self->path);
  g_free (self->who);
  G_OBJECT_CLASS (fz_backups_dialog_parent_class)->finalize (object);
}

static void
fz_backups_dialog_class_init (FzBackupsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_backups_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = fz_backups_dialog_finalize;

  /* A backup took the place of everything; the first path takes that back. */
  signals[RESTORED] = g_signal_new ("restored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                    G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, FZ_RESOURCE_BASE "/ui/editor/fz-backups-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FzBackupsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, FzBackupsDialog, trouble_banner);
  gtk_widget_class_bind_template_child (widget_class, FzBackupsDialog, backups_group);
  gtk_widget_class_bind_template_child (widget_class, FzBackupsDialog, backups);
  gtk_widget_class_bind_template_callback (widget_class, on_backup_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_back_up_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_open_activated);
}

static void
fz_backups_dialog_init (FzBackupsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_dialog_width_follow_text (ADW_DIALOG (self));
  fz_access_follow_trouble (GTK_WIDGET (self->trouble_banner));
}

/* The backups of what @store keeps. */
AdwDialog *
fz_backups_dialog_new (FzStore *store)
{
  FzBackupsDialog *self = g_object_new (FZ_TYPE_BACKUPS_DIALOG, NULL);

  self->store = g_object_ref (store);
  fz_store_list_backups_async (store, self->cancellable, on_listed, g_object_ref (self));
  return ADW_DIALOG (self);
}

/* Asks whether the backup at @path, in the encoding of file names, is to be restored, with
 * what it holds. */
void
fz_backups_dialog_ask (FzBackupsDialog *self,
                       const char      *path)
{
  g_return_if_fail (FZ_IS_BACKUPS_DIALOG (self));

  g_set_str (&self->path, path);
  fz_store_read_backup_async (self->store, path, self->cancellable, on_asked_content_ready,
                              g_object_ref (self));
}
