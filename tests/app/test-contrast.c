/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-contrast.h"
#include "fz-hours-fixture.h"
#include "fz-station-details.h"
#include "fz-ui.h"
#include "fz-window-fixture.h"

/* Without high contrast, which belongs to a process, and in no view but a few: all of them, in
 * every look, are measured by fazhan-screens --contrast. */

static guint
count_faint_in (GtkWidget *root)
{
  g_autoptr (GPtrArray) faint = g_ptr_array_new_with_free_func (g_free);

  ui_settle ();
  g_assert_true (ui_wait_until (fz_contrast_is_drawn, root));
  g_assert_cmpuint (fz_contrast_find_faint (root, faint), >, 2);
  for (guint i = 0; i < faint->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (faint, i));
  return faint->len;
}

static gboolean
has_record (gpointer panel)
{
  GtkWidget *details = ui_find_type (panel, FZ_TYPE_STATION_DETAILS);

  return details != NULL && gtk_widget_get_mapped (details) &&
         fz_station_details_get_record (FZ_STATION_DETAILS (details)) != NULL;
}

/* What is asked for is named in chips, and answered above the list. */
static void
ask (WindowFixture *fixture)
{
  FzFinder *finder = fz_window_get_finder (fixture->window);
  g_autoptr (FzQuery) text = fz_query_with_text (fz_finder_get_query (finder), "家暴");
  g_autoptr (FzQuery) query = fz_query_with_opening (text, FZ_OPENING_NOW, 0);

  fz_finder_set_query (finder, query);
}

/* Text of the list and of the details stands out from what is behind it, as does that of the
 * head, the map's scale and whose the map is. */
static void
test_panel (WindowFixture *fixture,
            gconstpointer  scheme)
{
  guint n_faint = 0;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      (AdwColorScheme) GPOINTER_TO_INT (scheme));
  window_fixture_open (fixture);
  n_faint += count_faint_in (GTK_WIDGET (fixture->window));
  ask (fixture);
  n_faint += count_faint_in (GTK_WIDGET (fixture->window));
  fz_window_select_station (fixture->window, 70);
  g_assert_true (ui_wait_until (has_record, fixture->panel));
  n_faint += count_faint_in (GTK_WIDGET (fixture->window));
  g_assert_cmpuint (n_faint, ==, 0);
}

static gint64
read_clock (gpointer time)
{
  return fixture_parse_time (*(const char **) time);
}

/* So do the words for each state of a station, whatever time it is today. */
static void
test_states (WindowFixture *fixture,
             gconstpointer  scheme)
{
  static const char *const times[] = {
    "2026-03-04 10:00", /* open */
    "2026-03-04 16:45", /* about to close */
    "2026-03-04 20:00", /* closed */
  };
  const char *time = times[0];
  g_autoptr (FzClock) clock = fz_clock_new (read_clock, &time);
  g_autoptr (FzRecord) record = NULL;
  FzStationDetails *details;
  guint             n_faint = 0;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      (AdwColorScheme) GPOINTER_TO_INT (scheme));
  window_fixture_open (fixture);
  fz_window_select_station (fixture->window, 70);
  g_assert_true (ui_wait_until (has_record, fixture->panel));
  details = FZ_STATION_DETAILS (ui_find_type (GTK_WIDGET (fixture->panel),
                                              FZ_TYPE_STATION_DETAILS));
  record = fz_record_copy (fz_station_details_get_record (details));
  g_set_str (&record->hours, "Mo-Fr 09:00-17:00");
  fz_station_details_set_clock (details, clock);
  fz_station_details_set_record (details, record,
                                 fz_station_table_get_catalog (window_fixture_get_table (fixture)),
                                 FZ_SCRIPT_HANS);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      time = times[i];
      fz_clock_tick (clock);
      n_faint += count_faint_in (GTK_WIDGET (details));
    }
  g_assert_cmpuint (n_faint, ==, 0);
}

static gboolean
has_dialog (gpointer window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (window);

  return dialog != NULL && gtk_widget_get_width (GTK_WIDGET (dialog)) > 0;
}

/* So does that of the dialogs, which make the window behind them dark. */
static void
test_dialogs (WindowFixture *fixture,
              gconstpointer  scheme)
{
  static const char *const actions[] = {
    "app.preferences",
    "win.choose-start",
    "win.print",
  };
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (fixture->window);
  guint                 n_faint = 0;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      (AdwColorScheme) GPOINTER_TO_INT (scheme));
  /* A picture of a large window takes many seconds. */
  gtk_window_set_default_size (GTK_WINDOW (window), 420, 560);
  window_fixture_open (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      AdwDialog *dialog;

      gtk_widget_activate_action (GTK_WIDGET (window), actions[i], NULL);
      g_assert_true (ui_wait_until (has_dialog, window));
      dialog = adw_application_window_get_visible_dialog (window);
      n_faint += count_faint_in (GTK_WIDGET (dialog));
      adw_dialog_force_close (dialog);
    }
  g_assert_cmpuint (n_faint, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add ("/contrast/light", WindowFixture, GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_LIGHT),
              window_fixture_set_up, test_panel, window_fixture_tear_down);
  g_test_add ("/contrast/dark", WindowFixture, GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_DARK),
              window_fixture_set_up, test_panel, window_fixture_tear_down);
  g_test_add ("/contrast/states/light", WindowFixture,
              GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_LIGHT), window_fixture_set_up, test_states,
              window_fixture_tear_down);
  g_test_add ("/contrast/states/dark", WindowFixture,
              GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_DARK), window_fixture_set_up, test_states,
              window_fixture_tear_down);
  g_test_add ("/contrast/dialogs/light", WindowFixture,
              GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_LIGHT), window_fixture_set_up, test_dialogs,
              window_fixture_tear_down);
  g_test_add ("/contrast/dialogs/dark", WindowFixture,
              GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_DARK), window_fixture_set_up, test_dialogs,
              window_fixture_tear_down);
  return ui_test_run ();
}
