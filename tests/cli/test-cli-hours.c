/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-fixture.h"

#include <string.h>

/* 2026-10-10 is a Saturday that is worked for National Day, 2026-10-02 a holiday. */
static const struct
{
  const char *hours;
  const char *at;
  const char *state;
  const char *comment;
  const char *next_change;
  const char *next_state;
} table[] = {
  { "Mo-Fr 09:00-12:00,14:00-17:30; PH off", "2026-10-10T10:00", "open", NULL,
    "2026-10-10T12:00", "closed" },
  { "Mo-Fr 09:00-12:00,14:00-17:30; PH off", "2026-10-10T12:00", "closed", NULL,
    "2026-10-10T14:00", "open" },
  { "Mo-Fr 09:00-12:00,14:00-17:30; PH off", "2026-10-02T10:00", "closed", NULL,
    "2026-10-08T09:00", "open" },
  { "Mo-Fr 09:00-17:00 unknown \"call first\"", "2026-11-23T10:00:59", "unknown", "call first",
    "2026-11-23T17:00", "closed" },
  { "24/7", "2026-11-23T10:00", "open", NULL, NULL, NULL },
  { "off", "2026-11-23T10:00", "closed", NULL, NULL, NULL },
  { "Sa 22:00-02:00", "2026-11-22T01:59", "open", NULL, "2026-11-22T02:00", "closed" },
};

static void
assert_member (JsonObject *answer,
               const char *name,
               const char *expected)
{
  g_assert_cmpstr (json_object_get_string_member_with_default (answer, name, NULL), ==, expected);
}

static void
test_json (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *arguments = g_strdup_printf ("hours '%s' --at %s --json", table[i].hours,
                                                    table[i].at);
      g_autoptr (CliRun) done = cli_run (arguments);
      g_autoptr (JsonObject) answer = cli_parse_json (done);

      assert_member (answer, "hours", table[i].hours);
      assert_member (answer, "state", table[i].state);
      assert_member (answer, "comment", table[i].comment);
      assert_member (answer, "next_change", table[i].next_change);
      assert_member (answer, "next_state", table[i].next_state);
      g_assert_false (json_object_has_member (answer, "error"));
    }
}

static void
test_text (void)
{
  g_autoptr (CliRun) open = cli_run ("hours 'mo-fr 9:00-12:00' --at 2026-11-23T10:00");
  g_autoptr (CliRun) forever = cli_run ("hours 24/7 --at 2026-11-23T10:00");
  g_autoptr (CliRun) unknown = cli_run ("hours '\"by appointment\"' --at 2026-11-23T10:00");
  g_autoptr (CliRun) beyond = cli_run ("hours 'Mo 09:00-17:00' --at 2028-03-06T10:00");

  g_assert_cmpstr (open->output, ==,
                   "hours: Mo-Fr 09:00-12:00\nat: 2026-11-23T10:00\nstate: open\n"
                   "next_change: 2026-11-23T12:00 closed\n");
  g_assert_cmpstr (forever->output, ==,
                   "hours: 24/7\nat: 2026-11-23T10:00\nstate: open\n"
                   "next_change: (none in sight)\n");
  g_assert_nonnull (strstr (unknown->output, "state: unknown\nreason: rule\n"
                                             "comment: by appointment\n"
                                             "next_change: (not known)\n"));
  g_assert_nonnull (strstr (beyond->output, "unless: a public holiday, which is not known yet\n"));
}

