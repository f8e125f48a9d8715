/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-match-marks.h"

#include <string.h>

#include "fz-district-readings.h"
#include "fz-fold.h"
#include "fz-name-match.h"
#include "fz-query-words.h"
#include "fz-reading-match.h"

/*
 * The matching of a text goes over all stations at once and keeps no more than a rank
 * for each. What of a station answers is found out here, for the few that are drawn:
 * each word is looked for where it may have been found, first in what a list shows
 * (the names of place and district, how the place is read), then in the rest.
 */
struct _FzMatchMarker
{
  const FzStationColumns *columns; /* (unowned) */
  const FzCatalog        *catalog; /* (unowned) */
  const FzProblem        *problem; /* (unowned) (nullable) */
  FzScript                script;
  gboolean                forgiving;
  guint32                *district_readings; /* (owned) by the districts' numbers */
  GPtrArray              *words;             /* (owned) of strings */
  GPtrArray              *parts;             /* (owned) of arrays of strings, one a word */
};

/* A station that is being looked at. */
typedef struct
{
  const FzMatchMarker *marker;
  guint                row;
  FzFoldedText        *place;    /* (owned) as it is shown */
  FzFoldedText        *district; /* (owned) (nullable) */
  const FzNames       *district_names;
  FzMatchMarks        *marks;
} Look;

static void
add_span (GArray *spans,
          FzSpan  span)
{
  if (span.start < span.end)
    g_array_append_val (spans, span);
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  guint start_a = ((const FzSpan *) a)->start;
  guint start_b = ((const FzSpan *) b)->start;

  return start_a < start_b ? -1 : start_a > start_b;
}

/* Puts spans in order, and those that touch together. */
static void
tidy_spans (GArray *spans)
{
  guint n = 0;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      FzSpan  span = g_array_index (spans, FzSpan, i);
      FzSpan *last = n > 0 ? &g_array_index (spans, FzSpan, n - 1) : NULL;

      if (last != NULL && span.start <= last->end)
        last->end = MAX (last->end, span.end);
      else
        g_array_index (spans, FzSpan, n++) = span;
    }
  g_array_set_size (spans, n);
}

static gboolean
mark_text (const FzFoldedText *text,
           const char         *word,
           GArray             *spans)
{
  FzSpan span;

  if (text == NULL || !fz_folded_text_find (text, word, &span))
    return FALSE;
  add_span (spans, span);
  return TRUE;
}

/* The first text that is not shown and answers is the one that is told of. */
static void
tell_unseen (Look       *look,
             FzUnseen    unseen,
             const char *text)
{
  if (look->marks->unseen != FZ_UNSEEN_NONE)
    return;
  look->marks->unseen = unseen;
  look->marks->text = g_strdup (text);
}

static gboolean
is_in (const char *text,
       const char *word)
{
  g_autofree char *folded = text != NULL ? fz_fold_text (text) : NULL;

  return folded != NULL && strstr (folded, word) != NULL;
}

static const char *
get_place (const Look *look,
           FzScript    script)
{
  return fz_station_columns_get_place (look->marker->columns, look->row, script);
}

/* What of reading @number answers to @word, in @hit; 0 is no reading. */
static gboolean
find_reading (const Look   *look,
              guint32       number,
              const char   *word,
              FzReadingHit *hit)
{
  const FzMatchMarker *marker = look->marker;
  gboolean             forgiving = marker->forgiving && fz_query_word_may_slip (word);

  return number != 0 && fz_query_word_has_letters (word) &&
         fz_reading_match_find (fz_station_columns_get_reading (marker->columns, number), word,
                                forgiving, hit);
}

/* The syllables of a reading are the characters of the name in simplified script, one
 * by one; the traditional name is as long, the English one is spelled by them. FALSE
 * when @name, as it is shown, has nothing of @hit. */
static gboolean
mark_hit (const Look         *look,
          const FzReadingHit *hit,
          const FzFoldedText *name,
          GArray             *spans)
{
  FzSpan span;

  if (!fz_folded_text_find_letters (name, hit->syllables, hit->first_letter, &span) &&
      (hit->is_spelling || look->marker->script == FZ_SCRIPT_LATIN ||
       !fz_folded_text_get_characters (name, hit->first_unit, hit->end_unit, &span)))
    return FALSE;
  add_span (spans, span);
  return TRUE;
}

