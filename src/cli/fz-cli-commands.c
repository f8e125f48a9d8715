/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-cli-commands.h"

#include <errno.h>
#include <stdio.h>

#include "fz-cli-json.h"
#include "fz-database.h"
#include "fz-field.h"
#include "fz-finder.h"
#include "fz-nearest.h"
#include "fz-paths.h"

#define SAMPLE_LINE "# Sample data: the details are invented"

/* What a command works with. */
typedef struct
{
  const FzCliOptions *options;  /* (unowned) */
  FzDatabase         *database; /* (owned) */
  FzCatalog          *catalog;  /* (owned) */
  FzScript            script;
} Session;

/* Prints text from the database with its control characters, which a terminal
 * would obey, as spaces. */
static void
print_text (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if (g_unichar_iscntrl (g_utf8_get_char (text)))
        putchar (' ');
      else
        fwrite (text, 1, g_utf8_next_char (text) - text, stdout);
    }
}

static void
print_column (const char *text)
{
  putchar ('\t');
  print_text (text);
}

static void
print_line (const char *name,
            const char *value)
{
  printf ("%s: ", name);
  print_text (value != NULL ? value : "(not known)");
  putchar ('\n');
}

static void
print_sample_line (const Session *session)
{
  if (session->catalog->dataset.sample)
    puts (SAMPLE_LINE);
}

static void
print_json (JsonBuilder *builder)
{
  g_autofree char *text = fz_cli_json_to_text (builder);

  puts (text);
}

/* A new object that says whose data follows. */
static JsonBuilder *
begin_json (const Session *session)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sample");
  json_builder_add_boolean_value (builder, session->catalog->dataset.sample);
  return builder;
}

static gboolean
open_session (Session            *session,
              const FzCliOptions *options,
              GError            **error)
{
  g_autofree char *installed = fz_paths_data_file ("stations.db");
  const char      *path = options->database != NULL ? options->database : installed;

  session->options = options;
  session->script = fz_script_of_interface ();
  session->database = fz_database_open (path, FZ_DATABASE_READ_ONLY, error);
  if (session->database == NULL)
    return FALSE;

  session->catalog = fz_database_load_catalog (session->database, error);
  return session->catalog != NULL;
}