/* Positions count characters from 0, messages from 1. */
static void
test_errors (void)
{
  static const struct
  {
    const char *hours;
    int         position;
  } broken[] = {
    { "", 0 },
    { "every day", 0 },
    { "Mo-Fr 9-", 6 },
    { "\"预约\"; every day", 6 },
    { "Mo 10:00+", 8 },
    { "Mo 09:00-25:0x", 9 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *arguments = g_strdup_printf ("hours '%s' --json", broken[i].hours);
      g_autofree char *plain = g_strdup_printf ("hours '%s'", broken[i].hours);
      g_autoptr (CliRun) failed = cli_run (arguments);
      g_autoptr (CliRun) failed_plain = cli_run (plain);
      g_autoptr (JsonParser) parser = json_parser_new ();
      JsonObject *answer;

      g_assert_true (json_parser_load_from_data (parser, failed->output, -1, NULL));
      answer = json_node_get_object (json_parser_get_root (parser));
      g_assert_cmpint (json_object_get_int_member (answer, "position"), ==, broken[i].position);
      g_assert_false (json_object_has_member (answer, "state"));
      cli_assert_fails (failed, 1, json_object_get_string_member (answer, "error"));
      cli_assert_fails (failed_plain, 1, json_object_get_string_member (answer, "error"));
      g_assert_cmpstr (failed_plain->output, ==, "");
    }
}

static void
test_times (void)
{
  static const char *const wrong[] = {
    "2026-10-10", "2026-13-10T10:00", "2026-02-29T10:00", "2026-10-10T24:00", "2026-10-10T10:60",
    "2026-10-10T1:00", "2026-10-10T10:00Z", "10:00", "tomorrow", "2026-10-10T10:00:00:00",
    "2026-10-10T10:00:61", "2026-10-10T:", "0001-01-01T00:00",
    "9999-12-31T23:59", "\xff"
  };
  static const char *const right[] = {
    "2026-10-10T10:00", "'2026-10-10 10:00'", "2026-10-10T10:00:00", "0002-01-01T00:00",
    "9997-12-31T23:59"
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *arguments = g_strdup_printf ("hours 24/7 --at '%s'", wrong[i]);
      g_autoptr (CliRun) failed = cli_run (arguments);

      g_assert_cmpint (failed->status, ==, 2);
      g_assert_cmpuint (cli_count_lines (failed->errors), ==, 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_autofree char *arguments = g_strdup_printf ("hours 24/7 --at %s", right[i]);
      g_autoptr (CliRun) done = cli_run (arguments);
      g_autofree char *year = g_strndup (right[i] + (*right[i] == '\''), 4);
      g_autofree char *told = g_strdup_printf ("at: %s-", year);

      g_assert_cmpint (done->status, ==, 0);
      g_assert_nonnull (strstr (done->output, told));
    }
}

static void
test_long (void)
{
  g_autofree char *nonsense = g_strnfill (100000, '(');
  g_autofree char *arguments = g_strdup_printf ("hours '%s'", nonsense);
  g_autoptr (CliRun) failed = cli_run (arguments);

  g_assert_cmpint (failed->status, ==, 1);
  g_assert_cmpuint (cli_count_lines (failed->errors), ==, 1);
}

static char *
get_start (JsonArray *days,
           guint      i)
{
  JsonArray *intervals =
      json_object_get_array_member (json_array_get_object_element (days, i), "intervals");

  if (json_array_get_length (intervals) == 0)
    return g_strdup ("closed");
  return g_strdup (json_object_get_string_member (json_array_get_object_element (intervals, 0),
                                                  "start"));
}

/* 440106011 of the sample: Mo-Fr 09:00-12:00,14:00-17:30; Sa 09:00-12:00; PH off. */
static void
test_show_at (void)
{
  g_autoptr (CliRun) done = cli_run_sample ("show 440106011 --at 2026-09-28T10:00 --json");
  g_autoptr (CliRun) text = cli_run_sample ("show 440106011 --at 2026-09-28T10:00");
  g_autoptr (JsonObject) station = cli_parse_json (done);
  JsonArray       *week = json_object_get_array_member (station, "week");
  JsonArray       *special = json_object_get_array_member (station, "special_days");
  JsonObject      *thursday = json_array_get_object_element (week, 3);
  g_autofree char *monday_start = get_start (week, 0);
  g_autofree char *thursday_start = get_start (week, 3);

  assert_member (station, "at", "2026-09-28T10:00");
  assert_member (station, "state", "open");
  assert_member (station, "next_change", "2026-09-28T12:00");
  g_assert_cmpuint (json_array_get_length (week), ==, 7);
  g_assert_cmpstr (monday_start, ==, "09:00");
  g_assert_cmpstr (thursday_start, ==, "closed");
  assert_member (thursday, "date", "2026-10-01");
  assert_member (thursday, "weekday", "Th");
  assert_member (thursday, "kind", "holiday");
  assert_member (thursday, "name", "National Day");
  g_assert_cmpuint (json_array_get_length (special), ==, 8);

  g_assert_nonnull (strstr (text->output, "state: open\nnext_change: 2026-09-28T12:00 closed\n"));
  g_assert_nonnull (strstr (text->output, "week 2026-09-28 Mo: 09:00-12:00, 14:00-17:30\n"));
  g_assert_nonnull (strstr (text->output,
                            "special_day 2026-10-10 Sa: 09:00-12:00, 14:00-17:30 "
                            "(workday: National Day)\n"));
}

/* Nobody knows the hours of the real stations. */
static void
test_show_unknown (void)
{
  g_autoptr (CliRun) done = cli_run ("show 440106011 --json");
  g_autoptr (JsonObject) station = cli_parse_json (done);
  JsonObject *maps = json_object_get_object_member (station, "maps");

  assert_member (station, "state", "unknown");
  assert_member (station, "reason", "not_recorded");
  g_assert_true (json_object_get_null_member (station, "next_change"));
  g_assert_true (json_object_get_null_member (station, "week"));
  g_assert_true (json_object_get_null_member (station, "special_days"));
  g_assert_true (json_object_get_null_member (station, "notice_holds"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (station, "hotlines")),
                    >=, 3);
  g_assert_true (json_object_get_boolean_member (station, "maps_search"));
  g_assert_true (g_str_has_prefix (json_object_get_string_member (maps, "amap"),
                                   "https://uri.amap.com/search?keyword=%E5"));
}

/* A station that has moved is not open, whatever its hours say; 440118002 is the one of
 * the sample. */
static void
test_show_moved (void)
{
  g_autoptr (CliRun) text = cli_run_sample ("show 440118002 --at 2026-11-23T10:00");
  g_autoptr (CliRun) json = cli_run_sample ("show 440118002 --at 2026-11-23T10:00 --json");
  g_autoptr (CliRun) exported = cli_run_sample ("export-card 440118002 --format ical");
  g_autoptr (JsonObject) station = cli_parse_json (json);

  assert_member (station, "status", "moved");
  g_assert_nonnull (strstr (text->output, "state: closed\nreason: status\n"));
  assert_member (station, "state", "closed");
  assert_member (station, "reason", "status");
  cli_assert_fails (exported, 1, "the station is moved");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* Hours are China's, wherever the machine stands. */
  g_setenv ("TZ", "America/New_York", TRUE);

  g_test_add_func ("/cli-hours/json", test_json);
  g_test_add_func ("/cli-hours/text", test_text);
  g_test_add_func ("/cli-hours/errors", test_errors);
  g_test_add_func ("/cli-hours/times", test_times);
  g_test_add_func ("/cli-hours/long", test_long);
  g_test_add_func ("/cli-hours/show-at", test_show_at);
  g_test_add_func ("/cli-hours/show-unknown", test_show_unknown);
  g_test_add_func ("/cli-hours/show-moved", test_show_moved);
  return g_test_run ();
}
