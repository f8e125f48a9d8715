/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-hours-fixture.h"
#include "fz-mutate.h"

static const char *const seeds[] = {
  "Mo-Fr 09:00-12:00,14:00-17:30; Sa 09:00-12:00; PH off",
  "Mo-Fr 20:00-02:00, Sa-Su 22:00-26:00 || \"预约\"",
  "2026 Feb 10-Mar 01 off; Dec 24-26,31 10:00-12:00 open \"a\"; Jun-Sep Mo 08:00-40:00",
  "2026-2028,2030+ PH Mo-Fr,Su 00:00-24:00 unknown; 24/7; off",
  "",
};

static const char *const pieces[] = {
  "Mo", "Su", "-", ",", ";", "||", "PH", " ", "off", "open", "unknown", "24/7", "\"x\"", "\"",
  "Jan", "Feb", "29", "31", "2026", "2028", "09:00", "24:00", "48:00", "00:00-00:00", ":", "+",
  "SH", "week", "sunrise", "节", "：", "Sa-Mo 10:00-11:00", "; PH off", "/", "[1]", "\n"
};

/* What parses is the same rules when it is written and read again, and has a state
 * at every time; what does not says where. */
static void
check_text (const char       *text,
            gsize             length,
            const FzCalendar *calendar,
            gint64            time)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzHours) hours = fz_hours_parse (text, &error);
  g_autoptr (FzHours) again = NULL;
  g_autofree char *formatted = NULL;
  FzHoursStatus    status;
  gsize            byte;

  if (hours == NULL)
    {
      g_assert_true (fz_hours_error_get_position (error, &byte, NULL));
      g_assert_cmpuint (byte, <=, length);
      return;
    }

  formatted = fz_hours_format (hours);
  again = fz_hours_parse (formatted, &error);
  g_assert_no_error (error);
  g_assert_true (fz_hours_equal (hours, again));

  status = fz_hours_get_status (hours, calendar, time);
  g_assert_cmpint (status.until, >, time);
  if (status.until != FZ_HOURS_NEVER)
    g_assert_cmpint (fz_hours_get_status (hours, calendar, status.until).state, ==, status.next);
}

static void
test_texts (void)
{
  g_autoptr (FzCalendar) calendar = fixture_load_calendar ();
  g_autoptr (GRand) random = g_rand_new_with_seed (20261001);
  gint64 first = fixture_parse_time ("2025-01-01 00:00");

  for (guint n = fz_mutate_get_n_rounds (5000); n > 0; n--)
    {
      g_autoptr (GString) text = fz_mutate (random, seeds, G_N_ELEMENTS (seeds),
                                            pieces, G_N_ELEMENTS (pieces));

      check_text (text->str, text->len, calendar,
                  first + g_rand_int_range (random, 0, 4 * 366 * 86400));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fuzz-hours/texts", test_texts);
  return g_test_run ();
}
