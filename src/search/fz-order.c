/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-order.h"

#include <math.h>
#include <string.h>

#include "fz-strokes.h"

/*
 * Every order comes down to a number for each row, by which the rows are sorted digit
 * by digit, in a time that grows as their count. For a distance the number is the
 * square of the straight line through the Earth, which grows with the arc and takes
 * no trigonometry once each station's place is known as a vector. For a name it is
 * the row's place among all names.
 */

#define DIGIT_BITS 11
#define N_DIGITS 3
#define N_VALUES (1u << DIGIT_BITS)

/* Up to so many entries are quicker sorted by hand. */
#define SHORT_RUN 16

/* A point on the unit sphere. */
typedef struct
{
  double x;
  double y;
  double z;
} Vector;

typedef struct
{
  guint32 key;
  guint32 row;
} Entry;

typedef struct
{
  char   *text;
  guint32 row;
} Name;

struct _FzSorter
{
  FzStationTable *table;      /* (unowned) */
  Vector         *vectors;    /* (owned) (nullable) by row */
  guint32        *name_ranks; /* (owned) (nullable) by row */
  Entry          *entries;    /* (owned) (nullable) room for as many as below, twice */
  guint           n_entries;
};

static Vector
make_vector (FzPoint point)
{
  double lat = point.lat * G_PI / 180.0;
  double lon = point.lon * G_PI / 180.0;

  return (Vector) { cos (lat) * cos (lon), cos (lat) * sin (lon), sin (lat) };
}

static double
measure_square (const Vector *a,
                const Vector *b)
{
  double x = a->x - b->x;
  double y = a->y - b->y;
  double z = a->z - b->z;

  return x * x + y * y + z * z;
}

static const Vector *
need_vectors (FzSorter *self)
{
  const FzStationColumns *columns = fz_station_table_get_columns (self->table);
  guint                   n_rows = fz_station_columns_get_n_rows (columns);

  if (self->vectors == NULL)
    {
      self->vectors = g_new (Vector, MAX (n_rows, 1));
      for (guint row = 0; row < n_rows; row++)
        self->vectors[row] = make_vector (fz_station_columns_get_point (columns, row));
    }
  return self->vectors;
}

/* How many entries have each value of each digit. */
static void
count_values (const Entry *entries,
              guint        n,
              guint        counts[N_DIGITS][N_VALUES])
{
  memset (counts, 0, sizeof (guint) * N_DIGITS * N_VALUES);
  for (guint i = 0; i < n; i++)
    {
      for (guint digit = 0; digit < N_DIGITS; digit++)
        counts[digit][entries[i].key >> (digit * DIGIT_BITS) & (N_VALUES - 1)]++;
    }
}

static void
sort_by_digit (const Entry *from,
               Entry       *to,
               guint        n,
               guint        digit,
               guint       *counts)
{
  guint at = 0;

  for (guint value = 0; value < N_VALUES; value++)
    {
      guint count = counts[value];

      counts[value] = at;
      at += count;
    }
  for (guint i = 0; i < n; i++)
    to[counts[from[i].key >> (digit * DIGIT_BITS) & (N_VALUES - 1)]++] = from[i];
}

/* Sorts by key; what is equal keeps its order. Returns whichever of the two arrays
 * holds the outcome. */
static Entry *
sort_entries (Entry *entries,
              Entry *spare,
              guint  n)
{
  g_autofree guint (*counts)[N_VALUES] = g_malloc (sizeof (guint) * N_DIGITS * N_VALUES);

  count_values (entries, n, counts);
  for (guint digit = 0; digit < N_DIGITS; digit++)
    {
      Entry *sorted = spare;

      /* All alike in this digit. */
      if (n == 0 ||
          counts[digit][entries[0].key >> (digit * DIGIT_BITS) & (N_VALUES - 1)] == n)
        continue;
      sort_by_digit (entries, sorted, n, digit, counts[digit]);
      spare = entries;
      entries = sorted;
    }
  return entries;
}

/* The bits of numbers that are not negative stand in the order of the numbers. */
static guint32
make_key (double number)
{
  union
  {
    float   number;
    guint32 bits;
  } key = { .number = (float) number };

  return key.bits;
}

