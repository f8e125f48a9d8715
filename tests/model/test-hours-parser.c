/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-hours.h"

#include <string.h>

/* A text, and the canonical form of its rules. */
static const char *const accepted[][2] = {
  /* Weekdays. */
  { "Mo-Fr 09:00-17:00", "Mo-Fr 09:00-17:00" },
  { "mo-FR 9:00-17:00", "Mo-Fr 09:00-17:00" },
  { " Mo - Fr  09:00 - 17:00 ", "Mo-Fr 09:00-17:00" },
  { "Mo-Fr: 09:00-17:00", "Mo-Fr 09:00-17:00" },
  { "Mo,Tu,We,Th,Fr 09:00-17:00", "Mo-Fr 09:00-17:00" },
  { "Mo,We,Fr 09:00-12:00", "Mo,We,Fr 09:00-12:00" },
  { "Mo, We 09:00-12:00", "Mo,We 09:00-12:00" },
  { "Sa-Su 10:00-12:00", "Sa,Su 10:00-12:00" },
  { "Sa-Mo 10:00-12:00", "Sa-Mo 10:00-12:00" },
  { "Fr-Tu,Th 10:00-12:00", "Th-Tu 10:00-12:00" },
  { "Su,Mo 10:00-12:00", "Su,Mo 10:00-12:00" },
  { "We-Tu 10:00-12:00", "Mo-Su 10:00-12:00" },
  { "Mo-Mo 10:00-12:00", "Mo 10:00-12:00" },
  { "Mo-Su off", "Mo-Su off" },
  /* Times. */
  { "Mo-Fr 09:00-12:00,14:00-17:30", "Mo-Fr 09:00-12:00,14:00-17:30" },
  { "Mo-Fr 09:00-12:00, 14:00-17:30", "Mo-Fr 09:00-12:00,14:00-17:30" },
  { "09:00-17:00", "09:00-17:00" },
  { "00:00-24:00", "00:00-24:00" },
  { "00:00-00:00", "00:00-24:00" },
  { "22:00-02:00", "22:00-02:00" },
  { "22:00-26:00", "22:00-02:00" },
  { "22:00-22:00", "22:00-22:00" },
  { "12:00-40:00", "12:00-40:00" },
  { "00:00-48:00", "00:00-48:00" },
  { "00:30-24:30", "00:30-00:30" },
  { "00:00-25:00", "00:00-25:00" },
  /* Always, and states. */
  { "24/7", "24/7" },
  { "open", "24/7" },
  { "24/7 off", "off" },
  { "24/7 closed \"moved\"", "off \"moved\"" },
  { "off", "off" },
  { "closed", "off" },
  { "unknown", "unknown" },
  { "\"call first\"", "\"call first\"" },
  { "unknown \"call first\"", "\"call first\"" },
  { "open \"ring\"", "open \"ring\"" },
  { "24/7; Mo off", "24/7; Mo off" },
  { "Mo-Fr", "Mo-Fr open" },
  { "Mo-Fr open", "Mo-Fr open" },
  { "Mo 09:00-12:00 open", "Mo 09:00-12:00" },
  { "Mo 09:00-12:00 closed", "Mo 09:00-12:00 off" },
  { "Mo 09:00-12:00 OFF \"a ; b\"", "Mo 09:00-12:00 off \"a ; b\"" },
  { "Tu,Th 14:00-17:00 \"预约（虚构）\"", "Tu,Th 14:00-17:00 \"预约（虚构）\"" },
  { "Mo 09:00-12:00 unknown", "Mo 09:00-12:00 unknown" },
  { "Mo 09:00-12:00 \"<b> || ;\"", "Mo 09:00-12:00 \"<b> || ;\"" },
  /* Public holidays. */
  { "PH off", "PH off" },
  { "ph off", "PH off" },
  { "Mo-Fr 09:00-17:00; PH off", "Mo-Fr 09:00-17:00; PH off" },
  { "Mo-Fr,PH 09:00-17:00", "Mo-Fr,PH 09:00-17:00" },
  { "PH,Mo-Fr 09:00-17:00", "Mo-Fr,PH 09:00-17:00" },
  { "PH Mo-Fr 09:00-17:00", "PH Mo-Fr 09:00-17:00" },
  { "Mo-Fr 09:00-17:00, PH off", "Mo-Fr 09:00-17:00, PH off" },
  { "Mo-Fr,PH off", "Mo-Fr,PH off" },
  /* Dates. */
  { "Dec 24 off", "Dec 24 off" },
  { "dec 4 off", "Dec 04 off" },
  { "Dec 24-26 off", "Dec 24-26 off" },
  { "Dec 24,26 off", "Dec 24,Dec 26 off" },
  { "Dec 24-26,31 off", "Dec 24-26,Dec 31 off" },
  { "Dec 24,Jan 01 off", "Dec 24,Jan 01 off" },
  { "Dec 24-Jan 02 off", "Dec 24-Jan 02 off" },
  { "Dec 24-24 off", "Dec 24 off" },
  { "Oct", "Oct open" },
  { "Oct 01-31 off", "Oct off" },
  { "Feb off", "Feb off" },
  { "Feb 01-29 off", "Feb off" },
  { "Feb 01-28 off", "Feb 01-28 off" },
  { "Feb 29 off", "Feb 29 off" },
  { "Jun-Sep Mo-Fr 08:30-12:00", "Jun-Sep Mo-Fr 08:30-12:00" },
  { "Oct-Mar 09:00-12:00", "Oct-Mar 09:00-12:00" },
  { "Oct-Sep off", "Oct-Sep off" },
  { "Jan,Mar-May off", "Jan,Mar-May off" },
  { "Oct: Mo 10:00-12:00", "Oct Mo 10:00-12:00" },
  { "Oct 01: 10:00-12:00", "Oct 01 10:00-12:00" },
  { "Oct 10:00-12:00", "Oct 10:00-12:00" },
  { "2026 Oct 01 off", "2026 Oct 01 off" },
  { "2026 Oct 01,08 off", "2026 Oct 01,2026 Oct 08 off" },
  { "2026 Oct 01,2027 Oct 08 off", "2026 Oct 01,2027 Oct 08 off" },
  { "2026 Oct 01-08 off", "2026 Oct 01-08 off" },
  { "2026 Feb 10-Mar 01 off", "2026 Feb 10-Mar 01 off" },
  { "2026 Dec 20-2027 Jan 05 off", "2026 Dec 20-2027 Jan 05 off" },
  { "2026 Feb off", "2026 Feb off" },
  { "2026 Feb 01-28 off", "2026 Feb off" },
  { "2024 Feb 01-28 off", "2024 Feb 01-28 off" },
  { "2024 Feb 29 off", "2024 Feb 29 off" },
  { "2026 Oct-Dec off", "2026 Oct-Dec off" },
  { "2026 Oct-2027 Jan off", "2026 Oct 01-2027 Jan 31 off" },
  { "2026 Mo-Fr 09:00-12:00", "2026 Mo-Fr 09:00-12:00" },
  { "2026-2028 Mo-Fr 09:00-12:00", "2026-2028 Mo-Fr 09:00-12:00" },
  { "2026,2028 off", "2026,2028 off" },
  { "2026+ off", "2026+ off" },
  { "2026-2028 Oct 01-03 off", "2026-2028 Oct 01-03 off" },
  { "2026,2027 Oct off", "2026,2027 Oct off" },
  /* Rules. */
  { "Mo-Fr 09:00-12:00;", "Mo-Fr 09:00-12:00" },
  { "Mo 09:00-12:00;Tu 10:00-11:00", "Mo 09:00-12:00; Tu 10:00-11:00" },
  { "Mo 09:00-12:00;\nTu off", "Mo 09:00-12:00; Tu off" },
  { "Mo 09:00-12:00,Tu 10:00-11:00", "Mo 09:00-12:00, Tu 10:00-11:00" },
  { "Mo 09:00-12:00 || \"call\"", "Mo 09:00-12:00 || \"call\"" },
  { "Mo 09:00-12:00||off", "Mo 09:00-12:00 || off" },
  { "off, Mo 09:00-12:00", "off, Mo 09:00-12:00" },
  { "Mo 09:00-12:00 \"a\", 13:00-14:00", "Mo 09:00-12:00 \"a\", 13:00-14:00" },
  { "Mo 09:00-12:00, 2026 Oct 01 off", "Mo 09:00-12:00, 2026 Oct 01 off" },
  { "24/7, Mo off", "24/7, Mo off" },
};

