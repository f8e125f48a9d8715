/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-work-view.h"

/* How long a change is a new one, seconds. */
#define WEEK (7 * 24 * 60 * 60)

/* What two stations must not share, each counted over the whole table. */
typedef struct
{
  GHashTable *names;  /* (owned) borrowed text to how often */
  GHashTable *phones; /* (owned) */
  GHashTable *points; /* (owned) by owned text */
} Shared;

static void
clear_shared (Shared *shared)
{
  g_clear_pointer (&shared->names, g_hash_table_unref);
  g_clear_pointer (&shared->phones, g_hash_table_unref);
  g_clear_pointer (&shared->points, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shared, clear_shared)

static void
count (GHashTable *counts,
       const char *text)
{
  gpointer n;

  if (text == NULL)
    return;
  n = g_hash_table_lookup (counts, text);
  g_hash_table_insert (counts, g_strdup (text), GUINT_TO_POINTER (GPOINTER_TO_UINT (n) + 1));
}

static gboolean
is_shared (GHashTable *counts,
           const char *text)
{
  return text != NULL && GPOINTER_TO_UINT (g_hash_table_lookup (counts, text)) > 1;
}

/* The point in writing; NULL without one. */
static char *
dup_point (const FzRecordColumns *records,
           guint32                id)
{
  const char *lat = fz_record_columns_get (records, id, FZ_FIELD_LAT);
  const char *lon = fz_record_columns_get (records, id, FZ_FIELD_LON);

  return lat != NULL && lon != NULL ? g_strconcat (lat, " ", lon, NULL) : NULL;
}

static void
count_shared (Shared                 *shared,
              const FzStationColumns *columns,
              const FzRecordColumns  *records)
{
  shared->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  shared->phones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  shared->points = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < fz_station_columns_get_n_rows (columns); i++)
    {
      guint32          id = fz_station_columns_get_id (columns, i);
      g_autofree char *point = dup_point (records, id);

      count (shared->names, fz_record_columns_get (records, id, FZ_FIELD_NAME_HANS));
      count (shared->phones, fz_record_columns_get (records, id, FZ_FIELD_PHONE));
      count (shared->points, point);
    }
}

static gboolean
is_duplicate (const Shared          *shared,
              const FzRecordColumns *records,
              guint32                id)
{
  g_autofree char *point = dup_point (records, id);

  return is_shared (shared->names, fz_record_columns_get (records, id, FZ_FIELD_NAME_HANS)) ||
         is_shared (shared->phones, fz_record_columns_get (records, id, FZ_FIELD_PHONE)) ||
         is_shared (shared->points, point);
}

static gboolean
is_new_change (const char *made_at,
               gint64      now)
{
  g_autoptr (GDateTime) at = made_at != NULL ? g_date_time_new_from_iso8601 (made_at, NULL) : NULL;

  return at != NULL && g_date_time_to_unix (at) > now - WEEK;
}

static gboolean
lacks (const FzRecordColumns *records,
       guint32                id,
       FzField                field)
{
  return fz_record_columns_get (records, id, field) == NULL;
}

static gboolean
was_checked (const FzRecordColumns *records,
             guint32                id)
{
  return !lacks (records, id, FZ_FIELD_CHECKED_ON) ||
         fz_record_columns_get_newest_check (records, id) != NULL;
}

static gboolean
matches (FzWorkView              view,
         const FzStationColumns *columns,
         const FzRecordColumns  *records,
         const Shared           *shared,
         gint64                  now,
         guint32                 row)
{
  guint32 id = fz_station_columns_get_id (columns, row);

  switch (view)
    {
    case FZ_WORK_VIEW_NEVER_CHECKED:
      return !was_checked (records, id);
    case FZ_WORK_VIEW_OLDEST_CHECK:
      return was_checked (records, id);
    case FZ_WORK_VIEW_APPROXIMATE:
      return fz_point_quality_is_approximate (fz_station_columns_get_point_quality (columns, row));
    case FZ_WORK_VIEW_NO_ADDRESS:
      return lacks (records, id, FZ_FIELD_ADDRESS);
    case FZ_WORK_VIEW_NO_PHONE:
      return lacks (records, id, FZ_FIELD_PHONE);
    case FZ_WORK_VIEW_NO_HOURS:
      return lacks (records, id, FZ_FIELD_HOURS);
    case FZ_WORK_VIEW_DUPLICATES:
      return is_duplicate (shared, records, id);
    case FZ_WORK_VIEW_CHANGED:
      return is_new_change (fz_record_columns_get_changed_at (records, id), now);
    case FZ_WORK_VIEW_ALL:
    default:
      return TRUE;
    }
}

/* Those of @rows, rows of @table, that @view shows, in the same order: guint32. @now is in
 * seconds since 1970. Duplicates are looked for in the whole table. */
GArray *
fz_work_view_pick (FzWorkView             view,
                   FzStationTable        *table,
                   const FzRecordColumns *records,
                   gint64                 now,
                   const guint32         *rows,
                   guint                  n_rows)
{
  const FzStationColumns *columns = fz_station_table_get_columns (table);
  GArray                 *picked = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n_rows);
  g_auto (Shared) shared = { 0 };

  if (view == FZ_WORK_VIEW_DUPLICATES)
    count_shared (&shared, columns, records);
  for (guint i = 0; i < n_rows; i++)
    {
      if (matches (view, columns, records, &shared, now, rows[i]))
        g_array_append_val (picked, rows[i]);
    }
  return picked;
}
