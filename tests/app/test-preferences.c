/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-preferences.h"

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
  GtkWidget *dialog = GTK_WIDGET (fz_preferences_new ());

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

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  g_test_add_func ("/preferences/switches", test_switches);
  return g_test_run ();
}