/* A text, where it ends to be understood, in bytes and characters, and why. */
static const struct
{
  const char  *text;
  gsize        byte;
  gsize        character;
  FzHoursError code;
} refused[] = {
  { "", 0, 0, FZ_HOURS_ERROR_SYNTAX },
  { "  ", 2, 2, FZ_HOURS_ERROR_SYNTAX },
  { ";", 0, 0, FZ_HOURS_ERROR_SYNTAX },
  { "Mo-Fr 09:00-17:00;;", 18, 18, FZ_HOURS_ERROR_SYNTAX },
  { "Mo 09:00-12:00,", 15, 15, FZ_HOURS_ERROR_SYNTAX },
  { "Mo 09:00-12:00 ||", 17, 17, FZ_HOURS_ERROR_SYNTAX },
  { "Mo 09:00-12:00 |", 15, 15, FZ_HOURS_ERROR_SYNTAX },
  { "call", 0, 0, FZ_HOURS_ERROR_SYNTAX },
  { "周一至周五 09:00-17:00", 0, 0, FZ_HOURS_ERROR_SYNTAX },
  { "Monday 09:00-12:00", 0, 0, FZ_HOURS_ERROR_SYNTAX },
  { "Mo-", 3, 3, FZ_HOURS_ERROR_SYNTAX },
  { "Mo-09:00", 3, 3, FZ_HOURS_ERROR_SYNTAX },
  { "Mo-PH 09:00-12:00", 3, 3, FZ_HOURS_ERROR_SYNTAX },
  { "Mo,2026", 2, 2, FZ_HOURS_ERROR_SYNTAX },
  { "Dec 24,Mo 09:00-12:00", 6, 6, FZ_HOURS_ERROR_SYNTAX },
  { "Mo PH off", 3, 3, FZ_HOURS_ERROR_SYNTAX },
  { "Mo-Fr 09：00-17:00", 6, 6, FZ_HOURS_ERROR_SYNTAX },
  { "Mo–Fr 09:00-17:00", 2, 2, FZ_HOURS_ERROR_SYNTAX },
  { "Mo-Fr 09:00～17:00", 11, 11, FZ_HOURS_ERROR_SYNTAX },
  { "Mo \"节\", Tu \"日\" ；", 19, 15, FZ_HOURS_ERROR_SYNTAX },
  { "Mo-Fr 09:00", 11, 11, FZ_HOURS_ERROR_SYNTAX },
  { "Mo-Fr 9-17", 6, 6, FZ_HOURS_ERROR_SYNTAX },
  { "Mo-Fr 09:0-17:00", 6, 6, FZ_HOURS_ERROR_SYNTAX },
  { "Mo-Fr 09:000-17:00", 6, 6, FZ_HOURS_ERROR_SYNTAX },
  { "Mo-Fr 009:00-17:00", 6, 6, FZ_HOURS_ERROR_SYNTAX },
  { "Mo-Fr 09:60-17:00", 6, 6, FZ_HOURS_ERROR_VALUE },
  { "Mo-Fr 24:00-25:00", 6, 6, FZ_HOURS_ERROR_VALUE },
  { "Mo-Fr 09:00-48:01", 12, 12, FZ_HOURS_ERROR_VALUE },
  { "Mo-Fr 09:00-99:00", 12, 12, FZ_HOURS_ERROR_VALUE },
  { "Mo-Fr 09:00+", 11, 11, FZ_HOURS_ERROR_UNSUPPORTED },
  { "Mo-Fr 09:00-17:00+", 17, 17, FZ_HOURS_ERROR_UNSUPPORTED },
  { "Mo-Fr 09:00-17:00/01:30", 17, 17, FZ_HOURS_ERROR_UNSUPPORTED },
  { "SH off", 0, 0, FZ_HOURS_ERROR_UNSUPPORTED },
  { "Mo-Fr 09:00-12:00; SH,PH off", 19, 19, FZ_HOURS_ERROR_UNSUPPORTED },
  { "PH,SH off", 3, 3, FZ_HOURS_ERROR_UNSUPPORTED },
  { "week 1-10 Mo off", 0, 0, FZ_HOURS_ERROR_UNSUPPORTED },
  { "easter off", 0, 0, FZ_HOURS_ERROR_UNSUPPORTED },
  { "sunrise-sunset", 0, 0, FZ_HOURS_ERROR_UNSUPPORTED },
  { "Mo sunrise-sunset", 3, 3, FZ_HOURS_ERROR_UNSUPPORTED },
  { "09:00-sunset", 6, 6, FZ_HOURS_ERROR_UNSUPPORTED },
  { "Mo[1] 09:00-12:00", 2, 2, FZ_HOURS_ERROR_UNSUPPORTED },
  { "PH +1 day off", 3, 3, FZ_HOURS_ERROR_UNSUPPORTED },
  { "PH -1 day off", 3, 3, FZ_HOURS_ERROR_UNSUPPORTED },
  { "Dec 24+ off", 6, 6, FZ_HOURS_ERROR_UNSUPPORTED },
  { "2026-2030/2 off", 9, 9, FZ_HOURS_ERROR_UNSUPPORTED },
  { "Dec 32 off", 4, 4, FZ_HOURS_ERROR_VALUE },
  { "Dec 00 off", 4, 4, FZ_HOURS_ERROR_VALUE },
  { "Feb 30 off", 4, 4, FZ_HOURS_ERROR_VALUE },
  { "2026 Feb 29 off", 9, 9, FZ_HOURS_ERROR_VALUE },
  { "Apr 31 off", 4, 4, FZ_HOURS_ERROR_VALUE },
  { "Dec 26-24 off", 7, 7, FZ_HOURS_ERROR_VALUE },
  { "2026 Dec 20-Jan 05 off", 0, 0, FZ_HOURS_ERROR_VALUE },
  { "2026 Oct 01,Oct 05 off", 12, 12, FZ_HOURS_ERROR_SYNTAX },
  { "Oct 01,2026 Oct 05 off", 7, 7, FZ_HOURS_ERROR_SYNTAX },
  { "Dec 24-Jan off", 7, 7, FZ_HOURS_ERROR_SYNTAX },
  { "Dec-Jan 05 off", 4, 4, FZ_HOURS_ERROR_SYNTAX },
  { "2028-2026 off", 0, 0, FZ_HOURS_ERROR_VALUE },
  { "2026-2026 off", 0, 0, FZ_HOURS_ERROR_VALUE },
  { "0999 off", 0, 0, FZ_HOURS_ERROR_VALUE },
  { "20261 off", 0, 0, FZ_HOURS_ERROR_SYNTAX },
  { "Mo 24/7", 3, 3, FZ_HOURS_ERROR_SYNTAX },
  { "24/7 Mo", 5, 5, FZ_HOURS_ERROR_SYNTAX },
  { "24/8", 0, 0, FZ_HOURS_ERROR_SYNTAX },
  { "Mo \"a", 3, 3, FZ_HOURS_ERROR_SYNTAX },
  { "Mo \"\"", 3, 3, FZ_HOURS_ERROR_SYNTAX },
  { "Mo \"a\" \"b\"", 7, 7, FZ_HOURS_ERROR_SYNTAX },
  { "Mo \"a\nb\"", 5, 5, FZ_HOURS_ERROR_SYNTAX },
  { "Mo \x01off", 3, 3, FZ_HOURS_ERROR_SYNTAX },
  { "Mo \xff", 3, 3, FZ_HOURS_ERROR_SYNTAX },
  { "节 \xe4\xb8", 4, 2, FZ_HOURS_ERROR_SYNTAX },
  { "Mo 09:00-12:00 Tu 13:00-14:00", 15, 15, FZ_HOURS_ERROR_SYNTAX },
  { "09:00-12:00 Mo", 12, 12, FZ_HOURS_ERROR_SYNTAX },
  { "Mo 09:00-12:00 off open", 19, 19, FZ_HOURS_ERROR_SYNTAX },
};

