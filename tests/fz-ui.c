/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-ui.h"

#include <adwaita.h>
#include <glib/gstdio.h>

/* Sanitizers take ten times as long for everything. */
#ifdef __SANITIZE_ADDRESS__
#define LONGEST_WAIT (90 * G_USEC_PER_SEC)
#else
#define LONGEST_WAIT (30 * G_USEC_PER_SEC)
#endif

static gboolean
on_tick (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

/* Gives the process folders of its own for data, settings and caches, before
 * anything asks for them. G_TEST_OPTION_ISOLATE_DIRS would take the system's data
 * away too, without which no icon can be read. The path is the caller's, and to
 * be removed. */
char *
ui_use_private_folders (void)
{
  static const char *const names[] = { "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
                                       "XDG_STATE_HOME" };
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("fazhan-test-XXXXXX", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_setenv (names[i], folder, TRUE);
  return folder;
}

/* Removes the folder @path and what is in it; there may be none. */
void
ui_remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        ui_remove_folder (child);
      else
        g_unlink (child);
    }
  if (folder != NULL)
    g_rmdir (path);
}

/* Runs the main loop until @condition holds; FALSE after twenty seconds. */
gboolean
ui_wait_until (UiCondition condition,
               gpointer    data)
{
  gint64   deadline = g_get_monotonic_time () + LONGEST_WAIT;
  guint    tick = g_timeout_add_full (G_PRIORITY_LOW, 10, on_tick, NULL, NULL);
  gboolean met;

  while (!(met = condition (data)) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  return met;
}

static guint
count_pool_threads (void)
{
  g_autoptr (GDir) tasks = g_dir_open ("/proc/self/task", 0, NULL);
  const char *name;
  guint       n = 0;

  while (tasks != NULL && (name = g_dir_read_name (tasks)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", name, "comm", NULL);
      g_autofree char *comm = NULL;

      if (g_file_get_contents (path, &comm, NULL, NULL) && g_str_has_prefix (comm, "pool-") &&
          !g_str_has_prefix (comm, "pool-spawner"))
        n++;
    }
  return n;
}

static gboolean
have_threads_finished (gpointer unused)
{
  return count_pool_threads () <= g_thread_pool_get_num_unused_threads ();
}

/* Runs the tests of a program that shows maps. The map's threads may still draw when the
 * last test is done, and must not do so while the program is taken down. */
int
ui_run_tests (void)
{
  int result = g_test_run ();

  ui_wait_until (have_threads_finished, NULL);
  return result;
}

/* The private folders of ui_test_init(). */
static char *own_folder;

/* Makes ready for tests with an application each: in folders of their own, and without a bus, on
 * which the second one in a process would find its place taken. */
void
ui_test_init (int    *argc,
              char ***argv)
{
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  g_test_init (argc, argv, NULL);
  own_folder = ui_use_private_folders ();
  adw_init ();
}

/* Runs the tests that were made ready for, and removes their folders. */
int
ui_test_run (void)
{
  int result = ui_run_tests ();

  ui_remove_folder (own_folder);
  g_clear_pointer (&own_folder, g_free);
  return result;
}

/* Runs what the main loop has to do at once. */
void
ui_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* The first widget of @type in the tree below and with @root, or NULL. */
GtkWidget *
ui_find_type (GtkWidget *root,
              GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The first button in view that has that label, with the letter to press, or NULL. */
GtkWidget *
ui_find_button (GtkWidget  *root,
                const char *label)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The first widget that a template calls @id, or NULL. */
GtkWidget *
ui_find_id (GtkWidget  *root,
            const char *id)
{
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (root)), id) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find_id (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* How many labels below @root, none of them or of what they are in hidden, hold
 * @text somewhere. */
guint
ui_count_visible_labels (GtkWidget  *root,
                         const char *text)
{
  guint n_labels = 0;

  if (!gtk_widget_get_visible (root))
    return 0;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    n_labels++;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_labels += ui_count_visible_labels (child, text);
  return n_labels;
}

static void
on_select_station (GSimpleAction *action,
                   GVariant      *id,
                   gpointer       selected_id)
{
  *(guint32 *) selected_id = g_variant_get_uint32 (id);
}

/* A window round @child whose `win.select-station` writes into @selected_id. */
GtkWidget *
ui_window_new (GtkWidget *child,
               guint32   *selected_id)
{
  GtkWidget *window = gtk_window_new ();
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) select = g_simple_action_new ("select-station", G_VARIANT_TYPE_UINT32);

  g_signal_connect (select, "activate", G_CALLBACK (on_select_station), selected_id);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (select));
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 600);
  gtk_window_set_child (GTK_WINDOW (window), child);
  return window;
}

/* What @copy puts into the clipboard, which is the display's: another test may take it
 * away in the same instant, so that @copy is called until it stands. The caller's. */
char *
ui_copy (UiVerb   copy,
         gpointer data)
{
  GdkClipboard *clipboard = gdk_display_get_clipboard (gdk_display_get_default ());
  gint64        deadline = g_get_monotonic_time () + LONGEST_WAIT;
  g_auto (GValue) text = G_VALUE_INIT;
  g_autoptr (GdkContentProvider) before = NULL;

  g_set_object (&before, gdk_clipboard_get_content (clipboard));
  do
    copy (data);
  while (gdk_clipboard_get_content (clipboard) == before && g_get_monotonic_time () < deadline);
  g_assert_true (gdk_clipboard_get_content (clipboard) != before);
  g_value_init (&text, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &text,
                                                 NULL));
  return g_value_dup_string (&text);
}

static void
on_notify (GObject    *object,
           GParamSpec *pspec,
           gpointer    n_notified)
{
  ++*(guint *) n_notified;
}

/* Counts into @n_notified how often @property of @object is notified. */
void
ui_count_notify (gpointer    object,
                 const char *property,
                 guint      *n_notified)
{
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);

  g_signal_connect (object, signal, G_CALLBACK (on_notify), n_notified);
}
