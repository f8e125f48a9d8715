/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-hours-fixture.h"

#include <string.h>

/*
 * The evaluator against another one: hours-peer.tsv holds what opening_hours.js says of
 * hundreds of invented opening hours (see tests/peers/opening_hours/make-table.js).
 * FZ_TEST_HOURS_TABLE names another table.
 */

static FzHoursState
find_state (const char *word)
{
  if (g_str_equal (word, "open"))
    return FZ_HOURS_STATE_OPEN;
  g_assert_true (g_str_equal (word, "closed") || g_str_equal (word, "unknown"));
  return g_str_equal (word, "closed") ? FZ_HOURS_STATE_CLOSED : FZ_HOURS_STATE_UNKNOWN;
}

/* Judges an answer written as "2026-10-10T10:00 open"; returns whether it is ours. */
static gboolean
agrees (const FzHours    *hours,
        const FzCalendar *calendar,
        const char       *answer)
{
  g_auto (GStrv) words = g_strsplit (answer, " ", 2);
  g_auto (GStrv) parts = g_strsplit_set (words[0], "T:", 3);
  int           minute = atoi (parts[1]) * 60 + atoi (parts[2]);
  FzDay         day = 0;
  FzHoursStatus status;

  g_assert_true (fz_day_from_iso (parts[0], &day));
  status = fz_hours_get_status (hours, calendar, fz_day_to_time (day, minute));
  return status.state == find_state (words[1]);
}

/* The number of answers that are not ours. */
static guint
judge_line (const FzCalendar *calendar,
            const char       *line,
            guint            *n_answers)
{
  g_auto (GStrv) columns = g_strsplit (line, "\t", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzHours) hours = fz_hours_parse (columns[0], &error);
  guint n_others = 0;

  g_assert_no_error (error);
  for (guint i = 1; columns[i] != NULL; i++)
    {
      ++*n_answers;
      if (agrees (hours, calendar, columns[i]))
        continue;
      n_others++;
      g_test_message ("%s: %s", columns[0], columns[i]);
    }
  return n_others;
}

static void
test_table (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "model", "hours-peer.tsv", NULL);
  const char      *other = g_getenv ("FZ_TEST_HOURS_TABLE");
  g_autoptr (FzCalendar) calendar = fixture_load_calendar ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_answers = 0, n_others = 0;

  g_assert_true (g_file_get_contents (other != NULL ? other : path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] != '\0' && *lines[i] != '#')
        n_others += judge_line (calendar, lines[i], &n_answers);
    }
  g_test_message ("%u of %u answers are others", n_others, n_answers);
  g_assert_cmpuint (n_answers, >=, 4000);
  g_assert_cmpuint (n_others, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hours-peer/table", test_table);
  return g_test_run ();
}
