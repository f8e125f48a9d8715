/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-problem-match.h"

#include <string.h>

#include "fz-fold.h"
#include "fz-match-rank.h"
#include "fz-query-words.h"

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

/* A word of a problem somewhere in a text. */
typedef struct
{
  const FzProblem *problem;
  const char      *start; /* in the text */
  gsize            length;
  gboolean         dangerous;
} Mention;

/* Where there is danger, the police are the first to call. */
static gboolean
is_dangerous (const FzCatalog *catalog,
              const FzProblem *problem)
{
  return problem->n_hotlines > 0 &&
         g_str_equal (fz_catalog_get_hotline (catalog, problem->hotlines[0])->number, "110");
}

/* In the middle of a sentence these mean something else as well. */
static gboolean
is_everyday_word (const char *word)
{
  static const char *const everyday[] = { "will", "relief", "estate" };

  for (guint i = 0; i < G_N_ELEMENTS (everyday); i++)
    {
      if (g_str_equal (word, everyday[i]))
        return TRUE;
    }
  return FALSE;
}

/* Where @word is in @text, whose words are parted and surrounded by single spaces:
 * Latin words only as whole ones, Chinese ones anywhere. */
static const char *
find_mention (const char *text,
              const char *word)
{
  g_autofree char *whole = NULL;
  const char      *found;

  if (!g_str_is_ascii (word))
    return strstr (text, word);
  if (is_everyday_word (word))
    return NULL;
  whole = g_strdup_printf (" %s ", word);
  found = strstr (text, whole);
  return found != NULL ? found + 1 : NULL;
}

/* Of several problems in one text the dangerous one counts; else the one with the
 * longest word, and of equals the first in the text. */
static gboolean
is_better (const Mention *mention,
           const Mention *best)
{
  if (best->problem == NULL)
    return TRUE;
  if (mention->dangerous != best->dangerous)
    return mention->dangerous;
  if (mention->length != best->length)
    return mention->length > best->length;
  return mention->start < best->start;
}

static Mention
find_best_mention (const FzCatalog *catalog,
                   const char      *text)
{
  Mention best = { 0 };

  for (guint i = 0; i < catalog->problems->len; i++)
    {
      const FzProblem *problem = fz_catalog_get_problem (catalog, i);

      for (guint w = 0; problem->folded[w] != NULL; w++)
        {
          const char *word = problem->folded[w];
          Mention     mention = {
                .problem = problem,
                .start = is_long_enough (word) ? find_mention (text, word) : NULL,
                .length = strlen (word),
                .dangerous = is_dangerous (catalog, problem),
          };

          if (mention.start != NULL && is_better (&mention, &best))
            best = mention;
        }
    }
  return best;
}

static char *
join_words (GPtrArray *words)
{
  GString *text = g_string_new (" ");

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (text, "%s ", (const char *) g_ptr_array_index (words, i));
  return g_string_free (text, FALSE);
}

/* The problem that is spoken of somewhere in @text: 我被家暴了, "my boss owes wages". In
 * @rest the text without that word, newly allocated. NULL, leaving @rest alone, when
 * there is none; owned by @catalog. */
const FzProblem *
fz_problem_match_find_within (const FzCatalog *catalog,
                              const char      *text,
                              char           **rest)
{
  g_autoptr (GPtrArray) words = fz_query_words_read (text);
  g_autofree char *joined = join_words (words);
  Mention          mention = find_best_mention (catalog, joined);

  if (mention.problem == NULL)
    return NULL;
  *rest = g_strdup_printf ("%.*s %s", (int) (mention.start - joined), joined,
                           mention.start + mention.length);
  return mention.problem;
}

static guint
find_levels (const FzProblem *problem,
             const FzCatalog *catalog)
{
  guint levels = 0;

  for (guint i = 0; i < catalog->services->len; i++)
    {
      if ((problem->services >> i & 1) != 0)
        levels |= fz_catalog_get_service (catalog, i)->expected_at;
    }
  return levels;
}

/* Adds to @ranks, by row, the stations that offer one of the services that answer
 * @problem, or are expected to: of all, or if @narrowed only of those that have a rank
 * already. A slip is not forgiven where a problem was named. */
void
fz_problem_match_mark (const FzProblem        *problem,
                       const FzCatalog        *catalog,
                       const FzStationColumns *columns,
                       gboolean                narrowed,
                       guint8                 *ranks)
{
  FzColumnViews views = fz_station_columns_get_views (columns);
  guint         levels = find_levels (problem, catalog);

  for (guint row = 0; row < views.n_rows; row++)
    {
      gboolean answers = (views.services[row] & problem->services) != 0 ||
                         (levels >> views.level[row] & 1) != 0;

      if (narrowed)
        ranks[row] = answers && ranks[row] > FZ_MATCH_SLIP ? FZ_MATCH_PROBLEM : FZ_MATCH_NONE;
      else if (ranks[row] <= FZ_MATCH_SLIP)
        ranks[row] = answers ? FZ_MATCH_PROBLEM : FZ_MATCH_NONE;
    }
}
