/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-start-search.h"

#include <string.h>

#include "fz-coordinates.h"
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

typedef struct
{
  guint32 row;
  gint    rank; /* the district itself comes first */
  char   *key;
} Place;

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      unused)
{
  const Place *place_a = a;
  const Place *place_b = b;
  int          order = place_a->rank - place_b->rank;

  if (order == 0)
    order = strcmp (place_a->key, place_b->key);
  if (order == 0)
    order = place_a->row < place_b->row ? -1 : place_a->row > place_b->row;
  return order;
}

static Place
make_place (const FzStationColumns *columns,
            guint32                 row,
            FzScript                script)
{
  const char *name = fz_station_columns_get_place (columns, row, script);

  if (name == NULL)
    name = fz_station_columns_get_place (columns, row, FZ_SCRIPT_HANS);
  return (Place) {
    .row = row,
    .rank = fz_station_columns_get_level (columns, row) != FZ_LEVEL_DISTRICT,
    .key = g_utf8_collate_key (name != NULL ? name : "", -1),
  };
}

/* The places of a district, by its number in the catalogue: the district itself, then
 * its streets and towns by their names in @script, as the locale sorts them.
 * Returns: (transfer full): an array of guint32, rows. */
GArray *
fz_start_search_list (const FzStationColumns *columns,
                      guint                   district,
                      FzScript                script)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 row = 0; row < fz_station_columns_get_n_rows (columns); row++)
    {
      Place place;

      if (fz_station_columns_get_district (columns, row) != district)
        continue;
      place = make_place (columns, row, script);
      g_array_append_val (places, place);
    }
  g_sort_array (places->data, places->len, sizeof (Place), compare_places, NULL);
  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      g_array_append_val (rows, place->row);
      g_free (place->key);
    }
  return rows;
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

/* The starting point that is meant by @text when it was typed to find a station: good
 * coordinates in WGS-84, or the place whose name it is.
 * Returns: (transfer full) (nullable): the starting point; NULL when @text names none. */
FzOrigin *
fz_start_search_guess (const FzStationColumns *columns,
                       FzCatalog              *catalog,
                       const char             *text)
{
  g_autoptr (FzCoordinates) place = fz_coordinates_parse (text, FZ_DATUM_WGS84, catalog);
  g_autoptr (FzLandmarkSearch) landmarks = NULL;
  g_autoptr (GArray) found = NULL;

  if (place != NULL)
    return place->verdict == FZ_VERDICT_GOOD ? fz_origin_new_for_coordinates (place) : NULL;

  landmarks = fz_landmark_search_new (catalog);
  found = fz_start_search_find (columns, catalog, landmarks, text, 1);
  if (found->len == 0)
    return NULL;
  return fz_start_make_origin (&g_array_index (found, FzStart, 0), columns, catalog);
}
