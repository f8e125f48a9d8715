/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-day.h"
#include "fz-ical.h"
#include "fz-mutate.h"

static const char *const seeds[] = {
  "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270101\r\nDTEND:20270104\r\n"
  "SUMMARY:元旦（休）\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
  "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:班\nDTSTART:20271009T160000Z\nBEGIN:VALARM\n"
  "END:VALARM\nEND:VEVENT\n",
};

static const char *const pieces[] = {
  "\r\n", "\n ", "BEGIN:VEVENT\n", "END:VEVENT\n", "DTSTART:20270101\n", "DTEND:20270301\n",
  "SUMMARY:休\n", "班", "\\", "\"", ":", ";", "T000000", "Z", "RRULE:x\n", "\xe4"
};

static void
test_texts (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261001);

  for (guint n = fz_mutate_get_n_rounds (50000); n > 0; n--)
    {
      g_autoptr (GString) text = fz_mutate (random, seeds, G_N_ELEMENTS (seeds),
                                            pieces, G_N_ELEMENTS (pieces));
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) days = fz_ical_parse_days (text->str, text->len, &error);

      g_assert_true ((days == NULL) == (error != NULL));
      for (guint i = 0; days != NULL && i < days->len; i++)
        {
          const FzCalendarDay *day = &g_array_index (days, FzCalendarDay, i);
          FzDay                number;

          g_assert_true (fz_day_from_iso (day->date, &number));
          g_assert_true (g_utf8_validate (day->names.by_script[FZ_SCRIPT_HANS], -1, NULL));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fuzz-ical/texts", test_texts);
  return g_test_run ();
}
