/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-stations.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "fz-cli-distance.h"
#include "fz-cli-origin.h"
#include "fz-finder.h"
#include "fz-fold.h"
#include "fz-nearest.h"
#include "fz-record-json.h"

/* How many near stations are shown unless somebody says. */
#define DEFAULT_NEAREST 10

static void
print_column (const char *text)
{
  putchar ('\t');
  fz_cli_print_text (text);
}

/* Whether @wanted, folded, is one of @names, or one without what @tails, by script, have
 * as the word for its kind; NULL for none. */
static gboolean
is_name (const FzNames     *names,
         const char        *wanted,
         const char *const *tails)
{
  for (FzScript script = 0; script < FZ_N_SCRIPTS; script++)
    {
      g_autofree char *folded = NULL;

      if (names->by_script[script] == NULL)
        continue;
      folded = fz_fold_text (names->by_script[script]);
      if (g_str_equal (folded, wanted))
        return TRUE;
      if (tails == NULL || !g_str_has_suffix (folded, tails[script]))
        continue;
      folded[strlen (folded) - strlen (tails[script])] = '\0';
      if (g_str_equal (folded, wanted))
        return TRUE;
    }
  return FALSE;
}

/* The code of the district that @wanted names, by code or in any script: "天河" and
 * "tianhe" are as good as 「天河区」 and "Tianhe District". */
static const char *
find_district (const FzCatalog *catalog,
               const char      *wanted)
{
  static const char *const tails[FZ_N_SCRIPTS] = { "区", "区", " district" };
  g_autofree char         *folded = fz_fold_text (wanted);

  for (guint i = 0; i < catalog->districts->len; i++)
    {
      const FzDistrict *district = fz_catalog_get_district (catalog, i);

      if (g_str_equal (district->code, wanted) || is_name (&district->names, folded, tails))
        return district->code;
    }
  return NULL;
}

static gboolean
find_services (const FzCatalog    *catalog,
               const FzCliOptions *options,
               guint32            *services,
               GError            **error)
{
  *services = 0;
  for (guint w = 0; options->services != NULL && options->services[w] != NULL; w++)
    {
      const char      *wanted = options->services[w];
      g_autofree char *folded = fz_fold_text (wanted);
      guint32          found = 0;

      for (guint i = 0; i < catalog->services->len; i++)
        {
          const FzService *service = fz_catalog_get_service (catalog, i);

          if (g_str_equal (service->code, wanted) || is_name (&service->names, folded, NULL))
            found = 1u << i;
        }
      if (found == 0)
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       "\"%s\" is no service of this database", wanted);
          return FALSE;
        }
      *services |= found;
    }
  return TRUE;
}

static FzQuery *
make_query (const FzCliOptions *options,
            const char         *district,
            guint32             services,
            FzOrigin           *origin)
{
  g_autoptr (FzQuery) all = fz_query_new ();
  g_autoptr (FzQuery) of_text = fz_query_with_text (all, options->text);
  g_autoptr (FzQuery) of_district = fz_query_with_district (of_text, district);
  g_autoptr (FzQuery) of_services =
      fz_query_with_services (of_district, services, options->expected);
  g_autoptr (FzQuery) from_origin = fz_query_with_origin (of_services, origin);
  g_autoptr (FzQuery) in_order =
      fz_query_with_order (from_origin, origin != NULL ? FZ_ORDER_DISTANCE : FZ_ORDER_PLACE);

  return fz_cli_filters_apply (&options->filters, in_order);
}

static gboolean
find_wanted_district (const FzCliSession *session,
                      const char        **district,
                      GError            **error)
{
  const char *wanted = session->options->district;

  *district = wanted != NULL ? find_district (session->catalog, wanted) : NULL;
  if (wanted == NULL || *district != NULL)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "\"%s\" is no district of this database", wanted);
  return FALSE;
}

