/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-hands.h"
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

  if (!hands_are_there ())
    {
      g_test_skip ("no keyboard");
      return;
    }
  window_fixture_open (fixture);
  hands_take (GTK_WINDOW (fixture->window));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      Search search = { fixture, words[i] };

      gtk_widget_child_focus (GTK_WIDGET (fixture->map), GTK_DIR_TAB_FORWARD);
      g_assert_true (ui_wait_until (has_focus, fixture->map));
      hands_press (keys[i]);
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

  if (!hands_are_there ())
    {
      g_test_skip ("no keyboard");
      return;
    }
  window_fixture_open (fixture);
  hands_take (GTK_WINDOW (fixture->window));
  hands_press ("ctrl+question");
  g_assert_true (ui_wait_until (shows_shortcuts, fixture->window));
  dialog = adw_application_window_get_visible_dialog (
      ADW_APPLICATION_WINDOW (fixture->window));
  g_assert_true (ui_wait_until (has_focus, dialog));
  g_assert_cmpuint (ui_count_visible_labels (GTK_WIDGET (dialog), "Ctrl+P"), ==, 1);
  g_assert_cmpuint (ui_count_visible_labels (GTK_WIDGET (dialog), "Shift+Ctrl+Q"), ==, 1);
  hands_press ("a b Escape");
  g_assert_true (ui_wait_until (shows_no_dialog, fixture->window));
  g_assert_true (is_searching (&search));
}

static gboolean
is_narrow (gpointer window)
{
  return fz_window_get_narrow (window);
}

static gboolean
has_no_station (gpointer window)
{
  return fz_window_get_selected (window) == NULL;
}

/* All the way down: until then the sheet has a say in Escape. */
static gboolean
has_closed_sheet (gpointer sheet)
{
  return !adw_bottom_sheet_get_open (sheet) &&
         !gtk_widget_get_mapped (adw_bottom_sheet_get_sheet (sheet));
}

static gboolean
has_open_sheet (gpointer sheet)
{
  return adw_bottom_sheet_get_open (sheet);
}

/* A narrow window, and in its sheet what is found for @text. */
static AdwBottomSheet *
open_sheet (WindowFixture *fixture,
            const char    *text)
{
  FzFinder *finder = fz_window_get_finder (fixture->window);
  g_autoptr (FzQuery) query = fz_query_with_text (fz_finder_get_query (finder), text);
  GtkWidget *sheet = ui_find_type (GTK_WIDGET (fixture->window), ADW_TYPE_BOTTOM_SHEET);

  window_fixture_open (fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 380, 700);
  g_assert_true (ui_wait_until (is_narrow, fixture->window));
  fz_finder_set_query (finder, query);
  fz_window_show_search (fixture->window);
  hands_take (GTK_WINDOW (fixture->window));
  g_assert_true (ui_wait_until (has_open_sheet, sheet));
  return ADW_BOTTOM_SHEET (sheet);
}

/* Escape in the sheet goes back one level at a time. */
static void
test_escape_in_sheet (WindowFixture *fixture,
                      gconstpointer  unused)
{
  Search          all = { fixture, "" };
  AdwBottomSheet *sheet;
  GtkWidget      *view;

  if (!hands_are_there ())
    {
      g_test_skip ("no keyboard");
      return;
    }
  sheet = open_sheet (fixture, "沙");
  fz_window_select_station (fixture->window, 70);
  hands_rest (GTK_WIDGET (fixture->panel));
  hands_take (GTK_WINDOW (fixture->window));
  gtk_widget_child_focus (GTK_WIDGET (fixture->panel), GTK_DIR_TAB_FORWARD);
  g_assert_true (ui_wait_until (has_focus, fixture->panel));
  hands_rest (GTK_WIDGET (fixture->panel));
  hands_press ("Escape");
  g_assert_true (ui_wait_until (has_no_station, fixture->window));
  g_assert_true (has_open_sheet (sheet));
  g_assert_false (is_searching (&all));
  view = ui_find_type (GTK_WIDGET (fixture->panel), GTK_TYPE_LIST_VIEW);
  gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
  g_assert_true (ui_wait_until (has_focus, view));
  hands_press ("Escape");
  g_assert_true (ui_wait_until (is_searching, &all));
  g_assert_true (has_open_sheet (sheet));
  hands_press ("Escape");
  g_assert_true (ui_wait_until (has_closed_sheet, sheet));
}

