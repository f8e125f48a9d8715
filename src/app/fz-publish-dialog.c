/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-publish-dialog.h"

#include "fz-access.h"
#include "fz-chooser.h"
#include "fz-edition.h"
#include "fz-key-dialog.h"
#include "fz-plain-text.h"
#include "fz-publication.h"
#include "fz-publish-words.h"
#include "fz-settings.h"
#include "fz-store-update.h"
#include "fz-update-words.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/*
 * Publishes the stations as their next version, in a file signed with the publisher's key: what
 * has changed since the last one, in words that can be edited, by whom and with which key are
 * shown first. What was written is then taken over here, as by everybody else, so that it counts
 * as published.
 *
 *   FzUnpublished ─▶ form ─▶ FzPublication ─▶ file ─▶ taken over
 */
struct _FzPublishDialog
{
  AdwDialog parent_instance;

  /* template */
  GtkWidget           *publish_button;
  GtkButton           *close_button;
  GtkStack            *stack;
  AdwStatusPage       *busy_page;
  AdwStatusPage       *refused_page;
  GtkLabel            *fault_label;
  AdwPreferencesGroup *what_group;
  GtkEditable         *version_row;
  GtkEditable         *publisher_row;
  AdwPreferencesGroup *key_group;
  AdwActionRow        *key_row;
  GtkTextView         *notes_view;

  FzStationTable *table;       /* (owned) */
  FzStore        *store;       /* (owned) */
  GCancellable   *cancellable; /* (owned) of reading and choosing */
  FzUnpublished  *unpublished; /* (owned) (nullable) */
  FzPublication  *publication; /* (owned) (nullable): nothing is being published */
  FzSigningKey   *key;         /* (owned) (nullable) */
  char           *path;        /* (owned) (nullable) of the file that is written */
};

enum
{
  PUBLISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzPublishDialog, fz_publish_dialog, ADW_TYPE_DIALOG)

static void
show_page (FzPublishDialog *self,
           const char      *page)
{
  gboolean refused = g_str_equal (page, "refused");

  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->publish_button, g_str_equal (page, "form"));
  gtk_button_set_label (self->close_button, refused ? _ ("_Close") : _ ("_Cancel"));
}

static void
refuse (FzPublishDialog *self,
        const char      *words)
{
  g_autofree char *markup = g_markup_escape_text (words, -1);

  adw_status_page_set_description (self->refused_page, markup);
  show_page (self, "refused");
  fz_access_announce (GTK_WIDGET (self), words);
}

static char *
get_line (GtkEditable *row)
{
  return fz_plain_text_line (gtk_editable_get_text (row), FZ_PUBLICATION_MAX_PUBLISHER);
}

static char *
get_notes (FzPublishDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->notes_view);
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static gboolean
is_next_version (FzPublishDialog *self)
{
  g_autofree char *version = get_line (self->version_row);

  return fz_edition_is_valid (version) &&
         fz_edition_compare (version,
                             self->unpublished->dataset->catalog->dataset.version) > 0;
}

/* What is still missing; static, NULL: nothing. */
static const char *
find_fault (FzPublishDialog *self)
{
  g_autofree char *publisher = get_line (self->publisher_row);
  g_autofree char *notes = get_notes (self);

  if (!is_next_version (self))
    return _ ("Enter a version that follows the one before, such as 2027.1.");
  if (*publisher == '\0')
    return _ ("Say who publishes the stations.");
  if (self->key == NULL)
    return _ ("Open your key, or make a new one.");
  if (g_utf8_strlen (notes, -1) > FZ_PUBLICATION_MAX_NOTES)
    return _ ("What is new is longer than 4000 characters: shorten it.");
  return NULL;
}

static void
show_fault (FzPublishDialog *self,
            const char      *words)
{
  gtk_label_set_label (self->fault_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault_label), words != NULL);
}

static void
update (FzPublishDialog *self)
{
  const char *fault;

  if (self->unpublished == NULL)
    return;
  fault = find_fault (self);
  show_fault (self, fault);
  gtk_widget_set_sensitive (self->publish_button, fault == NULL);
}

