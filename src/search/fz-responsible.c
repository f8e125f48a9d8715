/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-responsible.h"

#include <string.h>

#include "fz-nearest.h"
#include "fz-outlines.h"

/* The station whose place was chosen; FZ_NO_LEADER for an origin of another kind. */
static guint
find_own (const FzStationColumns *columns,
          FzOrigin               *origin)
{
  const char *code = fz_origin_get_code (origin);

  if (fz_origin_get_kind (origin) != FZ_ORIGIN_STREET || code == NULL)
    return FZ_NO_LEADER;

  for (guint row = 0; row < fz_station_columns_get_n_rows (columns); row++)
    {
      if (g_str_equal (fz_station_columns_get_code (columns, row), code))
        return row;
    }
  return FZ_NO_LEADER;
}

static guint
find_centre (const FzStationColumns *columns,
             guint                   district)
{
  for (guint row = 0; row < fz_station_columns_get_n_rows (columns); row++)
    {
      if (fz_station_columns_get_level (columns, row) == FZ_LEVEL_DISTRICT &&
          fz_station_columns_get_district (columns, row) == district)
        return row;
    }
  return FZ_NO_LEADER;
}

static FzSuggestion
make_suggestion (const FzStationColumns *columns,
                 guint                   row,
                 FzReason                reason,
                 FzOrigin               *origin)
{
  return (FzSuggestion) {
    .row = row,
    .reason = reason,
    .distance =
        fz_origin_measure (origin, fz_station_columns_get_point (columns, row),
                           fz_station_columns_get_point_quality (columns, row)),
  };
}

static void
add_once (GArray                 *suggestions,
          const FzStationColumns *columns,
          guint                   row,
          FzReason                reason,
          FzOrigin               *origin)
{
  FzSuggestion suggestion;

  if (row == FZ_NO_LEADER)
    return;
  for (guint i = 0; i < suggestions->len; i++)
    {
      if (g_array_index (suggestions, FzSuggestion, i).row == row)
        return;
    }
  suggestion = make_suggestion (columns, row, reason, origin);
  g_array_append_val (suggestions, suggestion);
}

static void
mark_swaps (GArray *suggestions,
            guint   first)
{
  for (guint i = first; i + 1 < suggestions->len; i++)
    {
      FzSuggestion       *nearer = &g_array_index (suggestions, FzSuggestion, i);
      const FzSuggestion *farther = nearer + 1;

      nearer->may_swap = fz_distance_may_swap (&nearer->distance, &farther->distance);
    }
}

/* The district in which @origin lies: that of the chosen street, else the one whose
 * outline holds the point. Returns FALSE, leaving @district alone, for none. */
gboolean
fz_responsible_find_district (const FzStationColumns *columns,
                              const FzCatalog        *catalog,
                              FzOrigin               *origin,
                              guint                  *district)
{
  guint own = find_own (columns, origin);
  guint of_own;

  if (own == FZ_NO_LEADER)
    return fz_outlines_find_district (catalog, fz_origin_get_point (origin), district);

  of_own = fz_station_columns_get_district (columns, own);
  if (of_own == FZ_NO_DISTRICT)
    return FALSE;
  *district = of_own;
  return TRUE;
}

/* Those who start from @origin are first told of the station of the chosen street or
 * town, then of the centre of the district. */
FzLeaders
fz_responsible_find_leaders (const FzStationColumns *columns,
                             const FzCatalog        *catalog,
                             FzOrigin               *origin)
{
  FzLeaders leaders = { .own = find_own (columns, origin), .centre = FZ_NO_LEADER };
  guint     district;

  if (fz_responsible_find_district (columns, catalog, origin, &district))
    leaders.centre = find_centre (columns, district);
  if (leaders.centre == leaders.own)
    leaders.centre = FZ_NO_LEADER;
  return leaders;
}

/* The stations for those who start from @origin: the one of the chosen street or town,
 * then the centre of the district, then the @limit nearest among the @n_rows of
 * @rows (among all when it is NULL), strictly by distance. None is there twice. The
 * first two are given whether or not they are in @rows.
 * Returns: (transfer full): an array of FzSuggestion. */
GArray *
fz_responsible_find (const FzStationColumns *columns,
                     const FzCatalog        *catalog,
                     const guint32          *rows,
                     guint                   n_rows,
                     FzOrigin               *origin,
                     guint                   limit)
{
  GArray *suggestions = g_array_new (FALSE, FALSE, sizeof (FzSuggestion));
  g_autoptr (GArray) nearest = NULL;
  FzLeaders leaders = fz_responsible_find_leaders (columns, catalog, origin);
  guint     n_first, n_wanted;

  add_once (suggestions, columns, leaders.own, FZ_REASON_OWN, origin);
  add_once (suggestions, columns, leaders.centre, FZ_REASON_CENTRE, origin);

  /* Two may be there already, and one more tells how sure the last is. */
  n_first = suggestions->len;
  n_wanted = n_first + MIN (limit, fz_station_columns_get_n_rows (columns));
  nearest = fz_nearest (columns, rows, n_rows, fz_origin_get_point (origin), n_wanted + 1);
  for (guint i = 0; i < nearest->len && suggestions->len <= n_wanted; i++)
    add_once (suggestions, columns, g_array_index (nearest, FzNearby, i).row, FZ_REASON_NEAREST,
              origin);
  mark_swaps (suggestions, n_first);
  if (suggestions->len > n_wanted)
    g_array_set_size (suggestions, n_wanted);
  return suggestions;
}