static FzHours *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  FzHours *hours = fz_hours_parse (text, &error);

  g_test_message ("%s", text);
  g_assert_no_error (error);
  return hours;
}

static void
test_accepts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autoptr (FzHours) hours = parse (accepted[i][0]);
      g_autoptr (FzHours) again = NULL;
      g_autofree char *formatted = fz_hours_format (hours);
      g_autofree char *formatted_again = NULL;

      g_assert_cmpstr (formatted, ==, accepted[i][1]);
      again = parse (formatted);
      g_assert_true (fz_hours_equal (hours, again));
      formatted_again = fz_hours_format (again);
      g_assert_cmpstr (formatted_again, ==, formatted);
    }
}

static void
test_refuses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) copy = NULL;
      g_autofree char *prefix = NULL;
      gsize            byte, character;

      g_test_message ("text %u", i);
      g_assert_null (fz_hours_parse (refused[i].text, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, FZ_HOURS_ERROR, (int) refused[i].code);
      copy = g_error_copy (error);
      g_assert_true (fz_hours_error_get_position (copy, &byte, &character));
      g_assert_cmpuint (byte, ==, refused[i].byte);
      g_assert_cmpuint (character, ==, refused[i].character);
      prefix = g_strdup_printf ("character %u: ", (guint) refused[i].character + 1);
      g_assert_true (g_str_has_prefix (error->message, prefix));
      g_assert_null (fz_hours_parse (refused[i].text, NULL));
    }
}

