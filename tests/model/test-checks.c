/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-checks.h"
#include "fz-database.h"
#include "fz-datum.h"
#include "fz-paths.h"
#include "fz-rules.h"

#include <string.h>

#define TODAY "2026-03-01"
#define NONE (-1)

/* The shipped stations, and one of them, 猎德街道 in 天河区. */
typedef struct
{
  FzDatabase       *database; /* (owned) */
  FzCatalog        *catalog;  /* (owned) */
  FzStationColumns *columns;  /* (owned) */
  FzPhoneBook      *phones;   /* (owned) number 8888 8888 is station 1's */
  FzRecord         *stored;   /* (owned) */
  FzChecksContext   context;
} Fixture;

static FzRecord *
load (Fixture    *fixture,
      const char *code)
{
  g_autoptr (GError) error = NULL;
  FzRecord *record;
  guint32   id;

  g_assert_true (fz_database_find_code (fixture->database, code, &id, &error));
  record = fz_database_load_record (fixture->database, fixture->catalog, id, &error);
  g_assert_no_error (error);
  return record;
}

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  g_autofree char *path = fz_paths_data_file ("stations.db");
  g_autoptr (GError) error = NULL;
  FzDay today;

  fixture->database = fz_database_open (path, FZ_DATABASE_READ_ONLY, &error);
  g_assert_no_error (error);
  fixture->catalog = fz_database_load_catalog (fixture->database, &error);
  fixture->columns =
      fz_database_load_columns (fixture->database, fixture->catalog, NULL, &error);
  g_assert_no_error (error);
  fixture->stored = load (fixture, "440106013");
  fixture->phones = fz_phone_book_new ();
  fz_phone_book_add (fixture->phones, 1, "020-8888 8888; 12348");
  fz_phone_book_add (fixture->phones, fixture->stored->id, "020-8555 1234");
  g_assert_true (fz_day_from_iso (TODAY, &today));
  fixture->context = (FzChecksContext) {
    .catalog = fixture->catalog,
    .columns = fixture->columns,
    .phones = fixture->phones,
    .before = fixture->stored,
    .today = today,
  };
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  fz_record_unref (fixture->stored);
  fz_phone_book_free (fixture->phones);
  fz_station_columns_free (fixture->columns);
  fz_catalog_unref (fixture->catalog);
  fz_database_close (fixture->database);
}

static void
set_fields (FzRecord   *record,
            const char *values)
{
  g_auto (GStrv) parts = g_strsplit (values, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char   *value = strchr (parts[i], '=');
      FzField field;

      g_assert_nonnull (value);
      *value++ = '\0';
      g_assert_true (fz_field_from_word (parts[i], &field));
      g_assert_true (fz_record_set_field (record, field, value));
    }
}

typedef struct
{
  const char *values; /* FIELD=VALUE|… */
  int         code;   /* NONE: nothing is found */
  FzField     field;
  const char *mended; /* (nullable) what the mend makes of the field; NULL: there is none */
} Case;

