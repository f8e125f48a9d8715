/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-start-search.h"

#include "fz-text-match.h"

/*
 * Places to start from by their names: the streets, towns and districts of the
 * stations, and the landmarks. The better match comes first; of equals a street comes
 * before a landmark, and otherwise the order of the data stays.
 */

static FzMatchRank
find_best_rank (const guint8 *ranks,
                guint         n)
{
  FzMatchRank best = FZ_MATCH_NONE;

  for (guint i = 0; ranks != NULL && i < n; i++)
    best = MAX (best, (FzMatchRank) ranks[i]);
  return best;
}

static void
collect (GArray       *found,
         FzOriginKind  kind,
         const guint8 *ranks,
         guint         n,
         FzMatchRank   rank,
         guint         limit)
{
  for (guint i = 0; ranks != NULL && i < n && found->len < limit; i++)
    {
      FzStart start = { kind, i };

      if (ranks[i] == rank)
        g_array_append_val (found, start);
    }
}

/* At most @limit places that answer to @text; those that do so but for a slip only when
 * nothing answers to it as it stands.
 * Returns: (transfer full): an array of FzStart, empty for a text without a word. */
GArray *
fz_start_search_find (const FzStationColumns *columns,
                      const FzCatalog        *catalog,
                      const FzLandmarkSearch *landmarks,
                      const char             *text,
                      guint                   limit)
{
  g_autofree guint8 *row_ranks = fz_text_match_rank (text, columns, catalog);
  g_autofree guint8 *landmark_ranks = fz_landmark_search_rank (landmarks, text);
  guint              n_rows = fz_station_columns_get_n_rows (columns);
  guint              n_landmarks = catalog->landmarks->len;
  FzMatchRank        best = MAX (find_best_rank (row_ranks, n_rows),
                                 find_best_rank (landmark_ranks, n_landmarks));
  FzMatchRank        worst = best > FZ_MATCH_SLIP ? FZ_MATCH_SLIP + 1 : FZ_MATCH_SLIP;
  GArray            *found = g_array_new (FALSE, FALSE, sizeof (FzStart));

  for (FzMatchRank rank = best; rank >= worst; rank--)
    {
      collect (found, FZ_ORIGIN_STREET, row_ranks, n_rows, rank, limit);
      collect (found, FZ_ORIGIN_LANDMARK, landmark_ranks, n_landmarks, rank, limit);
    }
  return found;
}

/* Returns: (transfer full): the starting point that @start is. */
FzOrigin *
fz_start_make_origin (const FzStart          *start,
                      const FzStationColumns *columns,
                      const FzCatalog        *catalog)
{
  if (start->kind == FZ_ORIGIN_LANDMARK)
    return fz_origin_new_for_landmark (fz_catalog_get_landmark (catalog, start->number));
  return fz_origin_new_for_street (columns, start->number);
}
