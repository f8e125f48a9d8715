/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-keeping-fixture.h"

#include "fz-database-backup.h"
#include "fz-database-undo.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * A program at work (edits, imports, undos, redos, restored backups, one after the other,
 * as fast as it can) is killed at a random moment, again and again on the same file. What
 * it confirmed last is there, whole, or one step more, whole as well.
 *
 * FZ_KILLS in the environment is how often; by default a few times.
 */
#define KILLS 40

/* Most of the steps take less, so that many are done before the end, microseconds. */
#define LONGEST_LIFE 60000

#define N_STATIONS 6
#define EDITED 4

/* One value for an import: all stations say the same in both fields. One for an edit. */
#define STATE                                                                              \
  "SELECT (SELECT max (id) FROM batch), (SELECT ifnull (min (address), '-') FROM station " \
  "WHERE id <> 4), (SELECT count (DISTINCT ifnull (address, '-')) FROM station "           \
  "WHERE id <> 4), (SELECT count (*) FROM station WHERE address IS NOT access "            \
  "AND id <> 4), (SELECT ifnull (address, '-') || '=' || ifnull (access, '-') "            \
  "FROM station WHERE id = 4)"

typedef struct
{
  Keeping *keeping;
  int      confirmed; /* where the worker writes what it has done */
  guint    round;
} Work;

static void
add_pair (GPtrArray  *changes,
          guint32     station,
          const char *value)
{
  g_ptr_array_add (changes, fz_change_new (station, "address", value));
  g_ptr_array_add (changes, fz_change_new (station, "access", value));
}

static gboolean
change (Keeping    *keeping,
        gboolean    all,
        const char *value,
        GError    **error)
{
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  g_autoptr (FzBatch) batch = NULL;
  g_autofree char *kept = NULL;

  for (guint32 id = 1; id <= N_STATIONS; id++)
    {
      if (all == (id != EDITED))
        add_pair (changes, id, value);
    }
  if (all)
    kept = fz_database_back_up_before (keeping->database, FZ_BACKUP_IMPORT, error);
  if (all && kept == NULL)
    return FALSE;
  batch = fz_database_change_as (keeping->database, keeping->catalog, changes,
                                 all ? FZ_BATCH_IMPORT : FZ_BATCH_EDIT, "worker", error);
  return batch != NULL;
}

static gboolean
undo (Keeping *keeping,
      gboolean again,
      GError **error)
{
  g_autoptr (FzBatch) batch = NULL;
  gint64 id;

  if (!(again ? fz_database_find_redoable : fz_database_find_undoable) (keeping->database, &id,
                                                                        NULL))
    return TRUE;
  batch = fz_database_undo (keeping->database, keeping->catalog, id, "worker", error);
  /* What was restored meanwhile may stand in the way. */
  if (batch == NULL && g_error_matches (*error, FZ_STORE_ERROR, FZ_STORE_ERROR_CHANGED))
    g_clear_error (error);
  return *error == NULL;
}

static gboolean
restore (Keeping *keeping,
         GError **error)
{
  g_autofree char *path = fz_database_back_up_before (keeping->database, FZ_BACKUP_IMPORT, error);
  g_autofree char *kept = NULL;

  return path != NULL && fz_database_restore (keeping->database, path, "worker", &kept, error);
}

static gboolean
do_step (Keeping *keeping,
         guint    step,
         GError **error)
{
  g_autofree char *value = g_strdup_printf ("%u", step);

  switch (step % 7)
    {
    case 0:
    case 3:
      return change (keeping, TRUE, value, error);
    case 4:
      return undo (keeping, FALSE, error);
    case 5:
      return undo (keeping, TRUE, error);
    case 6:
      return step % 2 == 0 || restore (keeping, error);
    default:
      return change (keeping, FALSE, value, error);
    }
}

/* Says what stands now, in one write, which a reader gets whole. */
static void
confirm (Work *work)
{
  g_autofree char *state = fixture_query (work->keeping->base.shipped, STATE);
  g_autofree char *line = g_strconcat (state, "\n", NULL);

  if (write (work->confirmed, line, strlen (line)) != (gssize) strlen (line))
    _exit (2);
}

static void
work_until_killed (Work *work)
{
  Keeping *keeping = work->keeping;

  keeping->database = fixture_open (keeping->base.shipped, FZ_DATABASE_READ_WRITE);
  confirm (work);
  for (guint step = work->round * 10000;; step++)
    {
      g_autoptr (GError) error = NULL;

      if (!do_step (keeping, step, &error))
        {
          fprintf (stderr, "step %u: %s\n", step, error->message);
          _exit (1);
        }
      confirm (work);
    }
}