static void
test_says_what_to_write (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fz_hours_parse ("Mo-Fr 09:00-12:00；Sa off", &error));
  g_assert_cmpstr (error->message, ==, "character 18: \"；\" instead of \";\"");
  g_clear_error (&error);
  g_assert_null (fz_hours_parse ("Mo-Fr 09:00+", &error));
  g_assert_cmpstr (error->message, ==, "character 12: open ends are not supported");
}

static void
test_other_errors (void)
{
  g_autoptr (GError) other = g_error_new_literal (G_FILE_ERROR, 0, "another");

  g_assert_false (fz_hours_error_get_position (other, NULL, NULL));
  g_assert_false (fz_hours_error_get_position (NULL, NULL, NULL));
}

static void
assert_too_long (const char *text,
                 gsize       byte)
{
  g_autoptr (GError) error = NULL;
  gsize at;

  g_assert_null (fz_hours_parse (text, &error));
  g_assert_error (error, FZ_HOURS_ERROR, FZ_HOURS_ERROR_TOO_LONG);
  g_assert_true (fz_hours_error_get_position (error, &at, NULL));
  g_assert_cmpuint (at, ==, byte);
}

static char *
repeat (const char *part,
        guint       n,
        const char *end)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, part);
  g_string_append (text, end);
  return g_string_free (text, FALSE);
}

