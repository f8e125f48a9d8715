/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-field.h"
#include "fz-fixtures.h"
#include "fz-rules.h"

#include <string.h>

/* Station 3 of the fixtures, in order, as real or as sample data. */
static FzRecord *
make_record (void)
{
  FzRecord *record = fixture_make_record (3);

  record->point_source = g_strdup ("invented for a test");
  record->featured_source = g_strdup ("invented for a test");
  return record;
}

static FzCatalog *
make_catalog (const char *name,
              gboolean    sample)
{
  FzCatalog *catalog = fixture_make_catalog ();

  fz_catalog_set_dataset (catalog, name, "1", NULL, sample);
  return catalog;
}

typedef struct
{
  FzField     field;
  const char *value;
  const char *named; /* the field that the error names; NULL: all is well */
  int         code;
} Case;

static const Case cases[] = {
  { FZ_FIELD_CODE, "440106011", NULL, 0 },
  { FZ_FIELD_CODE, "", "code", FZ_RULES_ERROR_MISSING },
  { FZ_FIELD_CODE, "44010601", "code", FZ_RULES_ERROR_MALFORMED },
  { FZ_FIELD_CODE, "44010601x", "code", FZ_RULES_ERROR_MALFORMED },
  { FZ_FIELD_CODE, "440118011", "code", FZ_RULES_ERROR_MISMATCH },
  { FZ_FIELD_LEVEL, "town", NULL, 0 },
  { FZ_FIELD_LEVEL, "district", "code", FZ_RULES_ERROR_MALFORMED },
  { FZ_FIELD_DISTRICT, "", "district_code", FZ_RULES_ERROR_MISSING },
  { FZ_FIELD_DISTRICT, "440199", "district_code", FZ_RULES_ERROR_UNKNOWN },
  { FZ_FIELD_NAME_HANS, "", "name_hans", FZ_RULES_ERROR_MISSING },
  { FZ_FIELD_PLACE_HANS, "", "place_hans", FZ_RULES_ERROR_MISSING },
  { FZ_FIELD_NAME_HANT, "", NULL, 0 },
  { FZ_FIELD_ADDRESS, "花城大道\n1 号", NULL, 0 },
  { FZ_FIELD_ADDRESS, "a\x01z", "address", FZ_RULES_ERROR_MALFORMED },
  { FZ_FIELD_ADDRESS, "\xff", "address", FZ_RULES_ERROR_MALFORMED },
  { FZ_FIELD_PHONE, "12348", NULL, 0 },
  { FZ_FIELD_PHONE, "020-8333 1234; +86 20 8333 1235 legal aid", NULL, 0 },
  { FZ_FIELD_PHONE, "020-8333 1234;", "phone", FZ_RULES_ERROR_MALFORMED },
  { FZ_FIELD_PHONE, "ask inside", "phone", FZ_RULES_ERROR_MALFORMED },
  { FZ_FIELD_PHONE, "020-0000 1234", "phone", FZ_RULES_ERROR_MISMATCH },
  { FZ_FIELD_PHONE, "12348; (020) 00001234", "phone", FZ_RULES_ERROR_MISMATCH },
  { FZ_FIELD_WEBSITE, "https://example.org/a", NULL, 0 },
  { FZ_FIELD_HOURS, "Mo-Fr 09:00-12:00,14:00-17:30; PH off", NULL, 0 },
  { FZ_FIELD_HOURS, "Mo-Fr 9 to 5", "hours", FZ_RULES_ERROR_MALFORMED },
  { FZ_FIELD_WEBSITE, "example.org", "website", FZ_RULES_ERROR_MALFORMED },
  { FZ_FIELD_WEBSITE, "javascript:alert(1)", "website", FZ_RULES_ERROR_MALFORMED },
  { FZ_FIELD_CHECKED_ON, "2026-02-28", NULL, 0 },
  { FZ_FIELD_CHECKED_ON, "2026-02-29", "checked_on", FZ_RULES_ERROR_MALFORMED },
  { FZ_FIELD_CHECKED_ON, "2026-2-28", "checked_on", FZ_RULES_ERROR_MALFORMED },
  { FZ_FIELD_NOTICE_FROM, "yesterday", "notice_from", FZ_RULES_ERROR_MALFORMED },
  { FZ_FIELD_FEATURED_SOURCE, "", "featured_source", FZ_RULES_ERROR_MISSING },
  { FZ_FIELD_LAT, "22.5", NULL, 0 },
  { FZ_FIELD_LAT, "22.4999", "lat", FZ_RULES_ERROR_OUTSIDE },
  { FZ_FIELD_LAT, "24.0001", "lat", FZ_RULES_ERROR_OUTSIDE },
  { FZ_FIELD_LON, "112.8999", "lon", FZ_RULES_ERROR_OUTSIDE },
  { FZ_FIELD_LON, "114.1001", "lon", FZ_RULES_ERROR_OUTSIDE },
  { FZ_FIELD_LON, "", "lon", FZ_RULES_ERROR_MISSING },
  { FZ_FIELD_POINT_SOURCE, "", "point_source", FZ_RULES_ERROR_MISSING },
  { FZ_FIELD_POINT_CHECKED_M, "-1", "point_checked_m", FZ_RULES_ERROR_MALFORMED },
};

