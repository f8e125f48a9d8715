/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-remedies.h"

static gboolean
keeps_the_question (const FzRemedy *remedy)
{
  return remedy->part == FZ_PART_OFFERED_ONLY || remedy->part == FZ_PART_NO_UNKNOWN_HOURS;
}

static int
compare_by_array (gconstpointer a,
                  gconstpointer b)
{
  return fz_remedy_compare (a, b);
}

/* What stays nearest to the question comes first: what only takes its strictness
 * away, then what leaves the fewest stations. The text comes last, for nobody types
 * what they do not mean. */
int
fz_remedy_compare (const FzRemedy *a,
                   const FzRemedy *b)
{
  gboolean is_text_a = a->part == FZ_PART_TEXT;
  gboolean is_text_b = b->part == FZ_PART_TEXT;

  if (is_text_a != is_text_b)
    return is_text_a - is_text_b;
  if (keeps_the_question (a) != keeps_the_question (b))
    return keeps_the_question (b) - keeps_the_question (a);
  if (a->n_stations != b->n_stations)
    return a->n_stations < b->n_stations ? -1 : 1;
  return (int) a->part - (int) b->part;
}

/* Each part of @finder's query without which alone stations would be found, the best
 * first: an array of FzRemedy, the caller's. It is empty when it takes more than one,
 * or when there is no station at all. Meant for a query that finds nothing. */
GArray *
fz_remedies_find (FzFinder *finder)
{
  FzQuery *query = fz_finder_get_query (finder);
  GArray  *remedies = g_array_new (FALSE, FALSE, sizeof (FzRemedy));

  for (guint part = 0; part < FZ_N_QUERY_PARTS; part++)
    {
      g_autoptr (FzQuery) without = NULL;
      FzRemedy remedy = { .part = part };

      if (!fz_query_has_part (query, part))
        continue;
      without = fz_query_without_part (query, part);
      remedy.n_stations = fz_finder_count (finder, without);
      if (remedy.n_stations > 0)
        g_array_append_val (remedies, remedy);
    }
  g_array_sort (remedies, compare_by_array);
  return remedies;
}
