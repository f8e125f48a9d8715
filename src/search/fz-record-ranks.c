/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-record-ranks.h"

#include <string.h>

/*
 * Texts of people are compared by keys that the C library makes for the language, which
 * takes most of the time: so each text has one, made where nobody waits for it, and what
 * is sorted afterwards goes by small numbers alone. A record that is saved takes its text
 * to its place among the others, and those behind it move up by one.
 */
struct _FzRecordRanks
{
  FzRecordOrder order;
  FzScript      script;

  /* Until it is worked out: what each record has, as a place in the texts. */
  GString *texts;  /* (owned) (nullable) one behind the other, each with its end */
  GArray  *places; /* (owned) (nullable) of guint32; UNKNOWN */

  GHashTable *numbers; /* (owned) id to number of the record + 1 */
  GArray     *ids;     /* (owned) (nullable) until it is worked out: of guint32 */
  GArray     *ranks;   /* (owned) of guint32, by number of the record; UNKNOWN */
  GPtrArray  *sorted;  /* (owned) of Entry, one a rank */
};

#define UNKNOWN G_MAXUINT32

/* Before every day: of some of what is said of the station, the check is older than any. */
#define IN_PART ""

/* A text that records have, or several that come at the same place. */
typedef struct
{
  double number; /* comes before the letters */
  guint  first;  /* the number of it among the texts as they came */
  char   key[];
} Entry;

/* What of a field comes first where that is no matter of its letters; else 0. */
static double
get_number (FzField     field,
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

/* Codes, dates and times are in order byte by byte, in every language. */
static gboolean
is_plain (const FzRecordOrder *order)
{
  return order->by_change || order->field == FZ_FIELD_CODE || order->field == FZ_FIELD_CHECKED_ON;
}

static Entry *
make_entry (const FzRecordOrder *order,
            const char          *text,
            guint                first)
{
  g_autofree char *made = NULL;
  const char      *key = text;
  Entry           *entry;

  if (fz_field_is_number (order->field) && !order->by_change)
    key = "";
  else if (!is_plain (order))
    key = made = g_utf8_collate_key (text, -1);
  entry = g_malloc (sizeof (Entry) + strlen (key) + 1);
  entry->number = order->by_change ? 0 : get_number (order->field, text);
  entry->first = first;
  memcpy (entry->key, key, strlen (key) + 1);
  return entry;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *first = a, *second = b;

  if (first->number != second->number)
    return first->number < second->number ? -1 : 1;
  return strcmp (first->key, second->key);
}

/* What the station @id is sorted by, its place as it is shown when there is one; NULL:
 * unknown. */
static const char *
get_text (const FzRecordRanks   *self,
          const FzRecordColumns *records,
          guint32                id)
{
  FzField     shown = self->order.field;
  const char *text;

  if (self->order.by_change)
    return fz_record_columns_get_changed_at (records, id);
  if (self->order.field == FZ_FIELD_PLACE_HANS)
    shown += self->script;
  text = fz_record_columns_get (records, id, shown);
  if (text == NULL && shown != self->order.field)
    text = fz_record_columns_get (records, id, self->order.field);
  if (text == NULL && self->order.field == FZ_FIELD_CHECKED_ON &&
      fz_record_columns_get_newest_check (records, id) != NULL)
    text = IN_PART;
  return text;
}

static void
add_record (FzRecordRanks         *self,
            const FzRecordColumns *records,
            guint32                id)
{
  const char *text = get_text (self, records, id);
  guint32     place = text != NULL ? (guint32) self->texts->len : UNKNOWN;

  g_array_append_val (self->ids, id);
  g_array_append_val (self->places, place);
  if (text != NULL)
    g_string_append_len (self->texts, text, (gssize) strlen (text) + 1);
}

/* By the @order of what @records say of the stations of @table, to be worked out. Which
 * way round is a matter of each sorting. */
FzRecordRanks *
fz_record_ranks_new (const FzRecordOrder   *order,
                     FzStationTable        *table,
                     const FzRecordColumns *records)
{
  const FzStationColumns *columns = fz_station_table_get_columns (table);
  guint                   n = fz_station_columns_get_n_rows (columns);
  FzRecordRanks          *self = g_new0 (FzRecordRanks, 1);

  self->order = *order;
  self->script = fz_station_table_get_script (table);
  self->texts = g_string_new (NULL);
  self->places = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);
  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);
  self->ranks = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);
  self->numbers = g_hash_table_new (NULL, NULL);
  self->sorted = g_ptr_array_new_with_free_func (g_free);
  for (guint row = 0; row < n; row++)
    add_record (self, records, fz_station_columns_get_id (columns, row));
  return self;
}

static void
free_source (FzRecordRanks *self)
{
  if (self->texts != NULL)
    g_string_free (g_steal_pointer (&self->texts), TRUE);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
}

void
fz_record_ranks_free (FzRecordRanks *self)
{
  free_source (self);
  g_hash_table_unref (self->numbers);
  g_array_unref (self->ranks);
  g_ptr_array_unref (self->sorted);
  g_free (self);
}

