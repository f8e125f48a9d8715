/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-chooser.h"

#include "fz-toast.h"

#include <glib/gi18n.h>

/* Lets @chooser show files of @suffixes, which @name tells, and all files if that is wished. */
void
fz_chooser_set_filter (GtkFileDialog     *chooser,
                       const char        *name,
                       const char *const *suffixes)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) known = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (known, name);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (known, suffixes[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, known);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_filters (chooser, G_LIST_MODEL (filters));
}

/* A sentence on why no file was chosen; NULL when somebody did not want to, or left. */
const char *
fz_chooser_get_trouble (const GError *error)
{
  if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    return NULL;
  return _ ("No dialog for files could be opened.");
}

static void
say_trouble (const GError *error,
             GtkWidget    *over)
{
  const char *words = fz_chooser_get_trouble (error);

  if (words != NULL && over != NULL && gtk_widget_get_root (over) != NULL)
    fz_toast_show (over, words);
}

/* Ends gtk_file_dialog_open(), and says over @over, which is NULL when it has gone, if
 * there was no dialog.
 * Returns: (transfer full) (nullable): NULL when no file was chosen. */
GFile *
fz_chooser_take_opened (GObject      *chooser,
                        GAsyncResult *result,
                        GtkWidget    *over)
{
  g_autoptr (GError) error = NULL;
  GFile *file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (chooser), result, &error);

  if (file == NULL)
    say_trouble (error, over);
  return file;
}

/* The same for gtk_file_dialog_save(). */
GFile *
fz_chooser_take_saved (GObject      *chooser,
                       GAsyncResult *result,
                       GtkWidget    *over)
{
  g_autoptr (GError) error = NULL;
  GFile *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (chooser), result, &error);

  if (file == NULL)
    say_trouble (error, over);
  return file;
}
