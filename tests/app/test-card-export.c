/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-card-export.h"
#include "fz-ui.h"

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

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/card-export/writes-and-replaces", test_writes_and_replaces);
  ADD ("/card-export/leaves-nothing-behind", test_leaves_nothing_behind);
  return g_test_run ();
}
