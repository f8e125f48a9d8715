/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-store-fixture.h"

#include "fz-field.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
assert_records_equal (const FzRecord *a,
                      const FzRecord *b)
{
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      g_test_message ("%s", fz_field_to_word (field));
      g_assert_true (fz_record_field_equal (a, b, field));
    }
  g_assert_cmpmem (a->offers->data, a->offers->len, b->offers->data, b->offers->len);
}

/* Every field of a record with nothing left out. */
static FzRecord *
make_full_record (void)
{
  static const struct
  {
    FzField     field;
    const char *value;
  } values[] = {
    { FZ_FIELD_LEVEL, "street" },
    { FZ_FIELD_FEATURED, "special" },
    { FZ_FIELD_STATUS, "moved" },
    { FZ_FIELD_STEP_FREE, "no" },
    { FZ_FIELD_POINT_QUALITY, "A" },
    { FZ_FIELD_LAT, "23.1234567890123" },
    { FZ_FIELD_LON, "0.1" },
    { FZ_FIELD_POINT_CHECKED_M, "12.5" },
    { FZ_FIELD_CODE, "440118001" },
    { FZ_FIELD_DISTRICT, "440118" },
    { FZ_FIELD_NOTICE_FROM, "2026-11-23" },
    { FZ_FIELD_NOTICE_UNTIL, "2026-12-01" },
    { FZ_FIELD_CHECKED_ON, "2026-11-22" },
  };
  FzRecord *record = fz_record_new (2);

  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      if (!fz_field_is_number (field))
        fz_record_set_text (record, field, fz_field_to_word (field));
    }
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_true (fz_record_set_field (record, values[i].field, values[i].value));
  fz_record_set_offer (record, 1, FZ_OFFER_NO);
  return record;
}

static void
test_every_field (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (FzDataset) dataset = fixture_make_dataset ("2");
  g_autoptr (FzDatabase) database = NULL;
  g_autoptr (FzRecord) loaded = NULL;
  g_autoptr (GError) error = NULL;
  FzRecord *record = make_full_record ();

  g_ptr_array_add (dataset->records, record);
  fz_database_create (fixture->shipped, dataset, &error);
  g_assert_no_error (error);

  database = fixture_open (fixture->shipped, FZ_DATABASE_READ_ONLY);
  loaded = fixture_load (database, "440118001");
  assert_records_equal (loaded, record);
  g_assert_cmpint (loaded->revision, ==, 1);
}

static void
test_unknown_stays_unknown (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_ONLY);
  g_autoptr (FzRecord) record = fixture_load (database, "440106003");

  g_assert_null (record->address);
  g_assert_null (record->names.by_script[FZ_SCRIPT_HANT]);
  g_assert_null (record->notice.text);
  g_assert_true (isnan (record->point_checked_m));
  g_assert_cmpint (fz_record_get_offer (record, 0), ==, FZ_OFFER_YES);
  g_assert_cmpint (fz_record_get_offer (record, 1), ==, FZ_OFFER_UNKNOWN);
}

static void
test_catalog (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_ONLY);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzCatalog) catalog = fz_database_load_catalog (database, &error);
  const FzService *service;
  const FzHotline *hotline;

  g_assert_no_error (error);
  g_assert_cmpstr (catalog->dataset.name, ==, "fixture");
  g_assert_cmpstr (catalog->dataset.version, ==, "1");
  g_assert_cmpstr (catalog->dataset.published, ==, "2026-11-23");
  g_assert_false (catalog->dataset.sample);

  g_assert_cmpuint (catalog->districts->len, ==, 2);
  g_assert_cmpstr (fz_catalog_get_district (catalog, 1)->code, ==, "440118");

  g_assert_cmpuint (catalog->services->len, ==, 2);
  service = fz_catalog_get_service (catalog, 1);
  g_assert_cmpstr (service->code, ==, "legal-aid");
  g_assert_cmpstr (fz_names_get (&service->names, FZ_SCRIPT_LATIN), ==, "Legal aid");
  g_assert_cmphex (service->expected_at, ==, 0x3);
  g_assert_cmpstr (service->source, ==, "fixture");

  g_assert_cmpuint (catalog->hotlines->len, ==, 1);
  hotline = fz_catalog_get_hotline (catalog, 0);
  g_assert_cmpstr (hotline->number, ==, "12348");
  g_assert_cmpstr (fz_names_get (&hotline->purpose, FZ_SCRIPT_LATIN), ==, "Any legal question");
  g_assert_null (hotline->note.by_script[FZ_SCRIPT_HANS]);
}

