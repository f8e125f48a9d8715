/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-no-network.h"
#include "fz-settings.h"
#include "fz-station-details.h"
#include "fz-ui.h"
#include "fz-window-fixture.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

/* What PRIVACY.md promises: nothing leaves the machine unless somebody chooses a map
 * that is fetched. The whole application runs where the kernel ends whoever asks for the
 * network. */

#define WITHOUT_SERVERS "/no-network/subprocess/without-servers"
#define WITH_OPENSTREETMAP "/no-network/subprocess/with-openstreetmap"
#define WITH_OWN_SERVER "/no-network/subprocess/with-own-server"

/* What a session prints once it is over. */
#define OVER "The session is over."

static char *program;

static gboolean
finds_one (gpointer fixture)
{
  return window_fixture_get_total (fixture) == 1;
}

static gboolean
shows_sample (gpointer data)
{
  WindowFixture *fixture = data;

  return window_fixture_get_total (fixture) == WINDOW_N_STATIONS &&
         fz_window_get_sample (fixture->window);
}

static gboolean
has_record (gpointer data)
{
  WindowFixture *fixture = data;
  GtkWidget     *details = ui_find_type (GTK_WIDGET (fixture->panel), FZ_TYPE_STATION_DETAILS);

  return details != NULL &&
         fz_station_details_get_record (FZ_STATION_DETAILS (details)) != NULL;
}

static void
search (WindowFixture *fixture,
        const char    *text)
{
  FzFinder *finder = fz_window_get_finder (fixture->window);
  g_autoptr (FzQuery) query = fz_query_with_text (fz_finder_get_query (finder), text);

  fz_finder_set_query (finder, query);
}

static void
select_first (WindowFixture *fixture)
{
  FzResults *results = fz_finder_get_results (fz_window_get_finder (fixture->window));
  g_autoptr (FzStation) station = g_list_model_get_item (G_LIST_MODEL (results), 0);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.select-station", "u",
                              fz_station_get_id (station));
  g_assert_true (ui_wait_until (has_record, fixture));
}

static gboolean
has_time_passed (gpointer end)
{
  return g_get_monotonic_time () >= *(gint64 *) end;
}

/* As long as a map that is fetched needs to ask for what is in view. */
static void
look (void)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 2;

  ui_wait_until (has_time_passed, &end);
}

static void
travel (WindowFixture *fixture)
{
  for (guint i = 0; i < 5; i++)
    {
      fz_map_view_zoom_in (fixture->map);
      fz_map_view_pan (fixture->map, 0.3, 0.2);
      look ();
    }
  fz_map_view_show_all (fixture->map);
  look ();
}

/* Finds and opens a station, goes about the map, starts from a place, reads the sample
 * data. */
static void
hold_session (WindowFixture *fixture)
{
  window_fixture_open (fixture);
  look ();
  search (fixture, "沙面");
  g_assert_true (ui_wait_until (finds_one, fixture));
  select_first (fixture);
  search (fixture, "");
  g_assert_true (ui_wait_until (window_fixture_shows_real, fixture));
  travel (fixture);
  fz_window_start_from_text (fixture->window, "23.129,113.264");
  look ();
  fz_window_open (fixture->window, TRUE, FALSE);
  g_assert_true (ui_wait_until (shows_sample, fixture));
  select_first (fixture);
}

/* Ends the process with its window open, as the program ends when the user quits. */
static void
run_session (const char *base_map)
{
  WindowFixture fixture = { 0 };
  g_autoptr (GSettings) settings = fz_settings_new ();

  g_settings_set_string (settings, "tile-server", "https://tiles.example/{z}/{x}/{y}.png");
  g_settings_set_string (settings, "tile-server-credit", "Example");
  g_settings_set_string (settings, "base-map", base_map);
  window_fixture_set_up (&fixture, NULL);
  hold_session (&fixture);
  g_print ("%s\n", OVER);
  fflush (NULL);
  _exit (EXIT_SUCCESS);
}

static void
session_without_servers (void)
{
  run_session ("built-in");
}

static void
session_with_openstreetmap (void)
{
  run_session ("openstreetmap");
}

static void
session_with_own_server (void)
{
  run_session ("server");
}

/* Runs the test at @path in a process of its own, and returns that process once it has
 * ended; *@output is what it wrote. */
static GSubprocess *
run_apart (const char *path,
           char      **output)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *process = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error, program,
      "--GTestSubprocess", "-p", path, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, output, NULL, &error));
  g_assert_no_error (error);
  return process;
}

static void
test_session_is_silent (void)
{
  g_autofree char *output = NULL;
  g_autoptr (GSubprocess) process = run_apart (WITHOUT_SERVERS, &output);

  g_test_message ("%s", output);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  g_assert_nonnull (strstr (output, OVER));
}

/* The same session asks for the network with a map that is fetched: the test above could
 * fail. */
static void
test_map_is_noticed (gconstpointer path)
{
  g_autofree char *output = NULL;
  g_autoptr (GSubprocess) process = run_apart (path, &output);

  g_test_message ("%s", output);
  g_assert_true (g_subprocess_get_if_signaled (process));
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGSYS);
  g_assert_null (strstr (output, OVER));
}

static int
run_without_network (void)
{
  if (!no_network_begin ())
    {
      g_printerr ("The kernel filters no system calls.\n");
      return EXIT_FAILURE;
    }
  adw_init ();
  g_test_add_func (WITHOUT_SERVERS, session_without_servers);
  g_test_add_func (WITH_OPENSTREETMAP, session_with_openstreetmap);
  g_test_add_func (WITH_OWN_SERVER, session_with_own_server);
  return g_test_run ();
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  int              result;

  program = argv[0];
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  g_test_init (&argc, &argv, NULL);
  if (g_test_subprocess ())
    return run_without_network ();

  folder = ui_use_private_folders ();
  g_test_add_func ("/no-network/session-is-silent", test_session_is_silent);
  g_test_add_data_func ("/no-network/openstreetmap-is-noticed", WITH_OPENSTREETMAP,
                        test_map_is_noticed);
  g_test_add_data_func ("/no-network/own-server-is-noticed", WITH_OWN_SERVER,
                        test_map_is_noticed);
  result = g_test_run ();
  ui_remove_folder (folder);
  return result;
}
