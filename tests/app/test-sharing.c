/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-station-details.h"
#include "fz-ui.h"
#include "fz-window-fixture.h"

#include <glib/gstdio.h>

/* Two programs on one file: what fazhan-cli, in a process of its own, does to it is shown
 * by the window; what happens to the file is said, and works again. */

typedef WindowFixture Fixture;

#define CODE "440106013"  /* 猎德街道 */
#define OTHER "440106014" /* 冼村街道 */
#define PHONE "020-85551111"
#define OTHER_PHONE "020-85552222"

/* A phone that the details are to show. */
typedef struct
{
  Fixture    *fixture;
  const char *phone; /* (nullable) */
} Shown;

static char *
dup_path (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), "fazhan", name, NULL);
}

/* Runs fazhan-cli with @arguments, which are to succeed. */
static void
run_elsewhere (const char *arguments)
{
  g_autofree char *line = g_strconcat (g_getenv ("FZ_TEST_CLI"), " ", arguments, NULL);
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_spawn_command_line_sync (line, &output, &errors, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (errors, ==, "");
  g_assert_cmpint (status, ==, 0);
}

static void
select_code (Fixture    *fixture,
             const char *code)
{
  FzStationTable *table = fz_finder_get_table (fz_window_get_finder (fixture->window));
  g_autoptr (FzStation) station = fz_station_table_find_code (table, code);

  fz_window_select_station (fixture->window, fz_station_get_id (station));
}

static gboolean
shows_phone (gpointer data)
{
  Shown            *shown = data;
  FzStationDetails *details;
  FzRecord         *record;

  details = FZ_STATION_DETAILS (ui_find_type (GTK_WIDGET (shown->fixture->panel),
                                              FZ_TYPE_STATION_DETAILS));
  record = details != NULL ? fz_station_details_get_record (details) : NULL;
  return record != NULL && g_strcmp0 (record->phone, shown->phone) == 0;
}

static void
wait_for_phone (Fixture    *fixture,
                const char *phone)
{
  Shown shown = { fixture, phone };

  g_assert_true (ui_wait_until (shows_phone, &shown));
}

static const char *
get_trouble (Fixture *fixture)
{
  GtkWidget *revealer = ui_find_id (GTK_WIDGET (fixture->window), "trouble_revealer");
  GtkWidget *label = ui_find_id (GTK_WIDGET (fixture->window), "trouble_label");

  return gtk_revealer_get_reveal_child (GTK_REVEALER (revealer))
             ? gtk_label_get_label (GTK_LABEL (label))
             : NULL;
}

static gboolean
says_trouble (gpointer fixture)
{
  return get_trouble (fixture) != NULL;
}

static gboolean
says_no_trouble (gpointer fixture)
{
  return get_trouble (fixture) == NULL;
}

static gboolean
lacks_one (gpointer fixture)
{
  return window_fixture_get_total (fixture) == WINDOW_N_STATIONS - 1;
}

static gboolean
shows_list (gpointer data)
{
  return fz_window_get_selected (((Fixture *) data)->window) == NULL;
}

/* What was selected and searched for stays. */
static void
test_saved_elsewhere (Fixture      *fixture,
                      gconstpointer unused)
{
  FzFinder *finder = fz_window_get_finder (fixture->window);
  g_autoptr (FzQuery) query = NULL;

  window_fixture_open (fixture);
  query = fz_query_with_text (fz_finder_get_query (finder), "猎德");
  fz_finder_set_query (finder, query);
  select_code (fixture, CODE);
  wait_for_phone (fixture, NULL);
  run_elsewhere ("set " CODE " phone=" PHONE " --by wu");
  wait_for_phone (fixture, PHONE);
  run_elsewhere ("undo --by wu");
  wait_for_phone (fixture, NULL);
  g_assert_cmpstr (fz_query_get_text (fz_finder_get_query (finder)), ==, "猎德");
  g_assert_true (says_no_trouble (fixture));
}

static void
test_deleted_elsewhere (Fixture      *fixture,
                        gconstpointer unused)
{
  window_fixture_open (fixture);
  select_code (fixture, CODE);
  wait_for_phone (fixture, NULL);
  run_elsewhere ("delete " OTHER " --by wu");
  g_assert_true (ui_wait_until (lacks_one, fixture));
  g_assert_nonnull (fz_window_get_selected (fixture->window));
  run_elsewhere ("undo --by wu");
  g_assert_true (ui_wait_until (window_fixture_shows_real, fixture));
  run_elsewhere ("delete " CODE " --by wu");
  g_assert_true (ui_wait_until (lacks_one, fixture));
  g_assert_true (ui_wait_until (shows_list, fixture));
}

/* Everything is read anew; the station stays selected. */
static void
test_restored_elsewhere (Fixture      *fixture,
                         gconstpointer unused)
{
  g_autofree char *path = dup_path ("kept.db");
  g_autofree char *backup = g_strconcat ("backup ", path, NULL);
  g_autofree char *restore = g_strconcat ("restore ", path, " --by wu", NULL);
  FzStation       *selected;

  window_fixture_open (fixture);
  run_elsewhere (backup);
  run_elsewhere ("set " CODE " phone=" PHONE " --by wu");
  select_code (fixture, CODE);
  selected = fz_window_get_selected (fixture->window);
  wait_for_phone (fixture, PHONE);
  run_elsewhere (restore);
  wait_for_phone (fixture, NULL);
  g_assert_true (fz_window_get_selected (fixture->window) == selected);
}

/* Moved away and put back. */
static void
test_removed (Fixture      *fixture,
              gconstpointer unused)
{
  g_autofree char *path = dup_path ("stations.db");
  g_autofree char *away = dup_path ("away.db");

  window_fixture_open (fixture);
  select_code (fixture, CODE);
  g_assert_cmpint (g_rename (path, away), ==, 0);
  g_assert_true (ui_wait_until (says_trouble, fixture));
  g_assert_nonnull (strstr (get_trouble (fixture), "is gone"));
  g_assert_cmpuint (window_fixture_get_total (fixture), ==, WINDOW_N_STATIONS);
  g_assert_cmpint (g_rename (away, path), ==, 0);
  g_assert_true (ui_wait_until (says_no_trouble, fixture));
  run_elsewhere ("set " CODE " phone=" PHONE " --by wu");
  wait_for_phone (fixture, PHONE);
}

/* Another file in its place is shown instead, and followed. */
static void
test_replaced (Fixture      *fixture,
               gconstpointer unused)
{
  g_autofree char *path = dup_path ("stations.db");
  g_autofree char *other = dup_path ("other.db");
  g_autofree char *backup = g_strconcat ("backup ", other, NULL);
  g_autofree char *set = NULL;

  window_fixture_open (fixture);
  run_elsewhere (backup);
  set = g_strconcat ("set " CODE " phone=" PHONE " --by wu --database ", other, NULL);
  run_elsewhere (set);
  select_code (fixture, CODE);
  wait_for_phone (fixture, NULL);
  g_assert_cmpint (g_rename (other, path), ==, 0);
  wait_for_phone (fixture, PHONE);
  g_assert_true (ui_wait_until (says_no_trouble, fixture));
  run_elsewhere ("set " CODE " phone=" OTHER_PHONE " --by wu");
  wait_for_phone (fixture, OTHER_PHONE);
}

#define ADD(path, test) \
  g_test_add (path, Fixture, NULL, window_fixture_set_up, test, window_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  ADD ("/sharing/saved-elsewhere", test_saved_elsewhere);
  ADD ("/sharing/deleted-elsewhere", test_deleted_elsewhere);
  ADD ("/sharing/restored-elsewhere", test_restored_elsewhere);
  ADD ("/sharing/removed", test_removed);
  ADD ("/sharing/replaced", test_replaced);
  return ui_test_run ();
}