/* The day in China, ISO; the caller's. */
static char *
dup_today (void)
{
  int   minute;
  FzDay today = fz_day_of_time (g_get_real_time () / G_USEC_PER_SEC, &minute);

  return fz_day_to_iso (today);
}

static void
fill_form (FzPublishDialog *self)
{
  g_autoptr (GSettings) settings = fz_settings_new ();
  const FzDatasetInfo *last = &self->unpublished->dataset->catalog->dataset;
  g_autofree char     *today = dup_today ();
  g_autofree char     *version = fz_edition_dup_next (last->version, atoi (today));
  g_autofree char     *count = fz_words_for_unpublished_count (self->unpublished);
  g_autofree char     *notes = fz_words_for_unpublished (self->unpublished, self->table);
  g_autofree char     *publisher =
      settings != NULL ? g_settings_get_string (settings, "publisher") : g_strdup ("");

  adw_preferences_group_set_description (self->what_group, count);
  gtk_editable_set_text (self->version_row, version);
  gtk_editable_set_text (self->publisher_row, publisher);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->notes_view), notes, -1);
  show_page (self, "form");
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (*publisher == '\0' ? self->publisher_row
                                                        : self->version_row));
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (FzPublishDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzUnpublished) unpublished = NULL;
  g_autofree char *words = NULL;

  unpublished = fz_store_load_unpublished_finish (FZ_STORE (source), result, &error);
  if (self->table == NULL)
    return;
  if (unpublished == NULL)
    {
      words = fz_words_for_publish_error (error);
      refuse (self, words);
      return;
    }
  if (!fz_edition_is_valid (unpublished->dataset->catalog->dataset.version))
    {
      refuse (self, _ ("The version of these stations is none that another could follow."));
      return;
    }
  self->unpublished = g_steal_pointer (&unpublished);
  fill_form (self);
}

/* The form as a publication; the stations are moved into it. NULL with an error. */
static FzPublication *
create_publication (FzPublishDialog *self,
                    GError         **error)
{
  g_autoptr (FzPublication) publication = fz_publication_new ();
  g_autofree char *version = get_line (self->version_row);
  g_autofree char *today = dup_today ();

  fz_dataset_free (publication->dataset);
  publication->dataset = g_steal_pointer (&self->unpublished->dataset);
  publication->publisher = get_line (self->publisher_row);
  publication->notes = get_notes (self);
  for (guint i = 0; i < self->unpublished->values->len; i++)
    {
      const FzUnpublishedValue *value = g_ptr_array_index (self->unpublished->values, i);

      g_ptr_array_add (publication->changes,
                       fz_published_change_new (value->code, value->field, value->base,
                                                value->value));
    }
  if (!fz_publication_set_version (publication, version, today, error))
    return NULL;
  return g_steal_pointer (&publication);
}

/* Nothing was published: everything is read anew. */
static void
give_up (FzPublishDialog *self,
         const GError    *error)
{
  g_autofree char *words = fz_words_for_publish_error (error);

  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->close_button), TRUE);
  refuse (self, words);
}

static void
on_taken (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (FzPublishDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzUpdate) update = fz_store_apply_update_finish (FZ_STORE (source), result, &error);

  /* What does not count as published here was not given out. */
  if (update == NULL)
    g_unlink (self->path);
  if (self->table == NULL)
    return;
  if (update == NULL)
    {
      give_up (self, error);
      return;
    }
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  g_signal_emit (self, signals[PUBLISHED], 0, update->version);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  FzPublishDialog *self = FZ_PUBLISH_DIALOG (source);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (self->table != NULL)
        give_up (self, error);
      return;
    }
  if (self->table == NULL)
    {
      g_unlink (self->path);
      return;
    }
  fz_store_apply_update_async (self->store, self->publication->dataset,
                               self->publication->publisher, NULL, on_taken, g_object_ref (self));
}