static void
test_places (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_ONLY);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzCatalog) catalog = fz_database_load_catalog (database, &error);
  const FzLandmark *landmark;
  const FzProblem  *problem;
  const FzOutline  *outline;

  g_assert_no_error (error);
  g_assert_cmpuint (catalog->landmarks->len, ==, 1);
  landmark = fz_catalog_get_landmark (catalog, 0);
  g_assert_cmpstr (landmark->code, ==, "metro-liede");
  g_assert_cmpstr (landmark->names.by_script[FZ_SCRIPT_HANT], ==, "獵德");
  g_assert_cmpstr (landmark->pinyin, ==, "lie de");
  g_assert_null (landmark->aliases);
  g_assert_cmpstr (landmark->lines, ==, "5");
  g_assert_cmpfloat (landmark->point.lon, ==, 113.3266);

  g_assert_cmpuint (catalog->problems->len, ==, 1);
  problem = fz_catalog_get_problem (catalog, 0);
  g_assert_cmpstr (problem->names.by_script[FZ_SCRIPT_LATIN], ==, "Work injury");
  g_assert_cmpstr (problem->words.by_script[FZ_SCRIPT_HANS], ==, "工伤;工伤事故");
  g_assert_null (problem->words.by_script[FZ_SCRIPT_HANT]);
  g_assert_true (g_strv_contains ((const char *const *) problem->folded, "work accident"));
  g_assert_cmphex (problem->services, ==, 0x3);
  g_assert_cmpuint (problem->n_hotlines, ==, 1);
  g_assert_cmpuint (problem->hotlines[0], ==, 0);
  g_assert_cmpstr (problem->source, ==, "a law");

  g_assert_cmpuint (catalog->outlines->len, ==, 3);
  outline = fz_catalog_get_outline (catalog, 2);
  g_assert_cmpuint (outline->district, ==, 1);
  g_assert_cmpuint (outline->n_points, ==, 3);
  g_assert_cmpfloat (outline->points[2].lon, ==, 113.7125);
  g_assert_cmpfloat (outline->north, ==, 23.25);
}

/* A place that no program of ours wrote is damage that is told. */
static void
test_broken_places (Fixture      *fixture,
                    gconstpointer data)
{
  static const char *const changes[] = {
    "UPDATE district_outline SET points = '23 113,23.1 113'",
    "UPDATE district_outline SET points = '23 113,23.1 113,north 113'",
    "UPDATE district_outline SET points = '23 113;23.1 113;23 114'",
    "UPDATE district_outline SET points = '23 113,23.1 inf,23 114'",
    "UPDATE problem_hotline SET hotline = 77",
    "UPDATE landmark SET name_hant = CAST (x'ff' AS TEXT)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (FzDatabase) database = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", changes[i]);
      fixture_copy (fixture->shipped, fixture->user);
      fixture_execute (fixture->user, changes[i]);
      database = fixture_open (fixture->user, FZ_DATABASE_READ_ONLY);
      g_assert_null (fz_database_load_catalog (database, &error));
      g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_DAMAGED);
    }
}

