/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-card-export.h"
#include "fz-fixtures.h"
#include "fz-small-disk.h"
#include "fz-ui.h"

#include <adwaita.h>

#include <glib/gstdio.h>

typedef struct
{
  char    *folder;
  gboolean done;
  GError  *error;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->folder = g_dir_make_tmp ("fazhan-test-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  ui_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_clear_error (&fixture->error);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Fixture *fixture = user_data;

  g_clear_error (&fixture->error);
  fz_card_export_save_finish (G_FILE (source), result, &fixture->error);
  fixture->done = TRUE;
}

static gboolean
is_done (gpointer fixture)
{
  return ((Fixture *) fixture)->done;
}

static void
save (Fixture    *fixture,
      const char *name,
      const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  fixture->done = FALSE;
  fz_card_export_save_async (file, text, NULL, on_saved, fixture);
  g_assert_true (ui_wait_until (is_done, fixture));
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
assert_content (Fixture    *fixture,
                const char *name,
                const char *expected)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_writes_and_replaces (Fixture      *fixture,
                          gconstpointer unused)
{
  save (fixture, "a.vcf", "BEGIN:VCARD\r\nlonger\r\n");
  g_assert_no_error (fixture->error);
  save (fixture, "a.vcf", "BEGIN:VCARD\r\n");
  g_assert_no_error (fixture->error);
  assert_content (fixture, "a.vcf", "BEGIN:VCARD\r\n");
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

/* A fault is an error, and nothing is left of what was begun. */
static void
test_leaves_nothing_behind (Fixture      *fixture,
                            gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "folder", NULL);
  g_autofree char *inside = g_build_filename (folder, "kept", NULL);

  save (fixture, "missing/a.vcf", "text");
  g_assert_error (fixture->error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_cmpuint (count_files (fixture), ==, 0);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (inside, "kept", -1, NULL));
  save (fixture, "folder", "text");
  g_assert_nonnull (fixture->error);
  g_assert_cmpuint (count_files (fixture), ==, 1);
  assert_content (fixture, "folder/kept", "kept");
}

/* On a disk of its own, in a process of its own. */
static void
save_on_bad_disk (Fixture *fixture,
                  void (*harm) (const char *folder),
                  GFileError expected)
{
  const char *text = "BEGIN:VCARD\r\nEND:VCARD\r\n";
  guint       n_files;

  if (!small_disk_mount (fixture->folder, 64))
    {
      g_test_skip ("this machine lets nobody mount a disk");
      return;
    }
  save (fixture, "kept.vcf", text);
  g_assert_no_error (fixture->error);
  harm (fixture->folder);
  n_files = count_files (fixture);

  save (fixture, "new.vcf", text);
  g_assert_error (fixture->error, G_FILE_ERROR, (int) expected);
  save (fixture, "kept.vcf", "shorter");
  g_assert_error (fixture->error, G_FILE_ERROR, (int) expected);
  assert_content (fixture, "kept.vcf", text);
  g_assert_cmpuint (count_files (fixture), ==, n_files);
}

static void
run_apart (void)
{
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* What was there stays, and nothing lies beside it. */
static void
test_full_disk (Fixture      *fixture,
                gconstpointer unused)
{
  if (g_test_subprocess ())
    save_on_bad_disk (fixture, small_disk_fill, G_FILE_ERROR_NOSPC);
  else
    run_apart ();
}

static void
test_read_only_disk (Fixture      *fixture,
                     gconstpointer unused)
{
  if (g_test_subprocess ())
    save_on_bad_disk (fixture, small_disk_lock, G_FILE_ERROR_ROFS);
  else
    run_apart ();
}

static gboolean
has_two_windows (gpointer unused)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ()) == 2;
}

static gboolean
has_one_window (gpointer unused)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ()) == 1;
}

/* The window that is not @window. */
static GtkWindow *
find_dialog (GtkWindow *window)
{
  g_autoptr (GtkWindow) first = g_list_model_get_item (gtk_window_get_toplevels (), 0);
  g_autoptr (GtkWindow) second = g_list_model_get_item (gtk_window_get_toplevels (), 1);

  return first == window ? second : first;
}

static void
close_dialog (void)
{
  g_autoptr (FzCatalog) catalog = fixture_make_catalog ();
  g_autoptr (FzRecord) record = fixture_make_record (3);
  const FzCard card = { .record = record, .catalog = catalog, .script = FZ_SCRIPT_LATIN };
  GtkWidget   *content, *toasts, *window;

  adw_init ();
  content = gtk_button_new ();
  toasts = adw_toast_overlay_new ();
  window = gtk_window_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), content);
  gtk_window_set_child (GTK_WINDOW (window), toasts);
  gtk_window_present (GTK_WINDOW (window));
  fz_card_export_start (content, &card, FZ_CARD_VCARD);
  g_assert_true (ui_wait_until (has_two_windows, NULL));
  gtk_window_close (find_dialog (GTK_WINDOW (window)));
  g_assert_true (ui_wait_until (has_one_window, NULL));
  ui_settle ();
  g_assert_cmpuint (ui_count_visible_labels (toasts, ""), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A dialog that is closed is nothing to talk about. GTK's own loses some of what it reads
 * of folders, which is not looked at. */
static void
test_cancelled (Fixture      *fixture,
                gconstpointer unused)
{
  const char      *options = g_getenv ("ASAN_OPTIONS");
  g_autofree char *lenient =
      g_strconcat (options != NULL ? options : "", ":detect_leaks=0", NULL);
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "ASAN_OPTIONS", lenient, TRUE);

  if (g_test_subprocess ())
    {
      close_dialog ();
      return;
    }
  g_test_trap_subprocess_with_envp (NULL, (const char *const *) environment, 0,
                                    G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  /* No portal shows the dialog, but GTK itself. */
  g_setenv ("GDK_DEBUG", "no-portals", TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("/card-export/writes-and-replaces", test_writes_and_replaces);
  ADD ("/card-export/leaves-nothing-behind", test_leaves_nothing_behind);
  ADD ("/card-export/full-disk", test_full_disk);
  ADD ("/card-export/read-only-disk", test_read_only_disk);
  ADD ("/card-export/cancelled", test_cancelled);
  return g_test_run ();
}
