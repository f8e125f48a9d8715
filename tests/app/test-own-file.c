/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-own-file.h"
#include "fz-small-disk.h"
#include "fz-ui.h"

#include <glib/gstdio.h>

typedef struct
{
  char      *folder;
  char      *path;
  FzOwnFile *file;
  FzOwn     *own; /* (unowned): the file's */
  guint      n_failures;
  guint      n_damaged;
} Fixture;

/* On the small disk; NULL where nothing can be mounted. */
static char *disk_folder;

#define DISK_KILOBYTES 256
#define LONG_NOTE (128 * 1024)

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
count (FzOwnFile *file,
       gpointer   n_signals)
{
  ++*(guint *) n_signals;
}

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->folder = g_dir_make_tmp ("fazhan-test-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->path = g_build_filename (fixture->folder, "own", "stations", NULL);
  fixture->file = fz_own_file_new ();
  fixture->own = fz_own_file_get_own (fixture->file);
  g_signal_connect (fixture->file, "failed", G_CALLBACK (count), &fixture->n_failures);
  g_signal_connect (fixture->file, "damaged", G_CALLBACK (count), &fixture->n_damaged);
  fz_own_file_open (fixture->file, fixture->path);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_assert_finalize_object (fixture->file);
  ui_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
is_written (gpointer fixture)
{
  return g_file_test (((Fixture *) fixture)->path, G_FILE_TEST_EXISTS);
}

static void
write_file (Fixture    *fixture,
            const char *text)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
}

static gboolean
is_favourite_in_file (Fixture *fixture)
{
  g_autoptr (FzOwnFile) file = fz_own_file_new ();

  fz_own_file_open (file, fixture->path);
  return fz_own_is_favourite (fz_own_file_get_own (file), "440106");
}

/* Nothing to keep is no file; the first thing to keep is one soon after. */
static void
test_writes_soon (Fixture      *fixture,
                  gconstpointer unused)
{
  GStatBuf info;

  g_assert_false (is_written (fixture));
  fz_own_set_favourite (fixture->own, "440106", TRUE);
  g_assert_true (ui_wait_until (is_written, fixture));
  g_assert_true (is_favourite_in_file (fixture));
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0077, ==, 0);
}

static void
test_writes_when_flushed (Fixture      *fixture,
                          gconstpointer unused)
{
  fz_own_set_favourite (fixture->own, "440106", TRUE);
  g_assert_false (is_written (fixture));
  fz_own_file_flush (fixture->file);
  g_assert_true (is_favourite_in_file (fixture));
  fz_own_set_favourite (fixture->own, "440106", FALSE);
  fz_own_file_flush (fixture->file);
  g_assert_false (is_written (fixture));
  g_assert_cmpuint (fixture->n_failures, ==, 0);
}

/* What waits for one collection is not written into another's file. */
static void
test_keeps_files_apart (Fixture      *fixture,
                        gconstpointer unused)
{
  g_autofree char *sample = g_strconcat (fixture->path, "-sample", NULL);

  fz_own_set_favourite (fixture->own, "440106", TRUE);
  fz_own_file_open (fixture->file, sample);
  g_assert_false (fz_own_is_favourite (fixture->own, "440106"));
  g_assert_true (is_favourite_in_file (fixture));
  fz_own_file_flush (fixture->file);
  g_assert_false (g_file_test (sample, G_FILE_TEST_EXISTS));
}

static void
test_sets_damage_aside (Fixture      *fixture,
                        gconstpointer unused)
{
  g_autofree char *aside = g_strconcat (fixture->path, ".damaged", NULL);
  g_autofree char *text = NULL;

  write_file (fixture, "not ours");
  fz_own_file_open (fixture->file, fixture->path);
  g_assert_cmpuint (fixture->n_damaged, ==, 1);
  g_assert_false (is_written (fixture));
  g_assert_true (g_file_get_contents (aside, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "not ours");
  fz_own_set_favourite (fixture->own, "440106", TRUE);
  fz_own_file_flush (fixture->file);
  g_assert_true (is_favourite_in_file (fixture));
}

/* What was set aside once is not lost when that happens again. */
static void
test_keeps_what_was_aside (Fixture      *fixture,
                           gconstpointer unused)
{
  g_autofree char *first = g_strconcat (fixture->path, ".damaged", NULL);
  g_autofree char *second = g_strconcat (fixture->path, ".damaged-2", NULL);
  g_autofree char *text = NULL;

  write_file (fixture, "first");
  fz_own_file_open (fixture->file, fixture->path);
  write_file (fixture, "second");
  fz_own_file_open (fixture->file, fixture->path);
  g_assert_true (g_file_get_contents (first, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "first");
  g_clear_pointer (&text, g_free);
  g_assert_true (g_file_get_contents (second, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "second");
}

/* No room: somebody hears of it, and what was kept before is there as it was. */
static void
test_full_disk (Fixture      *fixture,
                gconstpointer unused)
{
  g_autofree char *path = g_build_filename (disk_folder, "stations", NULL);
  g_autofree char *long_note = g_strnfill (LONG_NOTE, 'a');
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (disk_folder == NULL)
    {
      g_test_skip ("No disk can be mounted here");
      return;
    }
  fz_own_file_open (fixture->file, path);
  fz_own_set_favourite (fixture->own, "440106", TRUE);
  fz_own_file_flush (fixture->file);
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  small_disk_fill (disk_folder);
  fz_own_set_note (fixture->own, "440106", long_note);
  fz_own_file_flush (fixture->file);
  g_assert_cmpuint (fixture->n_failures, ==, 1);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (count_files (disk_folder), ==, 2);
}

/* A folder in the way: nothing is written, and somebody hears of it. */
static void
test_tells_of_failure (Fixture      *fixture,
                       gconstpointer unused)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  g_assert_true (g_file_set_contents (folder, "a file", -1, NULL));
  fz_own_set_favourite (fixture->own, "440106", TRUE);
  fz_own_file_flush (fixture->file);
  g_assert_cmpuint (fixture->n_failures, ==, 1);
  g_assert_true (fz_own_is_favourite (fixture->own, "440106"));
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

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

  ADD ("/own-file/writes-soon", test_writes_soon);
  ADD ("/own-file/writes-when-flushed", test_writes_when_flushed);
  ADD ("/own-file/keeps-files-apart", test_keeps_files_apart);
  ADD ("/own-file/sets-damage-aside", test_sets_damage_aside);
  ADD ("/own-file/keeps-what-was-aside", test_keeps_what_was_aside);
  ADD ("/own-file/full-disk", test_full_disk);
  ADD ("/own-file/tells-of-failure", test_tells_of_failure);
  status = g_test_run ();
  if (disk_folder != NULL)
    small_disk_unmount (folder);
  g_rmdir (folder);
  return status;
}
