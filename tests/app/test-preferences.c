/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-preferences.h"

#include "fz-fixtures.h"
#include "fz-language.h"
#include "fz-ui.h"

static AdwSwitchRow *
find_row (GtkWidget  *dialog,
          const char *id)
{
  return ADW_SWITCH_ROW (gtk_widget_get_template_child (dialog, FZ_TYPE_PREFERENCES, id));
}

/* All that is remembered is off until somebody wants it. */
static void
test_switches (void)
{
  g_autoptr (GSettings) settings = g_settings_new (FZ_SETTINGS_SCHEMA);
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_LATIN);
  GtkWidget *dialog = GTK_WIDGET (fz_preferences_new (table));

  g_object_ref_sink (dialog);
  g_assert_false (adw_switch_row_get_active (find_row (dialog, "recent_row")));
  g_assert_false (adw_switch_row_get_active (find_row (dialog, "view_row")));
  adw_switch_row_set_active (find_row (dialog, "recent_row"), TRUE);
  g_assert_true (g_settings_get_boolean (settings, "remember-recent"));
  g_assert_false (g_settings_get_boolean (settings, "remember-view"));
  adw_switch_row_set_active (find_row (dialog, "view_row"), TRUE);
  g_assert_true (g_settings_get_boolean (settings, "remember-view"));
  g_settings_reset (settings, "remember-recent");
  g_assert_false (adw_switch_row_get_active (find_row (dialog, "recent_row")));
  g_assert_finalize_object (dialog);
}

/* The language is chosen without the desktop's, and remembered; a file that says nothing
 * known is the desktop's choice. */
static void
test_language (void)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "fazhan", "language", NULL);
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_LATIN);
  GtkWidget       *dialog = GTK_WIDGET (fz_preferences_new (table));
  AdwComboRow     *row;
  g_autofree char *none = fz_language_read ();
  g_autofree char *chosen = NULL;
  g_autofree char *again = NULL;
  g_autofree char *odd = NULL;

  g_object_ref_sink (dialog);
  row = ADW_COMBO_ROW (gtk_widget_get_template_child (dialog, FZ_TYPE_PREFERENCES,
                                                      "language_row"));
  g_assert_null (none);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
  adw_combo_row_set_selected (row, 3);
  chosen = fz_language_read ();
  g_assert_cmpstr (chosen, ==, "zh_TW");
  g_assert_finalize_object (dialog);

  dialog = GTK_WIDGET (fz_preferences_new (table));
  g_object_ref_sink (dialog);
  row = ADW_COMBO_ROW (gtk_widget_get_template_child (dialog, FZ_TYPE_PREFERENCES,
                                                      "language_row"));
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 3);
  adw_combo_row_set_selected (row, 0);
  again = fz_language_read ();
  g_assert_null (again);
  g_assert_finalize_object (dialog);

  g_assert_true (g_file_set_contents (path, "../../etc/passwd\n", -1, NULL));
  odd = fz_language_read ();
  g_assert_null (odd);
  g_assert_true (fz_language_write (NULL, NULL));
}

static void
add_day (GArray     *days,
         const char *date)
{
  fz_calendar_days_add (days, date, FZ_DAY_HOLIDAY, fz_names_make ("元旦", NULL, NULL));
}

/* It tells the years that are known, and follows. */
static void
test_years (void)
{
  static const char *const dates[] = { "2025-01-01", "2026-01-01", "2027-01-01", "2030-01-01" };
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_LATIN);
  g_autoptr (GArray) days = fz_calendar_days_new ();
  g_autoptr (FzCalendar) two = NULL;
  g_autoptr (FzCalendar) more = NULL;
  GtkWidget *dialog = GTK_WIDGET (fz_preferences_new (table));
  GtkWidget *row = GTK_WIDGET (
      gtk_widget_get_template_child (dialog, FZ_TYPE_PREFERENCES, "years_row"));

  g_object_ref_sink (dialog);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "No year’s holidays are known.");
  add_day (days, dates[0]);
  add_day (days, dates[1]);
  two = fz_calendar_new (days);
  fz_station_table_set_calendar (table, two);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "The holidays of 2025, 2026 are known.");
  add_day (days, dates[2]);
  add_day (days, dates[3]);
  more = fz_calendar_new (days);
  fz_station_table_set_calendar (table, more);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "The holidays of 2025–2027, 2030 are known.");
  g_assert_finalize_object (dialog);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  int              result;

  g_test_init (&argc, &argv, NULL);
  folder = ui_use_private_folders ();
  adw_init ();

  g_test_add_func ("/preferences/switches", test_switches);
  g_test_add_func ("/preferences/years", test_years);
  g_test_add_func ("/preferences/language", test_language);
  result = ui_run_tests ();
  ui_remove_folder (folder);
  return result;
}
