/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-editor-fixture.h"
#include "fz-hands.h"
#include "fz-ui.h"

/* A station that is new, in the real window, by keys. */

#define BEGUN "4401"

static AdwDialog *
get_dialog (EditorFixture *fixture)
{
  return adw_application_window_get_visible_dialog (
      ADW_APPLICATION_WINDOW (editor_get_window (fixture)));
}

static gboolean
has_no_dialog (gpointer fixture)
{
  return get_dialog (fixture) == NULL;
}

static gboolean
has_dialog (gpointer fixture)
{
  AdwDialog *dialog = get_dialog (fixture);

  return dialog != NULL && editor_has_focus (GTK_WIDGET (dialog));
}

static gboolean
asks_to_save (gpointer fixture)
{
  return editor_has_alert (fixture) &&
         ui_count_visible_labels (editor_get_window (fixture), "Save the Changes?") > 0;
}

/* The field that has the keyboard. */
static GtkEditable *
begin (EditorFixture *fixture)
{
  gtk_widget_activate_action (editor_get_window (fixture), "win.new-station", NULL);
  g_assert_true (ui_wait_until (has_dialog, fixture));
  hands_rest (editor_get_window (fixture));
  return GTK_EDITABLE (ui_find_id (GTK_WIDGET (get_dialog (fixture)), "code_row"));
}

static void
leave (EditorFixture *fixture)
{
  hands_press ("Escape");
  g_assert_true (ui_wait_until (asks_to_save, fixture));
  hands_rest (editor_get_window (fixture));
}

static void
return_to (EditorFixture *fixture)
{
  g_assert_true (ui_wait_until (editor_has_no_alert, fixture));
  g_assert_true (ui_wait_until (has_dialog, fixture));
  hands_rest (editor_get_window (fixture));
}

/* Where nothing was typed there is nothing to be asked. */
static void
test_empty (EditorFixture *fixture,
            gconstpointer  unused)
{
  window_fixture_open (&fixture->window);
  hands_take (GTK_WINDOW (fixture->window.window));
  begin (fixture);
  hands_press ("Escape");
  g_assert_true (ui_wait_until (has_no_dialog, fixture));
}

/* What was typed is thrown away by nobody but who says so. */
static void
test_left (EditorFixture *fixture,
           gconstpointer  unused)
{
  GtkEditable *code;

  window_fixture_open (&fixture->window);
  hands_take (GTK_WINDOW (fixture->window.window));
  code = begin (fixture);
  hands_type (BEGUN);
  leave (fixture);
  hands_press ("Escape");
  return_to (fixture);
  g_assert_cmpstr (gtk_editable_get_text (code), ==, BEGUN);

  /* What cannot be added yet says why. */
  leave (fixture);
  hands_press ("alt+s");
  return_to (fixture);
  g_assert_true (gtk_widget_get_visible (ui_find_id (GTK_WIDGET (get_dialog (fixture)),
                                                     "trouble_label")));

  leave (fixture);
  hands_press ("alt+d");
  g_assert_true (ui_wait_until (has_no_dialog, fixture));
}

int
main (int    argc,
      char **argv)
{
  static const EditorTest tests[] = {
    { "/new-station/empty", test_empty },
    { "/new-station/left", test_left },
  };

  return editor_run_by_keys (argc, argv, tests, G_N_ELEMENTS (tests));
}
