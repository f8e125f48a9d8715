/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-sorted-rows.h"

#include <string.h>

/*
 * Asked for the first few of many rows, this guesses from a sample by which number
 * they end, collects the rows up to that, and sorts those alone; when they are too
 * few it guesses higher. Rows are sorted digit by digit, in a time that grows as
 * their count, and then by comparison where numbers are the same.
 */

#define DIGIT_BITS 11
#define N_DIGITS 3
#define N_VALUES (1u << DIGIT_BITS)

/* Numbers are worked out for so many rows at a time. */
#define BLOCK 1024

/* So many rows are sorted at once, whatever is asked. */
#define FEW 4096

/* What is sorted at least, and how much more each time. */
#define FIRST 256
#define GROWTH 4

/* A larger share of the rows than one in so many is no longer picked out. */
#define PICKY 4

#define SAMPLE 2048

/* Up to so many entries are quicker sorted by hand. */
#define SHORT_RUN 16

typedef struct
{
  guint32 key;
  guint32 row;
} Entry;

struct _FzSortedRows
{
  GArray           *all;       /* (owned) of guint32, as they came */
  const FzRowOrder *order;     /* (unowned) (nullable): they stand in order */
  gpointer          data;      /* (owned) (nullable) of the order */
  GDestroyNotify    free_data; /* (nullable) */
  guint32          *sorted;    /* (owned) (nullable) the first of them */
  guint             n_sorted;
};

static const guint32 *
get_all (FzSortedRows *self)
{
  return (const guint32 *) (const void *) self->all->data;
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

/* Sorts by key. Returns whichever of the two arrays holds the outcome. */
static Entry *
sort_by_key (Entry *entries,
             Entry *spare,
             guint  n)
{
  g_autofree guint (*counts)[N_VALUES] = g_malloc (sizeof (guint) * N_DIGITS * N_VALUES);

  count_values (entries, n, counts);
  for (guint digit = 0; digit < N_DIGITS; digit++)
    {
      Entry *sorted = spare;

      /* All alike in this digit. */
      if (n == 0 || counts[digit][entries[0].key >> (digit * DIGIT_BITS) & (N_VALUES - 1)] == n)
        continue;
      sort_by_digit (entries, sorted, n, digit, counts[digit]);
      spare = entries;
      entries = sorted;
    }
  return entries;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const FzSortedRows *self = user_data;

  return self->order->compare (self->data, ((const Entry *) a)->row, ((const Entry *) b)->row);
}

/* Most runs are of two or three. */
static void
sort_run (FzSortedRows *self,
          Entry        *entries,
          guint         n)
{
  if (n > SHORT_RUN)
    {
      g_sort_array (entries, n, sizeof (Entry), compare_entries, self);
      return;
    }
  for (guint i = 1; i < n; i++)
    {
      Entry entry = entries[i];
      guint at = i;

      for (; at > 0 && compare_entries (&entries[at - 1], &entry, self) > 0; at--)
        entries[at] = entries[at - 1];
      entries[at] = entry;
    }
}

/* Sorts the entries of each key among themselves. */
static void
sort_runs (FzSortedRows *self,
           Entry        *entries,
           guint         n)
{
  for (guint i = 0; i < n;)
    {
      guint end = i + 1;

      while (end < n && entries[end].key == entries[i].key)
        end++;
      sort_run (self, entries + i, end - i);
      i = end;
    }
}

/* Sorts @entries, which are the first of all, and keeps their rows. */
static void
keep_sorted (FzSortedRows *self,
             GArray       *entries)
{
  guint             n = entries->len;
  g_autofree Entry *spare = g_new (Entry, MAX (n, 1));
  Entry            *sorted = sort_by_key ((Entry *) (void *) entries->data, spare, n);

  sort_runs (self, sorted, n);
  self->sorted = g_renew (guint32, self->sorted, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    self->sorted[i] = sorted[i].row;
  self->n_sorted = n;
}

/* Puts those of the @n rows whose key is @most or less into @entries, and returns how
 * many they are. Without a branch, since a processor cannot guess it. */
static guint
collect_block (FzSortedRows  *self,
               const guint32 *rows,
               guint          n,
               guint32        most,
               Entry         *entries)
{
  guint32 keys[BLOCK];
  guint   n_collected = 0;

  self->order->fill_keys (self->data, rows, n, keys);
  for (guint i = 0; i < n; i++)
    {
      entries[n_collected] = (Entry) { keys[i], rows[i] };
      n_collected += keys[i] <= most;
    }
  return n_collected;
}

/* All rows whose key is @most or less, with their keys. */
static GArray *
collect (FzSortedRows *self,
         guint32       most,
         guint         n_expected)
{
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), n_expected + BLOCK);
  guint   n_collected = 0;

  for (guint first = 0; first < self->all->len; first += BLOCK)
    {
      guint n = MIN (self->all->len - first, BLOCK);

      g_array_set_size (entries, n_collected + n);
      n_collected += collect_block (self, get_all (self) + first, n, most,
                                    &g_array_index (entries, Entry, n_collected));
    }
  g_array_set_size (entries, n_collected);
  return entries;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      unused)
{
  guint32 one = *(const guint32 *) a;
  guint32 other = *(const guint32 *) b;

  return one < other ? -1 : one > other;
}

