/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-hands.h"
#include "fz-ui.h"
#include "fz-window-fixture.h"

/* Where animations are switched off nothing is on its way: it is here, and then it is there. */

/* Longer than anything takes that moves. */
#define N_FRAMES 40

typedef char *(*Look) (WindowFixture *fixture);

/* All that is seen of one thing, frame by frame. */
typedef struct
{
  WindowFixture *fixture;
  Look           look;
  GHashTable    *seen; /* (element-type utf8) */
  guint          n_frames;
} Watch;

static gboolean
on_frame (GtkWidget     *window,
          GdkFrameClock *clock,
          gpointer       data)
{
  Watch *watch = data;
  char  *view = watch->look (watch->fixture);

  if (g_hash_table_add (watch->seen, view))
    g_test_message ("frame %u: %s", watch->n_frames, view);
  return ++watch->n_frames < N_FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
has_watched (gpointer data)
{
  return ((Watch *) data)->n_frames == N_FRAMES;
}

/* Does @verb, which changes what @look sees, and makes sure that nothing lies between. */
static void
check_leap (WindowFixture *fixture,
            Look           look,
            UiVerb         verb)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *after = NULL;
  g_autofree char *before = look (fixture);
  Watch            watch = { fixture, look, seen, 0 };

  g_test_message ("before: %s", before);
  g_hash_table_add (seen, g_strdup (before));
  verb (fixture);
  gtk_widget_add_tick_callback (GTK_WIDGET (fixture->window), on_frame, &watch, NULL);
  g_assert_true (ui_wait_until (has_watched, &watch));
  after = look (fixture);
  g_assert_cmpstr (after, !=, before);
  g_assert_true (g_hash_table_contains (seen, after));
  g_assert_cmpuint (g_hash_table_size (seen), ==, 2);
}

static char *
look_at_map (WindowFixture *fixture)
{
  double lat, lon, zoom;

  fz_map_view_get_viewport (fixture->map, &lat, &lon, &zoom);
  return g_strdup_printf ("%.6f %.6f %.3f", lat, lon, zoom);
}

/* Where @widget is in the window, and how large. */
static char *
describe (WindowFixture *fixture,
          GtkWidget     *widget)
{
  graphene_rect_t bounds;

  if (widget == NULL || !gtk_widget_get_mapped (widget) || gtk_widget_get_width (widget) == 0 ||
      !gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->window), &bounds))
    return g_strdup ("none");
  return g_strdup_printf ("%.1f,%.1f %.1f × %.1f", bounds.origin.x, bounds.origin.y,
                          bounds.size.width, bounds.size.height);
}

static char *
look_at_panel (WindowFixture *fixture)
{
  return describe (fixture, GTK_WIDGET (fixture->panel));
}

static char *
look_at_dialog (WindowFixture *fixture)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (
      ADW_APPLICATION_WINDOW (fixture->window));

  return describe (fixture, dialog != NULL ? adw_dialog_get_child (dialog) : NULL);
}

static void
come_closer (gpointer fixture)
{
  fz_map_view_zoom_in (((WindowFixture *) fixture)->map);
}

static void
select_station (gpointer fixture)
{
  fz_window_select_station (((WindowFixture *) fixture)->window, 70);
}

static void
show_all (gpointer fixture)
{
  fz_map_view_show_all (((WindowFixture *) fixture)->map);
}

static void
raise_sheet (gpointer fixture)
{
  fz_window_show_search (((WindowFixture *) fixture)->window);
}

static void
lower_sheet (gpointer fixture)
{
  fz_window_show_map (((WindowFixture *) fixture)->window);
}

static void
open_dialog (gpointer fixture)
{
  g_action_group_activate_action (G_ACTION_GROUP (((WindowFixture *) fixture)->application),
                                  "shortcuts", NULL);
}

static void
close_dialog (gpointer fixture)
{
  adw_dialog_close (adw_application_window_get_visible_dialog (
      ADW_APPLICATION_WINDOW (((WindowFixture *) fixture)->window)));
}

static void
open_window (WindowFixture *fixture)
{
  window_fixture_open (fixture);
  hands_rest (GTK_WIDGET (fixture->window));
}

static gboolean
is_narrow (gpointer window)
{
  return fz_window_get_narrow (window);
}

static void
open_narrow (WindowFixture *fixture)
{
  open_window (fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 380, 700);
  g_assert_true (ui_wait_until (is_narrow, fixture->window));
  hands_rest (GTK_WIDGET (fixture->window));
}

static void
test_map (WindowFixture *fixture,
          gconstpointer  unused)
{
  open_window (fixture);
  check_leap (fixture, look_at_map, come_closer);
  check_leap (fixture, look_at_map, select_station);
  check_leap (fixture, look_at_map, show_all);
}

static void
test_sheet (WindowFixture *fixture,
            gconstpointer  unused)
{
  open_narrow (fixture);
  check_leap (fixture, look_at_panel, raise_sheet);
  check_leap (fixture, look_at_panel, lower_sheet);
}

static void
test_dialog (WindowFixture *fixture,
             gconstpointer  unused)
{
  open_window (fixture);
  check_leap (fixture, look_at_dialog, open_dialog);
  check_leap (fixture, look_at_dialog, close_dialog);
}

static void
test_narrow_dialog (WindowFixture *fixture,
                    gconstpointer  unused)
{
  open_narrow (fixture);
  check_leap (fixture, look_at_dialog, open_dialog);
  check_leap (fixture, look_at_dialog, close_dialog);
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
#define ADD(path, test)                                               \
  g_test_add (path, WindowFixture, NULL, window_fixture_set_up, test, \
              window_fixture_tear_down)
  ADD ("/reduced-motion/map", test_map);
  ADD ("/reduced-motion/sheet", test_sheet);
  ADD ("/reduced-motion/dialog", test_dialog);
  ADD ("/reduced-motion/narrow-dialog", test_narrow_dialog);
#undef ADD
  return ui_test_run ();
}