static gboolean
mark_reading (Look       *look,
              const char *word)
{
  FzColumnViews views = fz_station_columns_get_views (look->marker->columns);
  FzReadingHit  hit;

  if (!find_reading (look, views.reading[look->row], word, &hit))
    return FALSE;
  if (!mark_hit (look, &hit, look->place, look->marks->place))
    tell_unseen (look, FZ_UNSEEN_PLACE, get_place (look, FZ_SCRIPT_HANS));
  return TRUE;
}

static void
mark_whole_district (Look *look)
{
  FzSpan whole;

  if (fz_folded_text_get_characters (look->district, 0,
                                     fz_folded_text_get_length (look->district), &whole))
    add_span (look->marks->district, whole);
}

/* From its beginning only, as the ranks have it. */
static gboolean
mark_district_reading (Look       *look,
                       const char *word)
{
  guint16      district = fz_station_columns_get_district (look->marker->columns, look->row);
  FzReadingHit hit;

  if (look->district == NULL ||
      !find_reading (look, look->marker->district_readings[district], word, &hit) ||
      hit.first_unit != 0)
    return FALSE;
  if (!mark_hit (look, &hit, look->district, look->marks->district))
    mark_whole_district (look);
  return TRUE;
}

static gboolean
mark_other_scripts (Look       *look,
                    const char *word)
{
  for (guint script = 0; script < FZ_N_SCRIPTS; script++)
    {
      if (script != look->marker->script && is_in (get_place (look, script), word))
        {
          tell_unseen (look, FZ_UNSEEN_PLACE, get_place (look, script));
          return TRUE;
        }
    }
  return FALSE;
}

/* The district is shown in one script, and is the same in every one. */
static gboolean
mark_district (Look       *look,
               const char *word)
{
  if (look->district == NULL)
    return FALSE;
  if (mark_text (look->district, word, look->marks->district))
    return TRUE;
  for (guint script = 0; script < FZ_N_SCRIPTS; script++)
    {
      if (!is_in (look->district_names->by_script[script], word))
        continue;
      mark_whole_district (look);
      return TRUE;
    }
  return FALSE;
}

