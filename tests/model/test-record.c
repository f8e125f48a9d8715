/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-field.h"
#include "fz-fixtures.h"
#include "fz-record.h"

#include <math.h>

static void
test_new_knows_nothing (void)
{
  g_autoptr (FzRecord) record = fz_record_new (3);

  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      gboolean is_word = field == FZ_FIELD_LEVEL || field == FZ_FIELD_FEATURED ||
                         field == FZ_FIELD_STATUS || field == FZ_FIELD_POINT_QUALITY ||
                         field == FZ_FIELD_STEP_FREE;
      g_autofree char *value = fz_record_dup_field (record, field);

      g_test_message ("%s", fz_field_to_word (field));
      g_assert_true ((value != NULL) == is_word);
    }
  g_assert_cmpint (record->featured, ==, FZ_FEATURED_UNKNOWN);
  g_assert_cmpint (record->point_quality, !=, FZ_POINT_QUALITY_DOOR);
  g_assert_cmpuint (record->offers->len, ==, 3);
  g_assert_cmpint (fz_record_get_offer (record, 2), ==, FZ_OFFER_UNKNOWN);
}

/* A value for @field that no other field has, of the form it takes. */
static char *
make_value (FzField field)
{
  static const struct
  {
    FzField     field;
    const char *word;
  } words[] = {
    { FZ_FIELD_LEVEL, "town" },
    { FZ_FIELD_FEATURED, "special" },
    { FZ_FIELD_STATUS, "closed" },
    { FZ_FIELD_STEP_FREE, "yes" },
    { FZ_FIELD_POINT_QUALITY, "seat" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (words[i].field == field)
        return g_strdup (words[i].word);
    }
  return fz_field_is_number (field) ? g_strdup_printf ("%d.25", field)
                                    : g_strdup (fz_field_to_word (field));
}

static void
test_every_field (void)
{
  g_autoptr (FzRecord) record = fz_record_new (1);
  g_autoptr (FzRecord) copy = NULL;

  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      g_autoptr (FzRecord) before = fz_record_copy (record);
      g_autofree char *value = make_value (field);

      g_assert_true (fz_record_set_field (record, field, value));
      for (FzField other = 0; other < FZ_N_FIELDS; other++)
        g_assert_true (fz_record_field_equal (before, record, other) == (other != field));
    }

  record->id = 7;
  record->revision = 9;
  fz_record_set_offer (record, 0, FZ_OFFER_NO);
  copy = fz_record_copy (record);
  g_assert_cmpuint (copy->id, ==, 7);
  g_assert_cmpint (copy->revision, ==, 9);
  g_assert_cmpint (fz_record_get_offer (copy, 0), ==, FZ_OFFER_NO);
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      g_autofree char *expected = make_value (field);
      g_autofree char *value = fz_record_dup_field (copy, field);

      g_assert_cmpstr (value, ==, expected);
    }
}

static void
test_numbers_as_text (void)
{
  static const double numbers[] = { 23.109923, 0.1, 1.0 / 3.0, -1e-300, 113.24297700000001, 0 };
  g_autoptr (FzRecord) record = fz_record_new (0);
  g_autofree char *plain = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = NULL;

      record->point.lat = numbers[i];
      text = fz_record_dup_field (record, FZ_FIELD_LAT);
      g_assert_true (fz_record_set_field (record, FZ_FIELD_LON, text));
      g_assert_cmpfloat (record->point.lon, ==, numbers[i]);
    }

  record->point.lat = 23.109923;
  plain = fz_record_dup_field (record, FZ_FIELD_LAT);
  g_assert_cmpstr (plain, ==, "23.109923");
}

static void
test_refused_text (void)
{
  static const struct
  {
    FzField     field;
    const char *text;
  } cases[] = {
    { FZ_FIELD_LEVEL, "village" },
    { FZ_FIELD_LEVEL, NULL },
    { FZ_FIELD_FEATURED, "" },
    { FZ_FIELD_LAT, "north" },
    { FZ_FIELD_LAT, "23.1x" },
    { FZ_FIELD_LAT, "nan" },
    { FZ_FIELD_LAT, "inf" },
  };
  g_autoptr (FzRecord) record = fixture_make_record (3);
  g_autoptr (FzRecord) before = fz_record_copy (record);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_false (fz_record_set_field (record, cases[i].field, cases[i].text));
      g_assert_true (fz_record_field_equal (before, record, cases[i].field));
    }
}

static void
test_empty_is_unknown (void)
{
  g_autoptr (FzRecord) record = fixture_make_record (3);

  g_assert_true (fz_record_set_field (record, FZ_FIELD_HOURS, ""));
  g_assert_null (record->hours);
  g_assert_true (fz_record_set_field (record, FZ_FIELD_LAT, ""));
  g_assert_true (isnan (record->point.lat));
}

static void
test_words (void)
{
  FzField field = FZ_FIELD_CODE;

  for (FzField i = 0; i < FZ_N_FIELDS; i++)
    {
      g_assert_true (fz_field_from_word (fz_field_to_word (i), &field));
      g_assert_cmpint (field, ==, i);
    }
  g_assert_false (fz_field_from_word ("colour", &field));
  g_assert_false (fz_field_from_word (NULL, &field));
}

/* A notice holds on its first and on its last day; without them always. */
static void
test_notice_days (void)
{
  static const struct
  {
    const char *text, *from, *until, *day;
    gboolean    holds, over;
  } cases[] = {
    { "a", NULL, NULL, "2026-03-04", TRUE, FALSE },
    { NULL, NULL, NULL, "2026-03-04", FALSE, FALSE },
    { "a", "2026-03-05", NULL, "2026-03-04", FALSE, FALSE },
    { "a", "2026-03-04", NULL, "2026-03-04", TRUE, FALSE },
    { "a", NULL, "2026-03-04", "2026-03-04", TRUE, FALSE },
    { "a", NULL, "2026-03-03", "2026-03-04", FALSE, TRUE },
    { "a", "2026-03-01", "2026-03-31", "2026-03-04", TRUE, FALSE },
    { "a", "soon", "later", "2026-03-04", TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const FzNotice notice = { (char *) cases[i].text, (char *) cases[i].from,
                                (char *) cases[i].until };
      FzDay          day;

      g_test_message ("%u", i);
      g_assert_true (fz_day_from_iso (cases[i].day, &day));
      g_assert_true (fz_notice_holds (&notice, day) == cases[i].holds);
      g_assert_true (fz_notice_is_over (&notice, day) == cases[i].over);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/new-knows-nothing", test_new_knows_nothing);
  g_test_add_func ("/record/every-field", test_every_field);
  g_test_add_func ("/record/numbers-as-text", test_numbers_as_text);
  g_test_add_func ("/record/refused-text", test_refused_text);
  g_test_add_func ("/record/empty-is-unknown", test_empty_is_unknown);
  g_test_add_func ("/record/words", test_words);
  g_test_add_func ("/record/notice-days", test_notice_days);

  return g_test_run ();
}
