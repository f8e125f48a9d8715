/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-ui.h"
#include "fz-window-fixture.h"

#include <unistd.h>

/* What the built desktop entry, the first argument, offers in the menu of the icon. */

#define ENTRY_GROUP "Desktop Entry"

static GKeyFile *
load_entry (const char *path)
{
  GKeyFile *entry = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  g_key_file_load_from_file (entry, path, G_KEY_FILE_KEEP_TRANSLATIONS, &error);
  g_assert_no_error (error);
  return entry;
}

/* Each action is the application's and needs nothing told, as the desktop starts it over
 * the bus; the command for desktops that do not is an option that the program has. */
static void
test_actions_exist (gconstpointer path)
{
  g_autoptr (GKeyFile) entry = load_entry (path);
  g_autoptr (FzApplication) application = window_fixture_make_application ();
  g_auto (GStrv) names = g_key_file_get_string_list (entry, ENTRY_GROUP, "Actions", NULL, NULL);

  g_assert_cmpuint (g_strv_length (names), ==, 2);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const GVariantType *type = NULL;
      g_autofree char    *group = g_strconcat ("Desktop Action ", names[i], NULL);
      g_autofree char    *exec = g_key_file_get_string (entry, group, "Exec", NULL);

      g_assert_true (g_action_group_query_action (G_ACTION_GROUP (application), names[i], NULL,
                                                  &type, NULL, NULL, NULL));
      g_assert_null (type);
      g_assert_true (g_str_has_prefix (exec, "fazhan --"));
    }
}

/* In the three languages. */
static void
test_translations (gconstpointer path)
{
  static const char *const keys[] = { "Name", "Comment", "Keywords" };
  g_autoptr (GKeyFile) entry = load_entry (path);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *untranslated = g_key_file_get_string (entry, ENTRY_GROUP, keys[i], NULL);
      g_autofree char *simplified =
          g_key_file_get_locale_string (entry, ENTRY_GROUP, keys[i], "zh_CN", NULL);
      g_autofree char *traditional =
          g_key_file_get_locale_string (entry, ENTRY_GROUP, keys[i], "zh_TW", NULL);

      g_assert_cmpstr (simplified, !=, untranslated);
      g_assert_cmpstr (traditional, !=, untranslated);
    }
}

static GtkWindow *
find_window (FzApplication *application)
{
  return gtk_application_get_active_window (GTK_APPLICATION (application));
}

static gboolean
is_ready_to_search (gpointer application)
{
  GtkWindow *window = find_window (application);
  GtkWidget *focus = window != NULL ? gtk_window_get_focus (window) : NULL;

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY) != NULL;
}

static gboolean
shows_sample (gpointer application)
{
  GtkWindow *window = find_window (application);

  return window != NULL && fz_window_get_sample (FZ_WINDOW (window));
}

/* From the icon, when there is no window yet. */
static void
test_actions_open_window (void)
{
  FzApplication *application = window_fixture_make_application ();

  g_assert_null (find_window (application));
  g_action_group_activate_action (G_ACTION_GROUP (application), "find", NULL);
  g_assert_true (ui_wait_until (is_ready_to_search, application));
  g_assert_false (shows_sample (application));
  g_action_group_activate_action (G_ACTION_GROUP (application), "open-sample", NULL);
  g_assert_true (ui_wait_until (shows_sample, application));
}

/* Ends with a window open, as the program does when the user quits. */
int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  int              result;

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  folder = ui_use_private_folders ();
  adw_init ();
  g_test_add_data_func ("/desktop-actions/exist", argv[1], test_actions_exist);
  g_test_add_data_func ("/desktop-actions/translations", argv[1], test_translations);
  g_test_add_func ("/desktop-actions/open-window", test_actions_open_window);
  result = g_test_run ();
  ui_remove_folder (folder);
  fflush (NULL);
  _exit (result);
}
