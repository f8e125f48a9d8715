/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-small-disk.h"
#include "fz-store-client.h"

#include <glib/gstdio.h>
#include <sys/wait.h>
#include <unistd.h>

/* The user's database has a fault, and its disk has another one. The disk is real:
 * full to the last byte, or read-only. */

#define DISK_KILOBYTES 512
#define CANNOT_MOUNT 77

typedef enum
{
  SOUND_DISK,
  FULL_DISK,
  LOCKED_DISK,
} Disk;

typedef struct
{
  const char *name;
  void (*harm) (const char *path);
  Disk disk;

  FzStoreError kind;
  gboolean     shows_shipped;
  gboolean     set_aside;
  gboolean     hindered;
  FzStoreError hindrance;
} Case;

static void
leave_sound (const char *path)
{
}

static void
cut_off (const char *path)
{
  g_assert_cmpint (truncate (path, 3 * 4096), ==, 0);
}

static void
write_letter (const char *path)
{
  g_assert_true (g_file_set_contents (path, "Dear station,\n", -1, NULL));
}

static void
set_newer (const char *path)
{
  fixture_execute (path, "PRAGMA user_version = 99; PRAGMA journal_mode = DELETE;");
}

/* The database itself is gone. */
static void
leave_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  g_assert_cmpint (g_rename (path, log), ==, 0);
}

static const Case cases[] = {
  { "sound, full disk", leave_sound, FULL_DISK,
    FZ_STORE_ERROR_FULL, FALSE, FALSE, FALSE },
  { "sound, read-only disk", leave_sound, LOCKED_DISK,
    FZ_STORE_ERROR_READ_ONLY, FALSE, FALSE, FALSE },
  { "damaged, sound disk", client_scribble, SOUND_DISK,
    FZ_STORE_ERROR_DAMAGED, FALSE, TRUE, FALSE },
  { "damaged, full disk", client_scribble, FULL_DISK,
    FZ_STORE_ERROR_DAMAGED, TRUE, TRUE, TRUE, FZ_STORE_ERROR_FULL },
  { "damaged, read-only disk", client_scribble, LOCKED_DISK,
    FZ_STORE_ERROR_DAMAGED, TRUE, FALSE, TRUE, FZ_STORE_ERROR_READ_ONLY },
  { "cut off, full disk", cut_off, FULL_DISK,
    FZ_STORE_ERROR_DAMAGED, TRUE, TRUE, TRUE, FZ_STORE_ERROR_FULL },
  { "cut off, read-only disk", cut_off, LOCKED_DISK,
    FZ_STORE_ERROR_DAMAGED, TRUE, FALSE, TRUE, FZ_STORE_ERROR_READ_ONLY },
  { "a letter, full disk", write_letter, FULL_DISK,
    FZ_STORE_ERROR_NOT_DATABASE, TRUE, TRUE, TRUE, FZ_STORE_ERROR_FULL },
  { "a letter, read-only disk", write_letter, LOCKED_DISK,
    FZ_STORE_ERROR_NOT_DATABASE, TRUE, FALSE, TRUE, FZ_STORE_ERROR_READ_ONLY },
  { "gone but for its log, full disk", leave_log, FULL_DISK,
    FZ_STORE_ERROR_MISSING, TRUE, TRUE, TRUE, FZ_STORE_ERROR_FULL },
  { "gone but for its log, read-only disk", leave_log, LOCKED_DISK,
    FZ_STORE_ERROR_MISSING, TRUE, FALSE, TRUE, FZ_STORE_ERROR_READ_ONLY },
  { "too new, full disk", set_newer, FULL_DISK,
    FZ_STORE_ERROR_TOO_NEW, TRUE, FALSE, FALSE },
  { "too new, read-only disk", set_newer, LOCKED_DISK,
    FZ_STORE_ERROR_TOO_NEW, TRUE, FALSE, FALSE },
};

typedef struct
{
  Fixture    *fixture;
  const Case *at;
} Trial;

static void
spoil_disk (const char *folder,
            Disk        disk)
{
  if (disk == FULL_DISK)
    small_disk_fill (folder);
  else if (disk == LOCKED_DISK)
    small_disk_lock (folder);
}

/* Nothing of the user's own is lost, wherever it lies now. */
static void
assert_kept (const FzStoreTrouble *trouble,
             GBytes               *before)
{
  const char      *path = trouble->aside_path != NULL ? trouble->aside_path : trouble->path;
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (GBytes) kept = fixture_read (g_file_test (path, G_FILE_TEST_EXISTS) ? path : log);

  g_assert_true (g_bytes_equal (before, kept));
}

static void
try_case (gpointer data)
{
  Trial           *trial = data;
  const Case      *at = trial->at;
  const char      *user = trial->fixture->user;
  g_autofree char *folder = g_path_get_dirname (user);
  g_autofree char *log = g_strconcat (user, "-wal", NULL);
  g_autoptr (GBytes) own = fixture_read (user);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (FzStore) store = NULL;
  g_autoptr (FzStoreOutcome) outcome = NULL;

  if (!small_disk_mount (folder, DISK_KILOBYTES))
    _exit (CANNOT_MOUNT);
  g_assert_true (g_file_set_contents (user, g_bytes_get_data (own, NULL),
                                      (gssize) g_bytes_get_size (own), NULL));
  at->harm (user);
  before = fixture_read (g_file_test (user, G_FILE_TEST_EXISTS) ? user : log);
  spoil_disk (folder, at->disk);

  store = fz_store_new ();
  outcome = client_open_fixture (store, trial->fixture);
  client_assert_trouble (outcome, at->kind, at->shows_shipped, at->set_aside);
  g_assert_true (outcome->trouble->hindered == at->hindered);
  if (at->hindered)
    g_assert_cmpint (outcome->trouble->hindrance, ==, at->hindrance);
  g_assert_true (outcome->writable == (at->disk == SOUND_DISK));
  assert_kept (outcome->trouble, before);
}

static void
test_disks (Fixture      *fixture,
            gconstpointer data)
{
  client_make_database (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Trial trial = { fixture, &cases[i] };
      int   status;

      g_test_message ("%s", cases[i].name);
      status = fixture_run (try_case, &trial);
      if (WIFEXITED (status) && WEXITSTATUS (status) == CANNOT_MOUNT)
        {
          g_test_skip ("nothing can be mounted here");
          return;
        }
      g_assert_cmpint (status, ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store-two-faults/disks", Fixture, NULL, fixture_set_up, test_disks,
              fixture_tear_down);
  return g_test_run ();
}
