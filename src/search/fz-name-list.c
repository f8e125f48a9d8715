/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-name-list.h"

#include <string.h>

#include "fz-fold.h"
#include "fz-text-match.h"

/*
 * A list of stations, as people paste it: a name a line, or several parted by the
 * comma of enumerations, with or without numbers in front. Each name is looked for as
 * a search would; it is matched only when exactly one station answers best and the
 * name holds the whole of that station's place, so that 石 is never taken for 石楼.
 */

/* What a name is numbered by, and what else stands in front of it. */
#define BLANKS "[\\s\\p{Z}]*"
#define NUMBERING                                                                    \
  "^" BLANKS "(?:[（(]?(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})[)）.．、:：]" \
  "|[-–—•·*])?" BLANKS "[“\"‘'《]*"
/* What may stand behind it. */
#define ENDING "[”\"’'》。.\\s\\p{Z}]*$"
/* What stands between names. */
#define SEPARATORS "[、，；;\\t]"

/* What a place's name ends in, folded, when it is written in full. */
static const char *const kinds[] = {
  "街道", "街", "镇", "区", "市", " subdistrict", " town", " district"
};

static void
free_name (FzListedName *listed)
{
  g_free (listed->name);
  g_free (listed);
}

static char *
strip (const char *text,
       const char *pattern)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);

  return g_regex_replace_literal (regex, text, -1, 0, "", G_REGEX_MATCH_DEFAULT, NULL);
}

static void
append_names (GPtrArray  *names,
              const char *line)
{
  g_autofree char *unnumbered = strip (line, NUMBERING);
  g_auto (GStrv) parts = g_regex_split_simple (SEPARATORS, unnumbered, 0, 0);

  for (guint i = 0; parts[i] != NULL && names->len < FZ_NAME_LIST_MAX; i++)
    {
      g_autofree char *begun = strip (parts[i], NUMBERING);
      g_autofree char *name = strip (begun, ENDING);

      if (*name != '\0')
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
}

/* The names of @text, an array of strings. */
static GPtrArray *
read_names (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) lines = g_strsplit_set (valid, "\r\n", -1);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL && names->len < FZ_NAME_LIST_MAX; i++)
    append_names (names, lines[i]);
  return names;
}

/* A place's name without the word that says what kind of place it is; shortens @place. */
static const char *
cut_kind (char *place)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_has_suffix (place, kinds[i]) && strlen (place) > strlen (kinds[i]))
        {
          place[strlen (place) - strlen (kinds[i])] = '\0';
          break;
        }
    }
  return place;
}

static gboolean
holds_place (const char             *folded,
             const FzStationColumns *columns,
             guint                   row)
{
  for (FzScript script = 0; script < FZ_N_SCRIPTS; script++)
    {
      const char      *place = fz_station_columns_get_place (columns, row, script);
      g_autofree char *folded_place = NULL;

      if (place == NULL || *place == '\0')
        continue;
      folded_place = fz_fold_text (place);
      if (strstr (folded, cut_kind (folded_place)) != NULL)
        return TRUE;
    }
  return FALSE;
}

static FzMatchRank
find_best (const guint8 *ranks,
           guint         n_rows)
{
  guint8 best = FZ_MATCH_NONE;

  for (guint row = 0; row < n_rows; row++)
    best = MAX (best, ranks[row]);
  return best;
}

/* Sets the candidates to the rows of rank @best. Returns how many there are, which may
 * be more than are kept. */
static guint
collect (FzListedName           *listed,
         const FzStationColumns *columns,
         const guint8           *ranks,
         FzMatchRank             best,
         guint                  *first)
{
  guint n_rows = fz_station_columns_get_n_rows (columns);
  guint n = 0;

  for (guint row = 0; row < n_rows; row++)
    {
      if (ranks[row] != best)
        continue;
      if (n == 0)
        *first = row;
      if (n < FZ_LISTED_MAX_CANDIDATES)
        listed->candidates[n] = fz_station_columns_get_id (columns, row);
      n++;
    }
  listed->n_candidates = MIN (n, FZ_LISTED_MAX_CANDIDATES);
  return n;
}

static void
judge (FzListedName           *listed,
       const FzStationColumns *columns,
       const FzCatalog        *catalog)
{
  g_autofree guint8 *ranks = fz_text_match_rank (listed->name, columns, catalog);
  g_autofree char   *folded = fz_fold_text (listed->name);
  FzMatchRank        best = FZ_MATCH_NONE;
  guint              n, row = 0;

  listed->verdict = FZ_LISTED_UNKNOWN;
  if (ranks != NULL)
    best = find_best (ranks, fz_station_columns_get_n_rows (columns));
  if (best == FZ_MATCH_NONE)
    return;

  n = collect (listed, columns, ranks, best, &row);
  if (n > FZ_LISTED_MAX_CANDIDATES)
    listed->n_candidates = 0;
  else if (n == 1 && best != FZ_MATCH_SLIP && holds_place (folded, columns, row))
    listed->verdict = FZ_LISTED_MATCHED;
  else
    listed->verdict = FZ_LISTED_DOUBTFUL;
}

static gboolean
is_listed (const GPtrArray *list,
           guint32          id)
{
  for (guint i = 0; i < list->len; i++)
    {
      const FzListedName *listed = g_ptr_array_index (list, i);

      if (listed->verdict == FZ_LISTED_MATCHED && listed->candidates[0] == id)
        return TRUE;
    }
  return FALSE;
}

/* Looks for every name of @text among the stations. An array of FzListedName in the
 * order of the text, the caller's. */
GPtrArray *
fz_name_list_match (const char             *text,
                    const FzStationColumns *columns,
                    const FzCatalog        *catalog)
{
  g_autoptr (GPtrArray) names = read_names (text);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) free_name);

  for (guint i = 0; i < names->len; i++)
    {
      FzListedName *listed = g_new0 (FzListedName, 1);

      listed->name = g_strdup (g_ptr_array_index (names, i));
      judge (listed, columns, catalog);
      if (listed->verdict == FZ_LISTED_MATCHED && is_listed (list, listed->candidates[0]))
        listed->verdict = FZ_LISTED_AGAIN;
      g_ptr_array_add (list, listed);
    }
  return list;
}
