/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-keys.h"
#include "fz-shortcuts-dialog.h"
#include "fz-ui.h"
#include "fz-window-fixture.h"

/* What is waited for: this text in the search field. */
typedef struct
{
  WindowFixture *fixture;
  const char    *text;
} Search;

static gboolean
is_searching (gpointer data)
{
  Search   *search = data;
  FzFinder *finder = fz_window_get_finder (search->fixture->window);

  return g_strcmp0 (fz_query_get_text (fz_finder_get_query (finder)), search->text) == 0;
}

static gboolean
has_focus (gpointer widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* Letters typed while the map has the keyboard go into a new search, all of them. */
static void
test_type_on_map (WindowFixture *fixture,
                  gconstpointer  unused)
{
  static const char *const words[] = { "sha", "tian" };
  static const char *const keys[] = { "s h a", "t i a n" };

  window_fixture_open (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      Search search = { fixture, words[i] };

      gtk_widget_child_focus (GTK_WIDGET (fixture->map), GTK_DIR_TAB_FORWARD);
      g_assert_true (ui_wait_until (has_focus, fixture->map));
      ui_press_keys (GTK_WIDGET (fixture->window), keys[i]);
      g_assert_true (ui_wait_until (is_searching, &search));
    }
}

static gboolean
shows_shortcuts (gpointer window)
{
  return FZ_IS_SHORTCUTS_DIALOG (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
}

static gboolean
shows_no_dialog (gpointer window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) == NULL;
}

/* Ctrl+? tells of the keys, those of the application's actions among them; what is typed
 * while it is open searches nothing. */
static void
test_shortcuts (WindowFixture *fixture,
                gconstpointer  unused)
{
  Search     search = { fixture, "" };
  AdwDialog *dialog;

  window_fixture_open (fixture);
  ui_press_keys (GTK_WIDGET (fixture->window), "ctrl+question");
  g_assert_true (ui_wait_until (shows_shortcuts, fixture->window));
  dialog = adw_application_window_get_visible_dialog (
      ADW_APPLICATION_WINDOW (fixture->window));
  g_assert_true (ui_wait_until (has_focus, dialog));
  g_assert_cmpuint (ui_count_visible_labels (GTK_WIDGET (dialog), "Ctrl+P"), ==, 1);
  g_assert_cmpuint (ui_count_visible_labels (GTK_WIDGET (dialog), "Shift+Ctrl+Q"), ==, 1);
  ui_press_keys (GTK_WIDGET (fixture->window), "a b Escape");
  g_assert_true (ui_wait_until (shows_no_dialog, fixture->window));
  g_assert_true (is_searching (&search));
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  int              result;

  /* One application after the other in one process: on a bus the second would find its
   * place taken. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  g_test_init (&argc, &argv, NULL);
  folder = ui_use_private_folders ();
  adw_init ();

  g_test_add ("/keyboard/type-on-map", WindowFixture, NULL, window_fixture_set_up,
              test_type_on_map, window_fixture_tear_down);
  g_test_add ("/keyboard/shortcuts", WindowFixture, NULL, window_fixture_set_up,
              test_shortcuts, window_fixture_tear_down);
  result = ui_run_tests ();
  ui_remove_folder (folder);
  return result;
}
