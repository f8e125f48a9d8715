/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-name-match.h"

#include <string.h>

#include "fz-fold.h"
#include "fz-match-rank.h"
#include "fz-name-pattern.h"

/*
 * Names are not in the search text: a name is the beginning of its place's, its
 * stem, and a suffix that thousands of rows share (see fz_name_pattern_make()). So
 * a word is in a name when it is in the stem, which the search text has, in the
 * suffix, or begins at the stem's end and goes on in the suffix. What concerns the
 * suffixes is found out once for each, not for each row.
 */

/* A place where the word can be cut so that its rest begins a suffix. */
typedef struct
{
  FzScript script;
  gsize    dropped; /* bytes of the place that are not in the stem */
  gsize    length;  /* bytes of the word before the cut */
} Cut;

/* What there is to know of the word and one pattern of names. */
typedef struct
{
  gboolean in_suffix;
  GArray  *cuts; /* (owned) (nullable) of Cut */
} Pattern;

static void
clear_pattern (gpointer data)
{
  Pattern *pattern = data;

  g_clear_pointer (&pattern->cuts, g_array_unref);
}

/* 工作站, 服务站 and 站 are one to whoever looks for it. */
static char *
dup_without_filler (const char *text)
{
  g_autoptr (GString) short_text = g_string_new (text);

  g_string_replace (short_text, "服务", "", 0);
  g_string_replace (short_text, "工作", "", 0);
  return g_string_free (g_steal_pointer (&short_text), FALSE);
}

static gboolean
is_in_suffix (const char *suffix,
              const char *word)
{
  g_autofree char *short_suffix = NULL;
  g_autofree char *short_word = NULL;

  if (strstr (suffix, word) != NULL)
    return TRUE;

  short_suffix = dup_without_filler (suffix);
  short_word = dup_without_filler (word);
  return *short_word != '\0' && strstr (short_suffix, short_word) != NULL;
}

static void
add_cuts (Pattern      *pattern,
          const char   *word,
          FzNamePattern parsed,
          FzScript      script)
{
  for (const char *rest = g_utf8_next_char (word); *rest != '\0'; rest = g_utf8_next_char (rest))
    {
      Cut cut = { .script = script, .dropped = parsed.dropped, .length = rest - word };

      if (!g_str_has_prefix (parsed.suffix, rest))
        continue;
      if (pattern->cuts == NULL)
        pattern->cuts = g_array_new (FALSE, FALSE, sizeof (Cut));
      g_array_append_val (pattern->cuts, cut);
    }
}

static Pattern
match_pattern (const char             *word,
               const FzStationColumns *columns,
               guint32                 number)
{
  Pattern pattern = { 0 };

  for (guint script = 0; script < FZ_N_SCRIPTS; script++)
    {
      g_autofree char *text = fz_station_columns_dup_folded_pattern (columns, number, script);
      FzNamePattern    parsed;

      if (text == NULL)
        continue;
      parsed = fz_name_pattern_parse (text);
      pattern.in_suffix |= is_in_suffix (parsed.suffix, word);
      add_cuts (&pattern, word, parsed, script);
    }
  return pattern;
}

/* By the patterns' numbers; NULL when the word is in none. */
static GArray *
match_patterns (const char             *word,
                const FzStationColumns *columns)
{
  guint32 n = fz_station_columns_get_n_name_patterns (columns);
  g_autoptr (GArray) patterns = g_array_sized_new (FALSE, TRUE, sizeof (Pattern), n + 1);
  gboolean any = FALSE;

  g_array_set_size (patterns, 1);
  g_array_set_clear_func (patterns, clear_pattern);
  for (guint32 i = 1; i <= n; i++)
    {
      Pattern pattern = match_pattern (word, columns, i);

      any |= pattern.in_suffix || pattern.cuts != NULL;
      g_array_append_val (patterns, pattern);
    }
  return any ? g_steal_pointer (&patterns) : NULL;
}

/* The line of a row's search text in which its place stands in @script. */
static const char *
find_place_line (const char *search_text,
                 FzScript    script,
                 gsize      *length)
{
  const char *line = search_text;

  for (guint i = 0; i < script; i++)
    line = strchr (line, '\n') + 1;
  if (*line == '\n' && script == FZ_SCRIPT_HANT)
    line = search_text;
  *length = strchr (line, '\n') - line;
  return line;
}

static FzMatchRank
match_cuts (const GArray *cuts,
            const char   *word,
            const char   *search_text)
{
  FzMatchRank best = FZ_MATCH_NONE;

  for (guint i = 0; cuts != NULL && i < cuts->len; i++)
    {
      const Cut  *cut = &g_array_index (cuts, Cut, i);
      gsize       length;
      const char *place = find_place_line (search_text, cut->script, &length);

      if (length < cut->dropped + cut->length ||
          memcmp (place + length - cut->dropped - cut->length, word, cut->length) != 0)
        continue;
      best = MAX (best, length == cut->dropped + cut->length ? FZ_MATCH_PREFIX : FZ_MATCH_PART);
    }
  return best;
}

/* Raises the ranks of the rows in whose names @word, folded, reaches beyond what
 * the name has of the place. */
void
fz_name_match_mark (const char             *word,
                    const FzStationColumns *columns,
                    guint8                 *ranks)
{
  g_autoptr (GArray) patterns = match_patterns (word, columns);
  FzColumnViews views = fz_station_columns_get_views (columns);

  if (patterns == NULL)
    return;

  for (guint row = 0; row < views.n_rows; row++)
    {
      const Pattern *pattern = &g_array_index (patterns, Pattern, views.name_pattern[row]);
      guint8         rank = pattern->in_suffix ? FZ_MATCH_PART : FZ_MATCH_NONE;

      if (pattern->cuts != NULL)
        {
          guint8 over_cut =
              match_cuts (pattern->cuts, word, views.search_text + views.search_text_offset[row]);

          rank = MAX (rank, over_cut);
        }
      ranks[row] = MAX (ranks[row], rank);
    }
}

/* Whether @word, folded, is in @name when 工作站, 服务站 and 站 are taken for one. */
gboolean
fz_name_match_is_alike (const char *name,
                        const char *word)
{
  g_autofree char *folded = fz_fold_text (name);

  return is_in_suffix (folded, word);
}