/* A finder that has found what the options ask for. */
static FzFinder *
find_stations (const FzCliSession *session,
               GError            **error)
{
  const FzCliOptions *options = session->options;
  g_autoptr (FzStationTable) table = fz_station_table_new (session->script);
  g_autoptr (FzOrigin) origin = options->origin != NULL ? g_object_ref (options->origin) : NULL;
  g_autoptr (FzQuery) query = NULL;
  FzStationColumns *columns;
  FzFinder         *finder;
  const char       *district;
  guint32           services;

  if (!find_wanted_district (session, &district, error) ||
      !find_services (session->catalog, options, &services, error))
    return NULL;

  columns = fz_database_load_columns (session->database, session->catalog, NULL, error);
  if (columns == NULL)
    return NULL;
  fz_station_table_take (table, session->catalog, columns);
  if (options->start != NULL)
    {
      origin = fz_cli_origin_find (session, columns, options->start, error);
      if (origin == NULL)
        return NULL;
    }

  if (origin == NULL && options->filters.ordered && options->filters.order == FZ_ORDER_DISTANCE)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "--order distance needs --origin");
      return NULL;
    }

  query = make_query (options, district, services, origin);
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
               const FzDistance       *distance)
{
  g_autofree char *name = fz_station_columns_dup_name (columns, row, session->script);

  fz_cli_print_text (fz_station_columns_get_code (columns, row));
  print_column (fz_level_to_word (fz_station_columns_get_level (columns, row)));
  print_column (get_district_name (session, fz_station_columns_get_district (columns, row)));
  print_column (name);
  if (distance != NULL)
    {
      g_autofree char *far = fz_cli_distance_format (distance);

      print_column (far);
      print_column (
          fz_point_quality_to_word (fz_station_columns_get_point_quality (columns, row)));
    }
  putchar ('\n');
}

static FzDistance
measure (const FzStationColumns *columns,
         guint                   row,
         FzOrigin               *origin)
{
  return fz_origin_measure (origin, fz_station_columns_get_point (columns, row),
                            fz_station_columns_get_point_quality (columns, row));
}

static gboolean
add_station (const FzCliSession     *session,
             JsonBuilder            *builder,
             const FzStationColumns *columns,
             guint                   row,
             const FzDistance       *distance,
             GError                **error)
{
  g_autoptr (FzRecord) record = NULL;

  record = fz_database_load_record (session->database, session->catalog,
                                    fz_station_columns_get_id (columns, row), error);
  if (record == NULL)
    return FALSE;
  json_builder_begin_object (builder);
  fz_record_json_add_summary (builder, record);
  if (distance != NULL)
    fz_cli_distance_add (builder, distance);
  json_builder_end_object (builder);
  return TRUE;
}

/* What was found, on its way out. */
typedef struct
{
  const FzCliSession     *session;
  FzFinder               *finder;
  const FzStationColumns *columns;
  const guint32          *rows;
  guint                   n_rows;
  FzOrigin               *origin; /* (nullable) */
} Found;

