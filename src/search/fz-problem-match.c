/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-problem-match.h"

#include <string.h>

#include "fz-fold.h"
#include "fz-match-rank.h"

/* The fewest characters by which a problem is named: fewer begin too many words. */
#define MIN_CHARACTERS 2
#define MIN_LETTERS 3

/* The text as words are folded, with single spaces. */
static char *
fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *folded = fz_fold_text (valid);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\r\n", -1);
  GString *plain = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (plain->len > 0)
        g_string_append_c (plain, ' ');
      g_string_append (plain, words[i]);
    }
  return g_string_free (plain, FALSE);
}

static gboolean
is_long_enough (const char *text)
{
  glong least = g_str_is_ascii (text) ? MIN_LETTERS : MIN_CHARACTERS;

  return g_utf8_strlen (text, -1) >= least;
}

/* The problem that @text names: one of its words or names in any script is @text, or
 * else begins with it. NULL when there is none; owned by @catalog. */
const FzProblem *
fz_problem_match_find (const FzCatalog *catalog,
                       const char      *text)
{
  const FzProblem *begun = NULL;
  g_autofree char *folded = NULL;

  if (*text == '\0' || catalog->problems->len == 0)
    return NULL;
  folded = fold (text);
  if (!is_long_enough (folded))
    return NULL;

  for (guint i = 0; i < catalog->problems->len; i++)
    {
      const FzProblem *problem = fz_catalog_get_problem (catalog, i);

      for (guint w = 0; problem->folded[w] != NULL; w++)
        {
          if (g_str_equal (problem->folded[w], folded))
            return problem;
          if (begun == NULL && g_str_has_prefix (problem->folded[w], folded))
            begun = problem;
        }
    }
  return begun;
}

/* Adds to @ranks, by row, the stations that offer one of the services that answer
 * @problem, or are expected to. A slip is not forgiven where a problem was named. */
void
fz_problem_match_mark (const FzProblem        *problem,
                       const FzCatalog        *catalog,
                       const FzStationColumns *columns,
                       guint8                 *ranks)
{
  FzColumnViews views = fz_station_columns_get_views (columns);
  guint         levels = 0;

  for (guint i = 0; i < catalog->services->len; i++)
    {
      if ((problem->services >> i & 1) != 0)
        levels |= fz_catalog_get_service (catalog, i)->expected_at;
    }
  for (guint row = 0; row < views.n_rows; row++)
    {
      gboolean answers = (views.services[row] & problem->services) != 0 ||
                         (levels >> views.level[row] & 1) != 0;

      if (ranks[row] <= FZ_MATCH_SLIP)
        ranks[row] = answers ? FZ_MATCH_PROBLEM : FZ_MATCH_NONE;
    }
}
