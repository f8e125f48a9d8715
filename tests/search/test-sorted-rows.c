/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-sorted-rows.h"

/* However far and in whatever steps rows are asked for, they stand as sorting them all
 * at once would put them. */

#define MANY 20000

/* How the numbers of rows are made. */
typedef enum
{
  SPREAD,   /* over all values */
  CROWDED,  /* a few values for thousands of rows each */
  ALIKE,    /* one for all */
  RISING,   /* as the rows do */
  FALLING,  /* against them */
  LOPSIDED, /* nearly all at the end of the values */
  N_SHAPES,
} Shape;

typedef struct
{
  guint32 *keys; /* (owned) by row */
  guint    n_filled;
} Numbers;

static guint32
make_key (Shape   shape,
          GRand  *random,
          guint32 row)
{
  switch (shape)
    {
    case SPREAD:
      return g_rand_int (random);
    case CROWDED:
      return g_rand_int_range (random, 0, 5) * 1000003u;
    case ALIKE:
      return 7;
    case RISING:
      return row;
    case FALLING:
      return MANY - row;
    case LOPSIDED:
      return g_rand_int_range (random, 0, 1000) == 0 ? 1 : G_MAXUINT32 - row % 3;
    case N_SHAPES:
    default:
      g_assert_not_reached ();
    }
}

static Numbers *
make_numbers (Shape  shape,
              GRand *random)
{
  Numbers *numbers = g_new0 (Numbers, 1);

  numbers->keys = g_new (guint32, MANY);
  for (guint32 row = 0; row < MANY; row++)
    numbers->keys[row] = make_key (shape, random, row);
  return numbers;
}

static void
free_numbers (gpointer data)
{
  Numbers *numbers = data;

  g_free (numbers->keys);
  g_free (numbers);
}

static void
fill_keys (gconstpointer  data,
           const guint32 *rows,
           guint          n,
           guint32       *keys)
{
  for (guint i = 0; i < n; i++)
    keys[i] = ((const Numbers *) data)->keys[rows[i]];
}

/* Against the rows, so that an order that only stayed would be told. */
static int
compare (gconstpointer data,
         guint32       row,
         guint32       other)
{
  return row > other ? -1 : row < other;
}

static const FzRowOrder order = { fill_keys, compare };

static int
compare_wholly (gconstpointer a,
                gconstpointer b,
                gpointer      numbers)
{
  guint32 row = *(const guint32 *) a;
  guint32 other = *(const guint32 *) b;
  guint32 key = ((const Numbers *) numbers)->keys[row];
  guint32 other_key = ((const Numbers *) numbers)->keys[other];

  if (key != other_key)
    return key < other_key ? -1 : 1;
  return compare (numbers, row, other);
}

/* Every @step-th row. */
static GArray *
make_rows (guint n,
           guint step)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 row = 0; rows->len < n; row += step)
    g_array_append_val (rows, row);
  return rows;
}

static GArray *
sort_wholly (GArray  *rows,
             Numbers *numbers)
{
  GArray *sorted = g_array_copy (rows);

  g_array_sort_with_data (sorted, compare_wholly, numbers);
  return sorted;
}

static void
assert_first (FzSortedRows *rows,
              GArray       *expected,
              guint         wanted)
{
  guint          n_sorted;
  const guint32 *sorted = fz_sorted_rows_reach (rows, wanted, &n_sorted);

  g_assert_cmpuint (n_sorted, >=, MIN (wanted, expected->len));
  g_assert_cmpuint (n_sorted, <=, expected->len);
  g_assert_cmpmem (sorted, n_sorted * sizeof (guint32),
                   expected->data, n_sorted * sizeof (guint32));
}

static void
test_as_sorted_wholly (void)
{
  static const guint sizes[] = { 0, 1, 2, 40, 4096, 4097, 10000, MANY };
  static const guint steps[][4] = {
    { 1, 40, 200, 400 },
    { 300, 2000, 9999, MANY },
    { G_MAXUINT, 1, 1, 1 },
    { 0, 4096, 4097, G_MAXUINT },
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (188);

  for (Shape shape = 0; shape < N_SHAPES; shape++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (sizes) * G_N_ELEMENTS (steps); i++)
        {
          guint    size = sizes[i % G_N_ELEMENTS (sizes)];
          Numbers *numbers = make_numbers (shape, random);
          g_autoptr (GArray) all = make_rows (size, size <= MANY / 2 ? 2 : 1);
          g_autoptr (GArray) expected = sort_wholly (all, numbers);
          g_autoptr (FzSortedRows) rows =
              fz_sorted_rows_new (g_array_ref (all), &order, numbers, free_numbers);

          g_assert_cmpuint (fz_sorted_rows_get_n (rows), ==, size);
          for (guint step = 0; step < G_N_ELEMENTS (steps[0]); step++)
            assert_first (rows, expected, steps[i / G_N_ELEMENTS (sizes)][step]);
          g_assert_true (fz_sorted_rows_get_all (rows) == all);
        }
    }
}

/* The first few of very many are found without sorting them all. */
static void
test_sorts_no_more_than_asked (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (188);
  g_autoptr (FzSortedRows) rows =
      fz_sorted_rows_new (make_rows (MANY, 1), &order, make_numbers (SPREAD, random),
                          free_numbers);
  guint n_sorted;

  fz_sorted_rows_reach (rows, 40, &n_sorted);
  g_assert_cmpuint (n_sorted, >=, 40);
  g_assert_cmpuint (n_sorted, <, MANY / 8);
}

/* What is sorted stays when the numbers are gone; the rest is left out. */
static void
test_frozen (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (188);
  Numbers *numbers = make_numbers (SPREAD, random);
  g_autoptr (GArray) all = make_rows (MANY, 1);
  g_autoptr (GArray) expected = sort_wholly (all, numbers);
  g_autoptr (FzSortedRows) rows =
      fz_sorted_rows_new (g_array_ref (all), &order, numbers, free_numbers);
  g_autoptr (FzSortedRows) unread =
      fz_sorted_rows_new (g_array_ref (all), &order, make_numbers (SPREAD, random),
                          free_numbers);
  g_autoptr (FzSortedRows) in_order = fz_sorted_rows_new (g_array_ref (all), NULL, NULL, NULL);
  guint n_before, n_after;

  fz_sorted_rows_reach (rows, 40, &n_before);
  fz_sorted_rows_freeze (rows);
  fz_sorted_rows_reach (rows, G_MAXUINT, &n_after);
  g_assert_cmpuint (n_after, ==, n_before);
  assert_first (rows, expected, 40);

  fz_sorted_rows_freeze (unread);
  fz_sorted_rows_reach (unread, 1, &n_after);
  g_assert_cmpuint (n_after, ==, 0);

  fz_sorted_rows_freeze (in_order);
  assert_first (in_order, all, MANY);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sorted-rows/as-sorted-wholly", test_as_sorted_wholly);
  g_test_add_func ("/sorted-rows/sorts-no-more-than-asked", test_sorts_no_more_than_asked);
  g_test_add_func ("/sorted-rows/frozen", test_frozen);
  return g_test_run ();
}
