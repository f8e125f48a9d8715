/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-printing.h"

#include <adwaita.h>

#include "fz-ui.h"

/* The actions over the real data; what is printed is tested with the print room. */
typedef struct
{
  FzSession  *session;
  FzPrinting *printing;
  GtkWidget  *window;
} Fixture;

static gboolean
has_stations (gpointer data)
{
  Fixture  *fixture = data;
  FzFinder *finder = fz_session_get_finder (fixture->session);

  return fz_station_table_get_n_rows (fz_finder_get_table (finder)) > 0;
}

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->session = fz_session_new ();
  fixture->window = g_object_ref_sink (g_object_new (GTK_TYPE_APPLICATION_WINDOW, NULL));
  gtk_window_set_child (GTK_WINDOW (fixture->window), adw_toast_overlay_new ());
  fixture->printing = fz_printing_new (gtk_window_get_child (GTK_WINDOW (fixture->window)),
                                       G_ACTION_MAP (fixture->window), fixture->session);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), "GtkPrintUnixDialog") &&
          gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static gboolean
shows_dialog (gpointer unused)
{
  return find_dialog () != NULL;
}

static gboolean
shows_no_dialog (gpointer unused)
{
  return find_dialog () == NULL;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  fz_printing_stop (fixture->printing);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->window);
  g_object_unref (fixture->printing);
  g_object_unref (fixture->session);
  ui_settle ();
}

static void
load (Fixture *fixture)
{
  fz_session_open (fixture->session, FALSE, FALSE);
  g_assert_true (ui_wait_until (has_stations, fixture));
}

static void
assert_enabled (Fixture *fixture,
                gboolean station,
                gboolean nearest,
                gboolean district)
{
  GActionGroup *actions = G_ACTION_GROUP (fixture->window);

  g_assert_cmpint (g_action_group_get_action_enabled (actions, "print-station"), ==, station);
  g_assert_cmpint (g_action_group_get_action_enabled (actions, "print-nearest"), ==, nearest);
  g_assert_cmpint (g_action_group_get_action_enabled (actions, "print-district"), ==, district);
}

static void
select_code (Fixture    *fixture,
             const char *code)
{
  FzFinder *finder = fz_session_get_finder (fixture->session);
  g_autoptr (FzStation) station =
      code != NULL ? fz_station_table_find_code (fz_finder_get_table (finder), code) : NULL;

  fz_printing_set_station (fixture->printing, station);
}

static void
set_query (Fixture *fixture,
           FzQuery *query)
{
  fz_finder_set_query (fz_session_get_finder (fixture->session), query);
}

/* Each action is there only where there is something to print. */
static void
test_enabled (Fixture      *fixture,
              gconstpointer unused)
{
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzQuery) of_district = fz_query_with_district (open, "440106");
  g_autoptr (FzOrigin) origin =
      fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { 23.13, 113.26 }, 0.0, NULL);
  g_autoptr (FzQuery) started = fz_query_with_origin (open, origin);

  assert_enabled (fixture, FALSE, FALSE, FALSE);
  load (fixture);
  assert_enabled (fixture, FALSE, FALSE, FALSE);
  select_code (fixture, "440106011");
  assert_enabled (fixture, TRUE, FALSE, TRUE);
  select_code (fixture, "440100");
  assert_enabled (fixture, TRUE, FALSE, FALSE);
  select_code (fixture, NULL);
  set_query (fixture, of_district);
  assert_enabled (fixture, FALSE, FALSE, TRUE);
  set_query (fixture, started);
  assert_enabled (fixture, FALSE, TRUE, FALSE);
}

static void
activate_and_cancel (Fixture    *fixture,
                     const char *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), name, NULL);
  g_assert_true (ui_wait_until (shows_dialog, NULL));
  gtk_window_close (find_dialog ());
  g_assert_true (ui_wait_until (shows_no_dialog, NULL));
}

/* Every action ends in the desktop's dialog, which may be closed again. */
static void
test_dialogs (Fixture      *fixture,
              gconstpointer unused)
{
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzOrigin) origin =
      fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { 23.13, 113.26 }, 0.0, NULL);
  g_autoptr (FzQuery) started = fz_query_with_origin (open, origin);

  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("in a sandbox the dialog is the desktop's, out of sight");
      return;
    }

  load (fixture);
  set_query (fixture, started);
  select_code (fixture, "440106011");
  activate_and_cancel (fixture, "print-station");
  activate_and_cancel (fixture, "print-nearest");
  activate_and_cancel (fixture, "print-district");
}

/* A window that closes takes back what it asked for. */
static void
test_stops (Fixture      *fixture,
            gconstpointer unused)
{
  load (fixture);
  select_code (fixture, "440106011");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "print-district", NULL);
  fz_printing_stop (fixture->printing);
  ui_settle ();
  g_assert_null (find_dialog ());
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  int              status;

  g_test_init (&argc, &argv, NULL);
  folder = ui_use_private_folders ();
  adw_init ();
  add ("/printing/enabled", test_enabled);
  add ("/printing/dialogs", test_dialogs);
  add ("/printing/stops", test_stops);
  status = g_test_run ();
  ui_remove_folder (folder);
  return status;
}
