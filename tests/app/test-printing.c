/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-printing.h"

#include <adwaita.h>

#include "fz-print-dialog.h"
#include "fz-print-run.h"
#include "fz-ui.h"

/* The actions over the real data; what is printed is tested with the print room. */
typedef struct
{
  FzSession  *session;
  FzPrinting *printing;
  GtkWidget  *window;
  GtkWidget  *overlay; /* (unowned): in the window */
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
  fixture->window = g_object_ref_sink (g_object_new (ADW_TYPE_APPLICATION_WINDOW, NULL));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 600);
  fixture->overlay = adw_toast_overlay_new ();
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window),
                                      fixture->overlay);
  fixture->printing = fz_printing_new (fixture->overlay, G_ACTION_MAP (fixture->window),
                                       fixture->session);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

/* The window of a dialog of GTK's own, by the name of its type; NULL while there is none. */
static GtkWindow *
find_window (const char *type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), type) &&
          gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static char printer_dialog[] = "GtkPrintUnixDialog";
static char file_dialog[] = "GtkFileChooserDialog";

static gboolean
shows (gpointer type)
{
  return find_window (type) != NULL;
}

static gboolean
hides (gpointer type)
{
  return find_window (type) == NULL;
}

static FzPrintDialog *
get_dialog (Fixture *fixture)
{
  AdwDialog *dialog =
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));

  return FZ_IS_PRINT_DIALOG (dialog) ? FZ_PRINT_DIALOG (dialog) : NULL;
}

static gboolean
has_dialog (gpointer fixture)
{
  return get_dialog (fixture) != NULL;
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
activate (Fixture    *fixture,
          const char *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), name, NULL);
}

static void
click (Fixture    *fixture,
       const char *id)
{
  g_signal_emit_by_name (ui_find_id (GTK_WIDGET (get_dialog (fixture)), id), "clicked");
}

static void
assert_enabled (Fixture *fixture,
                gboolean anything,
                gboolean station)
{
  GActionGroup *actions = G_ACTION_GROUP (fixture->window);

  g_assert_cmpint (g_action_group_get_action_enabled (actions, "print"), ==, anything);
  g_assert_cmpint (g_action_group_get_action_enabled (actions, "print-map"), ==, anything);
  g_assert_cmpint (g_action_group_get_action_enabled (actions, "print-station"), ==, station);
  g_assert_cmpint (g_action_group_get_action_enabled (actions, "save-station-pdf"), ==, station);
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
start_somewhere (Fixture *fixture)
{
  FzFinder *finder = fz_session_get_finder (fixture->session);
  g_autoptr (FzOrigin) origin =
      fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { 23.13, 113.26 }, 0.0, NULL);
  g_autoptr (FzQuery) query = fz_query_with_origin (fz_finder_get_query (finder), origin);

  fz_finder_set_query (finder, query);
}

/* Each action is there only where there is something to print. */
static void
test_enabled (Fixture      *fixture,
              gconstpointer unused)
{
  assert_enabled (fixture, FALSE, FALSE);
  load (fixture);
  assert_enabled (fixture, TRUE, FALSE);
  select_code (fixture, "440106011");
  assert_enabled (fixture, TRUE, TRUE);
  select_code (fixture, NULL);
  assert_enabled (fixture, TRUE, FALSE);
}

/* In a sandbox they are the desktop's, out of sight. */
static gboolean
skip_without_dialogs (void)
{
  if (!g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    return FALSE;
  g_test_skip ("the dialogs are the desktop's");
  return TRUE;
}

/* One dialog, however often it is asked for. */
static void
test_one_dialog (Fixture      *fixture,
                 gconstpointer unused)
{
  FzPrintDialog *dialog;

  load (fixture);
  select_code (fixture, "440106011");
  start_somewhere (fixture);
  activate (fixture, "print");
  g_assert_true (ui_wait_until (has_dialog, fixture));
  dialog = get_dialog (fixture);
  fz_print_dialog_set_what (dialog, FZ_PRINT_NEAREST);
  activate (fixture, "print-station");
  g_assert_true (get_dialog (fixture) == dialog);
  g_assert_cmpint (fz_print_dialog_get_what (dialog), ==, FZ_PRINT_STATION);
  activate (fixture, "print-map");
  g_assert_cmpint (fz_print_dialog_get_what (dialog), ==, FZ_PRINT_MAP);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* Whatever is chosen ends in the desktop's dialog, which may be closed again. */
static void
test_prints (Fixture      *fixture,
             gconstpointer unused)
{
  if (skip_without_dialogs ())
    return;
  load (fixture);
  select_code (fixture, "440106011");
  start_somewhere (fixture);
  for (FzPrintWhat what = FZ_PRINT_STATION; what <= FZ_PRINT_DISTRICT; what++)
    {
      activate (fixture, "print");
      g_assert_true (ui_wait_until (has_dialog, fixture));
      fz_print_dialog_set_what (get_dialog (fixture), what);
      click (fixture, "print_button");
      g_assert_true (ui_wait_until (shows, printer_dialog));
      gtk_window_close (find_window (printer_dialog));
      g_assert_true (ui_wait_until (hides, printer_dialog));
    }
}

/* Without a printer, or with one that refuses, there is still the PDF; who cancels knows. */
static void
test_tells_of_failure (Fixture      *fixture,
                       gconstpointer unused)
{
  static const char words[] = "This could not be printed. It can be saved as a PDF.";
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();

  fz_print_watch (fixture->overlay, operation);
  g_signal_emit_by_name (operation, "done", GTK_PRINT_OPERATION_RESULT_CANCEL);
  g_signal_emit_by_name (operation, "done", GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_cmpuint (ui_count_visible_labels (fixture->overlay, words), ==, 0);
  g_signal_emit_by_name (operation, "done", GTK_PRINT_OPERATION_RESULT_ERROR);
  g_assert_cmpuint (ui_count_visible_labels (fixture->overlay, words), ==, 1);
}

/* A window that closes takes back what it asked for. */
static void
test_stops (Fixture      *fixture,
            gconstpointer unused)
{
  load (fixture);
  select_code (fixture, "440106011");
  activate (fixture, "save-station-pdf");
  fz_printing_stop (fixture->printing);
  ui_settle ();
  g_assert_null (find_window (file_dialog));
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
  add ("/printing/one-dialog", test_one_dialog);
  add ("/printing/prints", test_prints);
  add ("/printing/tells-of-failure", test_tells_of_failure);
  add ("/printing/stops", test_stops);
  status = g_test_run ();
  ui_remove_folder (folder);
  return status;
}
