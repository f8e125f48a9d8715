/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fixtures.h"
#include "fz-hours-fixture.h"
#include "fz-hours-words.h"
#include "fz-service-words.h"
#include "fz-state-words.h"
#include "fz-way-words.h"

#define OFFICE "Mo-Fr 09:00-12:00,14:00-17:30; PH off"

/* The holidays are those of data/calendar.csv: National Day is from 1 to 7 October
 * 2026, and 10 October, a Saturday, is worked. */
static const struct
{
  const char *hours; /* NULL: none are recorded */
  const char *time;
  const char *text;
  const char *until; /* when other words hold */
} states[] = {
  { OFFICE, "2026-03-04 09:30", "Open until 12:00, reopens 14:00", "2026-03-04 11:00" },
  { OFFICE, "2026-03-04 11:00", "Closes in 60 minutes, reopens 14:00", "2026-03-04 11:01" },
  { OFFICE, "2026-03-04 11:59", "Closes in 1 minute, reopens 14:00", "2026-03-04 12:00" },
  { OFFICE, "2026-03-04 12:00", "Closed now, opens 14:00", "2026-03-04 13:00" },
  { OFFICE, "2026-03-04 13:40", "Opens in 20 minutes", "2026-03-04 13:41" },
  { OFFICE, "2026-03-04 15:00", "Open until 17:30", "2026-03-04 16:30" },
  { OFFICE, "2026-03-04 17:10", "Closes in 20 minutes", "2026-03-04 17:11" },
  { OFFICE, "2026-03-04 17:30", "Closed now, opens tomorrow 09:00", "2026-03-05 00:00" },
  { OFFICE, "2026-03-05 00:00", "Closed now, opens 09:00", "2026-03-05 08:00" },
  { OFFICE, "2026-03-06 18:00", "Closed now, opens Monday 09:00", "2026-03-07 00:00" },
  { OFFICE, "2026-03-07 10:00", "Closed today, opens Monday 09:00", "2026-03-08 00:00" },
  { OFFICE, "2026-10-07 10:00", "Closed today, public holiday, opens tomorrow 09:00",
    "2026-10-08 00:00" },
  { OFFICE, "2026-10-01 10:00", "Closed today, public holiday, opens 8 October 2026, 09:00",
    "2026-10-02 00:00" },
  { "24/7", "2026-03-04 09:30", "Open day and night", "2026-03-05 00:00" },
  { "off", "2026-03-04 09:30", "Closed, and no opening is recorded for the coming year",
    "2026-03-05 00:00" },
  { "Mo-Su 09:00-24:00", "2026-03-04 09:30", "Open until midnight", "2026-03-04 23:00" },
  { "Fr 22:00-02:00", "2026-03-06 22:30", "Open until tomorrow 02:00", "2026-03-07 00:00" },
  { "Fr 22:00-02:00", "2026-03-07 00:30", "Open until 02:00", "2026-03-07 01:00" },
  { "Fr 22:00-02:00", "2026-03-07 03:00", "Closed now, opens Friday 22:00", "2026-03-08 00:00" },
  { "Mo-Fr 09:00-12:00, Mo-Fr 12:00-17:00 unknown", "2026-03-04 09:30",
    "Open until 12:00, unknown after that", "2026-03-04 11:00" },
  { "Mo-Fr 09:00-12:00, Mo-Fr 12:00-17:00 unknown", "2026-03-04 12:30",
    "Open only by arrangement, or unknown. Ask before you go.", "2026-03-04 16:00" },
  { "Mo-Fr 12:00-17:00 unknown", "2026-03-04 09:30", "Closed now, unknown from 12:00 on",
    "2026-03-04 11:00" },
  { NULL, "2026-03-04 09:30", "Opening hours unknown. Ask before you go.", "2026-03-05 00:00" },
};

static void
test_states (void)
{
  g_autoptr (FzCalendar) calendar = fixture_load_calendar ();

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (FzHours) hours = NULL;
      g_autoptr (FzStateWords) words = NULL;
      g_autofree char *until = NULL;

      if (states[i].hours != NULL)
        hours = fixture_parse_hours (states[i].hours);
      words = fz_state_words_new (hours, FZ_HOURS_REASON_NOT_RECORDED, calendar,
                                  fixture_parse_time (states[i].time));
      until = fixture_print_time (words->until);
      g_test_message ("%s at %s", states[i].hours, states[i].time);
      g_assert_cmpstr (words->text, ==, states[i].text);
      g_assert_cmpstr (until, ==, states[i].until);
    }
}

/* What was told stands until what is said to be its end, minute by minute. */
static void
test_holds_until_its_end (void)
{
  g_autoptr (FzCalendar) calendar = fixture_load_calendar ();
  g_autoptr (FzHours) hours = fixture_parse_hours (OFFICE);
  gint64 time = fixture_parse_time ("2026-09-29 00:00");
  gint64 end = fixture_parse_time ("2026-10-03 00:00");

  while (time < end)
    {
      g_autoptr (FzStateWords) words =
          fz_state_words_new (hours, FZ_HOURS_REASON_NONE, calendar, time);

      g_assert_cmpint (words->until, >, time);
      for (gint64 later = time; later < words->until; later += 59)
        {
          g_autoptr (FzStateWords) same =
              fz_state_words_new (hours, FZ_HOURS_REASON_NONE, calendar, later);

          g_assert_cmpstr (same->text, ==, words->text);
          g_assert_cmpstr (same->note, ==, words->note);
        }
      time = words->until;
    }
}

