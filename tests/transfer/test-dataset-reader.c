/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-csv.h"
#include "fz-dataset-reader.h"
#include "fz-field.h"
#include "fz-station-file.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

/* A small collection that keeps every rule. No value in it holds a comma. */
static const struct
{
  const char *name;
  const char *text;
} files[] = {
  { "dataset.csv", "name,version,published\ntest,1,\n" },
  { "districts.csv", "code,name_hans,name_hant,name_en\n440103,荔湾区,荔灣區,Liwan District\n"
                     "440104,越秀区,越秀區,Yuexiu District\n" },
  { "services.csv", "code,name_hans,name_hant,name_en,expected_at,source\n"
                    "advice,法律咨询,法律諮詢,Legal advice,city;town,somewhere\n"
                    "notary,公证,公證,Notary services,,somewhere\n" },
  { "hotlines.csv", "number,name_hans,name_hant,name_en,purpose_hans,purpose_hant,purpose_en,"
                    "note_hans,note_hant,note_en\n"
                    "110,报警,報警,Police,危险,危險,Danger,,,\n" },
  { "landmarks.csv", "code,name_hans,name_hant,name_en,pinyin,aliases,lines,lat,lon\n"
                     "metro-a,黄沙,黃沙,Huangsha,huang sha,wong sha,1;6,23.1,113.2\n"
                     "metro-b,𧒽岗,,Leigang,,,,23.2,113.3\n" },
  { "problems.csv",
    "code,name_hans,name_hant,name_en,words_hans,words_hant,words_en,services,hotlines,source\n"
    "violence,家暴,家暴,Violence,家暴;虐待,家暴,abuse,notary;advice,110,a law\n" },
  { "calendar.csv", "date,kind,name_hans,name_hant,name_en\n"
                    "2026-01-02,holiday,元旦,元旦,New Year\n"
                    "2026-01-01,workday,元旦,元旦,New Year\n" },
  { "stations.csv",
    "code,level,district_code,name_hans,name_hant,name_en,place_hans,place_hant,place_en,pinyin,"
    "initials,aliases,address,phone,hours,website,access,step_free,notice,notice_from,"
    "notice_until,featured,featured_reason,featured_source,status,status_note,lat,lon,"
    "point_quality,point_is,point_source,point_checked_m,checked_on,offers,offers_not\n"
    "440100,city,,市中心,,,广州市,,,guang zhou,gz,,,,,,,,,,,,,,,,23.1,113.2,seat,a seat,us,,,,\n"
    "440103001,street,440103,沙面站,,,沙面,,,sha mian,sm,,,,,,,,,,,,,,,,23.1,113.2,A,a street,"
    "us,12.5,,notary,advice\n"
    "440103002,street,440103,岭南站,,,岭南,,,ling nan,ln,,,,,,,,,,,,,,,,23.1,113.2,A,a "
    "street,us,,,,\n" },
  { "basemap/districts.geojson",
    "{\"type\":\"FeatureCollection\",\"features\":["
    "{\"type\":\"Feature\",\"properties\":{\"kind\":\"city\",\"name\":\"广州市\"}},"
    "{\"type\":\"Feature\",\"properties\":{\"kind\":\"district\",\"name\":\"荔湾区\"},"
    "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[113,23],[114,23],[114,24],[113,23]]]}},"
    "{\"type\":\"Feature\",\"properties\":{\"kind\":\"district\",\"name\":\"越秀区\"},"
    "\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":["
    "[[[112,23],[112.5,23],[112.5,24.5]]],[[[111,23],[112,23],[112,24]]]]}}]}" },
};

typedef struct
{
  char *folder;
} Fixture;

static char *
build_path (Fixture    *fixture,
            const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *text)
{
  g_autofree char *path = build_path (fixture, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
write_files (Fixture *fixture)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    write_file (fixture, files[i].name, files[i].text);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_autofree char *basemap = NULL;

  fixture->folder = g_dir_make_tmp ("fazhan-reader-XXXXXX", &error);
  g_assert_no_error (error);
  basemap = build_path (fixture, "basemap");
  g_assert_cmpint (g_mkdir (basemap, 0777), ==, 0);
  write_files (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *basemap = build_path (fixture, "basemap");

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = build_path (fixture, files[i].name);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (basemap), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static const char *
find_text (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      if (g_str_equal (files[i].name, name))
        return files[i].text;
    }
  g_assert_not_reached ();
}

static guint
find_column (const char *header,
             const char *column)
{
  g_auto (GStrv) names = g_strsplit (header, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_str_equal (names[i], column))
        return i;
    }
  g_assert_not_reached ();
}

/* Writes the file @name with @value in @column of @line, counted from 1. */
static void
write_with_value (Fixture    *fixture,
                  const char *name,
                  guint       line,
                  const char *column,
                  const char *value)
{
  g_auto (GStrv) lines = g_strsplit (find_text (name), "\n", -1);
  g_auto (GStrv) values = g_strsplit (lines[line - 1], ",", -1);
  guint            at = find_column (lines[0], column);
  g_autofree char *text = NULL;

  g_free (values[at]);
  values[at] = g_strdup (value);
  g_free (lines[line - 1]);
  lines[line - 1] = g_strjoinv (",", values);
  text = g_strjoinv ("\n", lines);
  write_file (fixture, name, text);
}

static void
assert_fails (Fixture    *fixture,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *message = build_path (fixture, expected);

  g_assert_null (fz_dataset_read (fixture->folder, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == FZ_CSV_ERROR);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_small (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzDataset) dataset = fz_dataset_read (fixture->folder, &error);
  const FzRecord *record;

  g_assert_no_error (error);
  g_assert_cmpuint (dataset->records->len, ==, 3);
  g_assert_cmpuint (dataset->catalog->districts->len, ==, 2);
  g_assert_cmpuint (dataset->catalog->hotlines->len, ==, 1);
  g_assert_cmpuint (dataset->days->len, ==, 2);
  g_assert_cmpstr (dataset->catalog->dataset.name, ==, "test");
  g_assert_null (dataset->catalog->dataset.published);
  g_assert_false (dataset->catalog->dataset.sample);
  g_assert_cmpuint (fz_catalog_get_service (dataset->catalog, 0)->expected_at, ==,
                    1u << FZ_LEVEL_CITY | 1u << FZ_LEVEL_TOWN);
  g_assert_cmpuint (fz_catalog_get_service (dataset->catalog, 1)->expected_at, ==, 0);
  g_assert_null (fz_catalog_get_hotline (dataset->catalog, 0)->note.by_script[FZ_SCRIPT_HANS]);

  record = g_ptr_array_index (dataset->records, 1);
  g_assert_cmpstr (record->code, ==, "440103001");
  g_assert_cmpint (record->level, ==, FZ_LEVEL_STREET);
  g_assert_cmpint (record->featured, ==, FZ_FEATURED_UNKNOWN);
  g_assert_cmpint (record->status, ==, FZ_STATUS_UNKNOWN);
  g_assert_null (record->address);
  g_assert_cmpfloat (record->point.lat, ==, 23.1);
  g_assert_cmpfloat (record->point_checked_m, ==, 12.5);
  g_assert_cmpint (fz_record_get_offer (record, 0), ==, FZ_OFFER_NO);
  g_assert_cmpint (fz_record_get_offer (record, 1), ==, FZ_OFFER_YES);
  g_assert_true (isnan (((FzRecord *) g_ptr_array_index (dataset->records, 2))->point_checked_m));
}

static void
test_places (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzDataset) dataset = fz_dataset_read (fixture->folder, &error);
  const FzLandmark *landmark;
  const FzProblem  *problem;
  const FzOutline  *outline;

  g_assert_no_error (error);
  g_assert_cmpuint (dataset->catalog->landmarks->len, ==, 2);
  landmark = fz_catalog_get_landmark (dataset->catalog, 0);
  g_assert_cmpstr (landmark->aliases, ==, "wong sha");
  g_assert_cmpstr (landmark->lines, ==, "1;6");
  g_assert_cmpfloat (landmark->point.lat, ==, 23.1);
  g_assert_null (fz_catalog_get_landmark (dataset->catalog, 1)->pinyin);

  g_assert_cmpuint (dataset->catalog->problems->len, ==, 1);
  problem = fz_catalog_get_problem (dataset->catalog, 0);
  g_assert_cmphex (problem->services, ==, 0x3);
  g_assert_cmpuint (problem->n_hotlines, ==, 1);

  g_assert_cmpuint (dataset->catalog->outlines->len, ==, 3);
  outline = fz_catalog_get_outline (dataset->catalog, 0);
  g_assert_cmpuint (outline->district, ==, 0);
  g_assert_cmpuint (outline->n_points, ==, 4);
  g_assert_cmpfloat (outline->east, ==, 114);
  g_assert_cmpuint (fz_catalog_get_outline (dataset->catalog, 2)->district, ==, 1);
}

#define FEATURE(name, geometry)                                                   \
  "{\"features\":[{\"properties\":{\"kind\":\"district\",\"name\":\"" name "\"}," \
  "\"geometry\":" geometry "}]}"

static void
test_broken_outlines (Fixture      *fixture,
                      gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *reason;
  } cases[] = {
    { "[]", "feature 0: this is not a FeatureCollection" },
    { "{}", "feature 0: this is not a FeatureCollection" },
    { "{\"features\":[7]}", "feature 1: not a feature" },
    { FEATURE ("天河区", "{}"), "feature 1: unknown district \"天河区\"" },
    { FEATURE ("荔湾区", "{}"), "feature 1: the coordinates are missing" },
    { FEATURE ("荔湾区", "null"), "feature 1: the coordinates are missing" },
    { FEATURE ("荔湾区", "{\"type\":\"Point\",\"coordinates\":[1,2]}"),
      "feature 1: not a Polygon or MultiPolygon" },
    { FEATURE ("荔湾区", "{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3,4]]]}"),
      "feature 1: a ring has fewer than 3 corners" },
    { FEATURE ("荔湾区", "{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3,4],[5]]]}"),
      "feature 1: position 3 is not a longitude and a latitude" },
    { FEATURE ("荔湾区", "{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3,4],[5,91]]]}"),
      "feature 1: position 3 is not a longitude and a latitude" },
    { FEATURE ("荔湾区", "{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3,4],[\"x\",{}]]]}"),
      "feature 1: position 3 is not a longitude and a latitude" },
    { FEATURE ("荔湾区", "{\"type\":\"MultiPolygon\",\"coordinates\":[7]}"),
      "feature 1: a polygon is missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expected =
          g_strconcat ("basemap/districts.geojson: ", cases[i].reason, NULL);

      write_file (fixture, "basemap/districts.geojson", cases[i].text);
      assert_fails (fixture, expected);
    }
}

static void
test_columns (Fixture      *fixture,
              gconstpointer data)
{
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    g_assert_cmpstr (fz_station_file_columns[field], ==, fz_field_to_word (field));
  g_assert_cmpuint (g_strv_length ((char **) fz_station_file_columns), ==, FZ_N_FIELDS + 2);
}

static void
test_broken_values (Fixture      *fixture,
                    gconstpointer data)
{
  static const struct
  {
    const char *file;
    guint       line;
    const char *column;
    const char *value;
    const char *reason;
  } cases[] = {
    { "dataset.csv", 2, "name", "", "missing" },
    { "dataset.csv", 2, "version", "", "missing" },
    { "dataset.csv", 2, "published", "2026-13-01", "\"2026-13-01\" is not a date" },
    { "districts.csv", 3, "code", "440103", "\"440103\" is on line 2 already" },
    { "districts.csv", 3, "code", "44010x", "\"44010x\" is not a number" },
    { "districts.csv", 3, "name_hans", "", "missing" },
    { "services.csv", 3, "code", "advice", "\"advice\" is on line 2 already" },
    { "services.csv", 3, "code", "no tary",
      "\"no tary\" has other signs than a to z, 0 to 9 and -" },
    { "services.csv", 2, "expected_at", "city;village", "unknown level \"village\"" },
    { "services.csv", 2, "source", "", "missing" },
    { "hotlines.csv", 2, "number", "", "missing" },
    { "hotlines.csv", 2, "number", "11O", "\"11O\" is not a number" },
    { "hotlines.csv", 2, "purpose_hans", "", "missing" },
    { "landmarks.csv", 3, "code", "metro-a", "\"metro-a\" is on line 2 already" },
    { "landmarks.csv", 2, "name_hans", "", "missing" },
    { "landmarks.csv", 2, "pinyin", "huang", "\"huang\" is not a syllable a character" },
    { "landmarks.csv", 2, "pinyin", "huang shā", "\"huang shā\" is not a syllable a character" },
    { "landmarks.csv", 2, "lat", "", "\"\" is not a number" },
    { "landmarks.csv", 2, "lat", "113.2", "113.2 is out of range" },
    { "landmarks.csv", 2, "lon", "nan", "nan is out of range" },
    { "problems.csv", 2, "name_hans", "", "missing" },
    { "problems.csv", 2, "words_hans", "", "missing" },
    { "problems.csv", 2, "source", "", "missing" },
    { "problems.csv", 2, "services", "haircut", "unknown service \"haircut\"" },
    { "problems.csv", 2, "hotlines", "110;911", "unknown hotline \"911\"" },
    { "problems.csv", 2, "hotlines", "110;110;110;110;110", "more than 4 hotlines" },
    { "calendar.csv", 2, "date", "2026-02-30", "\"2026-02-30\" is not a date" },
    { "calendar.csv", 3, "date", "2026-01-02", "\"2026-01-02\" is on line 2 already" },
    { "calendar.csv", 3, "kind", "feast", "unknown word \"feast\"" },
    { "calendar.csv", 3, "kind", "", "missing" },
    { "stations.csv", 4, "code", "440103001", "\"440103001\" is on line 3 already" },
    { "stations.csv", 4, "code", "", "missing" },
    { "stations.csv", 4, "code", "44010300", "\"44010300\" has not 9 digits" },
    { "stations.csv", 3, "level", "", "missing" },
    { "stations.csv", 3, "level", "village", "unknown word \"village\"" },
    { "stations.csv", 3, "district_code", "440199", "unknown district \"440199\"" },
    { "stations.csv", 3, "district_code", "", "missing" },
    { "stations.csv", 2, "district_code", "440103", "the city's own centre lies in no district" },
    { "stations.csv", 3, "name_hans", "", "missing" },
    { "stations.csv", 3, "place_hans", "", "missing" },
    { "stations.csv", 3, "name_en", "Sha\tmian", "contains a control character" },
    { "stations.csv", 3, "name_en", "Shamian ", "begins or ends with a space" },
    { "stations.csv", 3, "name_en", "\xc0\xaf", "not valid UTF-8" },
    { "stations.csv", 3, "phone", "020-0000 1234",
      "\"020-0000 1234\" is an invented number, for sample data only" },
    { "stations.csv", 3, "website", "javascript:alert(1)", "not a web address" },
    { "stations.csv", 3, "notice_from", "soon", "\"soon\" is not a date" },
    { "stations.csv", 3, "featured", "yes", "unknown word \"yes\"" },
    { "stations.csv", 3, "status", "gone", "unknown word \"gone\"" },
    { "stations.csv", 3, "lat", "", "missing" },
    { "stations.csv", 3, "lat", "23,1", NULL },
    { "stations.csv", 3, "lat", "north", "\"north\" is not a number" },
    { "stations.csv", 3, "lon", "113.2E", "\"113.2E\" is not a number" },
    { "stations.csv", 3, "lon", "nan", "\"nan\" is not a number" },
    { "stations.csv", 3, "lon", "1e999", "\"1e999\" is not a number" },
    { "stations.csv", 3, "point_quality", "", "missing" },
    { "stations.csv", 3, "point_quality", "Z", "unknown word \"Z\"" },
    { "stations.csv", 3, "point_source", "", "missing" },
    { "stations.csv", 3, "point_checked_m", "-1", "not a distance" },
    { "stations.csv", 3, "checked_on", "2026", "\"2026\" is not a date" },
    { "stations.csv", 3, "offers", "haircut", "unknown service \"haircut\"" },
    { "stations.csv", 3, "offers", "notary;", "unknown service \"\"" },
    { "stations.csv", 3, "offers_not", "notary", "the service \"notary\" is named twice" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expected = NULL;

      if (cases[i].reason == NULL)
        expected = g_strdup_printf ("%s:%u: column 36: the row has 36 values, the header 35",
                                    cases[i].file, cases[i].line);
      else
        expected = g_strdup_printf ("%s:%u: %s: %s", cases[i].file, cases[i].line,
                                    cases[i].column, cases[i].reason);
      write_with_value (fixture, cases[i].file, cases[i].line, cases[i].column, cases[i].value);
      assert_fails (fixture, expected);
      write_files (fixture);
    }
}

/* The box and the totals are rules of Guangzhou's own. */
static void
test_guangzhou (Fixture      *fixture,
                gconstpointer data)
{
  write_with_value (fixture, "dataset.csv", 2, "name", "guangzhou");
  assert_fails (fixture, "stations.csv: level: 0 stations are \"district\" instead of 11");

  write_with_value (fixture, "stations.csv", 3, "lat", "24.01");
  assert_fails (fixture, "stations.csv:3: lat: 24.010000 is outside 22.5 to 24.0");
  write_with_value (fixture, "stations.csv", 3, "lon", "112.89");
  assert_fails (fixture, "stations.csv:3: lon: 112.890000 is outside 112.9 to 114.1");
}

static void
test_broken_files (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *path = build_path (fixture, "calendar.csv");

  write_file (fixture, "dataset.csv", "name,version,published\na,1,\nb,1,\n");
  assert_fails (fixture, "dataset.csv:3: name: a second row");
  write_file (fixture, "dataset.csv", "name,version,published\n");
  assert_fails (fixture, "dataset.csv:2: name: the row is missing");
  write_files (fixture);

  write_file (fixture, "hotlines.csv", "number,fax\n");
  assert_fails (fixture, "hotlines.csv:1: fax: unknown column");
  write_files (fixture);

  g_remove (path);
  assert_fails (fixture, "calendar.csv: No such file or directory");
}

/* A calendar of its own, as a user imports it. */
static void
test_calendar (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *path = build_path (fixture, "calendar.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = fz_dataset_read_calendar (path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 2);
  g_assert_cmpstr (g_array_index (days, FzCalendarDay, 0).date, ==, "2026-01-01");

  write_file (fixture, "calendar.csv", "date,kind,name_hans,name_hant,name_en\n2026-1-1,,,,\n");
  g_assert_null (fz_dataset_read_calendar (path, &error));
  g_assert_error (error, FZ_CSV_ERROR, FZ_CSV_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, "calendar.csv:2: date: "));
}

static void
test_too_many_services (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (GString) text =
      g_string_new ("code,name_hans,name_hant,name_en,expected_at,source\n");

  for (guint i = 0; i <= FZ_MAX_SERVICES; i++)
    g_string_append_printf (text, "service-%u,服务,,,,somewhere\n", i);
  write_file (fixture, "services.csv", text->str);
  assert_fails (fixture, "services.csv:34: code: more than 32 services");
}

/* The project's own data, and what nobody knows of it. */
static void
test_guangzhou_files (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzDataset) dataset = fz_dataset_read (folder, &error);
  guint levels[FZ_N_LEVELS] = { 0 };

  g_assert_no_error (error);
  g_assert_cmpuint (dataset->records->len, ==, 188);
  g_assert_cmpuint (dataset->catalog->districts->len, ==, 11);
  g_assert_cmpuint (dataset->catalog->services->len, ==, 10);
  g_assert_cmpuint (dataset->catalog->hotlines->len, ==, 6);
  g_assert_cmpuint (dataset->days->len, ==, 72);
  g_assert_cmpstr (fz_catalog_get_hotline (dataset->catalog, 0)->number, ==, "110");

  for (guint i = 0; i < dataset->records->len; i++)
    {
      const FzRecord *record = g_ptr_array_index (dataset->records, i);

      levels[record->level]++;
      g_assert_cmpint (record->featured, ==, FZ_FEATURED_UNKNOWN);
      g_assert_true (fz_point_quality_is_approximate (record->point_quality));
      g_assert_null (record->address);
      g_assert_null (record->phone);
      g_assert_null (record->hours);
      g_assert_null (record->checked_on);
      for (guint service = 0; service < record->offers->len; service++)
        g_assert_cmpint (fz_record_get_offer (record, service), ==, FZ_OFFER_UNKNOWN);
      for (FzScript script = 0; script < FZ_N_SCRIPTS; script++)
        {
          g_assert_nonnull (record->names.by_script[script]);
          g_assert_nonnull (record->place.by_script[script]);
        }
    }
  g_assert_cmpuint (levels[FZ_LEVEL_CITY], ==, 1);
  g_assert_cmpuint (levels[FZ_LEVEL_DISTRICT], ==, 11);
  g_assert_cmpuint (levels[FZ_LEVEL_STREET], ==, 141);
  g_assert_cmpuint (levels[FZ_LEVEL_TOWN], ==, 35);
}

/* Each name follows the pattern of its level, in every script. */
static void
test_guangzhou_names (void)
{
  static const char *const ends[FZ_N_LEVELS][FZ_N_SCRIPTS] = {
    [FZ_LEVEL_CITY] = { "市公共法律服务中心", "市公共法律服務中心",
                        "Guangzhou Public Legal Service Centre" },
    [FZ_LEVEL_DISTRICT] = { "区公共法律服务中心", "區公共法律服務中心",
                            " District Public Legal Service Centre" },
    [FZ_LEVEL_STREET] = { "街公共法律服务工作站", "街公共法律服務工作站",
                          " Subdistrict Public Legal Service Station" },
    [FZ_LEVEL_TOWN] = { "镇公共法律服务工作站", "鎮公共法律服務工作站",
                        " Town Public Legal Service Station" },
  };
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzDataset) dataset = fz_dataset_read (folder, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < dataset->records->len; i++)
    {
      const FzRecord *record = g_ptr_array_index (dataset->records, i);

      for (FzScript script = 0; script < FZ_N_SCRIPTS; script++)
        g_assert_true (g_str_has_suffix (fz_names_get (&record->names, script),
                                         ends[record->level][script]));
      g_assert_true (g_str_has_prefix (fz_names_get (&record->names, FZ_SCRIPT_LATIN),
                                       fz_names_get (&record->place, FZ_SCRIPT_LATIN)));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/dataset-reader/small", Fixture, NULL, set_up, test_small, tear_down);
  g_test_add ("/dataset-reader/places", Fixture, NULL, set_up, test_places, tear_down);
  g_test_add ("/dataset-reader/broken-outlines", Fixture, NULL, set_up, test_broken_outlines,
              tear_down);
  g_test_add ("/dataset-reader/columns", Fixture, NULL, set_up, test_columns, tear_down);
  g_test_add ("/dataset-reader/broken-values", Fixture, NULL,
              set_up, test_broken_values, tear_down);
  g_test_add ("/dataset-reader/guangzhou", Fixture, NULL, set_up, test_guangzhou, tear_down);
  g_test_add ("/dataset-reader/broken-files", Fixture, NULL,
              set_up, test_broken_files, tear_down);
  g_test_add ("/dataset-reader/calendar", Fixture, NULL, set_up, test_calendar, tear_down);
  g_test_add ("/dataset-reader/too-many-services", Fixture, NULL,
              set_up, test_too_many_services, tear_down);
  g_test_add_func ("/dataset-reader/guangzhou/files", test_guangzhou_files);
  g_test_add_func ("/dataset-reader/guangzhou/names", test_guangzhou_names);

  return g_test_run ();
}
