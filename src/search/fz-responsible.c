/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-responsible.h"

#include "fz-nearest.h"
#include "fz-outlines.h"

#define NO_ROW G_MAXUINT

/* The station whose place was chosen; NO_ROW for an origin of another kind. */
static guint
find_own (const FzStationColumns *columns,
          FzOrigin               *origin)
{
  const char *code = fz_origin_get_code (origin);

  if (fz_origin_get_kind (origin) != FZ_ORIGIN_STREET || code == NULL)
    return NO_ROW;

  for (guint row = 0; row < fz_station_columns_get_n_rows (columns); row++)
    {
      if (g_str_equal (fz_station_columns_get_code (columns, row), code))
        return row;
    }
  return NO_ROW;
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
  return NO_ROW;
}

static FzSuggestion
make_suggestion (const FzStationColumns *columns,
                 guint                   row,
                 FzReason                reason,
                 FzOrigin               *origin)
{
  FzPoint        from = fz_origin_get_point (origin);
  FzPoint        to = fz_station_columns_get_point (columns, row);
  FzPointQuality quality = fz_station_columns_get_point_quality (columns, row);

  return (FzSuggestion) {
    .row = row,
    .reason = reason,
    .distance = fz_point_distance (from, to),
    .error = fz_point_quality_get_radius (quality) + fz_origin_get_accuracy (origin),
    .direction = fz_point_get_direction (from, to),
    .approximate = fz_point_quality_is_approximate (quality) || fz_origin_is_approximate (origin),
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

  if (row == NO_ROW)
    return;
  for (guint i = 0; i < suggestions->len; i++)
    {
      if (g_array_index (suggestions, FzSuggestion, i).row == row)
        return;
    }
  suggestion = make_suggestion (columns, row, reason, origin);
  g_array_append_val (suggestions, suggestion);
}

/* A shift of the origin moves both distances, at worst in opposite ways, and by no
 * more than itself each: so its accuracy is in both errors. */
static void
mark_swaps (GArray *suggestions,
            guint   first)
{
  for (guint i = first; i + 1 < suggestions->len; i++)
    {
      FzSuggestion       *nearer = &g_array_index (suggestions, FzSuggestion, i);
      const FzSuggestion *farther = nearer + 1;

      nearer->may_swap = farther->distance - nearer->distance <= nearer->error + farther->error;
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

  if (own == NO_ROW)
    return fz_outlines_find_district (catalog, fz_origin_get_point (origin), district);

  of_own = fz_station_columns_get_district (columns, own);
  if (of_own == FZ_NO_DISTRICT)
    return FALSE;
  *district = of_own;
  return TRUE;
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
  guint district, n_first, n_wanted;

  add_once (suggestions, columns, find_own (columns, origin), FZ_REASON_OWN, origin);
  if (fz_responsible_find_district (columns, catalog, origin, &district))
    add_once (suggestions, columns, find_centre (columns, district), FZ_REASON_CENTRE, origin);

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
