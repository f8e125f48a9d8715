/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-file-export.h"

#include "fz-chooser.h"
#include "fz-toast.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/*
 * A file that the user asked for: a dialog asks where, a thread makes what it is to hold
 * and writes it beside and renames it. A dialog that is cancelled is no news; what went
 * wrong is said in one sentence, and no half of a file is left. The program does not end
 * while it writes.
 */

/* What waits for the dialog. */
typedef struct
{
  GtkWidget     *widget; /* (owned) over which toasts are shown */
  FzMakeBytes    make;
  gpointer       data; /* (owned) (nullable): handed on */
  GDestroyNotify free_data;
} Export;

/* What the thread works on. */
typedef struct
{
  FzMakeBytes    make;
  gpointer       data; /* (owned) */
  GDestroyNotify free_data;
} Work;

#define MAX_NAME 200 /* bytes: names have 255, and another is written beside */

static void
free_export (Export *export)
{
  g_object_unref (export->widget);
  if (export->data != NULL)
    export->free_data (export->data);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, free_export)

static void
free_work (gpointer data)
{
  Work *work = data;

  work->free_data (work->data);
  g_free (work);
}

/* Writes @bytes to @file, all or nothing. */
static gboolean
save (GFile        *file,
      GBytes       *bytes,
      GCancellable *cancellable,
      GError      **error)
{
  g_autofree char *path = g_file_get_path (file);
  gsize            size;
  const char      *text = g_bytes_get_data (bytes, &size);

  if (path != NULL)
    return g_file_set_contents_full (path, text != NULL ? text : "", (gssize) size,
                                     G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                     0666, error);
  return g_file_replace_contents (file, text, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                  cancellable, error);
}

static void
run_save (GTask        *task,
          gpointer      file,
          gpointer      data,
          GCancellable *cancellable)
{
  const Work *work = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = work->make (work->data, cancellable, &error);

  if (bytes != NULL && save (file, bytes, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    fz_toast_show (widget, _ ("No program on this computer opens that file."));
}

static void
on_open_clicked (GtkWidget *overlay,
                 AdwToast  *toast)
{
  GFile *file = g_object_get_data (G_OBJECT (toast), "file");
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (overlay)), NULL,
                            on_opened, g_object_ref (overlay));
}

static void
hold_application (gboolean hold)
{
  GApplication *application = g_application_get_default ();

  if (application == NULL)
    return;
  if (hold)
    g_application_hold (application);
  else
    g_application_release (application);
}

/* Says over @widget that @file is there, and offers to look at it. */
void
fz_file_export_show_saved (GtkWidget *widget,
                           GFile     *file)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  AdwToast  *toast;

  if (overlay == NULL)
    return;
  toast = fz_toast_new (_ ("Saved"),
                        /* Translators: opens the file that was just saved. */
                        _ ("_Open"));
  g_object_set_data_full (G_OBJECT (toast), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_open_clicked), overlay,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;

  if (fz_file_export_save_finish (G_FILE (source), result, &error))
    fz_file_export_show_saved (export->widget, G_FILE (source));
  else
    fz_toast_show (export->widget, fz_file_export_words_for_fault (error));
  hold_application (FALSE);
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GFile) file = fz_chooser_take_saved (source, result, export->widget);

  if (file != NULL)
    {
      hold_application (TRUE);
      fz_file_export_save_async (file, export->make, g_steal_pointer (&export->data),
                                 export->free_data, NULL, on_saved, export);
      /* It is the callback's now. */
      export = NULL;
    }
}

/* Asks where to save what @make makes of @data, @name being suggested, and does so; says
 * over @widget how it went. @data is taken over. */
void
fz_file_export_start (GtkWidget     *widget,
                      const char    *name,
                      FzMakeBytes    make,
                      gpointer       data,
                      GDestroyNotify free_data)
{
  Export *export = g_new0 (Export, 1);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  export->widget = g_object_ref (widget);
  export->make = make;
  export->data = data;
  export->free_data = free_data;
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_file_chosen,
                        export);
}

/* A name that any file system takes, of a @title that is one line, with @suffix (".pdf").
 * Returns: (transfer full) */
char *
fz_file_export_make_name (const char *title,
                          const char *suffix)
{
  gsize            size = MIN (strlen (title), MAX_NAME);
  g_autofree char *start = g_strndup (title, size);
  char            *end;

  /* Not half of a character. */
  if (!g_utf8_validate (start, -1, (const char **) &end))
    *end = '\0';
  g_strdelimit (start, "/\\:*?\"<>|", ' ');
  g_strstrip (start);
  /* A leading dot would hide it. */
  for (char *c = start; *c == '.'; c++)
    *c = '_';
  return g_strconcat (*start != '\0' ? start : "Fazhan", suffix, NULL);
}

/* Writes what @make makes of @data to @file in another thread, all of it or nothing.
 * @data is taken over. */
void
fz_file_export_save_async (GFile              *file,
                           FzMakeBytes         make,
                           gpointer            data,
                           GDestroyNotify      free_data,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->make = make;
  work->data = data;
  work->free_data = free_data;
  g_task_set_source_tag (task, fz_file_export_save_async);
  g_task_set_task_data (task, work, free_work);
  g_task_run_in_thread (task, run_save);
}

/* FALSE, with an error of G_FILE_ERROR, G_IO_ERROR or of what made it, when nothing was
 * written. */
gboolean
fz_file_export_save_finish (GFile        *file,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* One sentence on why nothing was written. Static. */
const char *
fz_file_export_words_for_fault (const GError *error)
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