static const Case cases[] = {
  { "address=猎德大道 1 号", NONE, 0, NULL },

  { "code=", FZ_CHECK_MISSING, FZ_FIELD_CODE, NULL },
  { "name_hans=", FZ_CHECK_MISSING, FZ_FIELD_NAME_HANS, NULL },
  { "place_hans=", FZ_CHECK_MISSING, FZ_FIELD_PLACE_HANS, NULL },
  { "district_code=", FZ_CHECK_MISSING, FZ_FIELD_DISTRICT, NULL },
  { "lat=", FZ_CHECK_MISSING, FZ_FIELD_LAT, NULL },
  { "point_source=", FZ_CHECK_MISSING, FZ_FIELD_POINT_SOURCE, NULL },
  { "featured=popular", FZ_CHECK_MISSING, FZ_FIELD_FEATURED_SOURCE, NULL },
  { "featured=popular|featured_source=a notice", NONE, 0, NULL },

  { "address=a\x01z", FZ_CHECK_NOT_ALLOWED, FZ_FIELD_ADDRESS, "az" },
  { "address=a\tz", FZ_CHECK_NOT_ALLOWED, FZ_FIELD_ADDRESS, "a z" },
  { "address=a\xe2\x80\xaez", FZ_CHECK_NOT_ALLOWED, FZ_FIELD_ADDRESS, "az" },
  { "address=a\xffz", FZ_CHECK_NOT_ALLOWED, FZ_FIELD_ADDRESS, "az" },
  { "name_en=Lie\302\255de", FZ_CHECK_NOT_ALLOWED, FZ_FIELD_NAME_EN, "Liede" },
  { "notice=\xe2\x80\x8b", FZ_CHECK_NOT_ALLOWED, FZ_FIELD_NOTICE, "" },
  { "address= 猎德大道  1 号 ", FZ_CHECK_SPACES, FZ_FIELD_ADDRESS, "猎德大道 1 号" },
  { "status_note=a\nb", FZ_CHECK_SPACES, FZ_FIELD_STATUS_NOTE, "a b" },
  { "notice=a\nb", NONE, 0, NULL },

  { "code=44010601", FZ_CHECK_CODE_FORM, FZ_FIELD_CODE, NULL },
  { "level=district", FZ_CHECK_CODE_FORM, FZ_FIELD_CODE, NULL },
  { "code=440103999", FZ_CHECK_CODE_DISTRICT, FZ_FIELD_CODE, NULL },
  { "code=440106014", FZ_CHECK_CODE_TAKEN, FZ_FIELD_CODE, NULL },
  { "code=440106999", NONE, 0, NULL },
  { "district_code=440199", FZ_CHECK_DISTRICT, FZ_FIELD_DISTRICT, NULL },
  { "code=440199|level=city|district_code=440106", FZ_CHECK_DISTRICT, FZ_FIELD_DISTRICT, "" },

  { "phone=020-8555 1234; 12348 法律援助", NONE, 0, NULL },
  { "phone=ask inside", FZ_CHECK_PHONE_FORM, FZ_FIELD_PHONE, NULL },
  { "phone=０２０－８５５５１２３４", FZ_CHECK_PHONE_FORM, FZ_FIELD_PHONE, "020-85551234" },
  { "phone=020-8555 1234；；12348;", FZ_CHECK_PHONE_FORM, FZ_FIELD_PHONE,
    "020-8555 1234; 12348" },
  { "phone=8555 1234 front; 12348", FZ_CHECK_PHONE_AREA, FZ_FIELD_PHONE,
    "020-8555 1234 front; 12348" },
  { "phone=020-8555 123", FZ_CHECK_PHONE_ODD, FZ_FIELD_PHONE, NULL },
  { "phone=020-0000 1234", FZ_CHECK_PHONE_SAMPLE, FZ_FIELD_PHONE, NULL },
  { "phone=(020) 88888888", FZ_CHECK_SAME_PHONE, FZ_FIELD_PHONE, NULL },

  { "hours=Mo-Fr 09:00-12:00,14:00-17:30; PH off", NONE, 0, NULL },
  { "hours=by appointment", FZ_CHECK_HOURS_SYNTAX, FZ_FIELD_HOURS, NULL },
  { "hours=周一至周五 9：00～12：00、14：00-17：30", FZ_CHECK_HOURS_SYNTAX, FZ_FIELD_HOURS,
    "Mo-Fr 09:00-12:00,14:00-17:30" },
  { "hours=Mon-Fri 9:00 - 17:00", FZ_CHECK_HOURS_SYNTAX, FZ_FIELD_HOURS, "Mo-Fr 09:00-17:00" },
  { "hours=Mo-Fr 9:00-17:00", FZ_CHECK_HOURS_FORM, FZ_FIELD_HOURS, "Mo-Fr 09:00-17:00" },
  { "hours=Mo-Fr 14:00-17:30,09:00-12:00", FZ_CHECK_HOURS_ORDER, FZ_FIELD_HOURS,
    "Mo-Fr 09:00-12:00,14:00-17:30" },
  { "hours=Mo-Fr 09:00-13:00,12:00-17:00", FZ_CHECK_HOURS_ORDER, FZ_FIELD_HOURS,
    "Mo-Fr 09:00-17:00" },
  { "hours=Mo-Fr 09:00-05:30", FZ_CHECK_HOURS_LONG, FZ_FIELD_HOURS, NULL },
  { "hours=24/7", NONE, 0, NULL },
  { "hours=off", FZ_CHECK_HOURS_CLOSED, FZ_FIELD_HOURS, NULL },
  { "hours=off|status=closed", NONE, 0, NULL },

  { "website=https://example.org/a", NONE, 0, NULL },
  { "website=www.gz.gov.cn", FZ_CHECK_WEBSITE_FORM, FZ_FIELD_WEBSITE, "https://www.gz.gov.cn" },
  { "website=javascript:alert(1)", FZ_CHECK_WEBSITE_FORM, FZ_FIELD_WEBSITE, NULL },

  { "checked_on=2026-03-01", NONE, 0, NULL },
  { "checked_on=2026/2/3", FZ_CHECK_DATE_FORM, FZ_FIELD_CHECKED_ON, "2026-02-03" },
  { "checked_on=2026年2月3日", FZ_CHECK_DATE_FORM, FZ_FIELD_CHECKED_ON, "2026-02-03" },
  { "checked_on=20260203", FZ_CHECK_DATE_FORM, FZ_FIELD_CHECKED_ON, "2026-02-03" },
  { "checked_on=3/2/2026", FZ_CHECK_DATE_FORM, FZ_FIELD_CHECKED_ON, NULL },
  { "checked_on=2026-02-29", FZ_CHECK_DATE_FORM, FZ_FIELD_CHECKED_ON, NULL },
  { "checked_on=2026-03-02", FZ_CHECK_DATE_AHEAD, FZ_FIELD_CHECKED_ON, TODAY },
  { "notice=a|notice_from=2026-05-02|notice_until=2026-05-01", FZ_CHECK_DATE_ORDER,
    FZ_FIELD_NOTICE_UNTIL, NULL },
  { "notice=a|notice_until=2026-02-28", FZ_CHECK_NOTICE_OVER, FZ_FIELD_NOTICE_UNTIL, NULL },
  { "notice=a|notice_until=2026-03-01", NONE, 0, NULL },
  { "notice_until=2026-03-01", FZ_CHECK_NOTICE_NO_TEXT, FZ_FIELD_NOTICE, "" },

  { "featured_reason=good", FZ_CHECK_FEATURED_NONE, FZ_FIELD_FEATURED_REASON, "" },
  { "featured=none|featured_source=a notice", NONE, 0, NULL },
  { "status=moved", FZ_CHECK_STATUS_NOTE, FZ_FIELD_STATUS_NOTE, NULL },
  { "status=suspended|status_note=until May", NONE, 0, NULL },

  { "lat=113.3314|lon=23.1192", FZ_CHECK_POINT_SWAPPED, FZ_FIELD_LAT, "23.119200" },
  { "lat=39.9|lon=116.4", FZ_CHECK_POINT_CITY, FZ_FIELD_LAT, NULL },
  { "lat=1e300", FZ_CHECK_POINT_CITY, FZ_FIELD_LAT, NULL },
  { "lat=22.55|lon=113.72|point_source=x", FZ_CHECK_POINT_SEA, FZ_FIELD_LAT, NULL },
  { "lat=23.1066|lon=113.2644|point_source=x", FZ_CHECK_POINT_DISTRICT, FZ_FIELD_LAT, NULL },
  { "lat=23.1195", FZ_CHECK_POINT_ORIGIN, FZ_FIELD_POINT_SOURCE, NULL },
  { "lat=23.1195|point_source=the station", NONE, 0, NULL },

  { "name_hans=冼村街公共法律服务工作站", FZ_CHECK_SAME_NAME, FZ_FIELD_NAME_HANS, NULL },
  { "name_hans=冼村街公共法律服务站", NONE, 0, NULL },
};