/* The keys of rows that stand evenly apart, sorted. */
static void
take_sample (FzSortedRows *self,
             guint32       keys[SAMPLE])
{
  guint32 rows[SAMPLE];

  for (guint i = 0; i < SAMPLE; i++)
    rows[i] = get_all (self)[(guint64) i * self->all->len / SAMPLE];
  self->order->fill_keys (self->data, rows, SAMPLE, keys);
  g_sort_array (keys, SAMPLE, sizeof (guint32), compare_keys, NULL);
}

/* The first @wanted rows and, since the sample only guesses, some more. */
static void
pick (FzSortedRows *self,
      guint         wanted)
{
  guint32 sample[SAMPLE];
  guint   n = self->all->len;
  guint   at = (guint) ((guint64) wanted * 3 / 2 * SAMPLE / n) + 4;

  take_sample (self, sample);
  for (;; at *= 2)
    {
      guint32 most = at < SAMPLE ? sample[at] : G_MAXUINT32;
      g_autoptr (GArray) entries = collect (self, most, wanted * 2);

      if (entries->len < wanted)
        continue;
      keep_sorted (self, entries);
      return;
    }
}

static void
sort_all (FzSortedRows *self)
{
  g_autoptr (GArray) entries = collect (self, G_MAXUINT32, self->all->len);

  keep_sorted (self, entries);
}

/* Takes @rows, of guint32, which nobody changes any more, and @data, which are freed by
 * @free_data. With no @order they stand in it already. */
FzSortedRows *
fz_sorted_rows_new (GArray           *rows,
                    const FzRowOrder *order,
                    gpointer          data,
                    GDestroyNotify    free_data)
{
  FzSortedRows *self = g_rc_box_new0 (FzSortedRows);

  self->all = rows;
  self->order = order;
  self->data = data;
  self->free_data = free_data;
  if (order == NULL)
    self->n_sorted = rows->len;
  return self;
}

FzSortedRows *
fz_sorted_rows_ref (FzSortedRows *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  FzSortedRows *self = data;

  fz_sorted_rows_freeze (self);
  g_array_unref (self->all);
  g_free (self->sorted);
}

void
fz_sorted_rows_unref (FzSortedRows *self)
{
  g_rc_box_release_full (self, clear);
}

guint
fz_sorted_rows_get_n (FzSortedRows *self)
{
  return self->all->len;
}

/* All of them, of guint32, as they came; owned by them. */
GArray *
fz_sorted_rows_get_all (FzSortedRows *self)
{
  return self->all;
}

/* The first @wanted rows or more, in order; all when there are no more. How many is in
 * @n_sorted. Owned by them, and good until more are asked for. */
const guint32 *
fz_sorted_rows_reach (FzSortedRows *self,
                      guint         wanted,
                      guint        *n_sorted)
{
  guint n = self->all->len;

  if (MIN (wanted, n) > self->n_sorted && self->order != NULL)
    {
      wanted = MAX (wanted, MAX (FIRST, self->n_sorted * GROWTH));
      if (n <= FEW || wanted > n / PICKY)
        sort_all (self);
      else
        pick (self, wanted);
    }
  *n_sorted = self->n_sorted;
  return self->sorted != NULL ? self->sorted : get_all (self);
}

/* To be told when the order's data are no longer good: what is not sorted by now never
 * will be, and is left out. */
void
fz_sorted_rows_freeze (FzSortedRows *self)
{
  if (self->data != NULL && self->free_data != NULL)
    self->free_data (self->data);
  self->data = NULL;
  self->order = NULL;
}