static gboolean
write_file (FzPublishDialog *self,
            GError         **error)
{
  g_autoptr (GBytes) bytes = fz_publication_make (self->publication, self->key, error);

  return bytes != NULL && fz_publication_write (bytes, self->path, error);
}

/* Nobody touches the dialog's publication, key and path meanwhile. */
static void
run_write (GTask        *task,
           gpointer      self,
           gpointer      unused,
           GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (write_file (self, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* A file that was given out must not change under its name. */
static gboolean
check_free (const char *path,
            GError    **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_EXIST, "it is there already");
  return FALSE;
}

static void
keep_publisher (FzPublishDialog *self)
{
  g_autoptr (GSettings) settings = fz_settings_new ();

  if (settings != NULL)
    g_settings_set_string (settings, "publisher", self->publication->publisher);
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (FzPublishDialog) self = user_data;
  g_autoptr (GFile) file = fz_chooser_take_saved (source, result, GTK_WIDGET (self->stack));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && self->table != NULL)
    fz_publish_dialog_publish (self, path);
}

static void
on_publish_clicked (FzPublishDialog *self)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  g_autofree char *version = get_line (self->version_row);
  g_autofree char *name =
      g_strdup_printf ("%s-%s." FZ_PUBLICATION_SUFFIX,
                       self->unpublished->dataset->catalog->dataset.name, version);

  gtk_file_dialog_set_title (chooser, _ ("Publish"));
  gtk_file_dialog_set_initial_name (chooser, name);
  gtk_file_dialog_save (chooser, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                        self->cancellable, on_file_chosen, g_object_ref (self));
}

static void
on_key_ready (FzPublishDialog *self,
              FzKeyDialog     *dialog)
{
  fz_publish_dialog_use_key (self, fz_key_dialog_take_key (dialog));
}

static void
ask_passphrase (FzPublishDialog *self,
                GFile           *file,
                gboolean         is_new)
{
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  AdwDialog       *dialog;

  if (path == NULL || self->table == NULL)
    return;
  dialog = fz_key_dialog_new (path, is_new);
  g_signal_connect_object (dialog, "ready", G_CALLBACK (on_key_ready), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_key_opened (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (FzPublishDialog) self = user_data;
  g_autoptr (GFile) file = fz_chooser_take_opened (source, result, GTK_WIDGET (self->stack));

  ask_passphrase (self, file, FALSE);
}

static void
on_key_named (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (FzPublishDialog) self = user_data;
  g_autoptr (GFile) file = fz_chooser_take_saved (source, result, GTK_WIDGET (self->stack));

  ask_passphrase (self, file, TRUE);
}

static void
on_open_key_activated (FzPublishDialog *self)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (chooser, _ ("Open a Key"));
  gtk_file_dialog_open (chooser, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                        self->cancellable, on_key_opened, g_object_ref (self));
}

static void
on_new_key_activated (FzPublishDialog *self)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (chooser, _ ("New Key"));
  gtk_file_dialog_set_initial_name (chooser, "fazhan-key.pem");
  gtk_file_dialog_save (chooser, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                        self->cancellable, on_key_named, g_object_ref (self));
}

static void
fz_publish_dialog_dispose (GObject *object)
{
  FzPublishDialog *self = FZ_PUBLISH_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_PUBLISH_DIALOG);
  g_clear_object (&self->table);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fz_publish_dialog_parent_class)->dispose (object);
}

static void
fz_publish_dialog_finalize (GObject *object)
{
  FzPublishDialog *self = FZ_PUBLISH_DIALOG (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->unpublished, fz_unpublished_free);
  g_clear_pointer (&self->publication, fz_publication_free);
  g_clear_pointer (&self->key, fz_signing_key_free);
  g_free (self->path);
  G_OBJECT_CLASS (fz_publish_dialog_parent_class)->finalize (object);
}

