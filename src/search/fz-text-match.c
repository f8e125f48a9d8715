/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-text-match.h"

#include <string.h>

#include "fz-fold.h"
#include "fz-name-pattern.h"
#include "fz-needle.h"

/*
 * A row matches when each word of the text is found in it: in its search text, in
 * its district's name, or in its own name. Names are not in the search text: a
 * name is the beginning of its place's, its stem, and a suffix that thousands of
 * rows share. So a word is in a name when it is in the stem (which the search text
 * has), in the suffix, or begins at the stem's end and goes on in the suffix. What
 * concerns suffixes is found out once for each, not for each row.
 */

/* How much of the search text tells which bytes are rare. */
#define SAMPLE_LENGTH 65536

/* A place where a word can be cut so that its rest begins a suffix. */
typedef struct
{
  FzScript script;
  gsize    dropped; /* bytes of the place that are not in the stem */
  gsize    length;  /* bytes of the word before the cut */
} Cut;

/* What there is to know of a word and one pattern of names. */
typedef struct
{
  gboolean in_suffix;
  GArray  *cuts; /* (owned) (nullable) of Cut */
} PatternMatch;

typedef struct
{
  char         *folded;    /* (owned) */
  FzNeedle      needle;    /* borrows it */
  const char   *from;      /* where the needle was last looked for */
  const char   *next;      /* where it was found, or NULL */
  gboolean     *districts; /* (owned) whether it is in a district's name, by district */
  PatternMatch *patterns;  /* (owned) by the patterns' numbers */
  guint         n_patterns;
} Word;

struct _FzTextMatch
{
  const FzStationColumns *columns;     /* (borrowed) */
  const char             *columns_end; /* of all search texts */
  GArray                 *words;       /* (owned) of Word */
};

static void
clear_word (gpointer data)
{
  Word *word = data;

  for (guint i = 0; i < word->n_patterns; i++)
    g_clear_pointer (&word->patterns[i].cuts, g_array_unref);
  g_free (word->patterns);
  g_free (word->districts);
  g_free (word->folded);
}

