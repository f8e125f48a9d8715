/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-code-filter.h"

#include <string.h>

#include "fz-match-rank.h"

static GHashTable *
create_set (const char *const *codes)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; codes[i] != NULL; i++)
    g_hash_table_add (set, (gpointer) codes[i]);
  return set;
}

/* Takes from @ranks, FzMatchRank by row, the rows of all stations but those with one of
 * @codes; NULL codes take none. Without a text (NULL @ranks) all others are equal.
 * Returns: (transfer full) (nullable): @ranks, or new ones. */
guint8 *
fz_code_filter_apply (const char *const      *codes,
                      const FzStationColumns *columns,
                      guint8                 *ranks)
{
  guint n_rows = fz_station_columns_get_n_rows (columns);
  g_autoptr (GHashTable) set = NULL;

  if (codes == NULL)
    return ranks;
  set = create_set (codes);
  if (ranks == NULL)
    {
      ranks = g_malloc (n_rows);
      memset (ranks, FZ_MATCH_PART, n_rows);
    }
  for (guint row = 0; row < n_rows; row++)
    {
      if (ranks[row] != FZ_MATCH_NONE &&
          !g_hash_table_contains (set, fz_station_columns_get_code (columns, row)))
        ranks[row] = FZ_MATCH_NONE;
    }
  return ranks;
}
