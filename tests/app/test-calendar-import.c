/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-preferences.h"
#include "fz-ui.h"
#include "fz-window-fixture.h"

#include <glib/gstdio.h>

/* A year's holidays from a file into the real window over the real data. */
typedef struct
{
  WindowFixture window;
  char         *path; /* (owned) of the file */
} Fixture;

#define HEADER "date,kind,name_hans,name_hant,name_en\n"
#define YEAR                                                                                   \
  HEADER "2027-01-01,holiday,元旦,,\n2027-02-06,holiday,春节,,\n2027-02-07,holiday,春节,,\n"   \
         "2027-02-08,holiday,春节,,\n2027-04-05,holiday,清明,,\n2027-05-01,holiday,劳动节,,\n" \
         "2027-06-09,holiday,端午,,\n2027-10-01,holiday,国庆节,,\n"                            \
         "2027-10-02,holiday,国庆节,,\n2027-10-03,holiday,国庆节,,\n"

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  window_fixture_set_up (&fixture->window, NULL);
  fixture->path = g_build_filename (g_get_user_cache_dir (), "holidays.csv", NULL);
  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  window_fixture_open (&fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_unlink (fixture->path);
  g_free (fixture->path);
  window_fixture_tear_down (&fixture->window, NULL);
}

static GtkWidget *
get_window (Fixture *fixture)
{
  return GTK_WIDGET (fixture->window.window);
}

static FzStationTable *
get_table (Fixture *fixture)
{
  return fz_finder_get_table (fz_window_get_finder (fixture->window.window));
}

static gboolean
knows_2027 (gpointer data)
{
  return fz_calendar_is_known (fz_station_table_get_catalog (get_table (data))->calendar, 2027);
}

static gboolean
knows_no_2027 (gpointer data)
{
  return !knows_2027 (data);
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
  return adw_application_window_get_visible_dialog (
      ADW_APPLICATION_WINDOW (fixture->window.window));
}

static gboolean
shows_alert (gpointer data)
{
  return ADW_IS_ALERT_DIALOG (get_dialog (data));
}

static gboolean
shows_no_alert (gpointer data)
{
  return !shows_alert (data);
}

/* Reads @text as if it had been chosen, and waits for what is said of it. */
static AdwAlertDialog *
read_text (Fixture    *fixture,
           const char *text)
{
  g_autofree char *uri = g_filename_to_uri (fixture->path, NULL, NULL);

  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  gtk_widget_activate_action (get_window (fixture), "win.read-calendar", "s", uri);
  g_assert_true (ui_wait_until (shows_alert, fixture));
  return ADW_ALERT_DIALOG (get_dialog (fixture));
}

static void
answer (Fixture        *fixture,
        AdwAlertDialog *dialog,
        const char     *response)
{
  adw_alert_dialog_set_close_response (dialog, response);
  adw_dialog_close (ADW_DIALOG (dialog));
  g_assert_true (ui_wait_until (shows_no_alert, fixture));
}

static void
test_imported_and_undone (Fixture      *fixture,
                          gconstpointer unused)
{
  AdwAlertDialog *dialog = read_text (fixture, YEAR);

  g_assert_cmpstr (adw_alert_dialog_get_heading (dialog), ==, "Import These Holidays?");
  g_assert_cmpstr (adw_alert_dialog_get_body (dialog), ==,
                   "2027 is added, with 10 holidays and 0 make-up working days.");
  answer (fixture, dialog, "import");
  g_assert_true (ui_wait_until (knows_2027, fixture));
  ui_settle ();
  g_assert_cmpuint (ui_count_visible_labels (get_window (fixture), "The holidays were imported"),
                    ==, 1);

  gtk_widget_activate_action (get_window (fixture), "win.undo-calendar", NULL);
  g_assert_true (ui_wait_until (knows_no_2027, fixture));
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer unused)
{
  answer (fixture, read_text (fixture, YEAR), "cancel");
  ui_settle ();
  g_assert_false (knows_2027 (fixture));
}

/* What cannot be taken is said with the reason, and changes nothing. */
static void
test_refused (Fixture      *fixture,
              gconstpointer unused)
{
  static const char *const cases[][2] = {
    { HEADER "2027-01-01,holiday,元旦,,\n",
      "2027 is left out: in the file the Spring Festival has fewer than three holidays." },
    { HEADER "2027-01-01,rest,元旦,,\n", "holidays.csv:2: kind: unknown word \"rest\"" },
    { "<a>\n", "holidays.csv:1: <a>: unknown column" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AdwAlertDialog *dialog = read_text (fixture, cases[i][0]);

      g_assert_cmpstr (adw_alert_dialog_get_heading (dialog), ==, "Nothing Was Imported");
      g_assert_true (g_str_has_suffix (adw_alert_dialog_get_body (dialog), cases[i][1]));
      answer (fixture, dialog, "close");
    }
  g_assert_false (knows_2027 (fixture));
}

/* The preferences say what is known now, and tell of the import themselves. */
static void
test_from_preferences (Fixture      *fixture,
                       gconstpointer unused)
{
  AdwDialog *preferences;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window.application), "preferences",
                                  NULL);
  preferences = get_dialog (fixture);
  g_assert_true (FZ_IS_PREFERENCES (preferences));
  answer (fixture, read_text (fixture, YEAR), "import");
  g_assert_true (ui_wait_until (knows_2027, fixture));
  ui_settle ();
  g_assert_true (get_dialog (fixture) == preferences);
  g_assert_cmpuint (ui_count_visible_labels (GTK_WIDGET (preferences),
                                             "The holidays of 2025–2027 are known."),
                    ==, 1);
  g_assert_cmpuint (ui_count_visible_labels (GTK_WIDGET (preferences),
                                             "The holidays were imported"),
                    ==, 1);
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  ADD ("/calendar-import/imported-and-undone", test_imported_and_undone);
  ADD ("/calendar-import/cancelled", test_cancelled);
  ADD ("/calendar-import/refused", test_refused);
  ADD ("/calendar-import/from-preferences", test_from_preferences);
  return ui_test_run ();
}
