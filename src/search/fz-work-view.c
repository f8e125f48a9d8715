/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-work-view.h"

#include <string.h>

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

/* A row with what it is sorted by. */
typedef struct
{
  const char *key; /* (borrowed) (nullable) NULL: unknown */
  double      number;
  guint       place; /* as it was, to stay in that order among equals */
  guint32     row;
} Sortable;

/* Before every day: of some of what is said of the station, the check is older than any. */
#define IN_PART ""

/* The field that the station @id is sorted by: its place as it is shown, when there is one. */
static FzField
get_field (const FzRecordOrder   *order,
           FzStationTable        *table,
           const FzRecordColumns *records,
           guint32                id)
{
  FzField shown = order->field;

  if (order->field == FZ_FIELD_PLACE_HANS)
    shown += fz_station_table_get_script (table);
  return fz_record_columns_get (records, id, shown) != NULL ? shown : order->field;
}

/* What of a field comes first where that is no matter of its letters; else 0. */
static double
get_rank (FzField     field,
          const char *text)
{
  FzLevel        level;
  FzFeatured     featured;
  FzStatus       status;
  FzPointQuality quality;

  if (fz_field_is_number (field))
    return g_ascii_strtod (text, NULL);
  if (field == FZ_FIELD_LEVEL && fz_level_from_word (text, &level))
    return level;
  if (field == FZ_FIELD_FEATURED && fz_featured_from_word (text, &featured))
    return featured;
  if (field == FZ_FIELD_STATUS && fz_status_from_word (text, &status))
    return status;
  if (field == FZ_FIELD_POINT_QUALITY && fz_point_quality_from_word (text, &quality))
    return quality;
  return 0;
}

/* Codes and dates are in order byte by byte, in every language. */
static gboolean
is_plain (FzField field)
{
  return field == FZ_FIELD_CODE || field == FZ_FIELD_CHECKED_ON;
}

static Sortable
make_sortable (const FzRecordOrder   *order,
               FzStationTable        *table,
               const FzRecordColumns *records,
               guint32                row,
               guint                  place)
{
  guint32     id = fz_station_columns_get_id (fz_station_table_get_columns (table), row);
  Sortable    sortable = { .row = row, .place = place };
  FzField     field;
  const char *text;

  if (order->by_change)
    {
      sortable.key = fz_record_columns_get_changed_at (records, id);
      return sortable;
    }
  field = get_field (order, table, records, id);
  text = fz_record_columns_get (records, id, field);
  sortable.key = is_plain (field) ? text : fz_record_columns_get_key (records, id, field);
  if (text != NULL)
    sortable.number = get_rank (order->field, text);
  if (field == FZ_FIELD_CHECKED_ON && text == NULL && was_checked (records, id))
    sortable.key = IN_PART;
  return sortable;
}

/* What is unknown comes last, whichever way round. */
static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      order)
{
  const Sortable *first = a, *second = b;
  int             sign = ((const FzRecordOrder *) order)->descending ? -1 : 1;
  int             difference;

  if ((first->key == NULL) != (second->key == NULL))
    return first->key == NULL ? 1 : -1;
  if (first->number != second->number)
    return first->number < second->number ? -sign : sign;
  difference = g_strcmp0 (first->key, second->key);
  if (difference != 0)
    return sign * (difference < 0 ? -1 : 1);
  return first->place < second->place ? -1 : first->place > second->place;
}

/* Sorts @rows, of guint32, rows of @table. What is equal stays in its order, and what is
 * unknown comes last. */
void
fz_record_order_sort (const FzRecordOrder   *self,
                      FzStationTable        *table,
                      const FzRecordColumns *records,
                      GArray                *rows)
{
  g_autofree Sortable *sortables = g_new (Sortable, MAX (rows->len, 1));

  for (guint i = 0; i < rows->len; i++)
    sortables[i] = make_sortable (self, table, records, g_array_index (rows, guint32, i), i);
  g_sort_array (sortables, rows->len, sizeof (Sortable), compare, (gpointer) self);
  for (guint i = 0; i < rows->len; i++)
    g_array_index (rows, guint32, i) = sortables[i].row;
}
