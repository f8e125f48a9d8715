/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-ical.h"

#include <glib/gstdio.h>
#include <string.h>

#define BEGIN "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
#define END "END:VCALENDAR\r\n"
#define EVENT(lines) BEGIN "BEGIN:VEVENT\r\n" lines "END:VEVENT\r\n" END

/* Each day with its names; before a traditional one stands "|", before an English one
 * "/". */
static char *
print_days (const GArray *days)
{
  static const char *const marks[FZ_N_SCRIPTS] = { " ", "|", "/" };
  GString                 *text = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    {
      const FzCalendarDay *day = &g_array_index (days, FzCalendarDay, i);

      g_string_append_printf (text, "%s%s %s", i > 0 ? "; " : "", day->date,
                              fz_day_kind_to_word (day->kind));
      for (guint script = 0; script < FZ_N_SCRIPTS; script++)
        {
          if (day->names.by_script[script] != NULL)
            g_string_append_printf (text, "%s%s", marks[script], day->names.by_script[script]);
        }
    }
  return g_string_free (text, FALSE);
}

static void
test_reads (void)
{
  static const char *const cases[][2] = {
    { EVENT ("DTSTART;VALUE=DATE:20270101\r\nDTEND;VALUE=DATE:20270104\r\nSUMMARY:元旦（休）\r\n"),
      "2027-01-01 holiday 元旦; 2027-01-02 holiday 元旦; 2027-01-03 holiday 元旦" },
    { EVENT ("SUMMARY:国庆节（班）\r\nDTSTART;VALUE=DATE:20271009\r\n"),
      "2027-10-09 workday 国庆节" },
    { EVENT ("DTSTART:20271009\nSUMMARY:国庆节调休上班\n"), "2027-10-09 workday 国庆节" },
    { EVENT ("DTSTART:20271009\r\nSUMMARY:休\r\n"), "2027-10-09 holiday 休" },
    { EVENT ("DTSTART:20271001\r\nSUMMARY:National Day Holiday\r\n"),
      "2027-10-01 holiday/National Day Holiday" },
    { EVENT ("DTSTART:20271009\r\nSUMMARY:Workday for National Day holiday\r\n"),
      "2027-10-09 workday/Workday for National Day holiday" },
    { EVENT ("DTSTART:20271001\r\nSUMMARY:国庆节\r\nX-APPLE-SPECIAL-DAY:WORK-HOLIDAY\r\n"),
      "2027-10-01 holiday 国庆节" },
    { EVENT ("DTSTART:20271009\r\nSUMMARY:国庆节\r\nX-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY\r\n"),
      "2027-10-09 workday 国庆节" },
    /* A line folded between words, and one folded inside a character. */
    { EVENT ("DTSTART:2027\r\n 1001\r\nSUMMARY:国庆\r\n 节 \r\n 休\r\n"),
      "2027-10-01 holiday 国庆节 休" },
    { EVENT ("DTSTART:20271001\r\nSUMMARY:国庆\xe8\r\n \x8a\x82放假\r\n"),
      "2027-10-01 holiday 国庆节" },
    { EVENT ("DTSTART:20271001\r\nSUMMARY;LANGUAGE=\"zh:CN\":a\\, b\\; c\\\\ 休\r\n"),
      "2027-10-01 holiday a, b; c\\ 休" },
    /* What it is called in each language. */
    { EVENT ("DTSTART:20271001\r\nSUMMARY;LANGUAGE=en:National Day\r\n"
             "SUMMARY;LANGUAGE=zh-Hant:國慶節放假\r\nSUMMARY:国庆节\r\n"),
      "2027-10-01 holiday 国庆节|國慶節/National Day" },
    { EVENT ("DTSTART:20271001\r\nSUMMARY;X=1;language=\"zh-TW\":國慶節（休）\r\n"),
      "2027-10-01 holiday|國慶節" },
    /* What would turn the text around it stays behind. */
    { EVENT ("DTSTART:20271001\r\nSUMMARY:国\xe2\x80\xae庆\x07节（休）\r\n"),
      "2027-10-01 holiday 国庆 节" },
    /* Times: those of UTC are eight hours behind China's. */
    { EVENT ("DTSTART:20261231T160000Z\r\nDTEND:20270101T160000Z\r\nSUMMARY:休\r\n"),
      "2027-01-01 holiday 休" },
    { EVENT ("DTSTART;TZID=Asia/Shanghai:20270101T000000\r\n"
             "DTEND;TZID=Asia/Shanghai:20270101T235959\r\nSUMMARY:休\r\n"),
      "2027-01-01 holiday 休" },
    { EVENT ("DTSTART:20270101\r\nDTEND:20270101\r\nSUMMARY:休\r\n"), "2027-01-01 holiday 休" },
    /* Other events, and alarms inside one, are nobody's day off. */
    { BEGIN "BEGIN:VEVENT\r\nDTSTART:20270213\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:除夕\r\n"
            "END:VEVENT\r\nBEGIN:VEVENT\r\nBEGIN:VALARM\r\nSUMMARY:班\r\nEND:VALARM\r\n"
            "DTSTART:20270501\r\nSUMMARY:劳动节 休\r\nEND:VEVENT\r\n" END,
      "2027-05-01 holiday 劳动节 休" },
    /* By date, and twice the same is once. */
    { BEGIN "BEGIN:VEVENT\r\nDTSTART:20270502\r\nSUMMARY:休\r\nEND:VEVENT\r\n"
            "BEGIN:VEVENT\r\nDTSTART:20270501\r\nDTEND:20270503\r\nSUMMARY:休\r\n"
            "END:VEVENT\r\n" END,
      "2027-05-01 holiday 休; 2027-05-02 holiday 休" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) days = fz_ical_parse_days (cases[i][0], strlen (cases[i][0]), &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = print_days (days);
      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

static void
test_refuses (void)
{
  static const struct
  {
    const char *text;
    FzIcalError code;
    const char *message; /* its beginning */
  } cases[] = {
    { "", FZ_ICAL_ERROR_SYNTAX, "line 1: " },
    { "date,kind\n", FZ_ICAL_ERROR_SYNTAX, "line 1: " },
    { BEGIN END, FZ_ICAL_ERROR_EMPTY, "no event" },
    { EVENT ("DTSTART:20270101\r\nSUMMARY:元旦\r\n"), FZ_ICAL_ERROR_EMPTY, "no event" },
    { EVENT ("SUMMARY:休\r\n"), FZ_ICAL_ERROR_VALUE, "line 3: the event has no DTSTART" },
    { EVENT ("DTSTART:20270229\r\nSUMMARY:休\r\n"), FZ_ICAL_ERROR_VALUE, "line 4: \"20270229\"" },
    { EVENT ("DTSTART:tomorrow\r\nSUMMARY:休\r\n"), FZ_ICAL_ERROR_VALUE, "line 4: " },
    { EVENT ("DTSTART:一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三\r\n"
             "SUMMARY:休\r\n"),
      FZ_ICAL_ERROR_VALUE, "line 4: \"一二" },
    { EVENT ("DTSTART:20270101T00\r\nSUMMARY:休\r\n"), FZ_ICAL_ERROR_VALUE, "line 4: " },
    { EVENT ("DTSTART\r\nSUMMARY:休\r\n"), FZ_ICAL_ERROR_SYNTAX, "line 4: " },
    { EVENT ("SUMMARY:休\r\nDTSTART:20270103\r\nDTEND:20270101\r\n"), FZ_ICAL_ERROR_VALUE,
      "line 3: the event ends" },
    { EVENT ("SUMMARY:休\r\nDTSTART:20270101\r\nDTEND:20270301\r\n"), FZ_ICAL_ERROR_VALUE,
      "line 3: the event is longer" },
    { EVENT ("SUMMARY:休\r\nDTSTART:20270101\r\nRRULE:FREQ=YEARLY\r\n"), FZ_ICAL_ERROR_VALUE,
      "line 3: the event repeats" },
    { EVENT ("SUMMARY:休\r\nDTSTART:20270101\r\nDURATION:P1D\r\n"), FZ_ICAL_ERROR_VALUE,
      "line 6: DURATION" },
    { BEGIN "BEGIN:VEVENT\r\nSUMMARY:休\r\n", FZ_ICAL_ERROR_SYNTAX,
      "line 3: the event has no end" },
    { BEGIN "BEGIN:VEVENT\r\nEND:VCALENDAR\r\n", FZ_ICAL_ERROR_SYNTAX, "line 4: END:VEVENT" },
    { BEGIN "BEGIN:VEVENT\r\nSUMMARY:\xff\r\n", FZ_ICAL_ERROR_SYNTAX, "line 4: not UTF-8" },
    { BEGIN "BEGIN:VEVENT\r\nDTSTART:20270501\r\nSUMMARY:休\r\nEND:VEVENT\r\n"
            "BEGIN:VEVENT\r\nDTSTART:20270501\r\nSUMMARY:班\r\nEND:VEVENT\r\n" END,
      FZ_ICAL_ERROR_VALUE, "line 7: 2027-05-01 is both" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (fz_ical_parse_days (cases[i].text, strlen (cases[i].text), &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, FZ_ICAL_ERROR, (int) cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, cases[i].message));
    }
}

static void
test_files (void)
{
  static const char text[] = "\xef\xbb\xbf" EVENT ("DTSTART:20270101\r\nSUMMARY:元旦 假期\r\n");
  g_autofree char  *folder = g_dir_make_tmp ("fz-ical-XXXXXX", NULL);
  g_autofree char  *path = g_build_filename (folder, "a.ics", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = NULL;

  g_assert_null (fz_ical_read_days (path, &error));
  g_assert_error (error, FZ_ICAL_ERROR, FZ_ICAL_ERROR_FAILED);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  days = fz_ical_read_days (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 1);

  g_assert_true (g_file_set_contents (path, BEGIN, -1, NULL));
  g_assert_null (fz_ical_read_days (path, &error));
  g_assert_true (g_str_has_prefix (error->message, path));
  g_remove (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/reads", test_reads);
  g_test_add_func ("/ical/refuses", test_refuses);
  g_test_add_func ("/ical/files", test_files);
  return g_test_run ();
}