typedef struct
{
  const FzStationColumns *columns;
  const Vector           *vectors;
  Vector                  origin;
} Measuring;

static int
compare_exactly (const Measuring *measuring,
                 guint32          a,
                 guint32          b)
{
  double square_a = measure_square (&measuring->vectors[a], &measuring->origin);
  double square_b = measure_square (&measuring->vectors[b], &measuring->origin);

  if (square_a != square_b)
    return square_a < square_b ? -1 : 1;
  return strcmp (fz_station_columns_get_code (measuring->columns, a),
                 fz_station_columns_get_code (measuring->columns, b));
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  return compare_exactly (data, ((const Entry *) a)->row, ((const Entry *) b)->row);
}

/* Most runs are of two or three. */
static void
sort_run (Measuring *measuring,
          Entry     *entries,
          guint      n)
{
  if (n > SHORT_RUN)
    {
      g_sort_array (entries, n, sizeof (Entry), compare_entries, measuring);
      return;
    }
  for (guint i = 1; i < n; i++)
    {
      Entry entry = entries[i];
      guint at = i;

      for (; at > 0 && compare_exactly (measuring, entries[at - 1].row, entry.row) > 0; at--)
        entries[at] = entries[at - 1];
      entries[at] = entry;
    }
}

/* Keys hold seven digits of a distance; runs of equal ones are sorted by the whole,
 * and what is equally far by code. */
static void
sort_runs (Measuring *measuring,
           Entry     *entries,
           guint      n)
{
  for (guint i = 0; i < n;)
    {
      guint end = i + 1;

      while (end < n && entries[end].key == entries[i].key)
        end++;
      sort_run (measuring, entries + i, end - i);
      i = end;
    }
}

/* Room for @n entries and as many to sort them into, kept for the next time. */
static Entry *
need_entries (FzSorter *self,
              guint     n)
{
  if (self->entries == NULL || self->n_entries < n)
    {
      g_free (self->entries);
      self->entries = g_new (Entry, 2 * (gsize) MAX (n, 1));
      self->n_entries = n;
    }
  return self->entries;
}

static void
sort_by_distance (FzSorter *self,
                  FzOrigin *origin,
                  guint32  *rows,
                  guint     n)
{
  Entry    *entries = need_entries (self, n);
  Entry    *sorted;
  Measuring measuring = {
    .columns = fz_station_table_get_columns (self->table),
    .vectors = need_vectors (self),
    .origin = make_vector (fz_origin_get_point (origin)),
  };

  for (guint i = 0; i < n; i++)
    {
      double square = measure_square (&measuring.vectors[rows[i]], &measuring.origin);

      entries[i] = (Entry) { make_key (square), rows[i] };
    }
  sorted = sort_entries (entries, entries + n, n);
  sort_runs (&measuring, sorted, n);
  for (guint i = 0; i < n; i++)
    rows[i] = sorted[i].row;
}

/* The syllables of a reading's first line, "沙:sha 面:mian", each with the character
 * behind it, so that 沙 stands before 煞. */
static char *
dup_reading_key (const char *reading)
{
  const char *end = strchrnul (reading, '\n');
  GString    *key = g_string_new (NULL);

  while (reading < end)
    {
      const char *colon = memchr (reading, ':', (gsize) (end - reading));
      const char *space = memchr (reading, ' ', (gsize) (end - reading));
      const char *stop = space != NULL ? space : end;

      if (colon == NULL || colon > stop)
        break;
      g_string_append_len (key, colon + 1, stop - colon - 1);
      g_string_append_c (key, ' ');
      g_string_append_len (key, reading, colon - reading);
      g_string_append_c (key, '\1');
      reading = stop + 1;
    }
  return g_string_free (key, FALSE);
}

/* Simplified Chinese by Pinyin, as the recorded readings have it; traditional by
 * strokes; others as the locale sorts them. */