/* The last line that came whole; NULL: none. */
static char *
read_last_line (int from)
{
  g_autoptr (GString) all = g_string_new (NULL);
  char   chunk[4096];
  gssize n;
  char  *end;
  char  *start;

  while ((n = read (from, chunk, sizeof chunk)) > 0 || (n < 0 && errno == EINTR))
    {
      if (n > 0)
        g_string_append_len (all, chunk, n);
    }
  end = strrchr (all->str, '\n');
  if (end == NULL)
    return NULL;
  *end = '\0';
  start = strrchr (all->str, '\n');
  return g_strdup (start != NULL ? start + 1 : all->str);
}

/* Lets a worker work for @life microseconds. Returns what it confirmed last. */
static char *
run_worker (Keeping *keeping,
            guint    round,
            guint    life)
{
  int   ends[2];
  int   status;
  char *confirmed;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      Work work = { keeping, ends[1], round };

      close (ends[0]);
      work_until_killed (&work);
    }
  close (ends[1]);
  g_usleep (life);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  confirmed = read_last_line (ends[0]);
  close (ends[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  return confirmed;
}

/* Of an import, every station says the same in both its fields. */
static void
assert_nothing_half_done (const char *state)
{
  g_auto (GStrv) parts = g_strsplit (state, "|", -1);
  g_auto (GStrv) pair = g_strsplit (parts[4], "=", -1);

  g_assert_cmpstr (parts[2], ==, "1");
  g_assert_cmpstr (parts[3], ==, "0");
  g_assert_cmpstr (pair[0], ==, pair[1]);
}

/* What the history says was done last is what stands. */
static void
assert_history_agrees (Keeping *keeping)
{
  keeping_assert (keeping,
                  "SELECT count (*) FROM change JOIN station ON station.id = change.station "
                  "WHERE batch = (SELECT max (id) FROM batch) AND new_value IS NOT "
                  "(CASE change.field WHEN 'address' THEN address WHEN 'access' THEN access "
                  "ELSE (SELECT station_check.checked_on FROM station_check "
                  "WHERE station_check.station = change.station "
                  "AND 'check:' || station_check.field = change.field) END)",
                  "0");
}

static void
assert_backups_whole (Keeping *keeping)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = fz_database_list_backups (keeping->database, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < MIN (backups->len, 2); i++)
    {
      const FzBackup *backup = g_ptr_array_index (backups, i);
      g_autoptr (FzBackupContent) content = fz_backup_content_read (backup->path, &error);

      g_assert_no_error (error);
      g_assert_cmpint (content->n_stations, ==, N_STATIONS);
    }
}

static void
assert_survived (Keeping    *keeping,
                 const char *confirmed)
{
  g_autofree char *state = NULL;
  gint64           before, after;

  keeping_reopen (keeping);
  keeping_assert_sound (keeping);
  state = fixture_query (keeping->base.shipped, STATE);
  assert_nothing_half_done (state);
  assert_history_agrees (keeping);
  assert_backups_whole (keeping);
  if (confirmed == NULL)
    return;

  before = g_ascii_strtoll (confirmed, NULL, 10);
  after = g_ascii_strtoll (state, NULL, 10);
  g_test_message ("confirmed %s, found %s", confirmed, state);
  g_assert_true (after == before || after == before + 1);
  if (after == before)
    g_assert_cmpstr (state, ==, confirmed);
}

static void
test_killed (Keeping      *keeping,
             gconstpointer data)
{
  const char *wanted = g_getenv ("FZ_KILLS");
  guint       n = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : KILLS;
  guint       n_confirmed = 0;

  g_clear_pointer (&keeping->database, fz_database_close);
  for (guint i = 0; i < n; i++)
    {
      guint            life = (guint) g_test_rand_int_range (0, LONGEST_LIFE);
      g_autofree char *confirmed = run_worker (keeping, i, life);

      n_confirmed += confirmed != NULL;
      assert_survived (keeping, confirmed);
      g_clear_pointer (&keeping->database, fz_database_close);
    }
  g_test_message ("killed %u times, %u of them after something was confirmed", n, n_confirmed);
  g_assert_cmpuint (n_confirmed, >, n / 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store-killed/at-random", Keeping, NULL, keeping_set_up, test_killed,
              keeping_tear_down);
  return g_test_run ();
}