/* GTK drops the keys that go to what it has never shown. */
static gboolean
is_shown (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* With the focus on the bar below the map, Escape lets go of the station. */
static void
test_escape_on_bar (WindowFixture *fixture,
                    gconstpointer  unused)
{
  AdwBottomSheet *sheet;
  GtkWidget      *bar;

  if (!hands_are_there ())
    {
      g_test_skip ("no keyboard");
      return;
    }
  sheet = open_sheet (fixture, "");
  fz_window_select_station (fixture->window, 70);
  fz_window_show_map (fixture->window);
  bar = gtk_widget_get_ancestor (adw_bottom_sheet_get_bottom_bar (sheet), GTK_TYPE_BUTTON);
  g_assert_true (ui_wait_until (is_shown, bar));
  g_assert_true (gtk_widget_grab_focus (bar));
  g_assert_true (ui_wait_until (has_focus, bar));
  hands_press ("Escape");
  g_assert_true (ui_wait_until (has_no_station, fixture->window));
}

static gboolean
is_target (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_LIST_BOX_ROW (widget);
}

/* Says each target under @root that is smaller than a finger, and counts them. */
static guint
count_small_targets (GtkWidget *root)
{
  guint           n_small = 0;
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (root) ||
      g_str_equal (gtk_widget_get_css_name (root), "windowcontrols"))
    return 0;
  if (is_target (root) && gtk_widget_compute_bounds (root, root, &bounds) &&
      (bounds.size.width < 44 || bounds.size.height < 44))
    {
      const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (root));

      g_test_message ("%s (%s) of %g × %g", gtk_widget_get_css_name (root),
                      id != NULL ? id : G_OBJECT_TYPE_NAME (gtk_widget_get_parent (root)),
                      bounds.size.width, bounds.size.height);
      n_small++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_small += count_small_targets (child);
  return n_small;
}

/* A narrow window's targets are as large as a finger: 44 pixels each way. */
static void
test_touch_targets (WindowFixture *fixture,
                    gconstpointer  unused)
{
  open_sheet (fixture, "");
  hands_rest (GTK_WIDGET (fixture->window));
  g_assert_cmpuint (count_small_targets (GTK_WIDGET (fixture->window)), ==, 0);
  fz_window_select_station (fixture->window, 70);
  g_assert_true (ui_wait_until (window_fixture_shows_details, fixture));
  hands_rest (GTK_WIDGET (fixture->window));
  g_assert_cmpuint (count_small_targets (GTK_WIDGET (fixture->window)), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add ("/keyboard/type-on-map", WindowFixture, NULL, window_fixture_set_up,
              test_type_on_map, window_fixture_tear_down);
  g_test_add ("/keyboard/shortcuts", WindowFixture, NULL, window_fixture_set_up,
              test_shortcuts, window_fixture_tear_down);
  g_test_add ("/keyboard/escape-in-sheet", WindowFixture, NULL, window_fixture_set_up,
              test_escape_in_sheet, window_fixture_tear_down);
  g_test_add ("/keyboard/escape-on-bar", WindowFixture, NULL, window_fixture_set_up,
              test_escape_on_bar, window_fixture_tear_down);
  g_test_add ("/keyboard/touch-targets", WindowFixture, NULL, window_fixture_set_up,
              test_touch_targets, window_fixture_tear_down);
  return ui_test_run ();
}
