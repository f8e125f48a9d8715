/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-leave.h"

#include "fz-recent.h"
#include "fz-tile-cache.h"
#include "fz-update-check.h"

#include <errno.h>
#include <glib/gstdio.h>

/*
 * Taking away what says that, and for what, somebody used Fazhan: recent starting
 * points and searches, the last view, favourites and notes (the folder of the user's own
 * things), fetched map tiles and publications, and entries among the desktop's recent files.
 * Records and their history are not touched.
 *
 * A mark is made first and taken away last: what is interrupted is finished at the next
 * start.
 */

static char *
find_mark (void)
{
  return g_build_filename (g_get_user_data_dir (), "fazhan", "leaving", NULL);
}

/* Removes the file or folder @path and what is in it, following no link. */
static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  if (g_unlink (path) == 0 || errno == ENOENT)
    return;
  folder = g_dir_open (path, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  if (g_rmdir (path) != 0)
    g_message ("%s cannot be removed: %s", path, g_strerror (errno));
}

static void
erase_fetched (void)
{
  g_autofree char *tiles = fz_tile_cache_find_folder ();
  g_autofree char *update = fz_update_check_find_folder ();

  remove_tree (tiles);
  remove_tree (update);
}

/* Whether an entry was made by this program, under any of its names. */
static const char *
find_our_name (GBookmarkFile *bookmarks,
               const char    *uri)
{
  const char *const names[] = {
    FZ_APPLICATION_ID,
    "fazhan",
    "Fazhan",
    g_get_prgname (),
    g_get_application_name (),
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (names[i] != NULL && g_bookmark_file_has_application (bookmarks, uri, names[i], NULL))
        return names[i];
    }
  return NULL;
}

/* Takes our names off the entry, and the entry away when it is nobody else's. */
static gboolean
erase_entry (GBookmarkFile *bookmarks,
             const char    *uri)
{
  g_auto (GStrv) left = NULL;
  gboolean    changed = FALSE;
  const char *name;

  while ((name = find_our_name (bookmarks, uri)) != NULL &&
         g_bookmark_file_remove_application (bookmarks, uri, name, NULL))
    changed = TRUE;
  if (!changed)
    return FALSE;
  left = g_bookmark_file_get_applications (bookmarks, uri, NULL, NULL);
  if (left == NULL || *left == NULL)
    g_bookmark_file_remove_item (bookmarks, uri, NULL);
  return TRUE;
}

static void
erase_recent_files (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "recently-used.xbel", NULL);
  g_autoptr (GBookmarkFile) bookmarks = g_bookmark_file_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) uris = NULL;
  gboolean changed = FALSE;

  if (!g_bookmark_file_load_from_file (bookmarks, path, NULL))
    return;
  uris = g_bookmark_file_get_uris (bookmarks, NULL);
  for (guint i = 0; uris[i] != NULL; i++)
    {
      if (erase_entry (bookmarks, uris[i]))
        changed = TRUE;
    }
  if (changed && !g_bookmark_file_to_file (bookmarks, path, &error))
    g_message ("%s still names files: %s", path, error->message);
}

/* Says that all is to be erased, should it not come to that now. */
void
fz_leave_begin (void)
{
  g_autofree char *mark = find_mark ();
  g_autofree char *folder = g_path_get_dirname (mark);

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents_full (mark, "", 0, G_FILE_SET_CONTENTS_DURABLE, 0600, NULL);
}

/* Whether somebody left, and was interrupted. */
gboolean
fz_leave_is_unfinished (void)
{
  g_autofree char *mark = find_mark ();

  return g_file_test (mark, G_FILE_TEST_EXISTS);
}

/* Erases everything, the most telling first; what cannot be is left for the next start
 * only if this is interrupted. Nothing may write there any more. */
void
fz_leave_erase (void)
{
  g_autofree char *own = fz_recent_find_folder ();
  g_autofree char *mark = find_mark ();

  remove_tree (own);
  erase_recent_files ();
  erase_fetched ();
  g_unlink (mark);
}

/* From the screen at once; everything else can wait for that. */
static void
hide_windows (GtkApplication *application)
{
  GdkDisplay *display = gdk_display_get_default ();

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    gtk_widget_set_visible (l->data, FALSE);
  if (display != NULL)
    gdk_display_sync (display);
}

/* What was copied from here goes too. */
static void
clear_clipboard (void)
{
  GdkDisplay   *display = gdk_display_get_default ();
  GdkClipboard *clipboard = display != NULL ? gdk_display_get_clipboard (display) : NULL;

  if (clipboard != NULL && gdk_clipboard_is_local (clipboard))
    gdk_clipboard_set_content (clipboard, NULL);
}

/* A window that goes writes what it has not yet written. That is now, whoever else still
 * holds it, and not after everything was erased. */
static void
close_windows (GtkApplication *application)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (application)) != NULL)
    {
      g_autoptr (GtkWindow) window = g_object_ref (windows->data);

      gtk_window_destroy (window);
      g_object_run_dispose (G_OBJECT (window));
    }
}

/* Takes @application from the screen at once, then erases everything and quits. */
void
fz_leave_now (GtkApplication *application)
{
  hide_windows (application);
  fz_leave_begin ();
  clear_clipboard ();
  g_application_hold (G_APPLICATION (application));
  close_windows (application);
  fz_leave_erase ();
  g_application_release (G_APPLICATION (application));
  g_application_quit (G_APPLICATION (application));
}