static void
assert_case (const Case      *item,
             const FzRecord  *record,
             const FzCatalog *catalog)
{
  g_autoptr (GError) error = NULL;
  const char *field = NULL;
  gboolean    kept = fz_rules_check_record (record, catalog, &field, &error);

  g_test_message ("%s = “%s”: %s", fz_field_to_word (item->field), item->value,
                  kept ? "kept" : error->message);
  g_assert_true (kept == (item->named == NULL));
  g_assert_cmpstr (field, ==, item->named);
  if (kept)
    return;

  g_assert_error (error, FZ_RULES_ERROR, item->code);
  g_assert_true (g_str_has_prefix (error->message, item->named));
  g_assert_true (g_str_has_prefix (error->message + strlen (item->named), ": "));
}

static void
test_records (void)
{
  g_autoptr (FzCatalog) catalog = make_catalog ("guangzhou", FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzRecord) record = make_record ();

      g_assert_true (fz_record_set_field (record, cases[i].field, cases[i].value));
      assert_case (&cases[i], record, catalog);
    }
}

static void
test_elsewhere (void)
{
  static const Case on_earth = { FZ_FIELD_LAT, "39.9", NULL, 0 };
  static const Case in_space = { FZ_FIELD_LAT, "90.1", "lat", FZ_RULES_ERROR_OUTSIDE };
  g_autoptr (FzCatalog) catalog = make_catalog ("beijing", FALSE);
  g_autoptr (FzRecord) record = make_record ();

  record->point.lat = 39.9;
  assert_case (&on_earth, record, catalog);
  record->point.lat = 90.1;
  assert_case (&in_space, record, catalog);
}

static void
test_sample_phones (void)
{
  static const Case invented = { FZ_FIELD_PHONE, "020-0000 1234", NULL, 0 };
  static const Case real = { FZ_FIELD_PHONE, "020-8333 1234", "phone", FZ_RULES_ERROR_MISMATCH };
  g_autoptr (FzCatalog) catalog = make_catalog ("guangzhou-sample", TRUE);
  g_autoptr (FzRecord) record = make_record ();

  g_set_str (&record->phone, invented.value);
  assert_case (&invented, record, catalog);
  g_set_str (&record->phone, real.value);
  assert_case (&real, record, catalog);
}

static void
test_notice_ends_before_it_begins (void)
{
  static const Case ends_before = {
    FZ_FIELD_NOTICE_UNTIL, "2026-10-01", "notice_until", FZ_RULES_ERROR_MISMATCH
  };
  g_autoptr (FzCatalog) catalog = make_catalog ("guangzhou", FALSE);
  g_autoptr (FzRecord) record = make_record ();

  g_set_str (&record->notice.text, "Closed");
  g_set_str (&record->notice.from, "2026-10-02");
  g_set_str (&record->notice.until, ends_before.value);
  assert_case (&ends_before, record, catalog);
}

static void
test_city_lies_in_no_district (void)
{
  static const Case in_district = {
    FZ_FIELD_DISTRICT, "440106", "district_code", FZ_RULES_ERROR_MISMATCH
  };
  g_autoptr (FzCatalog) catalog = make_catalog ("guangzhou", FALSE);
  g_autoptr (FzRecord) record = fixture_make_record (1);

  record->point_source = g_strdup ("invented for a test");
  g_assert_true (fz_rules_check_record (record, catalog, NULL, NULL));
  record->district_code = g_strdup (in_district.value);
  assert_case (&in_district, record, catalog);
}

