/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fixtures.h"
#include "fz-hours-words.h"
#include "fz-words.h"

#include <locale.h>

static void
test_distance (void)
{
  static const struct
  {
    double      metres;
    const char *words;
  } cases[] = {
    { 0, "0 m" },
    { 4, "0 m" },
    { 846, "850 m" },
    { 994, "990 m" },
    { 995, "1.0 km" },
    { 3240, "3.2 km" },
    { 9949, "9.9 km" },
    { 9951, "10 km" },
    { 42195, "42 km" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = fz_words_for_distance (cases[i].metres);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* With a point also where people write a comma. */
static void
test_coordinates (void)
{
  static const char *const locales[] = { "C.UTF-8", "de_DE.UTF-8", "zh_CN.UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autofree char *words = NULL;

      if (setlocale (LC_NUMERIC, locales[i]) == NULL)
        continue;
      words = fz_words_for_coordinates ((FzPoint) { 23.1184, 113.32663 });
      g_assert_cmpstr (words, ==, "23.11840° N, 113.32663° E");
    }
  setlocale (LC_NUMERIC, "C");
}

static void
test_hours (void)
{
  static const struct
  {
    const char *hours;
    const char *words;
  } cases[] = {
    { "Mo-Fr 08:30-12:00,14:30-17:30", "Mon–Fri 08:30–12:00, 14:30–17:30" },
    { "Mo,We-Fr 09:00-12:00; PH off", "Mon, Wed–Fri 09:00–12:00\nPublic holidays closed" },
    { "09:00-17:00", "09:00–17:00" },
    { "Mo-Fr sunrise-sunset", "Mo-Fr sunrise-sunset" },
    { "Xx 09:00-17:00", "Xx 09:00-17:00" },
    { "Mo-", "Mo-" },
    { "", "" },
    { ";;", "\n\n" },
    { "by appointment", "by appointment" },
    { "Tu,Th 14:00-17:00 \"call (you)\"; PH off", "Tue, Thu 14:00–17:00 “call (you)”\n"
                                                  "Public holidays closed" },
    { "Tu 14:00-17:00 \"a\" \"b\"", "Tu 14:00-17:00 \"a\" \"b\"" },
    { "Tu 14:00-17:00 \"a", "Tu 14:00-17:00 \"a" },
    { "\"a\"", "\"a\"" },
    { "Tu 14:00-17:00 \"", "Tu 14:00-17:00 \"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = fz_words_for_hours (cases[i].hours);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* A line ends between times, not within one. */
static void
test_unbroken (void)
{
  g_autofree char *words =
      fz_words_take_unbroken (g_strdup ("Mon–Fri 09:00–12:00\nSun closed"));

  g_assert_cmpstr (words, ==, "Mon–\342\201\240Fri 09:00–\342\201\24012:00\nSun closed");
}

/* Only a door is exact: every other point says that it is approximate. */
static void
test_point_quality (void)
{
  for (guint level = 0; level < FZ_N_LEVELS; level++)
    {
      for (guint quality = 0; quality < FZ_N_POINT_QUALITIES; quality++)
        {
          const char *words = fz_words_for_point_quality (quality, level);

          if (fz_point_quality_is_approximate (quality))
            g_assert_nonnull (strstr (words, "pproximate: "));
          else
            g_assert_nonnull (strstr (words, "Exact: "));
        }
    }
}

static void
test_notice_days (void)
{
  FzNotice         notice = { .text = (char *) "closed", .from = (char *) "2026-02-16" };
  g_autofree char *open_ended = fz_words_for_notice_days (&notice);
  g_autofree char *both = NULL;
  g_autofree char *none = NULL;

  g_assert_cmpstr (open_ended, ==, "From 16 February 2026");
  notice.until = (char *) "2026-02-22";
  both = fz_words_for_notice_days (&notice);
  g_assert_cmpstr (both, ==, "From 16 February 2026 until 22 February 2026");
  notice.from = notice.until = NULL;
  none = fz_words_for_notice_days (&notice);
  g_assert_null (none);
}

static void
test_date_that_is_none (void)
{
  g_autofree char *words = fz_words_for_date ("soon");

  g_assert_cmpstr (words, ==, "soon");
}

static void
test_missing (void)
{
  g_autoptr (FzRecord) record = fz_record_new (0);
  g_autofree char *all = fz_words_for_missing (record);
  g_autofree char *none = NULL;

  g_assert_cmpstr (all, ==, "Not recorded: address, phone, opening hours, website, "
                            "step-free access, day of the last check. Call 12348.");
  record->address = g_strdup ("a");
  record->phone = g_strdup ("p");
  record->hours = g_strdup ("h");
  record->website = g_strdup ("w");
  record->access = g_strdup ("x");
  record->checked_on = g_strdup ("2026-03-01");
  none = fz_words_for_missing (record);
  g_assert_null (none);
}

static void
test_station (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzStation) liede = fz_station_table_find_station (table, 3);
  g_autofree char *words = fz_words_for_station (liede);

  g_assert_true (g_str_has_prefix (words, "猎德街道, Subdistrict station · 天河区, Popular, "));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/words/distance", test_distance);
  g_test_add_func ("/words/coordinates", test_coordinates);
  g_test_add_func ("/words/hours", test_hours);
  g_test_add_func ("/words/unbroken", test_unbroken);
  g_test_add_func ("/words/point-quality", test_point_quality);
  g_test_add_func ("/words/notice-days", test_notice_days);
  g_test_add_func ("/words/date-that-is-none", test_date_that_is_none);
  g_test_add_func ("/words/missing", test_missing);
  g_test_add_func ("/words/station", test_station);
  return g_test_run ();
}
