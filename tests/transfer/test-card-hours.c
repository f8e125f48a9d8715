/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-card.h"

#include <string.h>

#include "fz-card-fixture.h"
#include "fz-hours-fixture.h"
#include "fz-ical.h"

typedef struct
{
  FzCatalog  *catalog;
  FzCalendar *calendar;
  FzRecord   *record;
  const char *note; /* NULL: none */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture_set_zone ();
  fixture->catalog = fixture_make_card_catalog (FALSE);
  fixture->calendar = fixture_load_calendar ();
  fixture->record = fixture_make_full_record ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  fz_catalog_unref (fixture->catalog);
  fz_calendar_unref (fixture->calendar);
  fz_record_unref (fixture->record);
}

static char *
make (const Fixture *fixture,
      const char    *now,
      GError       **error)
{
  const FzCard card = {
    .record = fixture->record,
    .catalog = fixture->catalog,
    .calendar = fixture->calendar,
    .script = FZ_SCRIPT_HANS,
    .note = fixture->note,
    .now = fixture_parse_time (now),
  };

  return fz_card_make (&card, FZ_CARD_ICAL, error);
}

/* What icalendar reads of the card, without what every event has alike. */
static char *
read_times (const Fixture *fixture,
            const char    *now)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *card = make (fixture, now, &error);
  g_autofree char *read = NULL;
  g_auto (GStrv) lines = NULL;
  GString *times = g_string_new (NULL);

  g_assert_no_error (error);
  read = fixture_read_back ("ical", card);
  lines = g_strsplit (read, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], "start\t"))
        g_string_append_printf (times, "%.16s", lines[i] + strlen ("start\t"));
      else if (g_str_has_prefix (lines[i], "end\t"))
        g_string_append_printf (times, "/%.16s", lines[i] + strlen ("end\t"));
      else if (g_str_has_prefix (lines[i], "STATUS\t"))
        g_string_append_printf (times, " %s\n", lines[i] + strlen ("STATUS\t"));
    }
  return g_string_free_and_steal (times);
}

/* A week from a Wednesday on, over a Saturday night. */
static void
test_week (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *times = read_times (fixture, "2026-11-18 10:00");

  g_assert_cmpstr (times, ==,
                   "2026-11-18T09:00/2026-11-18T12:00 CONFIRMED\n"
                   "2026-11-18T14:00/2026-11-18T17:30 CONFIRMED\n"
                   "2026-11-19T09:00/2026-11-19T12:00 CONFIRMED\n"
                   "2026-11-19T14:00/2026-11-19T17:30 CONFIRMED\n"
                   "2026-11-20T09:00/2026-11-20T12:00 CONFIRMED\n"
                   "2026-11-20T14:00/2026-11-20T17:30 CONFIRMED\n"
                   "2026-11-21T22:00/2026-11-22T02:00 CONFIRMED\n"
                   "2026-11-23T09:00/2026-11-23T12:00 CONFIRMED\n"
                   "2026-11-23T14:00/2026-11-23T17:30 CONFIRMED\n"
                   "2026-11-24T09:00/2026-11-24T12:00 CONFIRMED\n"
                   "2026-11-24T14:00/2026-11-24T17:30 CONFIRMED\n");
}

/* National Day's holiday lasts from the 1st to the 7th, and nothing is open. */
static void
test_holiday (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *times = NULL;

  g_set_str (&fixture->record->hours, "Mo-Su 09:00-17:00; PH off");
  times = read_times (fixture, "2026-10-02 10:00");
  g_assert_cmpstr (times, ==, "2026-10-08T09:00/2026-10-08T17:00 CONFIRMED\n");
}

/* Beyond the calendar, and where a rule says itself that nobody knows. */
static void
test_uncertain (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *beyond = NULL;
  g_autofree char *by_rule = NULL;

  g_set_str (&fixture->record->hours, "Mo 09:00-17:00; PH off");
  beyond = read_times (fixture, "2028-03-06 10:00");
  g_assert_cmpstr (beyond, ==, "2028-03-06T09:00/2028-03-06T17:00 TENTATIVE\n");

  g_set_str (&fixture->record->hours, "Mo 09:00-17:00 unknown \"call\"");
  by_rule = read_times (fixture, "2026-11-23 10:00");
  g_assert_cmpstr (by_rule, ==, "2026-11-23T09:00/2026-11-23T17:00 TENTATIVE\n");
}