static void
test_columns_in_order (Fixture      *fixture,
                       gconstpointer data)
{
  static const char *const codes[] = {
    "440100", "440106", "440106003", "440106011", "440118", "440118106"
  };
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_ONLY);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzCatalog) catalog = fz_database_load_catalog (database, &error);
  g_autoptr (FzStationColumns) columns = NULL;

  columns = fz_database_load_columns (database, catalog, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fz_station_columns_get_n_rows (columns), ==, G_N_ELEMENTS (codes));
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_cmpstr (fz_station_columns_get_code (columns, i), ==, codes[i]);

  g_assert_cmpuint (fz_station_columns_get_district (columns, 0), ==, FZ_NO_DISTRICT);
  g_assert_cmpuint (fz_station_columns_get_district (columns, 1), ==, 0);
  g_assert_cmpuint (fz_station_columns_get_district (columns, 5), ==, 1);
  g_assert_cmpint (fz_station_columns_get_level (columns, 5), ==, FZ_LEVEL_TOWN);
  g_assert_cmpint (fz_station_columns_get_featured (columns, 3), ==, FZ_FEATURED_POPULAR);
  g_assert_cmphex (fz_station_columns_get_services (columns, 3), ==, 0x1);
  g_assert_cmpstr (fz_station_columns_get_hours (columns, 3), ==, "Mo-Fr 09:00-17:00");
  g_assert_cmpfloat_with_epsilon (fz_station_columns_get_point (columns, 5).lon, 113.607, 1e-6);
  g_assert_cmpint (fz_station_columns_get_point_quality (columns, 2), ==, FZ_POINT_QUALITY_DOOR);
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_ONLY);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (FzCatalog) catalog = fz_database_load_catalog (database, NULL);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (fz_database_load_columns (database, catalog, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_not_found (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_ONLY);
  g_autoptr (FzCatalog) catalog = fz_database_load_catalog (database, NULL);
  g_autoptr (GError) by_code = NULL;
  g_autoptr (GError) by_id = NULL;
  guint32 id = 77;

  g_assert_false (fz_database_find_code (database, "999999", &id, &by_code));
  g_assert_error (by_code, FZ_STORE_ERROR, FZ_STORE_ERROR_NOT_FOUND);
  g_assert_cmpuint (id, ==, 77);
  g_assert_null (fz_database_load_record (database, catalog, 77, &by_id));
  g_assert_error (by_id, FZ_STORE_ERROR, FZ_STORE_ERROR_NOT_FOUND);
}

static void
test_calendar (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_ONLY);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzCalendar) calendar = fz_database_load_calendar (database, &error);
  const FzNames *names;
  int            first, last;

  g_assert_no_error (error);
  g_assert_cmpint (fz_calendar_get_day (calendar, fz_day_from_date (2026, 10, 1), &names), ==,
                   FZ_DAY_PUBLIC_HOLIDAY);
  g_assert_nonnull (names);
  g_assert_true (fz_calendar_get_years (calendar, &first, &last));
  g_assert_cmpint (last, ==, 2026);
}

/* Whoever has the stations has their calendar as well. */
static void
test_catalog_calendar (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_ONLY);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzCatalog) catalog = fz_database_load_catalog (database, &error);
  g_autoptr (FzCatalog) empty = fz_catalog_new ();
  int first, last;

  g_assert_no_error (error);
  g_assert_cmpint (fz_calendar_get_day (catalog->calendar, fz_day_from_date (2026, 10, 1), NULL),
                   ==, FZ_DAY_PUBLIC_HOLIDAY);
  g_assert_false (fz_calendar_get_years (empty->calendar, &first, &last));
}

static void
test_whole_dataset (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_ONLY);
  g_autofree char *copy = g_strconcat (fixture->shipped, "-again", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzDataset) dataset = fz_database_load_dataset (database, &error);
  g_autoptr (GBytes) bytes = fixture_read (fixture->shipped);
  g_autoptr (GBytes) bytes_again = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (dataset->records->len, ==, 6);
  g_assert_cmpuint (dataset->days->len, ==, FIXTURE_N_DAYS);
  g_assert_cmpstr (g_array_index (dataset->days, FzCalendarDay, 0).date, ==, "2026-01-01");

  /* The same content gives the same bytes, whatever the order it came in. */
  fz_database_create (copy, dataset, &error);
  g_assert_no_error (error);
  bytes_again = fixture_read (copy);
  g_assert_true (g_bytes_equal (bytes, bytes_again));
}

static void
test_create_replaces_whole (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (FzDataset) dataset = fixture_make_dataset ("2");
  g_autoptr (GBytes) before = fixture_read (fixture->shipped);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;

  /* Two stations of one code cannot be. */
  g_ptr_array_add (dataset->records,
                   fz_record_ref (g_ptr_array_index (dataset->records, 0)));
  g_assert_false (fz_database_create (fixture->shipped, dataset, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "440118106"));

  after = fixture_read (fixture->shipped);
  g_assert_true (g_bytes_equal (before, after));
  names = fixture_list (fixture->folder);
  g_assert_cmpstr (names, ==, "shipped.db");
}

static void
test_odd_paths (Fixture      *fixture,
                gconstpointer data)
{
  static const char *const names[] = {
    "a b.db", "100%.db", "what?.db", "num#1.db", "%41.db", "file:x.db", "&mode=memory.db",
    "法站.db", "not-utf8-\xff\xfe.db", "'quoted'.db", "back\\slash.db", "new\nline.db"
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autoptr (FzDataset) dataset = fixture_make_dataset ("1");
      g_autoptr (FzDatabase) database = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (fz_database_create (path, dataset, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));

      database = fixture_open (path, FZ_DATABASE_READ_WRITE);
      g_clear_pointer (&database, fz_database_close);
      database = fixture_open (path, FZ_DATABASE_READ_ONLY);
      g_clear_pointer (&database, fz_database_close);
      g_remove (path);
    }
}