static void
test_bounds (void)
{
  g_autofree char *rules = repeat ("Mo off;", FZ_HOURS_MAX_RULES, "");
  g_autofree char *more_rules = repeat ("Mo off;", FZ_HOURS_MAX_RULES, "off");
  g_autofree char *spans = repeat ("09:00-12:00,", FZ_HOURS_MAX_PARTS - 1, "09:00-12:00");
  g_autofree char *more_spans = repeat ("09:00-12:00,", FZ_HOURS_MAX_PARTS, "09:00-12:00");
  g_autofree char *spaces = repeat (" ", FZ_HOURS_MAX_BYTES - 3, "off");
  g_autofree char *more_spaces = repeat (" ", FZ_HOURS_MAX_BYTES - 2, "off");
  g_autofree char *wide = repeat ("节", FZ_HOURS_MAX_BYTES, "");

  fz_hours_unref (parse (rules));
  fz_hours_unref (parse (spans));
  fz_hours_unref (parse (spaces));
  assert_too_long (more_rules, strlen (more_rules) - 3);
  assert_too_long (more_spans, strlen (more_spans));
  assert_too_long (more_spaces, FZ_HOURS_MAX_BYTES);
  assert_too_long (wide, FZ_HOURS_MAX_BYTES / 3 * 3);
}

static void
test_equal (void)
{
  static const char *const texts[] = {
    "24/7", "off", "\"a\"", "\"b\"", "Mo off", "Tu off", "PH off", "Mo,PH off", "PH Mo off",
    "Mo 09:00-12:00", "Mo 09:00-13:00", "Mo 09:00-12:00,13:00-14:00", "Oct 01 off",
    "2026 Oct 01 off", "2026 off", "2026+ off", "Mo off; Tu off", "Mo off, Tu off",
    "Mo off || Tu off"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          g_autoptr (FzHours) a = parse (texts[i]);
          g_autoptr (FzHours) b = parse (texts[j]);

          g_assert_cmpint (fz_hours_equal (a, b), ==, i == j);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hours-parser/accepts", test_accepts);
  g_test_add_func ("/hours-parser/refuses", test_refuses);
  g_test_add_func ("/hours-parser/says-what-to-write", test_says_what_to_write);
  g_test_add_func ("/hours-parser/other-errors", test_other_errors);
  g_test_add_func ("/hours-parser/bounds", test_bounds);
  g_test_add_func ("/hours-parser/equal", test_equal);
  return g_test_run ();
}
