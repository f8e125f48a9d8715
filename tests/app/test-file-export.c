/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-file-export.h"
#include "fz-small-disk.h"
#include "fz-ui.h"

#include <glib/gstdio.h>

/* Files are written where they may be, where they may not, and on a real disk that is full
 * or read-only. */

#define DISK_KILOBYTES 256
#define LARGE (16 * 1024)

typedef struct
{
  char    *folder;
  gboolean done;
  GError  *error;
} Fixture;

/* On the small disk; NULL where nothing can be mounted. */
static char *disk_folder;

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

static GBytes *
make_text (gpointer      text,
           GCancellable *cancellable,
           GError      **error)
{
  return g_bytes_new (text, strlen (text));
}

static GBytes *
make_nothing (gpointer      text,
              GCancellable *cancellable,
              GError      **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "nothing");
  return NULL;
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Fixture *fixture = user_data;

  g_clear_error (&fixture->error);
  fz_file_export_save_finish (G_FILE (source), result, &fixture->error);
  fixture->done = TRUE;
}

static gboolean
is_done (gpointer fixture)
{
  return ((Fixture *) fixture)->done;
}

static void
save_as (Fixture    *fixture,
         const char *folder,
         const char *name,
         FzMakeBytes make,
         const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  fixture->done = FALSE;
  fz_file_export_save_async (file, make, g_strdup (text), g_free, NULL, on_saved, fixture);
  g_assert_true (ui_wait_until (is_done, fixture));
}

static void
save (Fixture    *fixture,
      const char *name,
      const char *text)
{
  save_as (fixture, fixture->folder, name, make_text, text);
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
assert_content (const char *folder,
                const char *name,
                const char *expected)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
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
  assert_content (fixture->folder, "a.vcf", "BEGIN:VCARD\r\n");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  save (fixture, "empty", "");
  g_assert_no_error (fixture->error);
  assert_content (fixture->folder, "empty", "");
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
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (inside, "kept", -1, NULL));
  save (fixture, "folder", "text");
  g_assert_nonnull (fixture->error);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  assert_content (fixture->folder, "folder/kept", "kept");
}

/* What cannot be made does not touch what is there. */
static void
test_not_made (Fixture      *fixture,
               gconstpointer unused)
{
  save (fixture, "a.pdf", "old");
  save_as (fixture, fixture->folder, "a.pdf", make_nothing, "");
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_FAILED);
  assert_content (fixture->folder, "a.pdf", "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* The old file stays whole, no new one is begun, and the sentence says why. */
static void
test_disk (Fixture      *fixture,
           gconstpointer unused)
{
  g_autofree char *large = g_strnfill (LARGE, 'x');

  if (disk_folder == NULL)
    {
      g_test_skip ("nothing can be mounted here");
      return;
    }
  save_as (fixture, disk_folder, "a.pdf", make_text, "old");
  g_assert_no_error (fixture->error);
  small_disk_fill (disk_folder);
  g_assert_cmpuint (count_files (disk_folder), ==, 2);

  save_as (fixture, disk_folder, "a.pdf", make_text, large);
  g_assert_cmpstr (fz_file_export_words_for_fault (fixture->error), ==,
                   "Nothing was saved: the disk is full.");
  save_as (fixture, disk_folder, "b.pdf", make_text, large);
  g_assert_cmpstr (fz_file_export_words_for_fault (fixture->error), ==,
                   "Nothing was saved: the disk is full.");
  assert_content (disk_folder, "a.pdf", "old");
  g_assert_cmpuint (count_files (disk_folder), ==, 2);

  small_disk_lock (disk_folder);
  save_as (fixture, disk_folder, "b.pdf", make_text, "new");
  g_assert_cmpstr (fz_file_export_words_for_fault (fixture->error), ==,
                   "Nothing was saved: files may not be written to that folder.");
  assert_content (disk_folder, "a.pdf", "old");
  g_assert_cmpuint (count_files (disk_folder), ==, 2);
}

static void
test_names (Fixture      *fixture,
            gconstpointer unused)
{
  static const struct
  {
    const char *title;
    const char *name;
  } cases[] = {
    { "Liede", "Liede.pdf" },
    { " a/b\\c:d*e?f\"g<h>i|j ", "a b c d e f g h i j.pdf" },
    { "../../etc/passwd", "__ .. etc passwd.pdf" },
    { ".hidden", "_hidden.pdf" },
    { "", "Fazhan.pdf" },
    { "/", "Fazhan.pdf" },
  };
  GString         *endless = g_string_new ("x");
  g_autofree char *cut = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = fz_file_export_make_name (cases[i].title, ".pdf");

      g_assert_cmpstr (name, ==, cases[i].name);
    }
  for (guint i = 0; i < 1000; i++)
    g_string_append (endless, "站");
  cut = fz_file_export_make_name (endless->str, ".pdf");
  g_assert_cmpuint (strlen (cut), <=, 205);
  g_assert_true (g_utf8_validate (cut, -1, NULL));
  g_assert_true (g_str_has_suffix (cut, "站.pdf"));
  g_string_free (endless, TRUE);
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
  /* Before there are threads: none of theirs would see the disk. */
  g_autofree char *folder = g_dir_make_tmp ("fazhan-test-XXXXXX", NULL);
  int              status;

  if (small_disk_mount (folder, DISK_KILOBYTES))
    disk_folder = folder;
  g_test_init (&argc, &argv, NULL);

  add ("/file-export/writes-and-replaces", test_writes_and_replaces);
  add ("/file-export/leaves-nothing-behind", test_leaves_nothing_behind);
  add ("/file-export/not-made", test_not_made);
  add ("/file-export/disk", test_disk);
  add ("/file-export/names", test_names);
  status = g_test_run ();
  if (disk_folder != NULL)
    small_disk_unmount (folder);
  g_rmdir (folder);
  return status;
}