static gboolean
mark_name (Look       *look,
           const char *word)
{
  for (guint i = 0; i < FZ_N_SCRIPTS; i++)
    {
      FzScript         script = (FzScript) ((look->marker->script + i) % FZ_N_SCRIPTS);
      g_autofree char *name =
          fz_station_columns_dup_name (look->marker->columns, look->row, script);

      if (name != NULL && (is_in (name, word) || fz_name_match_is_alike (name, word)))
        {
          tell_unseen (look, FZ_UNSEEN_NAME, name);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
mark_code (Look       *look,
           const char *word)
{
  const char *code = fz_station_columns_get_code (look->marker->columns, look->row);

  if (strstr (code, word) == NULL)
    return FALSE;
  tell_unseen (look, FZ_UNSEEN_CODE, code);
  return TRUE;
}

static void
answer_by_services (Look   *look,
                    guint32 services)
{
  const FzMatchMarker *marker = look->marker;
  guint32              offered = fz_station_columns_get_services (marker->columns, look->row);
  FzLevel              level = fz_station_columns_get_level (marker->columns, look->row);

  for (guint i = 0; i < marker->catalog->services->len; i++)
    {
      guint32 service = 1u << i & services;

      if ((offered & service) != 0)
        look->marks->offered |= service;
      else if ((fz_catalog_get_service (marker->catalog, i)->expected_at >> level & 1) != 0)
        look->marks->expected |= service;
    }
}

static gboolean
mark_services (Look       *look,
               const char *word)
{
  guint32 services = 0;

  for (guint i = 0; i < look->marker->catalog->services->len; i++)
    {
      const FzNames *names = &fz_catalog_get_service (look->marker->catalog, i)->names;

      for (guint script = 0; script < FZ_N_SCRIPTS; script++)
        {
          if (is_in (names->by_script[script], word))
            services |= 1u << i;
        }
    }
  answer_by_services (look, services);
  return (look->marks->offered | look->marks->expected) != 0;
}

/* The lines of the search text behind those of the places and the code: aliases,
 * and the address, which is set in. They are folded, as nothing else is kept. */
static gboolean
mark_further_lines (Look       *look,
                    const char *word)
{
  g_auto (GStrv) lines = g_strsplit (
      fz_station_columns_get_search_text (look->marker->columns, look->row), "\n", -1);

  for (guint i = FZ_N_SCRIPTS + 1; i < g_strv_length (lines); i++)
    {
      gboolean is_address = *lines[i] == ' ';
      g_auto (GStrv) texts = g_strsplit (lines[i] + is_address, is_address ? "\n" : ";", -1);

      for (guint t = 0; texts[t] != NULL; t++)
        {
          if (strstr (texts[t], word) == NULL)
            continue;
          tell_unseen (look, is_address ? FZ_UNSEEN_ADDRESS : FZ_UNSEEN_ALIAS, texts[t]);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
mark_word (Look       *look,
           const char *word)
{
  gboolean in_place = mark_text (look->place, word, look->marks->place);
  gboolean in_district = mark_text (look->district, word, look->marks->district);

  if (in_place || in_district)
    return TRUE;
  in_place = mark_reading (look, word);
  in_district = mark_district_reading (look, word);
  return in_place || in_district ||
         mark_other_scripts (look, word) ||
         mark_district (look, word) ||
         mark_name (look, word) ||
         mark_code (look, word) ||
         mark_services (look, word) ||
         mark_further_lines (look, word);
}

/* A text that is not shown until now has every word in it pointed out. */
static void
mark_unseen (Look *look)
{
  g_autoptr (FzFoldedText) text = NULL;

  if (look->marks->text == NULL)
    return;
  text = fz_folded_text_new (look->marks->text);
  for (guint i = 0; i < look->marker->words->len; i++)
    {
      const GPtrArray *parts = g_ptr_array_index (look->marker->parts, i);

      if (mark_text (text, g_ptr_array_index (look->marker->words, i), look->marks->spans))
        continue;
      for (guint part = 0; part < parts->len; part++)
        mark_text (text, g_ptr_array_index (parts, part), look->marks->spans);
    }
}

static void
mark_words (Look *look)
{
  for (guint i = 0; i < look->marker->words->len; i++)
    {
      const GPtrArray *parts = g_ptr_array_index (look->marker->parts, i);

      if (mark_word (look, g_ptr_array_index (look->marker->words, i)))
        continue;
      for (guint part = 0; part < parts->len; part++)
        mark_word (look, g_ptr_array_index (parts, part));
    }
}

/* For stations that answer to @text, to the problem that it names, or to both;
 * @forgiving when they do so but for a slip. Everything but @text is borrowed. */
FzMatchMarker *
fz_match_marker_new (const char             *text,
                     const FzProblem        *problem,
                     gboolean                forgiving,
                     const FzStationColumns *columns,
                     const FzCatalog        *catalog,
                     FzScript                script)
{
  FzMatchMarker *self = g_new0 (FzMatchMarker, 1);

  self->columns = columns;
  self->catalog = catalog;
  self->problem = problem;
  self->script = script;
  self->forgiving = forgiving;
  self->district_readings = fz_district_readings_new (columns, catalog->districts->len);
  self->words = fz_query_words_read (text);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < self->words->len; i++)
    g_ptr_array_add (self->parts, fz_query_words_split (g_ptr_array_index (self->words, i),
                                                        columns, catalog));
  return self;
}

void
fz_match_marker_free (FzMatchMarker *self)
{
  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->parts);
  g_free (self->district_readings);
  g_free (self);
}

/* What of the station in @row answers; the services by which it helps with the problem
 * are told, too, where no text is that a list does not show. */
FzMatchMarks *
fz_match_marker_mark (FzMatchMarker *self,
                      guint          row)
{
  guint16       district = fz_station_columns_get_district (self->columns, row);
  FzMatchMarks *marks = g_new0 (FzMatchMarks, 1);
  Look          look = { .marker = self, .row = row, .marks = marks };

  marks->place = g_array_new (FALSE, FALSE, sizeof (FzSpan));
  marks->district = g_array_new (FALSE, FALSE, sizeof (FzSpan));
  marks->spans = g_array_new (FALSE, FALSE, sizeof (FzSpan));

  look.place = fz_folded_text_new (get_place (&look, self->script));
  if (district != FZ_NO_DISTRICT)
    {
      look.district_names = &fz_catalog_get_district (self->catalog, district)->names;
      look.district = fz_folded_text_new (fz_names_get (look.district_names, self->script));
    }
  mark_words (&look);
  mark_unseen (&look);
  if (self->problem != NULL && marks->unseen == FZ_UNSEEN_NONE)
    answer_by_services (&look, self->problem->services);
  fz_folded_text_free (look.place);
  g_clear_pointer (&look.district, fz_folded_text_free);

  tidy_spans (marks->place);
  tidy_spans (marks->district);
  tidy_spans (marks->spans);
  return marks;
}

void
fz_match_marks_free (FzMatchMarks *self)
{
  g_array_unref (self->place);
  g_array_unref (self->district);
  g_array_unref (self->spans);
  g_free (self->text);
  g_free (self);
}
