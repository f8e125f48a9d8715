/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-backup.h"

#include <stdio.h>
#include <string.h>

/*
 * What backups are called and which of them stay. A name tells when, in UTC, and why:
 *
 *   stations-2026-11-23T101500Z-daily.db
 */
#define FOLDER "backups"
#define SUFFIX ".db"
#define TIME_FORMAT "%Y-%m-%dT%H%M%SZ"
#define TIME_LENGTH 18

/* How many stay. */
#define N_DAYS 7
#define N_WEEKS 4
#define N_MONTHS 12
#define N_BEFORE 5

#define DAY 86400

G_DEFINE_BOXED_TYPE (FzBackup, fz_backup, fz_backup_copy, fz_backup_free)

static const char *const reason_words[FZ_N_BACKUP_REASONS] = {
  [FZ_BACKUP_DAILY] = "daily",
  [FZ_BACKUP_MIGRATION] = "before-migration",
  [FZ_BACKUP_IMPORT] = "before-import",
  [FZ_BACKUP_RESTORE] = "before-restore",
};

static char *
get_stem (const char *database)
{
  char *name = g_path_get_basename (database);

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  return name;
}

/* Copies @path. */
FzBackup *
fz_backup_new (const char    *path,
               gint64         time,
               FzBackupReason reason)
{
  FzBackup *self = g_new0 (FzBackup, 1);

  self->path = g_strdup (path);
  self->time = time;
  self->reason = reason;
  return self;
}

/* "…-2026-11-23T101500Z-" before @end. */
static gboolean
parse_time (const char *name,
            const char *end,
            gint64     *time)
{
  const char *start = end - TIME_LENGTH;
  int         year, month, day, hour, minute, second, length = 0;
  g_autoptr (GDateTime) at = NULL;

  if (start <= name || start[-1] != '-')
    return FALSE;
  if (sscanf (start, "%4d-%2d-%2dT%2d%2d%2dZ%n", &year, &month, &day, &hour, &minute, &second,
              &length) != 6 ||
      length != TIME_LENGTH)
    return FALSE;
  at = g_date_time_new_utc (year, month, day, hour, minute, second);
  if (at == NULL)
    return FALSE;
  *time = g_date_time_to_unix (at);
  return TRUE;
}

/* What the name of @path says; NULL when it is no backup's. */
FzBackup *
fz_backup_new_from_path (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  gint64           time;

  for (guint i = 0; i < FZ_N_BACKUP_REASONS; i++)
    {
      g_autofree char *end = g_strconcat ("-", reason_words[i], SUFFIX, NULL);

      if (g_str_has_suffix (name, end) &&
          parse_time (name, name + strlen (name) - strlen (end), &time))
        return fz_backup_new (path, time, (FzBackupReason) i);
    }
  return NULL;
}

FzBackup *
fz_backup_copy (const FzBackup *self)
{
  return fz_backup_new (self->path, self->time, self->reason);
}

void
fz_backup_free (FzBackup *self)
{
  g_free (self->path);
  g_free (self);
}

/* Static. */
const char *
fz_backup_reason_to_word (FzBackupReason reason)
{
  g_return_val_if_fail (reason < FZ_N_BACKUP_REASONS, NULL);

  return reason_words[reason];
}

/* The folder of the backups of the database at @database; newly allocated. */
char *
fz_backup_make_folder (const char *database)
{
  g_autofree char *folder = g_path_get_dirname (database);

  return g_build_filename (folder, FOLDER, NULL);
}

/* Where a backup of the database at @database goes. @attempt, from 0, moves its time on
 * by so many seconds, for the second one of a second. */
char *
fz_backup_make_path (const char    *database,
                     gint64         time,
                     FzBackupReason reason,
                     guint          attempt)
{
  g_autofree char *folder = fz_backup_make_folder (database);
  g_autofree char *stem = get_stem (database);
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (time + attempt);
  g_autofree char *text = g_date_time_format (at, TIME_FORMAT);
  g_autofree char *name = g_strdup_printf ("%s-%s-%s" SUFFIX, stem, text, reason_words[reason]);

  return g_build_filename (folder, name, NULL);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const FzBackup *backup_a = a;
  const FzBackup *backup_b = b;

  if (backup_a->time != backup_b->time)
    return backup_a->time > backup_b->time ? -1 : 1;
  return strcmp (backup_a->path, backup_b->path);
}

/* The day of a time, counted in UTC from 1970. */
gint64
fz_backup_get_day (gint64 time)
{
  return time >= 0 ? time / DAY : -((-time + DAY - 1) / DAY);
}

/* Weeks begin on Monday; 1 January 1970 was a Thursday. */
static gint64
get_week (gint64 time)
{
  return (fz_backup_get_day (time) + 3) / 7;
}

static gint64
get_month (gint64 time)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (time);

  return 12 * g_date_time_get_year (at) + g_date_time_get_month (at);
}

/* Keeps the newest of each of the @n newest spans of time that have any. */
static void
keep_newest_of_spans (GPtrArray  *sorted,
                      GHashTable *kept,
                      gint64 (*get_span) (gint64 time),
                      guint n)
{
  gint64 last = G_MININT64;

  for (guint i = 0; i < sorted->len && n > 0; i++)
    {
      FzBackup *backup = g_ptr_array_index (sorted, i);
      gint64    span = get_span (backup->time);

      if (span == last)
        continue;
      g_hash_table_add (kept, backup);
      last = span;
      n--;
    }
}

static void
keep_newest_before (GPtrArray  *sorted,
                    GHashTable *kept)
{
  guint n = N_BEFORE;

  for (guint i = 0; i < sorted->len && n > 0; i++)
    {
      FzBackup *backup = g_ptr_array_index (sorted, i);

      if (backup->reason == FZ_BACKUP_DAILY)
        continue;
      g_hash_table_add (kept, backup);
      n--;
    }
}

/* Which of @backups, of FzBackup in any order, may go: an array of some of them, borrowed.
 * What stays is the newest of each of the last seven days, four weeks and twelve months
 * that have one, the last five that were made before something, and @spared, a path,
 * which may be NULL. */
GPtrArray *
fz_backup_list_surplus (const GPtrArray *backups,
                        const char      *spared)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  GPtrArray *surplus = g_ptr_array_new ();

  for (guint i = 0; i < backups->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (backups, i));
  g_ptr_array_sort_values (sorted, compare_newest_first);
  keep_newest_of_spans (sorted, kept, fz_backup_get_day, N_DAYS);
  keep_newest_of_spans (sorted, kept, get_week, N_WEEKS);
  keep_newest_of_spans (sorted, kept, get_month, N_MONTHS);
  keep_newest_before (sorted, kept);

  for (guint i = 0; i < sorted->len; i++)
    {
      FzBackup *backup = g_ptr_array_index (sorted, i);

      if (!g_hash_table_contains (kept, backup) && g_strcmp0 (backup->path, spared) != 0)
        g_ptr_array_add (surplus, backup);
    }
  return surplus;
}