static gboolean
write_json (const Found *found,
            GError     **error)
{
  g_autoptr (JsonBuilder) builder = fz_cli_session_begin_json (found->session);

  json_builder_set_member_name (builder, "stations");
  json_builder_begin_array (builder);
  for (guint i = 0; i < found->n_rows; i++)
    {
      FzDistance distance;

      if (found->origin != NULL)
        distance = measure (found->columns, found->rows[i], found->origin);
      if (!add_station (found->session, builder, found->columns, found->rows[i],
                        found->origin != NULL ? &distance : NULL, error))
        return FALSE;
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  fz_cli_print_json (builder);
  return TRUE;
}

/* What there is to say of a search beside its stations. */
static void
print_remarks (const Found *found)
{
  const FzProblem *problem = fz_finder_get_problem (found->finder);

  if (found->n_rows == 0 && found->session->options->command == FZ_CLI_SEARCH)
    puts ("# Nothing found");
  if (fz_finder_forgives (found->finder))
    puts ("# Found but for one typing slip");
  if (problem == NULL)
    return;
  fputs ("# ", stdout);
  fz_cli_print_text (fz_names_get (&problem->names, found->session->script));
  for (guint i = 0; i < problem->n_hotlines; i++)
    {
      fputs (i == 0 ? ": " : ", ", stdout);
      fz_cli_print_text (
          fz_catalog_get_hotline (found->session->catalog, problem->hotlines[i])->number);
    }
  putchar ('\n');
}

static void
write_lines (const Found *found)
{
  fz_cli_session_print_mark (found->session);
  print_remarks (found);
  for (guint i = 0; i < found->n_rows; i++)
    {
      FzDistance distance;

      if (found->origin != NULL)
        distance = measure (found->columns, found->rows[i], found->origin);
      print_station (found->session, found->columns, found->rows[i],
                     found->origin != NULL ? &distance : NULL);
    }
}

static guint
get_limit (const FzCliOptions *options)
{
  if (options->limit > 0)
    return (guint) options->limit;
  return options->command == FZ_CLI_NEAREST ? DEFAULT_NEAREST : G_MAXUINT;
}

/* The nearest of those that were found, and nothing but that: a list in the order of
 * distance begins with the stations that are responsible for its origin.
 * Returns: (transfer full): @found is about these rows now. */
static guint32 *
take_nearest (Found *found,
              guint  limit)
{
  guint          n_rows;
  const guint32 *rows = fz_finder_get_unsorted_rows (found->finder, &n_rows);
  g_autoptr (GArray) nearest =
      fz_nearest (found->columns, rows, n_rows, fz_origin_get_point (found->origin), limit);
  guint32 *taken = g_new (guint32, MAX (nearest->len, 1));

  for (guint i = 0; i < nearest->len; i++)
    taken[i] = g_array_index (nearest, FzNearby, i).row;
  found->rows = taken;
  found->n_rows = nearest->len;
  return taken;
}

/* Answers list, search and nearest, which differ in which stations they give, and in
 * which order. */
gboolean
fz_cli_run_stations (const FzCliSession *session,
                     GError            **error)
{
  const FzCliOptions *options = session->options;
  g_autoptr (FzFinder) finder = find_stations (session, error);
  g_autofree guint32 *nearest = NULL;
  Found               found = { .session = session, .finder = finder };

  if (finder == NULL)
    return FALSE;

  found.columns = fz_station_table_get_columns (fz_finder_get_table (finder));
  found.origin = fz_query_get_origin (fz_finder_get_query (finder));
  if (found.origin != NULL)
    fz_cli_origin_warn (session, found.origin);
  if (options->command == FZ_CLI_NEAREST && !options->filters.ordered)
    nearest = take_nearest (&found, get_limit (options));
  else
    found.rows = fz_finder_get_first_rows (finder, get_limit (options), &found.n_rows);
  if (options->json)
    return write_json (&found, error);
  write_lines (&found);
  return TRUE;
}

/* The ids of the stations that the options' filters find, each with its place in their order,
 * from 1: the caller's. */
GHashTable *
fz_cli_find_ids (const FzCliSession *session,
                 GError            **error)
{
  g_autoptr (FzFinder) finder = find_stations (session, error);
  GHashTable             *ids;
  const FzStationColumns *columns;
  const guint32          *rows;
  guint                   n_rows;

  if (finder == NULL)
    return NULL;
  ids = g_hash_table_new (NULL, NULL);
  columns = fz_station_table_get_columns (fz_finder_get_table (finder));
  rows = session->options->filters.ordered ? fz_finder_get_rows (finder, &n_rows)
                                           : fz_finder_get_unsorted_rows (finder, &n_rows);
  for (guint i = 0; i < n_rows; i++)
    g_hash_table_insert (ids, GUINT_TO_POINTER (fz_station_columns_get_id (columns, rows[i])),
                         GUINT_TO_POINTER (i + 1));
  return ids;
}