static void
test_relative_path (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *here = g_get_current_dir ();
  g_autoptr (FzDatabase) database = NULL;

  g_assert_cmpint (g_chdir (fixture->folder), ==, 0);
  database = fixture_open ("shipped.db", FZ_DATABASE_READ_ONLY);
  g_assert_cmpint (g_chdir (here), ==, 0);
}

/* As it lies in a system's folder: no file may be written beside it. */
static void
open_for_reading (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_ONLY);
  g_autoptr (FzRecord) record = fixture_load (database, "440106011");
  g_autoptr (FzDatabase) for_writing = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (record->hours, ==, "Mo-Fr 09:00-17:00");
  for_writing = fz_database_open (fixture->shipped, FZ_DATABASE_READ_WRITE, &error);
  g_assert_null (for_writing);
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_READ_ONLY);
}

static void
test_read_only_folder (Fixture      *fixture,
                       gconstpointer data)
{
  g_assert_cmpint (g_chmod (fixture->shipped, 0444), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  fixture_run_as_nobody (open_for_reading, fixture);
}

/* A log's mode in the header asks for a log that cannot be made here. */
static void
test_read_only_folder_after_writing (Fixture      *fixture,
                                     gconstpointer data)
{
  g_autofree char *names = NULL;

  fz_database_close (fixture_open (fixture->shipped, FZ_DATABASE_READ_WRITE));
  names = fixture_list (fixture->folder);
  g_assert_cmpstr (names, ==, "shipped.db");
  test_read_only_folder (fixture, data);
}

static void
test_shipped_has_no_log (Fixture      *fixture,
                         gconstpointer data)
{
  g_autofree char *mode = fixture_query (fixture->shipped, "PRAGMA journal_mode");

  g_assert_cmpstr (mode, ==, "delete");
}

static void
test_writing_keeps_a_log (Fixture      *fixture,
                          gconstpointer data)
{
  g_autoptr (FzDatabase) database = fixture_open (fixture->shipped, FZ_DATABASE_READ_WRITE);
  g_autofree char *mode = fixture_query (fixture->shipped, "PRAGMA journal_mode");

  g_assert_cmpstr (mode, ==, "wal");
  g_assert_true (fz_database_is_writable (database));
}

typedef struct
{
  const char *name;
  const char *sql; /* run on a sound database */
  const char *problem;
} Harm;

#define UPDATE "UPDATE station SET "
#define NO_KEYS "PRAGMA foreign_keys = OFF; "
#define NO_CHECKS "PRAGMA ignore_check_constraints = ON; "
#define IS_GUANGZHOU "UPDATE dataset SET name = 'guangzhou'; "

static const Harm harms[] = {
  { "none", "SELECT 1", NULL },
  { "orphan", NO_KEYS "INSERT INTO station_service VALUES (99, 0, 'yes')",
    "station_service: station: there is no station \"99\"" },
  { "service", NO_KEYS "INSERT INTO station_service VALUES (3, 7, 'yes')",
    "station 440106003: services: there is no service with the number 7" },
  { "hotline", NO_KEYS "UPDATE problem_hotline SET hotline = 7",
    "problem_hotline of work-injury: hotline: there is no hotline \"7\"" },
  { "hours", UPDATE "hours = 'Mo-Fr 9 to 5' WHERE id = 3",
    "station 440106003: hours: character 7: " },
  { "district", NO_KEYS UPDATE "district_code = '440199' WHERE id = 4", "unknown district" },
  { "level", UPDATE "level = 'city' WHERE id = 2", "lies in no district" },
  { "phone", UPDATE "phone = '020-0000 1234' WHERE id = 3", "station 440106003: phone: " },
  { "date", UPDATE "checked_on = '2026-02-30' WHERE id = 3", "checked_on: " },
  { "box", IS_GUANGZHOU UPDATE "lat = 31.2 WHERE id = 3", "lat: 31.200000 is outside" },
  { "counts", IS_GUANGZHOU, "level: 1 stations are \"town\" instead of 35" },
  { "check", NO_CHECKS UPDATE "address = '' WHERE id = 1", "CHECK" },
  { "index", "PRAGMA writable_schema = ON; "
             "DELETE FROM sqlite_schema WHERE name = 'station_by_place'",
    "integrity: " },
};

static gboolean
mentions (GPtrArray  *problems,
          const char *text)
{
  for (guint i = 0; i < problems->len; i++)
    {
      g_test_message ("%s", (char *) g_ptr_array_index (problems, i));
      if (strstr (g_ptr_array_index (problems, i), text) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_check (Fixture      *fixture,
            gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (harms); i++)
    {
      const Harm      *harm = &harms[i];
      g_autofree char *path = g_build_filename (fixture->folder, harm->name, NULL);
      g_autoptr (FzDatabase) database = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", harm->name);
      fixture_copy (fixture->shipped, path);
      fixture_execute (path, harm->sql);
      database = fz_database_open (path, FZ_DATABASE_READ_ONLY, &error);
      if (database == NULL)
        {
          /* The look at start finds it already. */
          g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_DAMAGED);
          g_assert_nonnull (harm->problem);
          continue;
        }
      problems = fz_database_check (database, NULL, &error);
      g_assert_no_error (error);
      if (harm->problem != NULL)
        g_assert_true (mentions (problems, harm->problem));
      else
        g_assert_cmpuint (problems->len, ==, 0);
    }
}

/* Whatever is found, the look goes on to the end, and counts. */
static void
test_check_goes_on (Fixture      *fixture,
                    gconstpointer data)
{
  static const char *const expected[] = {
    "station 440106: district_code: unknown district \"440199\"",
    "station 440106011: status: \"gone\" is not one of its words",
    "station 440118106: aliases: not UTF-8",
    "station 440106003: hours: character 1: ",
    "station 440106003: website: not a web address",
    "station_service: station: there is no station \"99\"",
  };
  FzTotals totals;
  g_autoptr (FzDatabase) database = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  fixture_execute (fixture->shipped,
                   NO_KEYS NO_CHECKS
                   "INSERT INTO station_service VALUES (99, 0, 'yes');"
                   "UPDATE station SET district_code = '440199' WHERE code = '440106';"
                   "UPDATE station SET status = 'gone' WHERE code = '440106011';"
                   "UPDATE station SET aliases = CAST (x'ff' AS TEXT) WHERE code = '440118106';"
                   "UPDATE station SET hours = '!', website = 'x' WHERE code = '440106003'");
  database = fixture_open (fixture->shipped, FZ_DATABASE_READ_ONLY);
  problems = fz_database_check (database, &totals, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_true (mentions (problems, expected[i]));
  g_assert_cmpuint (totals.levels[FZ_LEVEL_CITY], ==, 1);
}

static void
test_not_utf8 (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (FzDatabase) database = NULL;
  g_autoptr (FzCatalog) catalog = NULL;
  g_autoptr (GError) error = NULL;

  fixture_execute (fixture->shipped, "UPDATE station SET aliases = CAST (x'ff' AS TEXT)");
  database = fixture_open (fixture->shipped, FZ_DATABASE_READ_ONLY);
  catalog = fz_database_load_catalog (database, NULL);
  g_assert_null (fz_database_load_columns (database, catalog, NULL, &error));
  g_assert_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_DAMAGED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/database/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("every-field", test_every_field);
  ADD ("unknown-stays-unknown", test_unknown_stays_unknown);
  ADD ("catalog", test_catalog);
  ADD ("places", test_places);
  ADD ("broken-places", test_broken_places);
  ADD ("columns-in-order", test_columns_in_order);
  ADD ("cancelled", test_cancelled);
  ADD ("not-found", test_not_found);
  ADD ("calendar", test_calendar);
  ADD ("catalog-calendar", test_catalog_calendar);
  ADD ("whole-dataset", test_whole_dataset);
  ADD ("create-replaces-whole", test_create_replaces_whole);
  ADD ("odd-paths", test_odd_paths);
  ADD ("relative-path", test_relative_path);
  ADD ("read-only-folder", test_read_only_folder);
  ADD ("read-only-folder-after-writing", test_read_only_folder_after_writing);
  ADD ("shipped-has-no-log", test_shipped_has_no_log);
  ADD ("writing-keeps-a-log", test_writing_keeps_a_log);
  ADD ("check", test_check);
  ADD ("check-goes-on", test_check_goes_on);
  ADD ("not-utf8", test_not_utf8);
#undef ADD

  return g_test_run ();
}
