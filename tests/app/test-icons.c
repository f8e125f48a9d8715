/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-ui.h"
#include "fz-window-fixture.h"

/* How many names of icons there are at least, so that looking in the wrong place is noticed. */
#define LEAST_NAMES 40

static void
add_names (GHashTable *names,
           const char *path)
{
  g_autoptr (GRegex) regex = g_regex_new ("\"([a-z0-9-]+-symbolic)\"", G_REGEX_DEFAULT,
                                          G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (gboolean found = g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match); found;
       found = g_match_info_next (match, NULL))
    g_hash_table_add (names, g_match_info_fetch (match, 1));
}

static void
read_folder (GHashTable *names,
             const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        read_folder (names, child);
      else if (g_str_has_suffix (name, ".c") || g_str_has_suffix (name, ".blp"))
        add_names (names, child);
    }
}

/* Every icon that the sources name is the program's own or in the theme: another would be
 * shown as a torn page. */
static void
test_there (WindowFixture *fixture,
            gconstpointer  unused)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *sources = g_test_build_filename (G_TEST_DIST, "..", "src", NULL);
  g_autofree char *layouts = g_test_build_filename (G_TEST_DIST, "..", "resources", "ui", NULL);
  GHashTableIter   iter;
  gpointer         name;

  window_fixture_open (fixture);
  read_folder (names, sources);
  read_folder (names, layouts);
  g_assert_cmpuint (g_hash_table_size (names), >=, LEAST_NAMES);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      if (!gtk_icon_theme_has_icon (
              gtk_icon_theme_get_for_display (gdk_display_get_default ()), name))
        g_test_fail_printf ("there is no icon %s", (const char *) name);
    }
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add ("/icons/there", WindowFixture, NULL, window_fixture_set_up, test_there,
              window_fixture_tear_down);
  return ui_test_run ();
}
