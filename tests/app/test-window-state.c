/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-handover.h"
#include "fz-ui.h"
#include "fz-window-fixture.h"
#include "fz-window-state.h"

#include <fcntl.h>
#include <unistd.h>

/* A window that takes another one's place shows what that one did. */

#define STATION 70
#define VARIABLE "FAZHAN_HANDOVER"

static const char *const some_codes[] = { "440106006", "440106013", NULL };

typedef struct
{
  WindowFixture fixture;
  GVariant     *state;    /* (owned) of the window before */
  FzQuery      *query;    /* (owned) */
  guint32       selected; /* id; 0: none */
  double        lat, lon, zoom;
} Restart;

static gboolean
has_come_back (gpointer data)
{
  Restart   *restart = data;
  FzWindow  *window = restart->fixture.window;
  FzStation *selected = fz_window_get_selected (window);
  double     lat, lon, zoom;

  fz_map_view_get_viewport (restart->fixture.map, &lat, &lon, &zoom);
  return fz_query_equal (fz_finder_get_query (fz_window_get_finder (window)), restart->query) &&
         (selected != NULL ? fz_station_get_id (selected) : 0) == restart->selected &&
         ABS (lat - restart->lat) < 1e-4 && ABS (lon - restart->lon) < 1e-4 &&
         ABS (zoom - restart->zoom) < 1e-4;
}

/* What somebody has asked for, in each of the ways there are. */
static FzQuery *
ask (FzWindow *window)
{
  FzFinder *finder = fz_window_get_finder (window);
  g_autoptr (FzOrigin) origin =
      fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { 23.13, 113.27 }, 0.0, NULL);
  g_autoptr (FzQuery) text = fz_query_with_text (fz_finder_get_query (finder), "街");
  g_autoptr (FzQuery) district = fz_query_with_district (text, "440106");
  g_autoptr (FzQuery) levels = fz_query_with_levels (district, 0x7);
  g_autoptr (FzQuery) hours = fz_query_with_opening (levels, FZ_OPENING_AT, 1790000000);
  g_autoptr (FzQuery) codes = fz_query_with_codes (hours, some_codes);
  FzQuery *query = fz_query_start_from (codes, origin);

  fz_finder_set_query (finder, query);
  return query;
}

/* To the next window, through what goes from one program to the other. */
static void
start_again (Restart *restart)
{
  g_autoptr (GVariant) state = fz_window_state_get (restart->fixture.window);

  window_fixture_tear_down (&restart->fixture, NULL);
  g_assert_true (fz_handover_give (state));
  restart->state = fz_handover_take (G_VARIANT_TYPE (FZ_WINDOW_STATE));
  g_assert_nonnull (restart->state);
  g_assert_true (g_variant_equal (state, restart->state));
  g_assert_null (g_getenv (VARIABLE));

  window_fixture_set_up (&restart->fixture, NULL);
  fz_window_state_apply (restart->fixture.window, restart->state);
}

static void
end (Restart *restart)
{
  window_fixture_tear_down (&restart->fixture, NULL);
  g_object_unref (restart->query);
  g_variant_unref (restart->state);
}

static void
test_comes_back (void)
{
  Restart restart = { .selected = STATION };

  window_fixture_set_up (&restart.fixture, NULL);
  window_fixture_open (&restart.fixture);
  restart.query = ask (restart.fixture.window);
  fz_window_select_station (restart.fixture.window, STATION);
  ui_settle ();
  fz_map_view_go_to (restart.fixture.map, 23.2, 113.4, 12.5);
  fz_map_view_get_viewport (restart.fixture.map, &restart.lat, &restart.lon, &restart.zoom);

  start_again (&restart);
  fz_window_open (restart.fixture.window, FALSE, FALSE);
  gtk_window_present (GTK_WINDOW (restart.fixture.window));
  g_assert_true (ui_wait_until (has_come_back, &restart));
  end (&restart);
}

/* The sample, in which something is asked for; and another window. */
static void
leave_sample (Restart *restart)
{
  window_fixture_set_up (&restart->fixture, NULL);
  fz_window_open (restart->fixture.window, TRUE, FALSE);
  gtk_window_present (GTK_WINDOW (restart->fixture.window));
  g_assert_true (ui_wait_until (window_fixture_shows_sample, &restart->fixture));
  restart->query = ask (restart->fixture.window);
  ui_settle ();
  fz_map_view_get_viewport (restart->fixture.map, &restart->lat, &restart->lon, &restart->zoom);
  start_again (restart);
  g_assert_true (fz_window_state_is_sample (restart->state));
}

/* The sample comes back as the sample. */
static void
test_sample (void)
{
  Restart restart = { 0 };

  leave_sample (&restart);
  fz_window_open (restart.fixture.window, TRUE, FALSE);
  gtk_window_present (GTK_WINDOW (restart.fixture.window));
  g_assert_true (ui_wait_until (has_come_back, &restart));
  g_assert_true (fz_window_get_sample (restart.fixture.window));
  end (&restart);
}

/* Where the stations of before do not come, nothing of theirs does, now or later. */
static void
test_other_stations (void)
{
  Restart restart = { 0 };

  leave_sample (&restart);
  window_fixture_open (&restart.fixture);
  g_assert_false (has_come_back (&restart));
  fz_window_open (restart.fixture.window, TRUE, FALSE);
  g_assert_true (ui_wait_until (window_fixture_shows_sample, &restart.fixture));
  ui_settle ();
  g_assert_false (has_come_back (&restart));
  end (&restart);
}

/* What somebody else put there is not taken, and left as it is; what was ours is closed. */
static void
test_odd_handovers (void)
{
  static const char *const odd[] = { "", "0", "-1", "4294967296", "999", "x" };
  g_autoptr (GVariant) number = g_variant_ref_sink (g_variant_new_uint32 (1));
  int              ends[2];
  guint64          memory;
  g_autofree char *pipe_number = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_setenv (VARIABLE, odd[i], TRUE);
      g_assert_null (fz_handover_take (G_VARIANT_TYPE (FZ_WINDOW_STATE)));
      g_assert_null (g_getenv (VARIABLE));
    }
  g_assert_cmpint (pipe (ends), ==, 0);
  pipe_number = g_strdup_printf ("%d", ends[0]);
  g_setenv (VARIABLE, pipe_number, TRUE);
  g_assert_null (fz_handover_take (G_VARIANT_TYPE (FZ_WINDOW_STATE)));
  g_assert_cmpint (close (ends[0]), ==, 0);
  g_assert_cmpint (close (ends[1]), ==, 0);
  g_assert_true (fz_handover_give (number));
  g_assert_true (
      g_ascii_string_to_unsigned (g_getenv (VARIABLE), 10, 0, G_MAXINT, &memory, NULL));
  g_assert_null (fz_handover_take (G_VARIANT_TYPE (FZ_WINDOW_STATE)));
  g_assert_cmpint (fcntl ((int) memory, F_GETFD), ==, -1);
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/window-state/comes-back", test_comes_back);
  g_test_add_func ("/window-state/sample", test_sample);
  g_test_add_func ("/window-state/other-stations", test_other_stations);
  g_test_add_func ("/window-state/odd-handovers", test_odd_handovers);
  return ui_test_run ();
}