/* An entry for each text, and for each record the number of its text as they came. */
static void
make_entries (FzRecordRanks *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->places->len; i++)
    {
      guint32     place = g_array_index (self->places, guint32, i);
      const char *text = place != UNKNOWN ? self->texts->str + place : NULL;
      guint32     number = UNKNOWN;
      gpointer    found;

      if (text != NULL && g_hash_table_lookup_extended (known, text, NULL, &found))
        number = GPOINTER_TO_UINT (found);
      else if (text != NULL)
        {
          number = self->sorted->len;
          g_hash_table_insert (known, (gpointer) text, GUINT_TO_POINTER (number));
          g_ptr_array_add (self->sorted, make_entry (&self->order, text, number));
        }
      g_array_append_val (self->ranks, number);
      g_hash_table_insert (self->numbers,
                           GUINT_TO_POINTER (g_array_index (self->ids, guint32, i)),
                           GUINT_TO_POINTER (i + 1));
    }
}

/* One entry for what comes at the same place. Returns the rank of each text as they came. */
static guint32 *
join_entries (GPtrArray *sorted)
{
  guint    n = sorted->len, n_ranks = 0;
  guint32 *ranks = g_new (guint32, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      Entry *entry = g_ptr_array_index (sorted, i);

      if (n_ranks > 0 &&
          compare_entries (g_ptr_array_index (sorted, n_ranks - 1), entry) == 0)
        {
          ranks[entry->first] = n_ranks - 1;
          continue;
        }
      ranks[entry->first] = n_ranks;
      sorted->pdata[i] = sorted->pdata[n_ranks];
      sorted->pdata[n_ranks++] = entry;
    }
  g_ptr_array_set_size (sorted, (int) n_ranks);
  return ranks;
}

/* Once, in any thread; before that it answers nothing. */
void
fz_record_ranks_work_out (FzRecordRanks *self)
{
  g_autofree guint32 *ranks = NULL;

  g_return_if_fail (self->texts != NULL);

  make_entries (self);
  g_ptr_array_sort_values (self->sorted, compare_entries);
  ranks = join_entries (self->sorted);
  for (guint i = 0; i < self->ranks->len; i++)
    {
      guint32 *rank = &g_array_index (self->ranks, guint32, i);

      *rank = *rank != UNKNOWN ? ranks[*rank] : UNKNOWN;
    }
  free_source (self);
}

/* The rank of @entry, which is taken over, among the others. */
static guint32
insert_entry (FzRecordRanks *self,
              Entry         *entry)
{
  guint from = 0, until = self->sorted->len;

  while (from < until)
    {
      guint middle = from + (until - from) / 2;

      if (compare_entries (g_ptr_array_index (self->sorted, middle), entry) < 0)
        from = middle + 1;
      else
        until = middle;
    }
  if (from < self->sorted->len &&
      compare_entries (g_ptr_array_index (self->sorted, from), entry) == 0)
    {
      g_free (entry);
      return from;
    }
  g_ptr_array_insert (self->sorted, (int) from, entry);
  for (guint i = 0; i < self->ranks->len; i++)
    {
      guint32 *rank = &g_array_index (self->ranks, guint32, i);

      *rank += *rank != UNKNOWN && *rank >= from;
    }
  return from;
}

/* Follows what @records now say of the station @id, which is added when it is new. */
void
fz_record_ranks_update (FzRecordRanks         *self,
                        const FzRecordColumns *records,
                        guint32                id)
{
  const char *text = get_text (self, records, id);
  guint32     rank = UNKNOWN;
  guint       number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers,
                                                              GUINT_TO_POINTER (id)));

  if (number == 0)
    {
      g_array_append_val (self->ranks, rank);
      number = self->ranks->len;
      g_hash_table_insert (self->numbers, GUINT_TO_POINTER (id), GUINT_TO_POINTER (number));
    }
  if (text != NULL)
    rank = insert_entry (self, make_entry (&self->order, text, 0));
  g_array_index (self->ranks, guint32, number - 1) = rank;
}

/* Whether they are those of @order, whichever way round. */
gboolean
fz_record_ranks_is_of (const FzRecordRanks *self,
                       const FzRecordOrder *order)
{
  return self->order.by_change == order->by_change &&
         (order->by_change || self->order.field == order->field);
}

/* Where among the @n_ranks a record stands that way round; the last for an unknown one. */
static guint
find_bucket (const FzRecordRanks *self,
             guint32              id,
             gboolean             descending)
{
  guint   n_ranks = self->sorted->len;
  guint   number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, GUINT_TO_POINTER (id)));
  guint32 rank = number != 0 ? g_array_index (self->ranks, guint32, number - 1) : UNKNOWN;

  if (rank == UNKNOWN)
    return n_ranks;
  return descending ? n_ranks - 1 - rank : rank;
}

/* Sorts @rows, of guint32, rows of @columns. What is equal stays in its order, and what is
 * unknown comes last, whichever way round. */
void
fz_record_ranks_sort (const FzRecordRanks    *self,
                      const FzStationColumns *columns,
                      gboolean                descending,
                      GArray                 *rows)
{
  guint               n_buckets = self->sorted->len + 1;
  guint               at = 0;
  g_autofree guint   *starts = g_new0 (guint, n_buckets);
  g_autofree guint32 *buckets = g_new (guint32, MAX (rows->len, 1));
  g_autofree guint32 *old = g_memdup2 (rows->data, rows->len * sizeof (guint32));

  for (guint i = 0; i < rows->len; i++)
    {
      buckets[i] = find_bucket (self, fz_station_columns_get_id (columns, old[i]), descending);
      starts[buckets[i]]++;
    }
  for (guint i = 0; i < n_buckets; i++)
    {
      guint n = starts[i];

      starts[i] = at;
      at += n;
    }
  for (guint i = 0; i < rows->len; i++)
    g_array_index (rows, guint32, starts[buckets[i]]++) = old[i];
}