static const FzCheck *
find (const GPtrArray *checks,
      int              code,
      FzField          field)
{
  for (guint i = 0; i < checks->len; i++)
    {
      const FzCheck *check = g_ptr_array_index (checks, i);

      if ((int) check->code == code && check->field == field)
        return check;
    }
  return NULL;
}

static void
describe (const GPtrArray *checks)
{
  for (guint i = 0; i < checks->len; i++)
    {
      g_autofree char *message = fz_check_to_message (g_ptr_array_index (checks, i));

      g_test_message ("  %s", message);
    }
}

static void
assert_mended (const FzCheck  *check,
               const FzRecord *record,
               const char     *expected)
{
  g_autoptr (FzRecord) mended = fz_record_copy (record);
  g_autofree char *value = NULL;

  g_assert_true (fz_check_mend (check, mended) == (expected != NULL));
  if (expected == NULL)
    return;
  value = fz_record_dup_field (mended, check->field);
  if (check->field == FZ_FIELD_LAT)
    g_assert_cmpfloat (mended->point.lat, ==, g_ascii_strtod (expected, NULL));
  else
    g_assert_cmpstr (value != NULL ? value : "", ==, expected);
}

static void
test_table (Fixture      *fixture,
            gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzRecord) record = fz_record_copy (fixture->stored);
      g_autoptr (GPtrArray) checks = NULL;
      const FzCheck *check;

      set_fields (record, cases[i].values);
      checks = fz_checks_run (record, &fixture->context);
      g_test_message ("%s: %u", cases[i].values, checks->len);
      describe (checks);
      if (cases[i].code == NONE)
        {
          g_assert_cmpuint (checks->len, ==, 0);
          continue;
        }
      check = find (checks, cases[i].code, cases[i].field);
      g_assert_nonnull (check);
      g_assert_true (check->hard == fz_check_is_hard (check->code));
      assert_mended (check, record, cases[i].mended);
    }
}

