/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-code-dialog.h"
#include "fz-compare-dialog.h"
#include "fz-own-file.h"
#include "fz-star-button.h"
#include "fz-ui.h"
#include "fz-window-fixture.h"

/* What the real window does with stations, in a data folder of the test's own. */
typedef WindowFixture Fixture;

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

/* A code is that of the station shown, and there is none without one. */
static void
test_shows_code (Fixture      *fixture,
                 gconstpointer unused)
{
  window_fixture_open (fixture);
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

  window_fixture_open (fixture);
  gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), "win.compare", ids);
  g_assert_true (ui_wait_until (shows_comparison, fixture));
}

/* The window may go while the stations are still being loaded. */
static void
test_goes_while_comparing (Fixture      *fixture,
                           gconstpointer unused)
{
  g_autoptr (GVariant) ids = g_variant_ref_sink (g_variant_new_parsed ("[uint32 5, 7]"));

  window_fixture_open (fixture);
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

  window_fixture_open (fixture);
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
  g_test_add (path, Fixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  ADD ("/station-actions/shows-code", test_shows_code);
  ADD ("/station-actions/compares", test_compares);
  ADD ("/station-actions/goes-while-comparing", test_goes_while_comparing);
  ADD ("/station-actions/keeps-favourites-apart", test_keeps_favourites_apart);
  return ui_test_run ();
}
