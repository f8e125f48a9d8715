/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-records-steps.h"

/* How a list becomes another one: few steps where few stations went elsewhere, came or
 * went, so that a selection stays where nothing moved; else all that differs at once. */

/* More steps than that are no longer quicker than one. */
#define FEW 16

/* What two lists do not share, between their beginnings and their ends. */
typedef struct
{
  guint start;
  guint n_old;
  guint n_new;
} Difference;

static guint32
get_id (const GArray *ids,
        guint         i)
{
  return g_array_index (ids, guint32, i);
}

static Difference
compare (const GArray *old,
         const GArray *new)
{
  guint shorter = MIN (old->len, new->len);
  guint start = 0, end = 0;

  while (start < shorter && get_id (old, start) == get_id (new, start))
    start++;
  while (end < shorter - start &&
         get_id (old, old->len - 1 - end) == get_id (new, new->len - 1 - end))
    end++;
  return (Difference) { start, old->len - start - end, new->len - start - end };
}

static gboolean
contains (const GArray *ids,
          guint32       id)
{
  for (guint i = 0; i < ids->len; i++)
    {
      if (get_id (ids, i) == id)
        return TRUE;
    }
  return FALSE;
}

/* One more at @position, as a part of the last step where that goes on there. */
static void
count (GArray  *steps,
       guint    position,
       gboolean is_added)
{
  FzRecordsStep  step = { .position = position };
  FzRecordsStep *last = NULL;

  if (steps->len > 0)
    last = &g_array_index (steps, FzRecordsStep, steps->len - 1);
  if (last == NULL || position != last->position + last->n_added)
    {
      g_array_append_val (steps, step);
      last = &g_array_index (steps, FzRecordsStep, steps->len - 1);
    }
  if (is_added)
    last->n_added++;
  else
    last->n_removed++;
}

/* Takes out first and puts in then: nothing is ever in the list twice. FALSE where that
 * takes more than a few steps, or others than @moved went elsewhere. */
static gboolean
walk (const GArray *old,
      const GArray *new,
      const Difference *difference,
      const GArray     *moved,
      GArray           *removals,
      GArray           *additions)
{
  guint i = difference->start, j = i;
  guint end_old = i + difference->n_old, end_new = j + difference->n_new;
  guint kept = i;

  while (i < end_old || j < end_new)
    {
      gboolean left_old = i < end_old, left_new = j < end_new;
      gboolean is_old, is_new; /* which side goes on */

      if (removals->len + additions->len > FEW)
        return FALSE;
      if (left_old && left_new && get_id (old, i) == get_id (new, j))
        {
          i++, j++, kept++;
          continue;
        }
      is_old = left_old && contains (moved, get_id (old, i));
      is_new = left_new && contains (moved, get_id (new, j));
      if (!is_old && !is_new)
        {
          is_old = end_old - i > end_new - j;
          is_new = end_new - j > end_old - i;
        }
      if (is_old)
        {
          count (removals, kept, FALSE);
          i++;
        }
      else if (is_new)
        count (additions, j++, TRUE);
      else
        return FALSE;
    }
  return TRUE;
}

static GArray *
make_steps (void)
{
  return g_array_new (FALSE, FALSE, sizeof (FzRecordsStep));
}

/* The few steps, or NULL. */
static GArray *
find_few (const GArray *old,
          const GArray *new,
          const Difference *difference,
          const GArray     *moved)
{
  g_autoptr (GArray) removals = make_steps ();
  g_autoptr (GArray) additions = make_steps ();

  if (!walk (old, new, difference, moved, removals, additions))
    return NULL;
  g_array_append_vals (removals, additions->data, additions->len);
  return g_steal_pointer (&removals);
}

/* The same when nobody knows what moved: one that did, if any, is the first that differs. */
static GArray *
find_one (const GArray *old,
          const GArray *new,
          const Difference *difference)
{
  const GArray *sides[] = { old, new };
  GArray       *steps = NULL;

  for (guint i = 0; steps == NULL && i < G_N_ELEMENTS (sides); i++)
    {
      g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (guint32));

      if (difference->n_old > 0 && difference->n_new > 0)
        g_array_append_vals (moved, &g_array_index (sides[i], guint32, difference->start), 1);
      steps = find_few (old, new, difference, moved);
    }
  return steps;
}

/* Which FzRecordsSteps make @old, of ids as guint32, into @new; none when they are alike.
 * @moved: (nullable) those that are known to have gone elsewhere; few. The caller's. */
GArray *
fz_records_steps_find (const GArray *old,
                       const GArray *new,
                       const GArray *moved)
{
  Difference    difference = compare (old, new);
  FzRecordsStep whole = { difference.start, difference.n_old, difference.n_new };
  GArray       *steps = NULL;

  if (difference.n_old == 0 && difference.n_new == 0)
    return make_steps ();
  if (moved != NULL && moved->len <= FEW)
    steps = find_few (old, new, &difference, moved);
  else if (moved == NULL)
    steps = find_one (old, new, &difference);
  if (steps != NULL)
    return steps;
  steps = make_steps ();
  g_array_append_val (steps, whole);
  return steps;
}
