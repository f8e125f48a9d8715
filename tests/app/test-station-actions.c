/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-application.h"
#include "fz-code-dialog.h"
#include "fz-compare-dialog.h"
#include "fz-map-view.h"
#include "fz-own-file.h"
#include "fz-star-button.h"
#include "fz-ui.h"
#include "fz-window.h"

/* What the real window does with stations, in a data folder of the test's own. */
typedef struct
{
  FzApplication *application;
  FzWindow      *window;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "fazhan", NULL);
  g_autoptr (FzSession) session = fz_session_new ();
  g_autoptr (GError) error = NULL;

  ui_remove_folder (folder);
  fixture->application = fz_application_new ();
  g_application_set_flags (G_APPLICATION (fixture->application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (fixture->application), NULL, &error);
  g_assert_no_error (error);
  fixture->window = g_object_ref (fz_window_new (ADW_APPLICATION (fixture->application),
                                                 session));
  g_object_set (gtk_widget_get_settings (GTK_WIDGET (fixture->window)),
                "gtk-enable-animations", FALSE,
                NULL);
  fz_map_view_set_online_tiles (
      FZ_MAP_VIEW (ui_find_type (GTK_WIDGET (fixture->window), FZ_TYPE_MAP_VIEW)), FALSE);
}

static gboolean
has_no_other_reference (gpointer window)
{
  return G_OBJECT (window)->ref_count == 1;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_true (ui_wait_until (has_no_other_reference, fixture->window));
  g_assert_finalize_object (fixture->window);
  g_object_unref (fixture->application);
}

static gboolean
has_stations (gpointer data)
{
  FzWindow *window = ((Fixture *) data)->window;

  return fz_station_table_get_n_rows (fz_finder_get_table (fz_window_get_finder (window))) > 0;
}

static gboolean
has_sample (gpointer data)
{
  return fz_window_get_sample (((Fixture *) data)->window);
}

static gboolean
is_action_enabled (gpointer data)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (((Fixture *) data)->window),
                                            "show-code");
}

static gboolean
shows_comparison (gpointer data)
{
  return ui_find_type (GTK_WIDGET (((Fixture *) data)->window), FZ_TYPE_COMPARE_DIALOG) != NULL;
}

static void
open_window (Fixture *fixture)
{
  fz_window_open (fixture->window, FALSE, FALSE);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_true (ui_wait_until (has_stations, fixture));
}

/* A code is that of the station shown, and there is none without one. */
static void
test_shows_code (Fixture      *fixture,
                 gconstpointer unused)
{
  open_window (fixture);
  g_assert_false (is_action_enabled (fixture));
  fz_window_select_station (fixture->window, 5);
  g_assert_true (ui_wait_until (is_action_enabled, fixture));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-code", NULL);
  g_assert_nonnull (ui_find_type (GTK_WIDGET (fixture->window), FZ_TYPE_CODE_DIALOG));
  fz_window_select_station (fixture->window, 0);
  g_assert_false (is_action_enabled (fixture));
}

static void
test_compares (Fixture      *fixture,
               gconstpointer unused)
{
  g_autoptr (GVariant) ids =
      g_variant_ref_sink (g_variant_new_parsed ("[uint32 5, 7, 9]"));

  open_window (fixture);
  gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), "win.compare", ids);
  g_assert_true (ui_wait_until (shows_comparison, fixture));
}

/* The window may go while the stations are still being loaded. */
static void
test_goes_while_comparing (Fixture      *fixture,
                           gconstpointer unused)
{
  g_autoptr (GVariant) ids = g_variant_ref_sink (g_variant_new_parsed ("[uint32 5, 7]"));

  open_window (fixture);
  gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), "win.compare", ids);
}

static gboolean
is_favourite_in_file (gboolean    sample,
                      const char *code)
{
  g_autofree char *path = fz_own_file_make_path (sample);
  g_autoptr (FzOwnFile) file = fz_own_file_new ();

  fz_own_file_open (file, path);
  return fz_own_is_favourite (fz_own_file_get_own (file), code);
}

/* The star is kept, apart for the real stations and for the sample. */
static void
test_keeps_favourites_apart (Fixture      *fixture,
                             gconstpointer unused)
{
  GtkWidget       *star;
  g_autofree char *code = NULL;

  open_window (fixture);
  fz_window_select_station (fixture->window, 5);
  code = g_strdup (fz_station_get_code (fz_window_get_selected (fixture->window)));
  star = ui_find_type (GTK_WIDGET (fixture->window), FZ_TYPE_STAR_BUTTON);
  g_signal_emit_by_name (ui_find_type (star, GTK_TYPE_BUTTON), "clicked");
  fz_window_open (fixture->window, TRUE, FALSE);
  g_assert_true (ui_wait_until (has_sample, fixture));
  g_assert_true (is_favourite_in_file (FALSE, code));
  g_assert_false (is_favourite_in_file (TRUE, code));
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = ui_use_private_folders ();
  int              result;

  /* One application after the other in one process: on a bus the second would find
   * its place taken. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/station-actions/shows-code", test_shows_code);
  ADD ("/station-actions/compares", test_compares);
  ADD ("/station-actions/goes-while-comparing", test_goes_while_comparing);
  ADD ("/station-actions/keeps-favourites-apart", test_keeps_favourites_apart);
  result = g_test_run ();
  ui_remove_folder (folder);
  return result;
}