/* Longer by one character than a field takes. */
static void
test_lengths (Fixture      *fixture,
              gconstpointer unused)
{
  g_autoptr (FzRecord) record = fz_record_copy (fixture->stored);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) fitting = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  const FzCheck *check;

  for (guint i = 0; i < 200; i++)
    g_string_append (text, "号");
  g_set_str (&record->address, text->str);
  fitting = fz_checks_run (record, &fixture->context);
  g_assert_cmpuint (fitting->len, ==, 0);

  g_string_append (text, "号");
  g_set_str (&record->address, text->str);
  checks = fz_checks_run (record, &fixture->context);
  check = find (checks, FZ_CHECK_TOO_LONG, FZ_FIELD_ADDRESS);
  g_assert_nonnull (check);
  g_assert_cmpuint (check->number, ==, 200);
  g_assert_true (fz_checks_find_hard (checks) == check);
}

/* The record's own point as another datum has it: found by where it was before, and by
 * its district alone. */
static void
test_datums (Fixture      *fixture,
             gconstpointer unused)
{
  static const FzDatum datums[] = { FZ_DATUM_GCJ02, FZ_DATUM_BD09 };

  for (guint i = 0; i < G_N_ELEMENTS (datums); i++)
    {
      g_autoptr (FzRecord) record = fz_record_copy (fixture->stored);
      g_autoptr (FzRecord) mended = fz_record_copy (fixture->stored);
      g_autoptr (GPtrArray) checks = NULL;
      const FzCheck *check;

      record->point = fz_datum_from_wgs84 (fixture->stored->point, datums[i]);
      checks = fz_checks_run (record, &fixture->context);
      check = find (checks, FZ_CHECK_POINT_DATUM, FZ_FIELD_LAT);
      g_assert_nonnull (check);
      g_assert_cmpint (check->datum, ==, datums[i]);
      g_assert_cmpfloat (check->metres, >, 500.0);
      g_assert_cmpfloat (check->metres, <, 1500.0);
      g_assert_true (fz_check_mend (check, mended));
      g_assert_cmpfloat (fz_point_distance (mended->point, fixture->stored->point), <, 1.0);
    }
}

/* A point of 天河区 close to its border, which GCJ-02 takes across it. */
static void
test_datum_by_district (Fixture      *fixture,
                        gconstpointer unused)
{
  g_autoptr (FzRecord) record = fz_record_copy (fixture->stored);
  FzChecksContext context = fixture->context;
  guint           n_found = 0;

  context.before = NULL;
  for (double lon = 113.2; lon < 113.5; lon += 0.001)
    {
      FzPoint point = { fixture->stored->point.lat, lon };
      g_autoptr (GPtrArray) checks = NULL;
      const FzCheck *check;

      record->point = fz_datum_from_wgs84 (point, FZ_DATUM_GCJ02);
      checks = fz_checks_run (record, &context);
      check = find (checks, FZ_CHECK_POINT_DATUM, FZ_FIELD_LAT);
      n_found += check != NULL;
    }
  g_assert_cmpuint (n_found, >, 0);
  g_assert_cmpuint (n_found, <, 40);
}

/* Everything that is shipped passes, and says where it might be wrong in few places. */
static void
test_shipped (Fixture      *fixture,
              gconstpointer unused)
{
  guint n_rows = fz_station_columns_get_n_rows (fixture->columns);
  guint n_soft = 0;

  for (guint row = 0; row < n_rows; row++)
    {
      g_autoptr (FzRecord) record =
          load (fixture, fz_station_columns_get_code (fixture->columns, row));
      FzChecksContext context = fixture->context;
      g_autoptr (GPtrArray) checks = NULL;

      context.before = record;
      checks = fz_checks_run (record, &context);
      describe (checks);
      g_assert_null (fz_checks_find_hard (checks));
      n_soft += checks->len;
    }
  g_assert_cmpuint (n_soft, <=, 2);
}

/* Another's point to the metre. */
static void
test_same_point (Fixture      *fixture,
                 gconstpointer unused)
{
  g_autoptr (FzRecord) other = load (fixture, "440106014");
  g_autoptr (FzRecord) record = fz_record_copy (fixture->stored);
  g_autoptr (GPtrArray) checks = NULL;
  const FzCheck *check;

  record->point = other->point;
  checks = fz_checks_run (record, &fixture->context);
  check = find (checks, FZ_CHECK_SAME_POINT, FZ_FIELD_LAT);
  g_assert_nonnull (check);
  g_assert_cmpuint (check->station, ==, other->id);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/checks/table", Fixture, NULL, set_up, test_table, tear_down);
  g_test_add ("/checks/lengths", Fixture, NULL, set_up, test_lengths, tear_down);
  g_test_add ("/checks/datums", Fixture, NULL, set_up, test_datums, tear_down);
  g_test_add ("/checks/datum-by-district", Fixture, NULL, set_up, test_datum_by_district,
              tear_down);
  g_test_add ("/checks/shipped", Fixture, NULL, set_up, test_shipped, tear_down);
  g_test_add ("/checks/same-point", Fixture, NULL, set_up, test_same_point, tear_down);
  return g_test_run ();
}
