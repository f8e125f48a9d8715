/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-editor-fixture.h"
#include "fz-hands.h"
#include "fz-ui.h"

/* Whatever dialog the window opens is closed by Escape, and gives the keyboard back to where it
 * was. */

static const char *const actions[] = {
  "app.about",
  "app.guide",
  "app.preferences",
  "app.shortcuts",
  "win.backups",
  "win.choose-start",
  "win.collections",
  "win.compare([uint32 30, 40])",
  "win.deleted-stations",
  "win.edit-station(uint32 0)",
  "win.export",
  "win.new-station",
  "win.print",
  "win.print-map",
  "win.print-station",
  "win.publish",
  "win.retire-station",
  "win.send-corrections",
  "win.show-code",
};

static GtkWidget *
get_focus (EditorFixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window.window));
}

static gboolean
is_on_button (gpointer fixture)
{
  GtkWidget *button = ui_find_id (editor_get_window (fixture), "menu_button");
  GtkWidget *focus = get_focus (fixture);

  return focus != NULL && (focus == button || gtk_widget_is_ancestor (focus, button));
}

static gboolean
has_dialog (gpointer data)
{
  EditorFixture *fixture = data;
  AdwDialog     *dialog = window_fixture_get_dialog (&fixture->window);
  GtkWidget     *focus = get_focus (fixture);

  return dialog != NULL && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (dialog));
}

static gboolean
has_no_dialog (gpointer fixture)
{
  return window_fixture_has_no_dialog (&((EditorFixture *) fixture)->window);
}

/* What shows a station needs its record. */
static gboolean
is_enabled (gpointer fixture)
{
  return g_action_group_get_action_enabled (
      G_ACTION_GROUP (((EditorFixture *) fixture)->window.window), "show-code");
}

static void
test_dialog (gconstpointer action)
{
  EditorFixture    fixture = { 0 };
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  editor_set_up (&fixture, NULL);
  editor_select (&fixture);
  g_assert_true (ui_wait_until (is_enabled, &fixture));
  gtk_widget_grab_focus (ui_find_id (editor_get_window (&fixture), "menu_button"));
  g_assert_true (ui_wait_until (is_on_button, &fixture));
  g_assert_true (g_action_parse_detailed_name (action, &name, &target, NULL));
  g_assert_true (gtk_widget_activate_action_variant (editor_get_window (&fixture), name, target));
  g_assert_true (ui_wait_until (has_dialog, &fixture));
  hands_rest (editor_get_window (&fixture));
  hands_press ("Escape");
  g_assert_true (ui_wait_until (has_no_dialog, &fixture));
  g_assert_true (ui_wait_until (is_on_button, &fixture));
  g_assert_nonnull (fz_window_get_selected (fixture.window.window));
  editor_tear_down (&fixture, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  int              result;

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  g_test_init (&argc, &argv, NULL);
  if (!hands_are_there ())
    return hands_skip ();
  folder = ui_use_private_folders ();
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *path = g_strconcat ("/escape/", actions[i], NULL);

      g_test_add_data_func (path, actions[i], test_dialog);
    }
  result = ui_run_tests ();
  ui_remove_folder (folder);
  return result;
}
