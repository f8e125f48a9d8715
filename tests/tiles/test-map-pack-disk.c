/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-map-pack.h"

#include "fz-small-disk.h"
#include "fz-tiles-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * A map pack copied to a disk that is full, or can only be read. Each case has a process
 * and a disk of its own; this one starts no thread, so that it can be copied.
 */

#define CANNOT_MOUNT 77
#define FULL_KILOBYTES 2000
#define ROOMY_KILOBYTES 60000
#define WAIT_SECONDS 20

/* Bytes; less than the pack has. */
#define WRITABLE 8192

typedef struct
{
  const char    *path; /* of the test */
  guint          kilobytes;
  gboolean       fills;
  gboolean       locks;
  gboolean       stops; /* writing, after some pages of a file */
  FzMapPackError code;
} Case;

static const Case cases[] = {
  { "/map-pack-disk/small", FULL_KILOBYTES, FALSE, FALSE, FALSE, FZ_MAP_PACK_ERROR_SPACE },
  { "/map-pack-disk/full", ROOMY_KILOBYTES, TRUE, FALSE, FALSE, FZ_MAP_PACK_ERROR_SPACE },
  { "/map-pack-disk/read-only", ROOMY_KILOBYTES, FALSE, TRUE, FALSE, FZ_MAP_PACK_ERROR_WRITE },
  { "/map-pack-disk/stopped", ROOMY_KILOBYTES, FALSE, FALSE, TRUE, FZ_MAP_PACK_ERROR_READ },
};

typedef struct
{
  gboolean finished;
  GError  *error;
} Outcome;

static void
on_installed (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Outcome *outcome = data;

  fz_map_pack_install_finish (result, &outcome->error);
  outcome->finished = TRUE;
}

static gboolean
on_tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
install (const char *source,
         const char *target,
         Outcome    *outcome)
{
  g_autoptr (GFile) file = g_file_new_for_path (source);
  gint64 deadline = g_get_monotonic_time () + WAIT_SECONDS * G_USEC_PER_SEC;

  g_timeout_add (50, on_tick, NULL);
  fz_map_pack_install_async (file, target, NULL, NULL, NULL, on_installed, outcome);
  while (!outcome->finished && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (outcome->finished);
}

/* Lets no file of this process grow further. */
static void
stop_writing (void)
{
  struct rlimit limit = { WRITABLE, WRITABLE };

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* In a process of its own. */
static void
try_case (const Case *at,
          const char *source,
          const char *disk)
{
  g_autofree char *target = g_build_filename (disk, "pack.mbtiles", NULL);
  g_autofree char *part = g_strconcat (target, ".part", NULL);
  Outcome          outcome = { 0 };

  if (!small_disk_mount (disk, at->kilobytes))
    _exit (CANNOT_MOUNT);
  if (at->fills)
    small_disk_fill (disk);
  if (at->locks)
    small_disk_lock (disk);
  if (at->stops)
    stop_writing ();
  install (source, target, &outcome);
  g_assert_error (outcome.error, FZ_MAP_PACK_ERROR, (int) at->code);
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  _exit (0);
}

static void
test_case (gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("fazhan-pack-XXXXXX", NULL);
  g_autofree char *source = g_build_filename (folder, "brought.mbtiles", NULL);
  g_autofree char *disk = g_build_filename (folder, "disk", NULL);
  g_autoptr (GBytes) tile = tiles_make_vector ("water", "class", "lake");
  TilesMetadata metadata = { .format = "pbf" };
  pid_t         child;
  int           status = 0;

  tiles_write_pack (source, &metadata, 6, 10, tile);
  g_assert_cmpint (g_mkdir (disk, 0700), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    try_case (data, source, disk);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == CANNOT_MOUNT)
    g_test_skip ("nothing can be mounted here");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  g_unlink (source);
  g_rmdir (disk);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_case);

  return g_test_run ();
}
