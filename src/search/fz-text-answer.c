/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-text-answer.h"

#include "fz-code-filter.h"
#include "fz-match-rank.h"
#include "fz-problem-match.h"
#include "fz-text-match.h"

/*
 * A text is one of three things: the name of a problem, or the beginning of one; a text
 * that stations answer to; or, when none does, a sentence with a problem in it.
 */
struct _FzTextAnswer
{
  const FzStationColumns *columns; /* (unowned) */
  const FzCatalog        *catalog; /* (unowned) */
  FzScript                script;
  char                   *sought;   /* (owned) of the text, what the ranks are for */
  guint8                 *ranks;    /* (owned) (nullable) FzMatchRank by row; NULL: no words */
  const FzProblem        *problem;  /* (unowned) (nullable): the catalogue's */
  gboolean                forgives; /* nothing answers but for a slip */
  gboolean                has_words;
  FzMatchMarker          *marker; /* (owned) (nullable) made when somebody asks */
};

static FzMatchRank
find_best_rank (const FzTextAnswer *self)
{
  guint       n_rows = fz_station_columns_get_n_rows (self->columns);
  FzMatchRank best = FZ_MATCH_NONE;

  for (guint row = 0; row < n_rows; row++)
    best = MAX (best, self->ranks[row]);
  return best;
}

static void
rank (FzTextAnswer *self,
      const char   *text)
{
  g_free (self->ranks);
  self->ranks = fz_text_match_rank (text, self->columns, self->catalog);
  g_set_str (&self->sought, text);
}

/* The rest of a sentence narrows the answer as far as it names places. */
static void
read_sentence (FzTextAnswer *self,
               const char   *text)
{
  g_autofree char *rest = NULL;
  g_autofree char *places = NULL;

  self->problem = fz_problem_match_find_within (self->catalog, text, &rest);
  if (self->problem == NULL)
    return;

  places = fz_text_match_dup_places (rest, self->columns, self->catalog);
  rank (self, places);
  if (self->ranks == NULL)
    self->ranks = g_new0 (guint8, MAX (fz_station_columns_get_n_rows (self->columns), 1));
  fz_problem_match_mark (self->problem, self->catalog, self->columns, *places != '\0',
                         self->ranks);
}

static void
read_words (FzTextAnswer *self,
            const char   *text)
{
  FzMatchRank best = find_best_rank (self);

  self->has_words = TRUE;
  self->problem = fz_problem_match_find (self->catalog, text);
  if (self->problem != NULL)
    fz_problem_match_mark (self->problem, self->catalog, self->columns, FALSE, self->ranks);
  else if (best <= FZ_MATCH_SLIP)
    read_sentence (self, text);
  self->forgives = find_best_rank (self) == FZ_MATCH_SLIP;
}

/* Only stations with one of @codes answer, if that is not NULL. Everything but @text
 * and @codes is borrowed. */
FzTextAnswer *
fz_text_answer_new (const char             *text,
                    const char *const      *codes,
                    const FzStationColumns *columns,
                    const FzCatalog        *catalog,
                    FzScript                script)
{
  FzTextAnswer *self = g_new0 (FzTextAnswer, 1);

  self->columns = columns;
  self->catalog = catalog;
  self->script = script;
  rank (self, text);
  if (self->ranks != NULL)
    read_words (self, text);
  self->ranks = fz_code_filter_apply (codes, columns, self->ranks);
  return self;
}

void
fz_text_answer_free (FzTextAnswer *self)
{
  g_clear_pointer (&self->marker, fz_match_marker_free);
  g_free (self->sought);
  g_free (self->ranks);
  g_free (self);
}

/* FzMatchRank by row; NULL when every row answers alike, for there are neither words nor
 * codes. */
const guint8 *
fz_text_answer_get_ranks (const FzTextAnswer *self)
{
  return self->ranks;
}

/* The everyday problem that the text names, begins to name or speaks of; or NULL. */
const FzProblem *
fz_text_answer_get_problem (const FzTextAnswer *self)
{
  return self->problem;
}

/* What of the station in @row answers.
 * Returns: (transfer full) (nullable): NULL when there are no words. */
FzMatchMarks *
fz_text_answer_mark (FzTextAnswer *self,
                     guint         row)
{
  if (!self->has_words)
    return NULL;
  if (self->marker == NULL)
    self->marker =
        fz_match_marker_new (self->sought, self->problem, self->forgives, self->columns,
                             self->catalog, self->script);
  return fz_match_marker_mark (self->marker, row);
}
