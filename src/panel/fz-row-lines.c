/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-row-lines.h"

#include "fz-search-words.h"
#include "fz-state-words.h"
#include "fz-words.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * The first line is the place. The second begins with what the question is about: how
 * far the station is from where somebody starts, what it is to them, whether it is open
 * when they asked for that, and what matched where place and district do not show it;
 * then it says what kind of station it is and in which district. Behind an answer the
 * kind makes room: the icon and the place's name tell it, too.
 */

/* The second line while it grows. */
typedef struct
{
  GString *text;  /* (unowned) */
  GArray  *spans; /* (unowned) */
} Line;

/* Adds @facts, and those of @spans, which are in that part of @facts which is @part. */
static void
add_facts (Line         *line,
           const char   *facts,
           const char   *part,
           const GArray *spans)
{
  const char *found;
  guint       offset;

  if (facts == NULL || *facts == '\0')
    return;
  if (line->text->len > 0)
    /* Translators: what stands between the facts about a station in a list. */
    g_string_append (line->text, C_ ("facts", " · "));

  found = part != NULL ? g_strrstr (facts, part) : NULL;
  offset = (guint) line->text->len;
  g_string_append (line->text, facts);
  for (guint i = 0; found != NULL && i < spans->len; i++)
    {
      FzSpan span = g_array_index (spans, FzSpan, i);

      span.start += offset + (guint) (found - facts);
      span.end += offset + (guint) (found - facts);
      g_array_append_val (line->spans, span);
    }
}

/* Emphasised as a whole: the words that matched may stand in any of the names. */
static void
add_services (Line               *line,
              const FzMatchMarks *marks,
              FzFinder           *finder)
{
  FzStationTable  *table = fz_finder_get_table (finder);
  guint32          services = marks->offered != 0 ? marks->offered : marks->expected;
  g_autofree char *names = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (FzSpan));
  FzSpan whole = { 0 };

  if (services == 0)
    return;
  names = fz_words_for_services (fz_station_table_get_catalog (table), services,
                                 fz_station_table_get_script (table));
  words = marks->offered != 0 ? fz_words_for_offered (names) : fz_words_for_expected (names);
  whole.end = (guint) strlen (names);
  g_array_append_val (spans, whole);
  add_facts (line, words, names, spans);
}

/* All names are much alike: a service says more. */
static void
add_matches (Line               *line,
             const FzMatchMarks *marks,
             FzFinder           *finder)
{
  gboolean         has_services = (marks->offered | marks->expected) != 0;
  g_autofree char *unseen = fz_words_for_unseen (marks);

  add_services (line, marks, finder);
  if (!has_services || marks->unseen != FZ_UNSEEN_NAME)
    add_facts (line, unseen, marks->text, marks->spans);
}

static void
add_origin (Line               *line,
            const FzSuggestion *suggestion)
{
  g_autofree char *away = fz_words_for_away (&suggestion->distance);

  add_facts (line, away, NULL, NULL);
  add_facts (line, fz_words_for_reason (suggestion->reason), NULL, NULL);
}

/* What is left to be said of the kind: all of it where nothing stands before. */
static void
add_kind (Line               *line,
          FzStation          *station,
          const FzSuggestion *suggestion,
          const FzMatchMarks *marks)
{
  FzLevel          level = fz_station_get_level (station);
  gboolean         in_district = level == FZ_LEVEL_STREET || level == FZ_LEVEL_TOWN;
  gboolean         is_centre = suggestion != NULL && suggestion->reason == FZ_REASON_CENTRE;
  const char      *district = fz_station_get_district_name (station);
  g_autofree char *kind = fz_words_for_place_and_level (district, level);
  gboolean         answered = line->text->len > 0;

  if (answered && is_centre)
    return;
  add_facts (line, answered && in_district && district != NULL ? district : kind,
             marks != NULL ? district : NULL, marks != NULL ? marks->district : NULL);
}

/* Without what parts them from the facts before. */
static char *
dup_facts (const char *facts)
{
  const char *gap = C_ ("facts", " · ");

  return g_strdup (g_str_has_prefix (facts, gap) ? facts + strlen (gap) : facts);
}

/* Whether @station is open at the time that was asked for; NULL when none was. */
static char *
dup_state (FzStation *station,
           FzFinder  *finder)
{
  const FzHoursStatus *status =
      finder != NULL ? fz_finder_get_asked_status (finder, station) : NULL;

  if (status == NULL)
    return NULL;
  return fz_words_for_asked_status (status, fz_finder_get_asked_time (finder));
}

/* What the row of @station says; @finder, which may be NULL, is asked how it answers. */
FzRowLines *
fz_row_lines_new (FzStation *station,
                  FzFinder  *finder)
{
  FzRowLines *self = g_new0 (FzRowLines, 1);
  g_autoptr (GString) kind = g_string_new (NULL);
  g_autoptr (FzMatchMarks) marks = NULL;
  g_autofree char *state = dup_state (station, finder);
  g_autofree char *matches = NULL;
  FzSuggestion     suggestion;
  gboolean         has_origin;
  gsize            n_before;
  Line             line = { .text = kind };

  if (finder != NULL)
    marks = fz_finder_mark (finder, fz_station_get_id (station));
  has_origin = finder != NULL && fz_finder_measure (finder, station, &suggestion);

  self->place = g_strdup (fz_station_get_place (station));
  self->kind_spans = g_array_new (FALSE, FALSE, sizeof (FzSpan));
  line.spans = self->kind_spans;
  if (has_origin)
    add_origin (&line, &suggestion);
  add_facts (&line, state, NULL, NULL);
  n_before = kind->len;
  if (marks != NULL)
    add_matches (&line, marks, finder);
  matches = dup_facts (kind->str + n_before);
  add_kind (&line, station, has_origin ? &suggestion : NULL, marks);

  self->kind = g_strdup (kind->str);
  self->place_spans = marks != NULL ? g_array_ref (marks->place)
                                    : g_array_new (FALSE, FALSE, sizeof (FzSpan));
  self->whole = fz_words_for_station_aloud (station, finder, matches);
  return self;
}

void
fz_row_lines_free (FzRowLines *self)
{
  g_free (self->place);
  g_free (self->kind);
  g_free (self->whole);
  g_array_unref (self->place_spans);
  g_array_unref (self->kind_spans);
  g_free (self);
}
