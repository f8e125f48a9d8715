/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-card-export.h"

#include "fz-toast.h"

#include <glib/gi18n.h>

/*
 * A station saved as a file: the text is made first, so that nothing is asked for
 * where there is nothing to save; then the dialog, then the file, written beside and
 * renamed in another thread. What went wrong is said in one sentence; no half of a
 * file is left.
 */
typedef struct
{
  GtkWidget *widget; /* (owned) over which toasts are shown */
  char      *text;   /* (owned) */
} Export;

static void
free_export (Export *export)
{
  g_object_unref (export->widget);
  g_free (export->text);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, free_export)

/* Writes @text to @file, all or nothing. */
static gboolean
save (GFile        *file,
      const char   *text,
      GCancellable *cancellable,
      GError      **error)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    return g_file_set_contents_full (path, text, -1,
                                     G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                     0666, error);
  return g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE,
                                  NULL, cancellable, error);
}

static void
run_save (GTask        *task,
          gpointer      file,
          gpointer      text,
          GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (save (file, text, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static const char *
words_for_refusal (const GError *error)
{
  if (g_error_matches (error, FZ_CARD_ERROR, FZ_CARD_ERROR_NO_HOURS))
    return _ ("There are no opening hours to save.");
  if (g_error_matches (error, FZ_CARD_ERROR, FZ_CARD_ERROR_HOURS_NOT_PARSED))
    return _ ("The recorded opening hours cannot be read, so there is nothing to save.");
  if (g_error_matches (error, FZ_CARD_ERROR, FZ_CARD_ERROR_NOT_AT_WORK))
    return _ ("Nobody is at this station, so there are no hours to save.");
  return _ ("The station could not be saved.");
}

static const char *
words_for_fault (const GError *error)
{
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return _ ("Nothing was saved: the disk is full.");
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_PERM) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ROFS) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    return _ ("Nothing was saved: files may not be written to that folder.");
  return _ ("Nothing was saved: the file could not be written.");
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;

  if (fz_card_export_save_finish (G_FILE (source), result, &error))
    fz_toast_show (export->widget, _ ("Saved"));
  else
    fz_toast_show (export->widget, words_for_fault (error));
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    {
      fz_card_export_save_async (file, export->text, NULL, on_saved, export);
      /* It is the callback's now. */
      export = NULL;
    }
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) &&
           !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    fz_toast_show (export->widget, _ ("No dialog for files could be opened."));
}

/* A name that any file system takes. */
static char *
make_file_name (const FzCard *card,
                FzCardFormat  format)
{
  g_autofree char *title = fz_card_make_title (card);

  g_strdelimit (title, "/\\:*?\"<>|", ' ');
  return g_strconcat (g_strstrip (title), fz_card_format_get_suffix (format), NULL);
}

/* Asks where to save @card as @format and does so; says over @widget how it went. */
void
fz_card_export_start (GtkWidget    *widget,
                      const FzCard *card,
                      FzCardFormat  format)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = fz_card_make (card, format, &error);
  g_autofree char *name = make_file_name (card, format);
  g_autoptr (GtkFileDialog) dialog = NULL;
  Export *export;

  if (text == NULL)
    {
      fz_toast_show (widget, words_for_refusal (error));
      return;
    }
  export = g_new0 (Export, 1);
  export->widget = g_object_ref (widget);
  export->text = g_steal_pointer (&text);
  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_file_chosen,
                        export);
}

/* Writes @text to @file in another thread, all of it or nothing. */
void
fz_card_export_save_async (GFile              *file,
                           const char         *text,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_task_set_source_tag (task, fz_card_export_save_async);
  g_task_set_task_data (task, g_strdup (text), g_free);
  g_task_run_in_thread (task, run_save);
}

/* FALSE, with an error of G_FILE_ERROR or G_IO_ERROR, when nothing was written. */
gboolean
fz_card_export_save_finish (GFile        *file,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