static void
fz_publish_dialog_class_init (FzPublishDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_publish_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = fz_publish_dialog_finalize;

  /* The stations were published, as which version. */
  signals[PUBLISHED] = g_signal_new ("published", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/app/fz-publish-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FzPublishDialog, publish_button);
  gtk_widget_class_bind_template_child (widget_class, FzPublishDialog, close_button);
  gtk_widget_class_bind_template_child (widget_class, FzPublishDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, FzPublishDialog, busy_page);
  gtk_widget_class_bind_template_child (widget_class, FzPublishDialog, refused_page);
  gtk_widget_class_bind_template_child (widget_class, FzPublishDialog, fault_label);
  gtk_widget_class_bind_template_child (widget_class, FzPublishDialog, what_group);
  gtk_widget_class_bind_template_child (widget_class, FzPublishDialog, version_row);
  gtk_widget_class_bind_template_child (widget_class, FzPublishDialog, publisher_row);
  gtk_widget_class_bind_template_child (widget_class, FzPublishDialog, key_group);
  gtk_widget_class_bind_template_child (widget_class, FzPublishDialog, key_row);
  gtk_widget_class_bind_template_child (widget_class, FzPublishDialog, notes_view);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, on_publish_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_open_key_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_new_key_activated);
  gtk_widget_class_bind_template_callback (widget_class, adw_dialog_close);
}

static void
fz_publish_dialog_init (FzPublishDialog *self)
{
  g_autoptr (AdwSpinnerPaintable) spinner = NULL;

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_access_follow_trouble (GTK_WIDGET (self->fault_label));
  spinner = adw_spinner_paintable_new (GTK_WIDGET (self->busy_page));
  adw_status_page_set_paintable (self->busy_page, GDK_PAINTABLE (spinner));
  g_signal_connect_object (gtk_text_view_get_buffer (self->notes_view), "changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/* For the stations of @table, which @store keeps. */
AdwDialog *
fz_publish_dialog_new (FzStationTable *table,
                       FzStore        *store)
{
  FzPublishDialog *self = g_object_new (FZ_TYPE_PUBLISH_DIALOG, NULL);

  self->table = g_object_ref (table);
  self->store = g_object_ref (store);
  if (fz_station_table_get_catalog (table)->dataset.sample)
    {
      refuse (self, _ ("Sample data are invented, and never published."));
      return ADW_DIALOG (self);
    }
  show_page (self, "busy");
  fz_store_load_unpublished_async (store, self->cancellable, on_loaded, g_object_ref (self));
  return ADW_DIALOG (self);
}

/* Signs with @key, which is taken over. */
void
fz_publish_dialog_use_key (FzPublishDialog *self,
                           FzSigningKey    *key)
{
  g_autofree char *words = NULL;

  g_return_if_fail (FZ_IS_PUBLISH_DIALOG (self));

  g_clear_pointer (&self->key, fz_signing_key_free);
  self->key = key;
  words = fz_words_for_key (fz_signing_key_get_public (key));
  adw_action_row_set_subtitle (self->key_row, words);
  gtk_widget_set_visible (GTK_WIDGET (self->key_row), TRUE);
  adw_preferences_group_set_description (
      self->key_group, _ ("Give these words to whoever takes your updates, on paper, by telephone "
                          "or in person: by them they know that a file is yours."));
  update (self);
}

/* Publishes what is entered, of which nothing is missing, in the new file @path, in the encoding
 * of file names. */
void
fz_publish_dialog_publish (FzPublishDialog *self,
                           const char      *path)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (FZ_IS_PUBLISH_DIALOG (self));
  g_return_if_fail (self->publication == NULL && find_fault (self) == NULL);

  if (!check_free (path, &error))
    {
      words = fz_words_for_publish_error (error);
      show_fault (self, words);
      return;
    }
  self->publication = create_publication (self, &error);
  if (self->publication == NULL)
    {
      give_up (self, error);
      return;
    }
  keep_publisher (self);
  g_set_str (&self->path, path);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->close_button), FALSE);
  adw_status_page_set_title (self->busy_page, _ ("Publishing…"));
  show_page (self, "busy");
  task = g_task_new (self, NULL, on_written, NULL);
  g_task_set_source_tag (task, fz_publish_dialog_publish);
  g_task_run_in_thread (task, run_write);
}