static void
test_content (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const expected[] = {
    "calendar\t【示例】猎德街公共法律服务工作站",
    "events\t1",
    "start\t2026-11-21T22:00:00+08:00",
    "end\t2026-11-22T02:00:00+08:00",
    "UID\tfazhan-sample-440106011-20261121T220000",
    "SUMMARY\t【示例】猎德街公共法律服务工作站",
    "DESCRIPTION\t预约\\n示例数据：详情均为虚构\\n周三暂停",
    "LOCATION\t猎德路1号;2楼, 东门",
    "GEO\t23.115;113.332",
  };
  g_autofree char *card = NULL;
  g_autofree char *read = NULL;
  g_auto (GStrv) lines = NULL;

  g_clear_pointer (&fixture->catalog, fz_catalog_unref);
  fixture->catalog = fixture_make_card_catalog (TRUE);
  fixture->note = "周三暂停";
  g_set_str (&fixture->record->hours, "Sa 22:00-02:00 open \"预约\"");
  card = make (fixture, "2026-11-18 10:00", NULL);
  read = fixture_read_back ("ical", card);
  lines = g_strsplit (read, "\n", -1);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_true (g_strv_contains ((const char *const *) lines, expected[i]));
}

/* An event's place leads to a door or nowhere. */
static void
test_approximate (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *card = NULL;

  fixture->record->point_quality = FZ_POINT_QUALITY_A;
  card = make (fixture, "2026-11-18 10:00", NULL);
  g_assert_null (strstr (card, "\r\nGEO:"));
}

static void
test_hostile (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *card = NULL;
  g_autofree char *read = NULL;

  g_clear_pointer (&fixture->record, fz_record_unref);
  fixture->record = fixture_make_hostile_record ();
  g_set_str (&fixture->record->hours, "Mo 09:00-17:00 \"a;b,c END:VEVENT:<>&\"");
  fixture->note = FIXTURE_HOSTILE;
  card = make (fixture, "2026-11-23 10:00", NULL);
  g_assert_nonnull (card);
  fixture_assert_plain (card);

  read = fixture_read_back ("ical", card);
  g_assert_nonnull (strstr (read, "events\t1\n"));
  g_assert_nonnull (strstr (read, "SUMMARY\ta END:VCARD BEGIN:VCARD END:VEVENT END:VCALENDAR"));
  g_assert_nonnull (strstr (read, "DESCRIPTION\ta;b,c END:VEVENT:<>&\\na\\nEND:VCARD"));
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *hours;
    FzStatus    status;
    FzCardError code;
  } table[] = {
    { NULL, FZ_STATUS_ACTIVE, FZ_CARD_ERROR_NO_HOURS },
    { "every day", FZ_STATUS_ACTIVE, FZ_CARD_ERROR_HOURS_NOT_PARSED },
    { "24/7", FZ_STATUS_SUSPENDED, FZ_CARD_ERROR_NOT_AT_WORK },
    { "24/7", FZ_STATUS_MOVED, FZ_CARD_ERROR_NOT_AT_WORK },
    { "24/7", FZ_STATUS_CLOSED, FZ_CARD_ERROR_NOT_AT_WORK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *card = NULL;

      g_set_str (&fixture->record->hours, table[i].hours);
      fixture->record->status = table[i].status;
      card = make (fixture, "2026-11-18 10:00", &error);
      g_assert_null (card);
      g_assert_error (error, FZ_CARD_ERROR, (int) table[i].code);
    }
}

/* Closed all week is an answer too. */
static void
test_closed (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *times = NULL;

  g_set_str (&fixture->record->hours, "off");
  times = read_times (fixture, "2026-11-18 10:00");
  g_assert_cmpstr (times, ==, "");
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/card-hours/week", test_week);
  add ("/card-hours/holiday", test_holiday);
  add ("/card-hours/uncertain", test_uncertain);
  add ("/card-hours/content", test_content);
  add ("/card-hours/approximate", test_approximate);
  add ("/card-hours/hostile", test_hostile);
  add ("/card-hours/refused", test_refused);
  add ("/card-hours/closed", test_closed);
  return g_test_run ();
}
