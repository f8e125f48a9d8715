/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-map-fixture.h"
#include "fz-ui.h"

#include <adwaita.h>

/* Tiles come although every frame takes longer than its share, so that the next one is
 * always due. */

#define FRAME_WORK 25000 /* microseconds */

static void
on_update (void)
{
  g_usleep (FRAME_WORK);
}

static void
on_map_loaded (gboolean *is_loaded)
{
  *is_loaded = TRUE;
}

static gboolean
is_true (gpointer value)
{
  return *(gboolean *) value;
}

static void
test_while_frames_are_late (MapFixture   *fixture,
                            gconstpointer data)
{
  GtkWidget     *layer = ui_find_type (GTK_WIDGET (fixture->view), SHUMATE_TYPE_MAP_LAYER);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (layer);
  gboolean       is_loaded = FALSE;
  gulong         update;

  if (g_get_num_processors () < 2)
    {
      g_test_skip ("there is one processor");
      return;
    }

  map_fixture_go_to_centre (fixture);
  ui_settle ();
  g_signal_connect_swapped (layer, "map-loaded", G_CALLBACK (on_map_loaded), &is_loaded);
  update = g_signal_connect (clock, "update", G_CALLBACK (on_update), NULL);
  gdk_frame_clock_begin_updating (clock);

  fz_map_view_go_to (fixture->view, 23.4, 113.6, 11.0);
  g_assert_true (ui_wait_until (is_true, &is_loaded));

  gdk_frame_clock_end_updating (clock);
  g_signal_handler_disconnect (clock, update);
  g_signal_handlers_disconnect_by_data (layer, &is_loaded);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/map-loading/while-frames-are-late", MapFixture, NULL, map_fixture_set_up,
              test_while_frames_are_late, map_fixture_tear_down);

  return ui_run_tests ();
}