static void
test_every_broken_rule (void)
{
  g_autoptr (FzCatalog) catalog = make_catalog ("guangzhou", FALSE);
  g_autoptr (FzRecord) record = make_record ();
  g_autoptr (GPtrArray) sound = fz_rules_find_broken (record, NULL, catalog);
  g_autoptr (GPtrArray) broken = NULL;
  g_autoptr (GPtrArray) unreadable = NULL;

  g_assert_cmpuint (sound->len, ==, 0);
  g_set_str (&record->hours, "always");
  g_set_str (&record->website, "nowhere");
  record->point.lat = 31.2;
  broken = fz_rules_find_broken (record, NULL, catalog);
  g_assert_cmpuint (broken->len, ==, 3);
  g_assert_true (g_str_has_prefix (broken->pdata[0], "hours: character 1: "));
  g_assert_cmpstr (broken->pdata[1], ==, "website: not a web address");
  g_assert_cmpstr (broken->pdata[2], ==, "lat: 31.200000 is outside 22.5 to 24.0");

  g_set_str (&record->address, "\xff");
  unreadable = fz_rules_find_broken (record, NULL, catalog);
  g_assert_cmpuint (unreadable->len, ==, 1);
  g_assert_cmpstr (unreadable->pdata[0], ==, "address: not UTF-8");
}

/* What takes time to judge and a stored record has too was judged when it was stored; characters
 * are, and what is new is not excused. */
static void
test_only_news (void)
{
  g_autoptr (FzCatalog) catalog = make_catalog ("guangzhou", FALSE);
  g_autoptr (FzRecord) before = make_record ();
  g_autoptr (FzRecord) record = NULL;
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GPtrArray) news = NULL;

  g_set_str (&before->hours, "always");
  record = fz_record_copy (before);
  known = fz_rules_find_broken (record, before, catalog);
  g_assert_cmpuint (known->len, ==, 0);

  g_set_str (&before->address, "a\tz");
  g_set_str (&record->address, "a\tz");
  texts = fz_rules_find_broken (record, before, catalog);
  g_assert_cmpuint (texts->len, ==, 1);
  g_assert_cmpstr (texts->pdata[0], ==, "address: holds a control character");
  g_clear_pointer (&record->address, g_free);

  g_set_str (&record->hours, "never");
  g_set_str (&record->website, "nowhere");
  news = fz_rules_find_broken (record, before, catalog);
  g_assert_cmpuint (news->len, ==, 2);
  g_assert_true (g_str_has_prefix (news->pdata[0], "hours: "));
  g_assert_cmpstr (news->pdata[1], ==, "website: not a web address");
}

static void
test_totals (void)
{
  static const FzTotals right = { .levels = { 1, 11, 141, 35 }, .featured = { 174, 0, 10, 4 } };
  static const FzTotals wrong = { .levels = { 1, 12, 141, 35 }, .featured = { 173, 0, 11, 5 } };
  g_autoptr (FzCatalog) guangzhou = make_catalog ("guangzhou", FALSE);
  g_autoptr (FzCatalog) beijing = make_catalog ("beijing", FALSE);
  g_autoptr (GPtrArray) of_right = fz_rules_check_totals (&right, guangzhou);
  g_autoptr (GPtrArray) of_wrong = fz_rules_check_totals (&wrong, guangzhou);
  g_autoptr (GPtrArray) elsewhere = fz_rules_check_totals (&wrong, beijing);

  g_assert_cmpuint (of_right->len, ==, 0);
  g_assert_cmpuint (of_wrong->len, ==, 3);
  g_assert_cmpstr (of_wrong->pdata[0], ==, "level: 12 stations are \"district\" instead of 11");
  g_assert_cmpuint (elsewhere->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules/records", test_records);
  g_test_add_func ("/rules/elsewhere", test_elsewhere);
  g_test_add_func ("/rules/sample-phones", test_sample_phones);
  g_test_add_func ("/rules/notice-ends-before-it-begins", test_notice_ends_before_it_begins);
  g_test_add_func ("/rules/city-lies-in-no-district", test_city_lies_in_no_district);
  g_test_add_func ("/rules/every-broken-rule", test_every_broken_rule);
  g_test_add_func ("/rules/only-news", test_only_news);
  g_test_add_func ("/rules/totals", test_totals);

  return g_test_run ();
}
