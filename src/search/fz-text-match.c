/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-text-match.h"

#include <string.h>

#include "fz-district-readings.h"
#include "fz-fold.h"
#include "fz-name-match.h"
#include "fz-needle.h"
#include "fz-query-words.h"
#include "fz-reading-match.h"

/*
 * A row answers to a text when it answers to each word of it, as well as it does
 * to the worst. Each word is looked for in one column after the other, in all rows
 * at once: the search text as one stretch, readings and names as the texts that
 * rows share. A word that nothing answers to is split where known names end; and
 * if then still no row answers to all, one slip is forgiven in a Latin word.
 */

/* How much of the search text tells which bytes are rare. */
#define SAMPLE_LENGTH 65536

/* The fewest characters and letters that name a place beyond doubt. */
#define MIN_PLACE_CHARACTERS 2
#define MIN_PLACE_LETTERS 4

typedef FzMatchRank (*MatchReading) (const char *readings,
                                     const char *word);

/* The columns that are looked through. */
typedef struct
{
  const FzStationColumns *columns;
  const FzCatalog        *catalog;
  FzColumnViews           views;
  const guint32          *district_readings; /* by the districts' numbers */
} Stations;

/* What may follow a name that is typed in full. */
static const char *const kind_words[] = {
  "\n",
  "街道\n",
  "街\n",
  "镇\n",
  "区\n",
  "市\n",
  " subdistrict\n",
  " town\n",
  " district\n",
};

static FzMatchRank
judge_hit (const char *text,
           const char *hit,
           gsize       length)
{
  if (hit != text && hit[-1] != '\n')
    return FZ_MATCH_PART;
  for (guint i = 0; i < G_N_ELEMENTS (kind_words); i++)
    {
      /* Their first bytes tell nearly all of them apart. */
      if (hit[length] == kind_words[i][0] && g_str_has_prefix (hit + length, kind_words[i]))
        return FZ_MATCH_EXACT;
    }
  return FZ_MATCH_PREFIX;
}

static void
mark_search_text (const Stations *stations,
                  const char     *word,
                  guint8         *ranks)
{
  const FzColumnViews *views = &stations->views;
  const char          *start = views->search_text;
  const char          *end = start + views->search_text_length;
  gsize                n_sampled = MIN (SAMPLE_LENGTH, views->search_text_length);
  FzNeedle             needle = fz_needle_make (word, start, n_sampled);
  guint                row = 0;

  for (const char *hit = fz_needle_find (&needle, start, end); hit != NULL;
       hit = fz_needle_find (&needle, hit + needle.length, end))
    {
      guint8 rank;

      while (row + 1 < views->n_rows &&
             views->search_text_offset[row + 1] <= (gsize) (hit - start))
        row++;
      rank = judge_hit (start + views->search_text_offset[row], hit, needle.length);
      ranks[row] = MAX (ranks[row], rank);
    }
}

/* A rank for every number of a district that a row may have. */
static guint8 *
new_district_ranks (void)
{
  return g_new0 (guint8, FZ_NO_DISTRICT + 1);
}

static void
mark_within_districts (const Stations *stations,
                       const guint8   *of_districts,
                       guint8         *ranks)
{
  gboolean any = FALSE;

  for (guint i = 0; i < stations->catalog->districts->len; i++)
    any |= of_districts[i] != FZ_MATCH_NONE;
  for (guint row = 0; any && row < stations->views.n_rows; row++)
    ranks[row] = MAX (ranks[row], of_districts[stations->views.district[row]]);
}

static void
rank_districts_read (const Stations *stations,
                     const guint8   *of_readings,
                     guint8         *of_districts)
{
  for (guint i = 0; i < stations->catalog->districts->len; i++)
    {
      FzMatchRank rank = (FzMatchRank) of_readings[stations->district_readings[i]];
      guint8      within = (guint8) fz_district_readings_rank_within (rank);

      of_districts[i] = MAX (of_districts[i], within);
    }
}

/* @match is asked once for each reading. */
static void
mark_readings (const Stations *stations,
               const char     *word,
               MatchReading    match,
               guint8         *of_districts,
               guint8         *ranks)
{
  guint32            n = fz_station_columns_get_n_readings (stations->columns);
  g_autofree guint8 *of_readings = g_new0 (guint8, n + 1);

  for (guint32 i = 1; i <= n; i++)
    of_readings[i] = match (fz_station_columns_get_reading (stations->columns, i), word);
  for (guint row = 0; row < stations->views.n_rows; row++)
    ranks[row] = MAX (ranks[row], of_readings[stations->views.reading[row]]);
  rank_districts_read (stations, of_readings, of_districts);
}

