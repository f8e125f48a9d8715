/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-print-subject.h"

#include "fz-nearest.h"

#include <glib/gi18n.h>

#define N_NEAREST 5

static const FzStationColumns *
get_columns (FzFinder *finder)
{
  return fz_station_table_get_columns (fz_finder_get_table (finder));
}

static FzOrigin *
get_origin (FzFinder *finder)
{
  return fz_query_get_origin (fz_finder_get_query (finder));
}

static void
add_row (GArray                 *ids,
         const FzStationColumns *columns,
         guint                   row)
{
  guint32 id = fz_station_columns_get_id (columns, row);

  g_array_append_val (ids, id);
}

static void
add_nearest (GArray   *ids,
             FzFinder *finder)
{
  const FzStationColumns *columns = get_columns (finder);
  guint32                 n_rows = fz_station_columns_get_n_rows (columns);
  g_autofree guint32     *rows = g_new (guint32, n_rows);
  g_autoptr (GArray) near = NULL;

  for (guint32 row = 0; row < n_rows; row++)
    rows[row] = row;
  near = fz_nearest (columns, rows, n_rows, fz_origin_get_point (get_origin (finder)), N_NEAREST);
  for (guint i = 0; i < near->len; i++)
    add_row (ids, columns, g_array_index (near, FzNearby, i).row);
}

static void
add_district (GArray   *ids,
              FzFinder *finder,
              guint     district)
{
  const FzStationColumns *columns = get_columns (finder);

  for (guint row = 0; row < fz_station_columns_get_n_rows (columns); row++)
    {
      if (fz_station_columns_get_district (columns, row) == district)
        add_row (ids, columns, row);
    }
}

static char *
make_nearest_title (FzOrigin *origin,
                    FzScript  script)
{
  const char *name = fz_origin_get_name (origin, script);

  if (name == NULL)
    return g_strdup (_ ("The Nearest Stations"));
  /* Translators: a title on paper; %s is where somebody starts: "Xilang". */
  return g_strdup_printf (_ ("The Stations Nearest to %s"), name);
}

/* Whether there is anything of that kind to print; @station is the selected one, or NULL. */
gboolean
fz_print_subject_is_there (FzFinder   *finder,
                           FzStation  *station,
                           FzPrintWhat what)
{
  FzCatalog *catalog = fz_station_table_get_catalog (fz_finder_get_table (finder));
  gboolean   has_rows = fz_station_columns_get_n_rows (get_columns (finder)) > 0;

  switch (what)
    {
    case FZ_PRINT_STATION:
      return station != NULL;
    case FZ_PRINT_NEAREST:
      return has_rows && get_origin (finder) != NULL;
    case FZ_PRINT_DISTRICT:
      return has_rows && catalog->districts->len > 0;
    case FZ_PRINT_MAP:
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* What somebody who says no more than "print" most likely means. */
FzPrintWhat
fz_print_subject_guess (FzFinder  *finder,
                        FzStation *station)
{
  if (station != NULL)
    return FZ_PRINT_STATION;
  if (fz_print_subject_is_there (finder, station, FZ_PRINT_NEAREST))
    return FZ_PRINT_NEAREST;
  return FZ_PRINT_DISTRICT;
}

/* The number of the district that the user is looking at: the filter's, or the selected
 * station's. FALSE when there is none. */
gboolean
fz_print_subject_find_district (FzFinder  *finder,
                                FzStation *station,
                                guint     *district)
{
  FzCatalog  *catalog = fz_station_table_get_catalog (fz_finder_get_table (finder));
  const char *code = fz_query_get_district (fz_finder_get_query (finder));
  guint       row;

  if (code != NULL)
    return fz_catalog_find_district (catalog, code, district);
  if (station == NULL ||
      !fz_station_columns_find (get_columns (finder), fz_station_get_id (station), &row))
    return FALSE;
  *district = fz_station_columns_get_district (get_columns (finder), row);
  return *district != FZ_NO_DISTRICT;
}

/* The stations, in the order of the paper; none where fz_print_subject_is_there() is FALSE.
 * @district counts for a district only.
 * Returns: (transfer full): of guint32 */
GArray *
fz_print_subject_list_ids (FzFinder   *finder,
                           FzStation  *station,
                           FzPrintWhat what,
                           guint       district)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 id;

  if (!fz_print_subject_is_there (finder, station, what))
    return ids;
  switch (what)
    {
    case FZ_PRINT_STATION:
      id = fz_station_get_id (station);
      g_array_append_val (ids, id);
      break;
    case FZ_PRINT_NEAREST:
      add_nearest (ids, finder);
      break;
    case FZ_PRINT_DISTRICT:
      add_district (ids, finder, district);
      break;
    case FZ_PRINT_MAP:
      break;
    default:
      g_return_val_if_reached (ids);
    }
  return ids;
}

/* What stands above several stations; NULL for a single one and for the map.
 * Returns: (transfer full) (nullable) */
char *
fz_print_subject_make_title (FzFinder   *finder,
                             FzPrintWhat what,
                             guint       district)
{
  FzStationTable   *table = fz_finder_get_table (finder);
  FzScript          script = fz_station_table_get_script (table);
  const FzDistrict *named;

  switch (what)
    {
    case FZ_PRINT_STATION:
    case FZ_PRINT_MAP:
      return NULL;
    case FZ_PRINT_NEAREST:
      return make_nearest_title (get_origin (finder), script);
    case FZ_PRINT_DISTRICT:
      named = fz_catalog_get_district (fz_station_table_get_catalog (table), district);
      /* Translators: a title on paper; %s is a district: "Tianhe District". */
      return g_strdup_printf (_ ("Legal Service Stations in %s"),
                              fz_names_get (&named->names, script));
    default:
      g_return_val_if_reached (NULL);
    }
}
