/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-reading-match.h"

#include <string.h>

/*
 * Matching of what is typed against how a name is read (see fz_reading_make()).
 * Each unit of a reading, a character with its syllable, answers to the character
 * itself or to any beginning of the syllable: 天河 to "tianhe", "tianh", "th",
 * "天he". What is typed may begin at any unit.
 */

/* More units than any place's name has. */
#define MAX_UNITS 24

typedef struct
{
  const char *character;
  gsize       character_length;
  const char *syllable;
  gsize       syllable_length;
} Unit;

typedef struct
{
  Unit  units[MAX_UNITS];
  guint n_units;
  guint n_own; /* units before those that say what kind of place it is */
} Reading;

static gboolean
is_kind (const Unit *unit)
{
  static const char *const kinds[] = { "街", "道", "镇", "区", "市", "县", "乡", "村" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (unit->character_length == strlen (kinds[i]) &&
          memcmp (unit->character, kinds[i], unit->character_length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Reads one line into @reading; returns the next one, or NULL after the last. */
static const char *
read_line (const char *line,
           Reading    *reading)
{
  const char *p = line;

  reading->n_units = 0;
  while (*p != '\0' && *p != '\n' && reading->n_units < MAX_UNITS)
    {
      Unit *unit = &reading->units[reading->n_units++];

      unit->character = p;
      unit->character_length = strcspn (p, ":");
      p += unit->character_length + 1;
      unit->syllable = p;
      unit->syllable_length = strcspn (p, " \n");
      p += unit->syllable_length;
      p += *p == ' ';
    }

  reading->n_own = reading->n_units;
  while (reading->n_own > 1 && is_kind (&reading->units[reading->n_own - 1]))
    reading->n_own--;

  p = strchr (p, '\n');
  return p != NULL ? p + 1 : NULL;
}

/* "lu" is as good as "lv" for 吕, since few keyboards have a ü. */
static gboolean
answers (char typed,
         char read)
{
  return typed == read || (typed == 'u' && read == 'v');
}

/* How many letters at the beginning of @word the unit's syllable begins with. */
static gsize
count_answering (const char *word,
                 const Unit *unit)
{
  gsize n = 0;

  while (n < unit->syllable_length && word[n] != '\0' && answers (word[n], unit->syllable[n]))
    n++;
  return n;
}

/* The unit behind the last one that @word needs when it begins at @unit; 0 when it
 * does not match there. Of several ways the one that ends with whole syllables. */
static guint
match_from (const Reading *reading,
            guint          unit,
            const char    *word,
            gboolean      *whole)
{
  const Unit *at;
  gsize       n_answering;
  guint       best = 0;

  if (unit == reading->n_units)
    return 0;

  at = &reading->units[unit];
  if (at->character_length > 0 && strncmp (word, at->character, at->character_length) == 0)
    {
      if (word[at->character_length] == '\0')
        return unit + 1;
      return match_from (reading, unit + 1, word + at->character_length, whole);
    }

  n_answering = count_answering (word, at);
  for (gsize n = 1; n <= n_answering; n++)
    {
      gboolean rest_whole = TRUE;
      guint    end = unit + 1;

      if (word[n] != '\0')
        end = match_from (reading, unit + 1, word + n, &rest_whole);
      if (end == 0)
        continue;
      best = end;
      if (rest_whole && n == at->syllable_length)
        return end;
    }
  if (best != 0)
    *whole = FALSE;
  return best;
}

/* The first unit from which @word matches, and in @end the one behind the last; -1
 * for none. */
static int
find_units (const Reading *reading,
            const char    *word,
            guint         *end,
            gboolean      *whole)
{
  for (guint unit = 0; unit < reading->n_units; unit++)
    {
      *whole = TRUE;
      *end = match_from (reading, unit, word, whole);
      if (*end != 0)
        return (int) unit;
    }
  return -1;
}

static FzMatchRank
match_reading (const Reading *reading,
               const char    *word)
{
  gboolean whole;
  guint    end;
  int      first = find_units (reading, word, &end, &whole);

  if (first < 0)
    return FZ_MATCH_NONE;
  if (first > 0)
    return FZ_MATCH_PART;
  return whole && end >= reading->n_own ? FZ_MATCH_EXACT : FZ_MATCH_PREFIX;
}

/* Whether one slip makes @typed of @meant: a letter left out, put in, mistaken, or
 * two neighbours changed round (F. J. Damerau, "A technique for computer detection
 * and correction of spelling errors", 1964). Equal texts are not a slip apart. */
static gboolean
is_slip (const char *typed,
         gsize       n_typed,
         const char *meant,
         gsize       n_meant)
{
  gsize same = 0, end = 0;

  while (same < MIN (n_typed, n_meant) && answers (typed[same], meant[same]))
    same++;
  while (end < MIN (n_typed, n_meant) - same &&
         answers (typed[n_typed - 1 - end], meant[n_meant - 1 - end]))
    end++;

  n_typed -= same + end;
  n_meant -= same + end;
  if (n_typed + n_meant == 1 || (n_typed == 1 && n_meant == 1))
    return TRUE;
  return n_typed == 2 && n_meant == 2 &&
         typed[same] == meant[same + 1] && typed[same + 1] == meant[same];
}

/* The unit behind those that @word is one slip from; 0 when it is from none. */
static guint
match_with_slip (const Reading *reading,
                 const char    *word)
{
  char  joined[MAX_UNITS * 8];
  gsize length = 0;

  for (guint i = 0; i < reading->n_units; i++)
    {
      const Unit *unit = &reading->units[i];

      if (length + unit->syllable_length > sizeof joined)
        break;
      memcpy (joined + length, unit->syllable, unit->syllable_length);
      length += unit->syllable_length;
      if (i + 1 >= reading->n_own && is_slip (word, strlen (word), joined, length))
        return i + 1;
    }
  return 0;
}

static void
fill_hit (FzReadingHit  *hit,
          const Reading *reading,
          guint          first,
          guint          end)
{
  gsize length = 0;

  *hit = (FzReadingHit) {
    .first_unit = first,
    .end_unit = end,
    .is_spelling = reading->units[0].character_length == 0,
  };
  for (guint i = 0; i < end; i++)
    {
      const Unit *unit = &reading->units[i];

      if (i == first)
        hit->first_letter = length;
      if (length + unit->syllable_length >= sizeof hit->syllables)
        break;
      memcpy (hit->syllables + length, unit->syllable, unit->syllable_length);
      length += unit->syllable_length;
    }
}

/* How well @word, folded and in one piece, answers to the best of @readings. */
FzMatchRank
fz_reading_match (const char *readings,
                  const char *word)
{
  FzMatchRank best = FZ_MATCH_NONE;
  Reading     reading;

  while (readings != NULL && *readings != '\0' && best != FZ_MATCH_EXACT)
    {
      FzMatchRank rank;

      readings = read_line (readings, &reading);
      rank = match_reading (&reading, word);
      best = MAX (best, rank);
    }
  return best;
}

/* FZ_MATCH_SLIP when @word, in Latin letters alone, is one slip from a whole
 * reading, with or without the syllables that say what kind of place it is. */
FzMatchRank
fz_reading_match_slip (const char *readings,
                       const char *word)
{
  Reading reading;

  while (readings != NULL && *readings != '\0')
    {
      readings = read_line (readings, &reading);
      if (match_with_slip (&reading, word) != 0)
        return FZ_MATCH_SLIP;
    }
  return FZ_MATCH_NONE;
}

/* What of the first of @readings that answers to @word does, in @hit; one slip is
 * forgiven if @forgiving. FALSE, leaving @hit alone, when none does. */
gboolean
fz_reading_match_find (const char   *readings,
                       const char   *word,
                       gboolean      forgiving,
                       FzReadingHit *hit)
{
  Reading reading;

  while (readings != NULL && *readings != '\0')
    {
      gboolean whole;
      guint    end;
      int      first;

      readings = read_line (readings, &reading);
      first = find_units (&reading, word, &end, &whole);
      if (first < 0 && forgiving && (end = match_with_slip (&reading, word)) != 0)
        first = 0;
      if (first < 0)
        continue;
      fill_hit (hit, &reading, (guint) first, end);
      return TRUE;
    }
  return FALSE;
}
