/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-stations.h"

#include <stdio.h>

#include "fz-cli-json.h"
#include "fz-finder.h"
#include "fz-nearest.h"

static void
print_column (const char *text)
{
  putchar ('\t');
  fz_cli_print_text (text);
}

/* The code of the district that @wanted names, by code or in any script. */
static const char *
find_district (const FzCatalog *catalog,
               const char      *wanted)
{
  for (guint i = 0; i < catalog->districts->len; i++)
    {
      const FzDistrict *district = fz_catalog_get_district (catalog, i);

      if (g_str_equal (district->code, wanted))
        return district->code;
      for (FzScript script = 0; script < FZ_N_SCRIPTS; script++)
        {
          if (g_strcmp0 (district->names.by_script[script], wanted) == 0)
            return district->code;
        }
    }
  return NULL;
}

static FzQuery *
make_query (const FzCliOptions *options,
            const char         *district)
{
  g_autoptr (FzQuery) all = fz_query_new ();
  g_autoptr (FzQuery) of_levels = fz_query_with_levels (all, options->levels);
  g_autoptr (FzQuery) of_district = fz_query_with_district (of_levels, district);

  return fz_query_with_featured (of_district, options->featured);
}

/* A finder that has found what the options ask for. */
static FzFinder *
find_stations (const FzCliSession *session,
               GError            **error)
{
  g_autoptr (FzStationTable) table = fz_station_table_new (session->script);
  g_autoptr (FzQuery) query = NULL;
  FzStationColumns *columns;
  FzFinder         *finder;
  const char       *district = NULL;

  if (session->options->district != NULL)
    {
      district = find_district (session->catalog, session->options->district);
      if (district == NULL)
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       "\"%s\" is no district of this database", session->options->district);
          return NULL;
        }
    }

  columns = fz_database_load_columns (session->database, session->catalog, NULL, error);
  if (columns == NULL)
    return NULL;
  fz_station_table_take (table, session->catalog, columns);

  query = make_query (session->options, district);
  finder = fz_finder_new (table);
  fz_finder_set_query (finder, query);
  return finder;
}

static const char *
get_district_name (const FzCliSession *session,
                   guint16             district)
{
  if (district == FZ_NO_DISTRICT)
    return "-";
  return fz_names_get (&fz_catalog_get_district (session->catalog, district)->names,
                       session->script);
}

/* A station as a line of columns, parted by tabs; @distance may be NULL. */
static void
print_station (const FzCliSession     *session,
               const FzStationColumns *columns,
               guint                   row,
               const double           *distance)
{
  g_autofree char *name = fz_station_columns_dup_name (columns, row, session->script);

  fz_cli_print_text (fz_station_columns_get_code (columns, row));
  print_column (fz_level_to_word (fz_station_columns_get_level (columns, row)));
  print_column (get_district_name (session, fz_station_columns_get_district (columns, row)));
  print_column (name);
  if (distance != NULL)
    printf ("\t%.0f m\t%s", *distance,
            fz_point_quality_to_word (fz_station_columns_get_point_quality (columns, row)));
  putchar ('\n');
}

static gboolean
add_station (const FzCliSession     *session,
             JsonBuilder            *builder,
             const FzStationColumns *columns,
             guint                   row,
             const double           *distance,
             GError                **error)
{
  g_autoptr (FzRecord) record = NULL;

  record = fz_database_load_record (session->database, session->catalog,
                                    fz_station_columns_get_id (columns, row), error);
  if (record == NULL)
    return FALSE;

  json_builder_begin_object (builder);
  fz_cli_json_add_summary (builder, record, distance);
  json_builder_end_object (builder);
  return TRUE;
}

static gboolean
write_json (const FzCliSession     *session,
            const FzStationColumns *columns,
            const GArray           *stations,
            gboolean                with_distance,
            GError                **error)
{
  g_autoptr (JsonBuilder) builder = fz_cli_session_begin_json (session);

  json_builder_set_member_name (builder, "stations");
  json_builder_begin_array (builder);
  for (guint i = 0; i < stations->len; i++)
    {
      const FzNearby *station = &g_array_index (stations, FzNearby, i);

      if (!add_station (session, builder, columns, station->row,
                        with_distance ? &station->distance : NULL, error))
        return FALSE;
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  fz_cli_print_json (builder);
  return TRUE;
}

static void
write_lines (const FzCliSession     *session,
             const FzStationColumns *columns,
             const GArray           *stations,
             gboolean                with_distance)
{
  fz_cli_session_print_mark (session);
  for (guint i = 0; i < stations->len; i++)
    {
      const FzNearby *station = &g_array_index (stations, FzNearby, i);

      print_station (session, columns, station->row, with_distance ? &station->distance : NULL);
    }
}

/* The rows as they stand, with no distance of their own. */
static GArray *
collect_rows (const guint32 *rows,
              guint          n_rows)
{
  GArray *stations = g_array_sized_new (FALSE, TRUE, sizeof (FzNearby), n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      FzNearby station = { .row = rows[i] };

      g_array_append_val (stations, station);
    }
  return stations;
}

/* Answers list and nearest, which differ in which stations they give, and in which
 * order. */
gboolean
fz_cli_run_stations (const FzCliSession *session,
                     GError            **error)
{
  const FzCliOptions *options = session->options;
  gboolean            is_nearest = options->command == FZ_CLI_NEAREST;
  g_autoptr (FzFinder) finder = find_stations (session, error);
  g_autoptr (GArray) stations = NULL;
  const FzStationColumns *columns;
  const guint32          *rows;
  guint                   n_rows;

  if (finder == NULL)
    return FALSE;

  columns = fz_station_table_get_columns (fz_finder_get_table (finder));
  rows = fz_finder_get_rows (finder, &n_rows);
  if (is_nearest)
    stations = fz_nearest (columns, rows, n_rows, options->origin, (guint) options->limit);
  else
    stations = collect_rows (rows, n_rows);

  if (options->json)
    return write_json (session, columns, stations, is_nearest, error);
  write_lines (session, columns, stations, is_nearest);
  return TRUE;
}