static gboolean
is_in_names (const FzNames *names,
             const char    *word)
{
  for (guint i = 0; i < FZ_N_SCRIPTS; i++)
    {
      g_autofree char *folded = NULL;

      if (names->by_script[i] == NULL)
        continue;
      folded = fz_fold_text (names->by_script[i]);
      if (strstr (folded, word) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Whether @word is a code that led here: of what was renamed, or joined to it. */
static gboolean
is_former_code (const FzFate *fate,
                const char   *word)
{
  g_auto (GStrv) codes = NULL;

  if (fate->former_codes == NULL)
    return FALSE;
  codes = g_strsplit (fate->former_codes, ";", -1);
  return g_strv_contains ((const char *const *) codes, word);
}

static void
rank_districts_named (const Stations *stations,
                      const char     *word,
                      guint8         *of_districts)
{
  for (guint i = 0; i < stations->catalog->districts->len; i++)
    {
      const FzDistrict *district = fz_catalog_get_district (stations->catalog, i);

      if (is_in_names (&district->names, word) || is_former_code (&district->fate, word))
        of_districts[i] = FZ_MATCH_PART;
    }
}

/* Stations that offer a service of that name, or of that old code, or are expected to. */
static void
mark_services (const Stations *stations,
               const char     *word,
               guint8         *ranks)
{
  guint32 services = 0;
  guint   levels = 0;

  for (guint i = 0; i < stations->catalog->services->len; i++)
    {
      const FzService *service = fz_catalog_get_service (stations->catalog, i);

      if (!is_in_names (&service->names, word) && !is_former_code (&service->fate, word))
        continue;
      services |= 1u << i;
      levels |= service->expected_at;
    }
  for (guint row = 0; services != 0 && row < stations->views.n_rows; row++)
    {
      if ((stations->views.services[row] & services) != 0 ||
          (levels & (1u << stations->views.level[row])) != 0)
        ranks[row] = MAX (ranks[row], FZ_MATCH_PART);
    }
}

/* The ranks of all rows for one word; newly allocated. */
static guint8 *
rank_word (const Stations *stations,
           const char     *word)
{
  guint8            *ranks = g_new0 (guint8, MAX (stations->views.n_rows, 1));
  g_autofree guint8 *of_districts = new_district_ranks ();

  mark_search_text (stations, word, ranks);
  fz_name_match_mark (word, stations->columns, ranks);
  mark_services (stations, word, ranks);
  rank_districts_named (stations, word, of_districts);
  if (fz_query_word_has_letters (word))
    mark_readings (stations, word, fz_reading_match, of_districts, ranks);
  mark_within_districts (stations, of_districts, ranks);
  return ranks;
}

static gboolean
is_any (const guint8 *ranks,
        guint         n)
{
  for (guint i = 0; i < n; i++)
    {
      if (ranks[i] != FZ_MATCH_NONE)
        return TRUE;
    }
  return FALSE;
}

static void
keep_worse (guint8       *ranks,
            const guint8 *others,
            guint         n)
{
  for (guint i = 0; i < n; i++)
    ranks[i] = MIN (ranks[i], others[i]);
}

/* A word that nothing answers to, by its parts; NULL when it has none. */
static guint8 *
rank_parts (const Stations *stations,
            const char     *word)
{
  g_autoptr (GPtrArray) parts = fz_query_words_split (word, stations->columns, stations->catalog);
  guint8 *ranks;

  if (parts->len == 1 && g_str_equal (g_ptr_array_index (parts, 0), word))
    return NULL;

  ranks = rank_word (stations, g_ptr_array_index (parts, 0));
  for (guint i = 1; i < parts->len; i++)
    {
      g_autofree guint8 *others = rank_word (stations, g_ptr_array_index (parts, i));

      keep_worse (ranks, others, stations->views.n_rows);
    }
  return ranks;
}

static guint8 *
rank_word_or_parts (const Stations *stations,
                    const char     *word)
{
  g_autofree guint8 *ranks = rank_word (stations, word);
  guint8            *of_parts;

  if (is_any (ranks, stations->views.n_rows))
    return g_steal_pointer (&ranks);

  of_parts = rank_parts (stations, word);
  return of_parts != NULL ? of_parts : g_steal_pointer (&ranks);
}

/* The ranks for each of @words: an array of arrays. */
static GPtrArray *
rank_words (const Stations *stations,
            GPtrArray      *words)
{
  GPtrArray *of_words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < words->len; i++)
    g_ptr_array_add (of_words, rank_word_or_parts (stations, g_ptr_array_index (words, i)));
  return of_words;
}

static guint8 *
combine (const Stations *stations,
         GPtrArray      *of_words)
{
  guint8 *ranks = g_memdup2 (g_ptr_array_index (of_words, 0), MAX (stations->views.n_rows, 1));

  for (guint i = 1; i < of_words->len; i++)
    keep_worse (ranks, g_ptr_array_index (of_words, i), stations->views.n_rows);
  return ranks;
}

/* Lets words that nothing answers to be a slip away from what does. */
static void
forgive_slips (const Stations *stations,
               GPtrArray      *words,
               GPtrArray      *of_words)
{
  for (guint i = 0; i < words->len; i++)
    {
      const char        *word = g_ptr_array_index (words, i);
      guint8            *ranks = g_ptr_array_index (of_words, i);
      g_autofree guint8 *of_districts = NULL;

      if (!fz_query_word_may_slip (word) || is_any (ranks, stations->views.n_rows))
        continue;
      of_districts = new_district_ranks ();
      mark_readings (stations, word, fz_reading_match_slip, of_districts, ranks);
      mark_within_districts (stations, of_districts, ranks);
    }
}

/* How well each row answers to @text: an FzMatchRank by row, newly allocated. NULL
 * when @text is blank, so that every row answers alike; to one of signs alone, which
 * nothing is called by, no row does. When a row is a
 * slip away, so is every row that answers at all: a slip is forgiven only where
 * nothing else answers. */
guint8 *
fz_text_match_rank (const char             *text,
                    const FzStationColumns *columns,
                    const FzCatalog        *catalog)
{
  g_autoptr (GPtrArray) words = fz_query_words_read (text);
  g_autoptr (GPtrArray) of_words = NULL;
  g_autofree guint8  *ranks = NULL;
  g_autofree guint32 *readings = fz_district_readings_new (columns, catalog->districts->len);
  Stations            stations = {
               .columns = columns,
               .catalog = catalog,
               .views = fz_station_columns_get_views (columns),
               .district_readings = readings,
  };

  if (words->len == 0)
    return fz_query_text_is_blank (text) ? NULL : g_new0 (guint8, MAX (stations.views.n_rows, 1));

  of_words = rank_words (&stations, words);
  ranks = combine (&stations, of_words);
  if (is_any (ranks, stations.views.n_rows))
    return g_steal_pointer (&ranks);

  forgive_slips (&stations, words, of_words);
  return combine (&stations, of_words);
}

static gboolean
is_place (const Stations *stations,
          const char     *word)
{
  glong              least = g_str_is_ascii (word) ? MIN_PLACE_LETTERS : MIN_PLACE_CHARACTERS;
  g_autofree guint8 *ranks = NULL;

  if (g_utf8_strlen (word, -1) < least)
    return FALSE;
  ranks = rank_word (stations, word);
  for (guint row = 0; row < stations->views.n_rows; row++)
    {
      if (ranks[row] == FZ_MATCH_EXACT)
        return TRUE;
    }
  return FALSE;
}

/* Those words of @text that are the whole name of a place, parted by spaces; "" when
 * there is none. Newly allocated. */
char *
fz_text_match_dup_places (const char             *text,
                          const FzStationColumns *columns,
                          const FzCatalog        *catalog)
{
  g_autoptr (GPtrArray) words = fz_query_words_read (text);
  g_autofree guint32 *readings = fz_district_readings_new (columns, catalog->districts->len);
  GString            *places = g_string_new (NULL);
  Stations            stations = {
               .columns = columns,
               .catalog = catalog,
               .views = fz_station_columns_get_views (columns),
               .district_readings = readings,
  };

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      if (!is_place (&stations, word))
        continue;
      if (places->len > 0)
        g_string_append_c (places, ' ');
      g_string_append (places, word);
    }
  return g_string_free (places, FALSE);
}