static void
close_session (Session *session)
{
  g_clear_pointer (&session->catalog, fz_catalog_unref);
  g_clear_pointer (&session->database, fz_database_close);
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
find_stations (const Session *session,
               GError       **error)
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
get_district_name (const Session *session,
                   guint16        district)
{
  if (district == FZ_NO_DISTRICT)
    return "-";
  return fz_names_get (&fz_catalog_get_district (session->catalog, district)->names,
                       session->script);
}

/* A station as a line of columns, parted by tabs; @distance may be NULL. */
static void
print_station (const Session          *session,
               const FzStationColumns *columns,
               guint                   row,
               const double           *distance)
{
  g_autofree char *name = fz_station_columns_dup_name (columns, row, session->script);

  print_text (fz_station_columns_get_code (columns, row));
  print_column (fz_level_to_word (fz_station_columns_get_level (columns, row)));
  print_column (get_district_name (session, fz_station_columns_get_district (columns, row)));
  print_column (name);
  if (distance != NULL)
    printf ("\t%.0f m\t%s", *distance,
            fz_point_quality_to_word (fz_station_columns_get_point_quality (columns, row)));
  putchar ('\n');
}

static gboolean
add_station (const Session          *session,
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
write_json (const Session          *session,
            const FzStationColumns *columns,
            const GArray           *stations,
            gboolean                with_distance,
            GError                **error)
{
  g_autoptr (JsonBuilder) builder = begin_json (session);

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

  print_json (builder);
  return TRUE;
}

static void
write_lines (const Session          *session,
             const FzStationColumns *columns,
             const GArray           *stations,
             gboolean                with_distance)
{
  print_sample_line (session);
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

/* list and nearest differ in which stations they give, and in which order. */
static gboolean
run_list (const Session *session,
          GError       **error)
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

static void
print_services (const Session  *session,
                const FzRecord *record)
{
  for (guint i = 0; i < session->catalog->services->len; i++)
    {
      const FzService *service = fz_catalog_get_service (session->catalog, i);
      gboolean         expected = (service->expected_at >> record->level & 1) != 0;

      printf ("service %s: %s%s\n", service->code,
              fz_offer_to_word (fz_record_get_offer (record, i)),
              expected ? ", expected at this level" : "");
    }
}

static void
print_record (const Session  *session,
              const FzRecord *record)
{
  print_sample_line (session);
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      g_autofree char *value = fz_record_dup_field (record, field);

      print_line (fz_field_to_word (field), value);
    }
  print_services (session, record);
}

static gboolean
run_show (const Session *session,
          GError       **error)
{
  g_autoptr (FzRecord) record = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  guint32 id;

  if (!fz_database_find_code (session->database, session->options->code, &id, error))
    return FALSE;
  record = fz_database_load_record (session->database, session->catalog, id, error);
  if (record == NULL)
    return FALSE;

  if (!session->options->json)
    {
      print_record (session, record);
      return TRUE;
    }

  builder = begin_json (session);
  fz_cli_json_add_record (builder, record, session->catalog);
  json_builder_end_object (builder);
  print_json (builder);
  return TRUE;
}

/* How many stations there are of each level. */
static gboolean
count_levels (const Session *session,
              guint          levels[FZ_N_LEVELS],
              GError       **error)
{
  g_autoptr (FzStationColumns) columns = NULL;

  columns = fz_database_load_columns (session->database, session->catalog, NULL, error);
  if (columns == NULL)
    return FALSE;

  for (guint row = 0; row < fz_station_columns_get_n_rows (columns); row++)
    levels[fz_station_columns_get_level (columns, row)]++;
  return TRUE;
}

static void
print_findings (const Session   *session,
                const guint      levels[FZ_N_LEVELS],
                const GPtrArray *problems)
{
  print_sample_line (session);
  for (FzLevel level = 0; level < FZ_N_LEVELS; level++)
    printf ("%s: %u\n", fz_level_to_word (level), levels[level]);
  for (guint i = 0; i < problems->len; i++)
    print_line ("problem", g_ptr_array_index (problems, i));
  if (problems->len == 0)
    puts ("no problem found");
}

static void
print_findings_as_json (const Session   *session,
                        const guint      levels[FZ_N_LEVELS],
                        const GPtrArray *problems)
{
  g_autoptr (JsonBuilder) builder = begin_json (session);

  json_builder_set_member_name (builder, "levels");
  json_builder_begin_object (builder);
  for (FzLevel level = 0; level < FZ_N_LEVELS; level++)
    {
      json_builder_set_member_name (builder, fz_level_to_word (level));
      json_builder_add_int_value (builder, levels[level]);
    }
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (problems, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  print_json (builder);
}

static gboolean
run_check (const Session *session,
           GError       **error)
{
  g_autoptr (GPtrArray) problems = fz_database_check (session->database, error);
  guint levels[FZ_N_LEVELS] = { 0 };

  if (problems == NULL || !count_levels (session, levels, error))
    return FALSE;

  if (session->options->json)
    print_findings_as_json (session, levels, problems);
  else
    print_findings (session, levels, problems);
  if (problems->len == 0)
    return TRUE;

  g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FAILED, "problems found: %u", problems->len);
  return FALSE;
}

static gboolean
run_in_session (const Session *session,
                GError       **error)
{
  switch (session->options->command)
    {
    case FZ_CLI_LIST:
    case FZ_CLI_NEAREST:
      return run_list (session, error);
    case FZ_CLI_SHOW:
      return run_show (session, error);
    case FZ_CLI_CHECK:
      return run_check (session, error);
    case FZ_CLI_VERSION:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Makes sure that everything printed has arrived. */
static gboolean
finish_output (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "cannot write: %s",
               g_strerror (errno));
  return FALSE;
}

/* Does what @options ask for, and prints the answer. An error of G_OPTION_ERROR
 * means that the question was wrong; any other, that the data is. */
gboolean
fz_cli_run (const FzCliOptions *options,
            GError            **error)
{
  Session  session = { 0 };
  gboolean done;

  if (options->command == FZ_CLI_VERSION)
    {
      puts ("fazhan-cli " FZ_VERSION);
      return finish_output (error);
    }

  done = open_session (&session, options, error) && run_in_session (&session, error);
  close_session (&session);
  return done ? finish_output (error) : FALSE;
}
