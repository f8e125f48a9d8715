/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-pin.h"
#include "fz-results-list.h"
#include "fz-station-details.h"
#include "fz-station-row.h"
#include "fz-ui.h"
#include "fz-window-fixture.h"

/*
 * A narrow window under fingers: how large what they touch is, what a long press opens, and
 * that the sheet does not cover what the map shows.
 */

#define TARGET 44
#define STATION 70

static gboolean
is_narrow (gpointer fixture)
{
  return fz_window_get_narrow (((WindowFixture *) fixture)->window);
}

/* What the window is to be wide. */
static int wanted_width;

static gboolean
has_width (gpointer fixture)
{
  return gtk_widget_get_width (GTK_WIDGET (((WindowFixture *) fixture)->window)) == wanted_width;
}

static gboolean
has_record (gpointer fixture)
{
  GtkWidget *details = ui_find_type (GTK_WIDGET (((WindowFixture *) fixture)->panel),
                                     FZ_TYPE_STATION_DETAILS);

  return details != NULL && gtk_widget_get_mapped (details) &&
         gtk_widget_get_width (details) >= 100 &&
         fz_station_details_get_record (FZ_STATION_DETAILS (details)) != NULL;
}

static gboolean
has_dialog (gpointer fixture)
{
  return !window_fixture_has_no_dialog (fixture);
}

static AdwBottomSheet *
find_sheet (WindowFixture *fixture)
{
  return ADW_BOTTOM_SHEET (ui_find_type (GTK_WIDGET (fixture->window), ADW_TYPE_BOTTOM_SHEET));
}

static void
open_window (WindowFixture *fixture,
             int            width,
             int            height)
{
  GtkWindow *window = GTK_WINDOW (fixture->window);

  gtk_window_set_default_size (window, width, height);
  window_fixture_open (fixture);
  /* A frame that the window draws itself, on a display without a compositor, is beside it. */
  gtk_window_set_default_size (window, 2 * width - gtk_widget_get_width (GTK_WIDGET (window)),
                               2 * height - gtk_widget_get_height (GTK_WIDGET (window)));
  wanted_width = width;
  g_assert_true (ui_wait_until (has_width, fixture));
  ui_settle ();
}

static void
open_phone (WindowFixture *fixture)
{
  open_window (fixture, 360, 720);
  g_assert_true (ui_wait_until (is_narrow, fixture));
}

static gboolean
is_in_active_row (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  return row != NULL && row != widget && gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row));
}

/* What a finger is to hit. A switch is its row's, of which all can be touched. The window's
 * own buttons are as large as the desktop's, and small: there is no room for more. */
static gboolean
is_target (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (!gtk_widget_is_sensitive (widget) ||
      gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL)
    return FALSE;
  if (GTK_IS_BUTTON (widget) || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_ENTRY (widget))
    return TRUE;
  if (GTK_IS_SWITCH (widget) || GTK_IS_CHECK_BUTTON (widget))
    return !is_in_active_row (widget);
  if (GTK_IS_LIST_BOX_ROW (widget))
    return gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget));
  /* What a combo row shows of its choice is a list too. */
  return parent != NULL && GTK_IS_LIST_VIEW (parent) &&
         gtk_widget_get_ancestor (widget, ADW_TYPE_COMBO_ROW) == NULL;
}

/* Counts the targets under @root and those that are too small, and @says which. */
static guint
count_small (GtkWidget *root,
             guint     *n_targets,
             gboolean   says)
{
  guint n_small = 0;

  if (!gtk_widget_get_mapped (root) || !gtk_widget_get_child_visible (root))
    return 0;
  if (is_target (root))
    {
      int             width = gtk_widget_get_width (root), height = gtk_widget_get_height (root);
      graphene_rect_t bounds;

      /* With what the style puts round its contents. */
      if (gtk_widget_compute_bounds (root, root, &bounds))
        {
          width = (int) bounds.size.width;
          height = (int) bounds.size.height;
        }
      (*n_targets)++;
      if (width < TARGET || height < TARGET)
        {
          if (says)
            g_test_message ("%s “%s” in %s: %d × %d", G_OBJECT_TYPE_NAME (root),
                            gtk_widget_get_tooltip_text (root),
                            G_OBJECT_TYPE_NAME (gtk_widget_get_parent (root)), width, height);
          n_small++;
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_small += count_small (child, n_targets, says);
  return n_small;
}

/* What has just come is given its size with the next frames. */
static gboolean
has_large_targets (gpointer fixture)
{
  guint n_targets = 0;

  return count_small (GTK_WIDGET (((WindowFixture *) fixture)->window), &n_targets, FALSE) == 0 &&
         n_targets > 5;
}

static void
check_targets (WindowFixture *fixture,
               const char    *what)
{
  guint n_targets = 0;

  if (ui_wait_until (has_large_targets, fixture))
    return;
  g_test_message ("%s:", what);
  count_small (GTK_WIDGET (fixture->window), &n_targets, TRUE);
  g_test_fail ();
}

static void
check_dialog (WindowFixture *fixture,
              const char    *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  AdwDialog *dialog;

  g_assert_true (g_action_parse_detailed_name (action, &name, &target, NULL));
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), name, target));
  g_assert_true (ui_wait_until (has_dialog, fixture));
  check_targets (fixture, action);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  adw_dialog_force_close (dialog);
  g_assert_true (ui_wait_until (window_fixture_has_no_dialog, fixture));
}

