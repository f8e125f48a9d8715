/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-fixture.h"

#include <string.h>

/* Every filter as an option: over the real stations, of which most is unknown, and
 * over the sample, where it is invented. */

static guint
count (const char *arguments,
       gboolean    sample)
{
  g_autoptr (CliRun) done = sample ? cli_run_sample (arguments) : cli_run (arguments);
  guint mark = sample ? 1 : 0;

  g_assert_cmpstr (done->errors, ==, "");
  g_assert_cmpint (done->status, ==, 0);
  g_assert_cmpuint (cli_count_lines (done->output), >=, mark);
  return cli_count_lines (done->output) - mark;
}

/* Of the real stations nobody knows when they are open or how one gets in. */
static void
test_unknown (void)
{
  g_assert_cmpuint (count ("list --open-at now", FALSE), ==, 188);
  g_assert_cmpuint (count ("list --open-at now --hours known", FALSE), ==, 0);
  g_assert_cmpuint (count ("list --hours known", FALSE), ==, 0);
  g_assert_cmpuint (count ("list --hours any", FALSE), ==, 188);
  g_assert_cmpuint (count ("list --access unknown", FALSE), ==, 188);
  g_assert_cmpuint (count ("list --access yes --access no", FALSE), ==, 0);
}

/* What is open, what is closed and what is unknown make up the whole. */
static void
test_open_at (void)
{
  guint at_ten = count ("list --open-at '2026-07-06 10:00' --hours known", TRUE);
  guint at_ten_or_unknown = count ("list --open-at 2026-07-06T10:00", TRUE);
  guint at_night = count ("list --open-at '2026-07-06 03:00' --hours known", TRUE);
  guint on_holiday = count ("list --open-at '2026-10-01 11:00' --hours known", TRUE);
  guint known = count ("list --hours known", TRUE);

  g_assert_cmpuint (at_ten, >, 100);
  g_assert_cmpuint (at_ten_or_unknown, >, at_ten);
  g_assert_cmpuint (at_ten_or_unknown, <, 188);
  g_assert_cmpuint (at_night, ==, 0);
  g_assert_cmpuint (on_holiday, <, 15);
  g_assert_cmpuint (known, >, at_ten);
  g_assert_cmpuint (known, <, 188);
}

static void
test_access (void)
{
  guint with = count ("list --access yes", TRUE);
  guint without = count ("list --access no", TRUE);
  guint unknown = count ("list --access unknown", TRUE);

  g_assert_cmpuint (with, >, 0);
  g_assert_cmpuint (without, >, 0);
  g_assert_cmpuint (with + without + unknown, ==, 188);
  g_assert_cmpuint (count ("list --access yes --access unknown", TRUE), ==, with + unknown);
  g_assert_cmpuint (count ("search 天河 --access yes --open-at '2026-07-06 10:00'", TRUE), <, with);
}

static void
test_orders (void)
{
  g_autoptr (CliRun) by_name =
      cli_run_in_locale ("zh_CN.UTF-8", "list --level district --order name --limit 2");
  g_autoptr (CliRun) by_strokes =
      cli_run_in_locale ("zh_TW.UTF-8", "list --level district --order name --limit 2");
  g_autoptr (CliRun) as_ever = cli_run ("list");
  g_autoptr (CliRun) by_place = cli_run ("list --order place");
  g_autoptr (CliRun) by_check = cli_run ("list --order checked");
  g_autoptr (CliRun) near_by_name = cli_run ("nearest 23.13,113.26 --order name --limit 188");
  g_autoptr (CliRun) near = cli_run ("nearest 23.13,113.26 --limit 188");

  g_assert_true (g_str_has_prefix (by_name->output, "440111\t"));
  g_assert_nonnull (strstr (by_name->output, "\n440117\t"));
  g_assert_true (g_str_has_prefix (by_strokes->output, "440106\t"));
  g_assert_nonnull (strstr (by_strokes->output, "\n440111\t"));
  g_assert_cmpstr (by_place->output, ==, as_ever->output);
  g_assert_cmpstr (by_check->output, ==, as_ever->output);
  g_assert_cmpstr (near_by_name->output, !=, near->output);
  g_assert_cmpuint (cli_count_lines (near_by_name->output), ==, 188);
}

static void
test_json (void)
{
  g_autoptr (CliRun) done =
      cli_run_sample ("list --open-at '2026-07-06 10:00' --access yes --limit 2 --json");
  g_autoptr (JsonObject) root = cli_parse_json (done);

  g_assert_true (json_object_get_boolean_member (root, "sample"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "stations")), ==,
                    2);
}

static void
test_refusals (void)
{
  static const char no_time[] = "is no time: now, or YYYY-MM-DD HH:MM in China";
  static const struct
  {
    const char *arguments;
    const char *word; /* NULL: the whole message is below */
    const char *message;
  } cases[] = {
    { "list --open-at tomorrow", "tomorrow", no_time },
    { "list --open-at 2026-07-06", "2026-07-06", no_time },
    { "list --open-at '2026-02-30 10:00'", "2026-02-30 10:00", no_time },
    { "list --open-at '2026-07-06 24:00'", "2026-07-06 24:00", no_time },
    { "list --open-at '2026-07-06 10:60'", "2026-07-06 10:60", no_time },
    { "list --open-at '2026-07-06 9:00'", "2026-07-06 9:00", no_time },
    { "list --open-at '2026-07-06 10:00:00'", "2026-07-06 10:00:00", no_time },
    { "list --open-at ''", "", no_time },
    { "list --hours some", "some", "is neither known nor any" },
    { "list --access ramp", "ramp", "is not one of yes, no and unknown" },
    { "list --order colour", "colour", "is no order: place, distance, name or checked" },
    { "show 440100 --open-at now", NULL, "show takes no filter and no --order" },
    { "check --order name", NULL, "check takes no filter and no --order" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CliRun) failed = cli_run (cases[i].arguments);
      g_autofree char *message =
          cases[i].word != NULL ? g_strdup_printf ("\"%s\" %s", cases[i].word, cases[i].message)
                                : g_strdup (cases[i].message);

      cli_assert_fails (failed, 2, message);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli-filters/unknown", test_unknown);
  g_test_add_func ("/cli-filters/open-at", test_open_at);
  g_test_add_func ("/cli-filters/access", test_access);
  g_test_add_func ("/cli-filters/orders", test_orders);
  g_test_add_func ("/cli-filters/json", test_json);
  g_test_add_func ("/cli-filters/refusals", test_refusals);
  return g_test_run ();
}