static char *
dup_name_key (const FzStationColumns *columns,
              const FzColumnViews    *views,
              guint                   row,
              FzScript                script)
{
  const char      *place = fz_station_columns_get_place (columns, row, script);
  g_autofree char *folded = NULL;

  if (script == FZ_SCRIPT_HANS && views->reading[row] != 0)
    return dup_reading_key (fz_station_columns_get_reading (columns, views->reading[row]));
  if (place == NULL)
    place = fz_station_columns_get_place (columns, row, FZ_SCRIPT_HANS);
  if (script == FZ_SCRIPT_HANT)
    return fz_strokes_make_key (place != NULL ? place : "");
  folded = g_utf8_casefold (place != NULL ? place : "", -1);
  return g_utf8_collate_key (folded, -1);
}

/* By name, the same ones in the table's order. */
static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      unused)
{
  const Name *name_a = a;
  const Name *name_b = b;
  int         order = strcmp (name_a->text, name_b->text);

  if (order == 0)
    order = name_a->row < name_b->row ? -1 : name_a->row > name_b->row;
  return order;
}

static const guint32 *
need_name_ranks (FzSorter *self)
{
  const FzStationColumns *columns = fz_station_table_get_columns (self->table);
  FzColumnViews           views = fz_station_columns_get_views (columns);
  FzScript                script = fz_station_table_get_script (self->table);
  g_autofree Name        *names = NULL;

  if (self->name_ranks != NULL)
    return self->name_ranks;

  names = g_new (Name, MAX (views.n_rows, 1));
  for (guint32 row = 0; row < views.n_rows; row++)
    names[row] = (Name) { dup_name_key (columns, &views, row, script), row };
  g_sort_array (names, views.n_rows, sizeof (Name), compare_names, NULL);

  self->name_ranks = g_new (guint32, MAX (views.n_rows, 1));
  for (guint32 i = 0; i < views.n_rows; i++)
    {
      self->name_ranks[names[i].row] = i;
      g_free (names[i].text);
    }
  return self->name_ranks;
}

static void
sort_by_name (FzSorter *self,
              guint32  *rows,
              guint     n)
{
  Entry         *entries = need_entries (self, n);
  const guint32 *ranks = need_name_ranks (self);
  Entry         *sorted;

  for (guint i = 0; i < n; i++)
    entries[i] = (Entry) { ranks[rows[i]], rows[i] };
  sorted = sort_entries (entries, entries + n, n);
  for (guint i = 0; i < n; i++)
    rows[i] = sorted[i].row;
}

static void
sort_by_checked (FzSorter *self,
                 guint32  *rows,
                 guint     n)
{
  FzColumnViews views = fz_station_columns_get_views (fz_station_table_get_columns (self->table));
  Entry        *entries = need_entries (self, n);
  Entry        *sorted;

  for (guint i = 0; i < n; i++)
    {
      FzDay   day = views.checked_on[rows[i]];
      guint32 days_before_last = (guint32) (FZ_DAY_MAX - MAX (day, FZ_DAY_MIN));

      entries[i] = (Entry) { day != FZ_NEVER_CHECKED ? days_before_last : G_MAXUINT32, rows[i] };
    }
  sorted = sort_entries (entries, entries + n, n);
  for (guint i = 0; i < n; i++)
    rows[i] = sorted[i].row;
}

/* Does not keep @table. */
FzSorter *
fz_sorter_new (FzStationTable *table)
{
  FzSorter *self = g_new0 (FzSorter, 1);

  self->table = table;
  return self;
}

void
fz_sorter_free (FzSorter *self)
{
  fz_sorter_forget (self);
  g_free (self->entries);
  g_free (self);
}

/* To be told whenever the table has changed. */
void
fz_sorter_forget (FzSorter *self)
{
  g_clear_pointer (&self->vectors, g_free);
  g_clear_pointer (&self->name_ranks, g_free);
}

/* Sorts @rows, of guint32, which stand in the table's order. @origin may be NULL. */
void
fz_sorter_sort (FzSorter *self,
                FzOrder   order,
                FzOrigin *origin,
                GArray   *rows)
{
  guint32 *data = (guint32 *) (void *) rows->data;

  if (order == FZ_ORDER_DISTANCE && origin != NULL)
    sort_by_distance (self, origin, data, rows->len);
  else if (order == FZ_ORDER_NAME)
    sort_by_name (self, data, rows->len);
  else if (order == FZ_ORDER_CHECKED)
    sort_by_checked (self, data, rows->len);
}
