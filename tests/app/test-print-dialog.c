/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-print-dialog.h"

#include "fz-session.h"
#include "fz-ui.h"

/* The dialog over the real data. */
typedef struct
{
  FzSession *session;
  FzFinder  *finder;
  GtkWidget *window;
  guint      n_chosen;
  gboolean   pdf;
} Fixture;

static gboolean
has_stations (gpointer finder)
{
  return fz_station_table_get_n_rows (fz_finder_get_table (finder)) > 0;
}

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->session = fz_session_new ();
  fixture->finder = fz_session_get_finder (fixture->session);
  fixture->window = g_object_ref_sink (adw_window_new ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 600);
  fz_session_open (fixture->session, FALSE, FALSE);
  g_assert_true (ui_wait_until (has_stations, fixture->finder));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->window);
  g_object_unref (fixture->session);
  ui_settle ();
}

static FzStation *
find_station (Fixture    *fixture,
              const char *code)
{
  return fz_station_table_find_code (fz_finder_get_table (fixture->finder), code);
}

static void
start_somewhere (Fixture *fixture)
{
  g_autoptr (FzOrigin) origin =
      fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { 23.13, 113.26 }, 0.0, NULL);
  g_autoptr (FzQuery) query =
      fz_query_with_origin (fz_finder_get_query (fixture->finder), origin);

  fz_finder_set_query (fixture->finder, query);
}

static void
on_chosen (FzPrintDialog *dialog,
           gboolean       pdf,
           Fixture       *fixture)
{
  fixture->n_chosen++;
  fixture->pdf = pdf;
}

static FzPrintDialog *
open_dialog (Fixture   *fixture,
             FzStation *station)
{
  FzPrintDialog *dialog = fz_print_dialog_new (fixture->finder, station);

  g_signal_connect (dialog, "chosen", G_CALLBACK (on_chosen), fixture);
  adw_dialog_present (ADW_DIALOG (dialog), fixture->window);
  ui_settle ();
  return dialog;
}

static GtkWidget *
find (FzPrintDialog *dialog,
      const char    *id)
{
  GtkWidget *found = ui_find_id (GTK_WIDGET (dialog), id);

  g_assert_nonnull (found);
  return found;
}

static gboolean
is_sensitive (FzPrintDialog *dialog,
              const char    *id)
{
  return gtk_widget_is_sensitive (find (dialog, id));
}

/* What can be had is offered, what cannot is shown with what it takes, and what somebody
 * most likely wants is chosen. */
static void
test_offers (Fixture      *fixture,
             gconstpointer unused)
{
  g_autoptr (FzStation) station = find_station (fixture, "440106011");
  FzPrintDialog *dialog = open_dialog (fixture, NULL);

  g_assert_false (is_sensitive (dialog, "station_row"));
  g_assert_false (is_sensitive (dialog, "nearest_row"));
  g_assert_true (is_sensitive (dialog, "district_row"));
  g_assert_cmpint (fz_print_dialog_get_what (dialog), ==, FZ_PRINT_DISTRICT);
  g_assert_true (is_sensitive (dialog, "print_button"));
  adw_dialog_force_close (ADW_DIALOG (dialog));

  start_somewhere (fixture);
  dialog = open_dialog (fixture, NULL);
  g_assert_true (is_sensitive (dialog, "nearest_row"));
  g_assert_cmpint (fz_print_dialog_get_what (dialog), ==, FZ_PRINT_NEAREST);
  adw_dialog_force_close (ADW_DIALOG (dialog));

  dialog = open_dialog (fixture, station);
  g_assert_cmpint (fz_print_dialog_get_what (dialog), ==, FZ_PRINT_STATION);
  /* The station's own: Tianhe, the fourth by code. */
  g_assert_cmpuint (fz_print_dialog_get_district (dialog), ==, 3);
  g_assert_false (gtk_widget_get_visible (find (dialog, "district_choice")));
  fz_print_dialog_set_what (dialog, FZ_PRINT_DISTRICT);
  g_assert_true (gtk_widget_get_visible (find (dialog, "district_choice")));
  g_assert_true (is_sensitive (dialog, "large_row"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find (dialog,
                                                                      "district_choice"))),
                   ==, "22 stations");
  fz_print_dialog_set_what (dialog, FZ_PRINT_MAP);
  g_assert_false (is_sensitive (dialog, "large_row"));
  g_assert_true (is_sensitive (dialog, "save_button"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* Where the window is large enough, all that can be chosen is seen at once. */
static void
test_is_seen_whole (Fixture      *fixture,
                    gconstpointer unused)
{
  FzPrintDialog  *dialog = open_dialog (fixture, NULL);
  graphene_rect_t last, buttons;

  g_assert_true (gtk_widget_compute_bounds (find (dialog, "large_row"), GTK_WIDGET (dialog),
                                            &last));
  g_assert_true (gtk_widget_compute_bounds (find (dialog, "print_button"), GTK_WIDGET (dialog),
                                            &buttons));
  g_assert_cmpfloat (last.size.height, >, 0);
  g_assert_cmpfloat (last.origin.y + last.size.height, <=, buttons.origin.y);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* Each button closes the dialog and says which one it was. */
static void
test_buttons (Fixture      *fixture,
              gconstpointer unused)
{
  FzPrintDialog *dialog = open_dialog (fixture, NULL);

  g_signal_emit_by_name (find (dialog, "save_button"), "clicked");
  g_assert_cmpuint (fixture->n_chosen, ==, 1);
  g_assert_true (fixture->pdf);
  ui_settle ();
  dialog = open_dialog (fixture, NULL);
  g_signal_emit_by_name (find (dialog, "print_button"), "clicked");
  g_assert_cmpuint (fixture->n_chosen, ==, 2);
  g_assert_false (fixture->pdf);
}

/* Who reads large type once reads it the next time. */
static void
test_remembers_type (Fixture      *fixture,
                     gconstpointer unused)
{
  FzPrintDialog *dialog = open_dialog (fixture, NULL);

  g_assert_false (fz_print_dialog_get_large (dialog));
  adw_switch_row_set_active (ADW_SWITCH_ROW (find (dialog, "large_row")), TRUE);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  dialog = open_dialog (fixture, NULL);
  g_assert_true (fz_print_dialog_get_large (dialog));
  adw_switch_row_set_active (ADW_SWITCH_ROW (find (dialog, "large_row")), FALSE);
  adw_dialog_force_close (ADW_DIALOG (dialog));
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
  add ("/print-dialog/offers", test_offers);
  add ("/print-dialog/is-seen-whole", test_is_seen_whole);
  add ("/print-dialog/buttons", test_buttons);
  add ("/print-dialog/remembers-type", test_remembers_type);
  status = g_test_run ();
  ui_remove_folder (folder);
  return status;
}