/* Whatever there is to touch is at least 44 pixels wide and high. */
static void
test_targets (WindowFixture *fixture,
              gconstpointer  unused)
{
  static const char *const dialogs[] = {
    "app.preferences",
    "app.guide",
    "app.shortcuts",
    "win.choose-start",
    "win.show-code",
    "win.print",
    "win.compare([uint32 30, 40, 50])",
  };

  open_phone (fixture);
  check_targets (fixture, "the map");
  adw_bottom_sheet_set_open (find_sheet (fixture), TRUE);
  check_targets (fixture, "the list");
  fz_window_select_station (fixture->window, STATION);
  g_assert_true (ui_wait_until (has_record, fixture));
  check_targets (fixture, "the details");
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    check_dialog (fixture, dialogs[i]);
}

static GtkWidget *
find_selected_pin (GtkWidget *root)
{
  if (FZ_IS_PIN (root) && gtk_widget_get_mapped (root) && fz_pin_get_station (FZ_PIN (root)) &&
      fz_pin_is_selected (FZ_PIN (root)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_selected_pin (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Where the sheet, or the bar that is left of it, begins. */
static double
get_sheet_top (WindowFixture *fixture)
{
  AdwBottomSheet *sheet = find_sheet (fixture);
  int             covered = adw_bottom_sheet_get_open (sheet)
                                ? adw_bottom_sheet_get_sheet_height (sheet)
                                : adw_bottom_sheet_get_bottom_bar_height (sheet);

  return gtk_widget_get_height (GTK_WIDGET (sheet)) - covered;
}

/* What the selected pin points to is between the upper edge of the map and the sheet. */
static gboolean
has_pin_above_sheet (gpointer data)
{
  WindowFixture   *fixture = data;
  GtkWidget       *pin = find_selected_pin (GTK_WIDGET (fixture->map));
  GtkWidget       *sheet = GTK_WIDGET (find_sheet (fixture));
  graphene_rect_t  map;
  graphene_point_t tip;
  FzPinFrame       frame;

  if (pin == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (fixture->map), sheet, &map))
    return FALSE;
  frame = fz_pin_get_frame (FZ_PIN (pin));
  /* A sheet that leaves no room for a pin shows nothing of the map. */
  if (get_sheet_top (fixture) - map.origin.y < frame.height)
    return TRUE;
  return gtk_widget_compute_point (pin, sheet,
                                   &GRAPHENE_POINT_INIT ((float) frame.x,
                                                         (float) frame.y),
                                   &tip) &&
         tip.x >= map.origin.x && tip.x <= map.origin.x + map.size.width &&
         tip.y >= map.origin.y && tip.y <= get_sheet_top (fixture);
}

typedef struct
{
  const char *path;
  int         width;
  int         height;
  gboolean    narrow;
} Size;

static const Size sizes[] = {
  { "phone", 360, 720, TRUE },
  { "small-phone", 360, 560, TRUE },
  { "tablet", 620, 800, TRUE },
  { "landscape", 640, 360, FALSE },
  { "smallest", 360, 294, TRUE },
};

/* A station that is chosen can be seen above the sheet: down, half up with its details, and
 * as high as it goes. */
static void
test_focus (WindowFixture *fixture,
            gconstpointer  data)
{
  const Size *size = data;

  open_window (fixture, size->width, size->height);
  g_assert_true (fz_window_get_narrow (fixture->window) == size->narrow);
  fz_window_select_station (fixture->window, STATION);
  g_assert_true (ui_wait_until (has_pin_above_sheet, fixture));
  if (size->narrow)
    adw_bottom_sheet_set_open (find_sheet (fixture), TRUE);
  g_assert_true (ui_wait_until (has_record, fixture));
  g_assert_true (ui_wait_until (has_pin_above_sheet, fixture));
  fz_window_select_station (fixture->window, STATION + 30);
  g_assert_true (ui_wait_until (has_record, fixture));
  g_assert_true (ui_wait_until (has_pin_above_sheet, fixture));
  adw_bottom_sheet_set_open (find_sheet (fixture), FALSE);
  g_assert_true (ui_wait_until (has_pin_above_sheet, fixture));
  ui_settle ();
}

static GtkEventController *
find_long_press (GtkWidget *root)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (root);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_LONG_PRESS (controller))
        return controller;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkEventController *found = find_long_press (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_popover (gpointer root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if ((GTK_IS_POPOVER (child) && gtk_widget_get_mapped (child)) || has_popover (child))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_row (gpointer list)
{
  GtkWidget *row = ui_find_type (list, FZ_TYPE_STATION_ROW);

  return row != NULL && gtk_widget_get_mapped (row) && gtk_widget_get_width (row) >= 100 &&
         fz_station_row_get_station (FZ_STATION_ROW (row)) != NULL;
}

/* A long press opens what the other mouse button opens: on the map a place, */
static void
test_long_press_map (WindowFixture *fixture,
                     gconstpointer  unused)
{
  GtkEventController *press;

  open_phone (fixture);
  press = find_long_press (GTK_WIDGET (fixture->map));
  g_assert_nonnull (press);
  g_assert_false (has_popover (fixture->map));
  g_signal_emit_by_name (press, "pressed", 60.0, 120.0);
  g_assert_true (ui_wait_until (has_popover, fixture->map));
  ui_settle ();
}

/* and on a row its menu. */
static void
test_long_press_row (WindowFixture *fixture,
                     gconstpointer  unused)
{
  GtkWidget          *list, *row;
  GtkEventController *press;
  graphene_point_t    point;

  open_phone (fixture);
  adw_bottom_sheet_set_open (find_sheet (fixture), TRUE);
  list = ui_find_type (GTK_WIDGET (fixture->panel), FZ_TYPE_RESULTS_LIST);
  g_assert_true (ui_wait_until (has_row, list));
  g_assert_true (ui_wait_until (has_large_targets, fixture));
  /* What scrolls has one too. */
  press = find_long_press (ui_find_type (list, GTK_TYPE_LIST_VIEW));
  g_assert_nonnull (press);
  row = ui_find_type (list, FZ_TYPE_STATION_ROW);
  g_assert_true (gtk_widget_compute_point (row, gtk_event_controller_get_widget (press),
                                           &GRAPHENE_POINT_INIT (40, 20), &point));
  g_signal_emit_by_name (press, "pressed", (double) point.x, (double) point.y);
  g_assert_true (ui_wait_until (has_popover, list));
  ui_settle ();
}

/* The page of a station goes away under a finger that moves to the right. */
static void
test_swipe_back (WindowFixture *fixture,
                 gconstpointer  unused)
{
  AdwNavigationView *navigation;

  open_phone (fixture);
  adw_bottom_sheet_set_open (find_sheet (fixture), TRUE);
  fz_window_select_station (fixture->window, STATION);
  g_assert_true (ui_wait_until (has_record, fixture));
  navigation = ADW_NAVIGATION_VIEW (ui_find_type (GTK_WIDGET (fixture->panel),
                                                  ADW_TYPE_NAVIGATION_VIEW));
  g_assert_true (ADW_IS_SWIPEABLE (navigation));
  g_assert_true (adw_navigation_page_get_can_pop (
      adw_navigation_view_get_visible_page (navigation)));
  g_assert_nonnull (adw_navigation_view_get_previous_page (
      navigation, adw_navigation_view_get_visible_page (navigation)));
  ui_settle ();
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
#define ADD(path, data, test) \
  g_test_add (path, WindowFixture, data, window_fixture_set_up, test, window_fixture_tear_down)
  ADD ("/touch/targets", NULL, test_targets);
  ADD ("/touch/long-press-map", NULL, test_long_press_map);
  ADD ("/touch/long-press-row", NULL, test_long_press_row);
  ADD ("/touch/swipe-back", NULL, test_swipe_back);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *path = g_strconcat ("/touch/focus/", sizes[i].path, NULL);

      ADD (path, &sizes[i], test_focus);
    }
#undef ADD
  return ui_test_run ();
}