static void
test_notes (void)
{
  static const struct
  {
    const char *hours;
    const char *time;
    const char *note;
  } cases[] = {
    { OFFICE, "2026-03-04 09:30", NULL },
    { OFFICE, "2026-10-10 09:30",
      "Today is a make-up working day, with the hours of an ordinary weekday." },
    { "Mo-Fr 09:00-17:00", "2026-10-01 09:30",
      "Today is a public holiday, and the recorded hours say nothing of holidays. "
      "Ask before you go." },
    { "Mo-Fr 09:00-17:00 \"<b>ring</b>\"", "2026-03-04 09:30", "“<b>ring</b>”" },
    { OFFICE, "2028-03-08 09:30",
      "Unless it is a public holiday: the holidays of that year are not known yet." },
  };
  g_autoptr (FzCalendar) calendar = fixture_load_calendar ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzHours) hours = fixture_parse_hours (cases[i].hours);
      g_autoptr (FzStateWords) words =
          fz_state_words_new (hours, FZ_HOURS_REASON_NONE, calendar,
                              fixture_parse_time (cases[i].time));

      g_assert_cmpstr (words->note, ==, cases[i].note);
    }
}

static void
test_day_hours (void)
{
  static const struct
  {
    const char *hours;
    const char *words;
  } cases[] = {
    { OFFICE, "09:00–12:00, 14:00–17:30" },
    { "Tu 09:00-12:00", "closed" },
    { "24/7", "day and night" },
    { "We 22:00-02:00", "22:00–02:00" },
    { "We 09:00-12:00 open \"<b>ring</b>\"", "09:00–12:00 “<b>ring</b>”" },
    { "We 09:00-12:00 unknown", "09:00–12:00 perhaps, call first" },
    { "We 09:00-12:00 unknown \"ask\"", "09:00–12:00 perhaps, “ask”" },
    { "We 09:00-12:00 off \"training\"", "09:00–12:00 closed “training”" },
  };
  g_autoptr (FzCalendar) calendar = fixture_load_calendar ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzHours) hours = fixture_parse_hours (cases[i].hours);
      g_autoptr (GArray) days = fz_hours_get_days (hours, calendar,
                                                   fz_day_from_date (2026, 3, 4), 1);
      g_autofree char *words = fz_words_for_day_hours (&g_array_index (days, FzHoursDay, 0));

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_way (void)
{
  static const struct
  {
    double         lat, lon, accuracy;
    FzPointQuality quality;
    const char    *words;
  } cases[] = {
    { 23.10, 113.30, 0, FZ_POINT_QUALITY_DOOR, "At the starting point" },
    { 23.20, 113.30, 0, FZ_POINT_QUALITY_DOOR,
      "11 km north of the starting point, in a straight line" },
    { 23.10, 113.28, 0, FZ_POINT_QUALITY_DOOR,
      "2.0 km west of the starting point, in a straight line" },
    { 23.05, 113.355, 0, FZ_POINT_QUALITY_A,
      "About 7.9 km south-east of the starting point, in a straight line" },
    { 23.10, 113.28, 0, FZ_POINT_QUALITY_SEAT, "Less than 7.0 km from the starting point" },
    { 23.10, 113.31, 3000, FZ_POINT_QUALITY_DOOR, "Less than 4.0 km from the starting point" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzOrigin) origin = fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { 23.10, 113.30 },
                                                   cases[i].accuracy, NULL);
      FzPoint          point = { cases[i].lat, cases[i].lon };
      g_autofree char *words = fz_words_for_way (origin, point, cases[i].quality,
                                                 FZ_SCRIPT_LATIN);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* What a service is comes from the code, whom it helps from the problems; what
 * neither knows is not said. */
static void
test_services (void)
{
  g_autoptr (FzCatalog) catalog = fixture_make_catalog ();
  FzProblem problem = {
    .code = (char *) "wages",
    .names = { { (char *) "拖欠工资", NULL, (char *) "Unpaid wages" } },
    .services = 1u << 1 | 1u << 2,
  };
  g_autofree char *advice = NULL;
  g_autofree char *aid = NULL;
  g_autofree char *unknown = NULL;
  g_autofree char *nothing = NULL;

  fz_catalog_add_service (catalog, "dancing", fz_names_make ("跳舞", NULL, "Dancing"), 0, NULL);
  fz_catalog_add_service (catalog, "singing", fz_names_make ("唱歌", NULL, "Singing"), 0, NULL);
  fz_catalog_add_problem (catalog, &problem);
  advice = fz_words_for_service (catalog, 0, FZ_SCRIPT_LATIN);
  aid = fz_words_for_service (catalog, 1, FZ_SCRIPT_LATIN);
  unknown = fz_words_for_service (catalog, 2, FZ_SCRIPT_LATIN);
  nothing = fz_words_for_service (catalog, 3, FZ_SCRIPT_LATIN);
  g_assert_cmpstr (advice, ==, "Somebody answers a question about the law and says which ways "
                               "are open.");
  g_assert_true (g_str_has_prefix (aid, "Legal help without charge"));
  g_assert_true (g_str_has_suffix (aid, "For example: Unpaid wages."));
  g_assert_cmpstr (unknown, ==, "For example: Unpaid wages.");
  g_assert_null (nothing);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/state-words/states", test_states);
  g_test_add_func ("/state-words/holds-until-its-end", test_holds_until_its_end);
  g_test_add_func ("/state-words/notes", test_notes);
  g_test_add_func ("/state-words/day-hours", test_day_hours);
  g_test_add_func ("/state-words/way", test_way);
  g_test_add_func ("/state-words/services", test_services);
  return g_test_run ();
}