static gboolean
is_in_names (const FzNames *names,
             const char    *folded_word)
{
  for (guint i = 0; i < FZ_N_SCRIPTS; i++)
    {
      g_autofree char *folded = NULL;

      if (names->by_script[i] == NULL)
        continue;
      folded = fz_fold_text (names->by_script[i]);
      if (strstr (folded, folded_word) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
match_districts (Word            *word,
                 const FzCatalog *catalog)
{
  word->districts = g_new0 (gboolean, catalog->districts->len + 1);
  for (guint i = 0; i < catalog->districts->len; i++)
    word->districts[i] = is_in_names (&fz_catalog_get_district (catalog, i)->names, word->folded);
}

static void
add_cuts (PatternMatch *match,
          const char   *word,
          FzNamePattern pattern,
          FzScript      script)
{
  for (const char *rest = g_utf8_next_char (word); *rest != '\0'; rest = g_utf8_next_char (rest))
    {
      Cut cut = { .script = script, .dropped = pattern.dropped, .length = rest - word };

      if (!g_str_has_prefix (pattern.suffix, rest))
        continue;
      if (match->cuts == NULL)
        match->cuts = g_array_new (FALSE, FALSE, sizeof (Cut));
      g_array_append_val (match->cuts, cut);
    }
}

static PatternMatch
match_pattern (const char             *word,
               const FzStationColumns *columns,
               guint32                 number)
{
  PatternMatch match = { 0 };

  for (guint script = 0; script < FZ_N_SCRIPTS; script++)
    {
      g_autofree char *text = fz_station_columns_dup_folded_pattern (columns, number, script);
      FzNamePattern    pattern;

      if (text == NULL)
        continue;
      pattern = fz_name_pattern_parse (text);
      if (strstr (pattern.suffix, word) != NULL)
        match.in_suffix = TRUE;
      add_cuts (&match, word, pattern, script);
    }
  return match;
}

static void
match_patterns (Word                   *word,
                const FzStationColumns *columns)
{
  word->n_patterns = fz_station_columns_get_n_name_patterns (columns) + 1;
  word->patterns = g_new0 (PatternMatch, word->n_patterns);
  for (guint i = 1; i < word->n_patterns; i++)
    word->patterns[i] = match_pattern (word->folded, columns, i);
}

static Word
make_word (FzTextMatch     *self,
           const char      *folded,
           const FzCatalog *catalog)
{
  const char *texts = fz_station_columns_get_search_text (self->columns, 0);
  Word        word = { .folded = g_strdup (folded), .from = self->columns_end };

  word.needle = fz_needle_make (word.folded, texts, MIN (SAMPLE_LENGTH, self->columns_end - texts));
  match_districts (&word, catalog);
  match_patterns (&word, self->columns);
  return word;
}

static void
add_words (FzTextMatch     *self,
           const char      *text,
           const FzCatalog *catalog)
{
  /* U+3000, the space of Chinese keyboards, is folded to a plain one. */
  g_autofree char *folded = fz_fold_text (text);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      Word word;

      if (*parts[i] == '\0')
        continue;
      word = make_word (self, parts[i], catalog);
      g_array_append_val (self->words, word);
    }
}

/* Fastest for rows in their order: the text is then gone through once, from one
 * find to the next. */
static gboolean
is_in_search_text (FzTextMatch *self,
                   Word        *word,
                   guint        row)
{
  const char *start = fz_station_columns_get_search_text (self->columns, row);

  if (start < word->from || (word->next != NULL && word->next < start))
    {
      word->from = start;
      word->next = fz_needle_find (&word->needle, start, self->columns_end);
    }
  return word->next != NULL && word->next < fz_station_columns_get_search_text_end (self->columns, row);
}

/* The line of @row's search text in which its place stands in @script. */
static const char *
find_place_line (FzTextMatch *self,
                 guint        row,
                 FzScript     script,
                 gsize       *length)
{
  const char *first = fz_station_columns_get_search_text (self->columns, row);
  const char *line = first;

  for (guint i = 0; i < script; i++)
    line = strchr (line, '\n') + 1;
  if (*line == '\n' && script == FZ_SCRIPT_HANT)
    line = first;
  *length = strchr (line, '\n') - line;
  return line;
}

static gboolean
is_over_cut (FzTextMatch *self,
             const Word  *word,
             const Cut   *cut,
             guint        row)
{
  gsize       length;
  const char *place = find_place_line (self, row, cut->script, &length);

  return length >= cut->dropped + cut->length &&
         memcmp (place + length - cut->dropped - cut->length, word->folded, cut->length) == 0;
}

static gboolean
is_in_suffix (FzTextMatch *self,
              const Word  *word,
              guint        row)
{
  return word->patterns[fz_station_columns_get_name_pattern (self->columns, row)].in_suffix;
}

static gboolean
is_over_any_cut (FzTextMatch *self,
                 const Word  *word,
                 guint        row)
{
  const GArray *cuts = word->patterns[fz_station_columns_get_name_pattern (self->columns, row)].cuts;

  for (guint i = 0; cuts != NULL && i < cuts->len; i++)
    {
      if (is_over_cut (self, word, &g_array_index (cuts, Cut, i), row))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_in_district (FzTextMatch *self,
                const Word  *word,
                guint        row)
{
  guint16 district = fz_station_columns_get_district (self->columns, row);

  return district != FZ_NO_DISTRICT && word->districts[district];
}

/* @columns and @catalog are borrowed until the match is freed. */
FzTextMatch *
fz_text_match_new (const char             *text,
                   const FzStationColumns *columns,
                   const FzCatalog        *catalog)
{
  FzTextMatch *self = g_new0 (FzTextMatch, 1);
  guint        n_rows = fz_station_columns_get_n_rows (columns);

  self->columns = columns;
  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_array_set_clear_func (self->words, clear_word);
  if (n_rows > 0)
    {
      self->columns_end = fz_station_columns_get_search_text_end (columns, n_rows - 1);
      add_words (self, text, catalog);
    }
  return self;
}

void
fz_text_match_free (FzTextMatch *self)
{
  g_array_unref (self->words);
  g_free (self);
}

/* Whether every word of the text is found in @row; every row answers to none. */
gboolean
fz_text_match_row (FzTextMatch *self,
                   guint        row)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      Word *word = &g_array_index (self->words, Word, i);

      if (!is_in_suffix (self, word, row) &&
          !is_in_district (self, word, row) &&
          !is_in_search_text (self, word, row) &&
          !is_over_any_cut (self, word, row))
        return FALSE;
    }
  return TRUE;
}
