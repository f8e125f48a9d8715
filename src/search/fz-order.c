/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-order.h"

#include "fz-match-rank.h"
#include "fz-strokes.h"

#include <string.h>

/*
 * Every order comes down to a number for each row: how it answers to the text, in the
 * first three bits, and behind that what the order goes by. For a distance that is the
 * square of the chord; for a name the row's place among all names.
 */

#define KEY_BITS 29
#define LAST_KEY ((1u << KEY_BITS) - 1)

/* The first numbers of a distance are those of the stations that lead. */
#define N_LEADERS 2

typedef struct
{
  char   *text;
  guint32 row;
} Name;

struct _FzSorter
{
  FzStationTable *table;      /* (unowned) */
  guint32        *name_ranks; /* (owned) (nullable) by row */
};

/* What an order goes by; everything is borrowed. */
typedef struct
{
  const FzStationColumns *columns;
  FzColumnViews           views;
  const guint8           *ranks; /* (nullable) FzMatchRank by row */
  FzVector                origin;
  FzLeaders               leaders;    /* before all others that answer as well, by distance */
  const guint32          *name_ranks; /* (nullable) by row */
} Order;

/* Puts the match before the key that is there: the better comes first. */
static void
add_ranks (const Order   *order,
           const guint32 *rows,
           guint          n,
           guint32       *keys)
{
  if (order->ranks == NULL)
    return;
  for (guint i = 0; i < n; i++)
    keys[i] |= (guint32) (FZ_N_MATCH_RANKS - order->ranks[rows[i]]) << KEY_BITS;
}

static int
compare_rows (gconstpointer data,
              guint32       row,
              guint32       other)
{
  return row < other ? -1 : row > other;
}

static void
fill_by_place (gconstpointer  data,
               const guint32 *rows,
               guint          n,
               guint32       *keys)
{
  memcpy (keys, rows, n * sizeof (guint32));
  add_ranks (data, rows, n, keys);
}

/* Which of those that lead a row is; the others come after them. */
static guint32
get_lead (const FzLeaders *leaders,
          guint32          row)
{
  if (row == leaders->own)
    return 0;
  return row == leaders->centre ? 1 : N_LEADERS;
}

/* The bits of numbers that are not negative stand in the order of the numbers. The
 * square of a chord is 4 at the most, which takes no more than these bits. */
static guint32
make_distance_key (double square)
{
  union
  {
    float   number;
    guint32 bits;
  } key = { .number = (float) square };

  return MIN ((key.bits >> 2) + N_LEADERS, LAST_KEY);
}

static void
fill_by_distance (gconstpointer  data,
                  const guint32 *rows,
                  guint          n,
                  guint32       *keys)
{
  const Order    *order = data;
  const FzVector *vectors = order->views.vector;
  FzVector        origin = order->origin;

  for (guint i = 0; i < n; i++)
    keys[i] = make_distance_key (fz_vector_square (&vectors[rows[i]], &origin));
  for (guint i = 0; i < n; i++)
    {
      guint32 lead = get_lead (&order->leaders, rows[i]);

      keys[i] = lead < N_LEADERS ? lead : keys[i];
    }
  add_ranks (order, rows, n, keys);
}

/* Keys hold six digits of a distance; this holds them all. What is equally far stands
 * by code. */
static int
compare_distances (gconstpointer data,
                   guint32       row,
                   guint32       other)
{
  const Order *order = data;
  double       square = fz_vector_square (&order->views.vector[row], &order->origin);
  double       other_square = fz_vector_square (&order->views.vector[other], &order->origin);
  guint32      lead = get_lead (&order->leaders, row);
  guint32      other_lead = get_lead (&order->leaders, other);
  int          codes;

  if (lead != other_lead)
    return lead < other_lead ? -1 : 1;
  if (square != other_square)
    return square < other_square ? -1 : 1;
  codes = strcmp (fz_station_columns_get_code (order->columns, row),
                  fz_station_columns_get_code (order->columns, other));
  return codes != 0 ? codes : compare_rows (data, row, other);
}

static void
fill_by_name (gconstpointer  data,
              const guint32 *rows,
              guint          n,
              guint32       *keys)
{
  const Order *order = data;

  for (guint i = 0; i < n; i++)
    keys[i] = order->name_ranks[rows[i]];
  add_ranks (order, rows, n, keys);
}

/* What was never confirmed comes last. */
static void
fill_by_checked (gconstpointer  data,
                 const guint32 *rows,
                 guint          n,
                 guint32       *keys)
{
  const Order *order = data;

  for (guint i = 0; i < n; i++)
    {
      FzDay day = order->views.checked_on[rows[i]];

      keys[i] = day != FZ_NEVER_CHECKED ? (guint32) (FZ_DAY_MAX - MAX (day, FZ_DAY_MIN))
                                        : LAST_KEY;
    }
  add_ranks (order, rows, n, keys);
}

static const FzRowOrder orders[FZ_N_ORDERS] = {
  [FZ_ORDER_PLACE] = { fill_by_place, compare_rows },
  [FZ_ORDER_DISTANCE] = { fill_by_distance, compare_distances },
  [FZ_ORDER_NAME] = { fill_by_name, compare_rows },
  [FZ_ORDER_CHECKED] = { fill_by_checked, compare_rows },
};

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
  g_free (self);
}

/* To be told whenever the table has changed. */
void
fz_sorter_forget (FzSorter *self)
{
  g_clear_pointer (&self->name_ranks, g_free);
}

/* Puts @rows, of guint32, which stand in the table's order, into @order: by @ranks (of
 * FzMatchRank, by row; NULL: all alike) and then as it says; by distance, @leaders come
 * before all others that answer as well. @origin may be NULL. The
 * answer must be frozen before the table, the ranks or the sorter are gone.
 * Returns: (transfer full): it shares @rows. */
FzSortedRows *
fz_sorter_sort (FzSorter        *self,
                FzOrder          order,
                FzOrigin        *origin,
                const FzLeaders *leaders,
                const guint8    *ranks,
                GArray          *rows)
{
  const FzStationColumns *columns = fz_station_table_get_columns (self->table);
  Order                  *data;

  if (order == FZ_ORDER_DISTANCE && origin == NULL)
    order = FZ_ORDER_PLACE;
  if (order == FZ_ORDER_PLACE && ranks == NULL)
    return fz_sorted_rows_new (g_array_ref (rows), NULL, NULL, NULL);

  data = g_new0 (Order, 1);
  data->columns = columns;
  data->views = fz_station_columns_get_views (columns);
  data->ranks = ranks;
  if (order == FZ_ORDER_DISTANCE)
    {
      data->origin = fz_point_to_vector (fz_origin_get_point (origin));
      data->leaders = *leaders;
    }
  if (order == FZ_ORDER_NAME)
    data->name_ranks = need_name_ranks (self);
  return fz_sorted_rows_new (g_array_ref (rows), &orders[order], data, g_free);
}
