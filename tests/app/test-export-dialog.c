/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <string.h>

#include "fz-export-dialog.h"
#include "fz-files-fixture.h"
#include "fz-ui.h"

/* Stations that are given out as files. */
typedef struct
{
  FilesFixture base;
  char        *path; /* (owned) (nullable) what is written */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  files_fixture_set_up (&fixture->base, NULL);
}

static gboolean
has_no_dialog (gpointer data)
{
  Fixture *fixture = data;

  return ui_find_type (GTK_WIDGET (fixture->base.window->window), FZ_TYPE_EXPORT_DIALOG) == NULL;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_assert_true (ui_wait_until (has_no_dialog, fixture));
  files_fixture_tear_down (&fixture->base, NULL);
  g_free (fixture->path);
}

static GtkWidget *
open_dialog (Fixture *fixture)
{
  GtkWidget *dialog;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->base.window->window), "export", NULL);
  dialog = ui_find_type (GTK_WIDGET (fixture->base.window->window), FZ_TYPE_EXPORT_DIALOG);
  g_assert_nonnull (dialog);
  return dialog;
}

static void
choose (GtkWidget  *dialog,
        const char *row,
        guint       n)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_find_id (dialog, row)), n);
}

static void
save (Fixture    *fixture,
      GtkWidget  *dialog,
      const char *name)
{
  fixture->path = g_build_filename (fixture->base.folder, name, NULL);
  fake_files_choose (fixture->base.files, fixture->path);
  gtk_widget_activate_action (dialog, "export.save", NULL);
}

/* What was written; the caller's. */
static char *
read_back (Fixture *fixture)
{
  char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ui_wait_until (has_no_dialog, fixture));
  g_file_get_contents (fixture->path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n';
  return n;
}

static void
search (Fixture    *fixture,
        const char *words)
{
  FzFinder *finder = fz_window_get_finder (fixture->base.window->window);
  g_autoptr (FzQuery) query = fz_query_with_text (fz_finder_get_query (finder), words);

  fz_finder_set_query (finder, query);
}

/* The list that is shown, in its order, with the mark by which spreadsheets know UTF-8. */
static void
test_shown (Fixture      *fixture,
            gconstpointer unused)
{
  g_autofree char *text = NULL;

  search (fixture, "440104003");
  save (fixture, open_dialog (fixture), "list.csv");
  text = read_back (fixture);
  g_assert_cmpstr (fake_files_get_suggested (fixture->base.files), ==, "Stations.csv");
  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbf"));
  g_assert_cmpuint (count_lines (text), ==, 2);
  g_assert_nonnull (strstr (text, "440104003"));
  search (fixture, NULL);
}

/* Some columns, in another datum, which the file says. */
static void
test_columns (Fixture      *fixture,
              gconstpointer unused)
{
  GtkWidget       *dialog = open_dialog (fixture);
  g_autofree char *text = NULL;
  GtkListBox      *columns;

  choose (dialog, "datum_row", FZ_DATUM_GCJ02);
  adw_switch_row_set_active (ADW_SWITCH_ROW (ui_find_id (dialog, "mark_row")), FALSE);
  adw_switch_row_set_active (ADW_SWITCH_ROW (ui_find_id (dialog, "all_row")), FALSE);
  columns = GTK_LIST_BOX (ui_find_id (dialog, "columns_list"));
  for (int i = 1; gtk_list_box_get_row_at_index (columns, i) != NULL; i++)
    gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (columns, i)));
  save (fixture, dialog, "codes.csv");
  text = read_back (fixture);
  g_assert_true (g_str_has_prefix (text, "code,datum\n") ||
                 g_str_has_prefix (text, "code,datum\r\n"));
  g_assert_cmpuint (count_lines (text), ==, WINDOW_N_STATIONS + 1);
}

/* RFC 7946 leaves no other datum. */
static void
test_geojson (Fixture      *fixture,
              gconstpointer unused)
{
  GtkWidget       *dialog = open_dialog (fixture);
  g_autofree char *text = NULL;

  choose (dialog, "datum_row", FZ_DATUM_BD09);
  choose (dialog, "format_row", 2);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (ui_find_id (dialog, "datum_row"))),
                    ==, FZ_DATUM_WGS84);
  g_assert_false (gtk_widget_get_sensitive (ui_find_id (dialog, "datum_row")));
  save (fixture, dialog, "all.geojson");
  text = read_back (fixture);
  g_assert_nonnull (strstr (text, "FeatureCollection"));
}

/* A database of its own, also where a file stood. */
static void
test_database (Fixture      *fixture,
               gconstpointer unused)
{
  GtkWidget       *dialog = open_dialog (fixture);
  g_autofree char *path = g_build_filename (fixture->base.folder, "all.db", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  choose (dialog, "format_row", 7);
  save (fixture, dialog, "all.db");
  text = read_back (fixture);
  g_assert_true (g_str_has_prefix (text, "SQLite format 3"));
}

static gboolean
says_refused (gpointer data)
{
  Fixture *fixture = data;

  return ui_count_visible_labels (GTK_WIDGET (fixture->base.window->window),
                                  "Nothing was saved") > 0;
}

/* Where nothing can be written that is said, and the dialog stays. */
static void
test_fails (Fixture      *fixture,
            gconstpointer unused)
{
  GtkWidget *dialog = open_dialog (fixture);

  save (fixture, dialog, "no-such-folder/list.csv");
  g_assert_true (ui_wait_until (says_refused, fixture));
  g_assert_false (has_no_dialog (fixture));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  files_fixture_start (&argc, &argv);
  add ("/export-dialog/shown", test_shown);
  add ("/export-dialog/columns", test_columns);
  add ("/export-dialog/geojson", test_geojson);
  add ("/export-dialog/database", test_database);
  add ("/export-dialog/fails", test_fails);
  return files_fixture_run ();
}
