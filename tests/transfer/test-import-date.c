/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-import-date.h"

#include <string.h>

static void
test_forms (void)
{
  static const char *const same[] = { "2026-01-05", "2026/1/5", "2026/01/05", "2026.1.5",
                                      "2026年1月5日", "2026年01月05号", "20260105", "2026 年 1 月 5 日",
                                      "２０２６／１／５", "2026-01-05 00:00:00",
                                      "2026-01-05T00:00:00" };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *reason = NULL;
      g_autofree char *date = fz_import_date_read (same[i], &reason);

      g_assert_cmpstr (date, ==, "2026-01-05");
      g_assert_null (reason);
    }
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *text;
    const char *reason;
  } cases[] = {
    { "民国115年1月5日", "another calendar" },
    { "民國115年1月5日", "another calendar" },
    { "115/1/5", "another calendar" },
    { "令和8年1月5日", "another calendar" },
    { "农历正月初五", "another calendar" },
    { "丙午年正月初五", "another calendar" },
    { "2569-01-05", "another calendar" },
    { "1448-01-05", "another calendar" },
    { "二〇二六年一月五日", "not a date" },
    { "5/1/2026", "not a date" },
    { "05.01.2026", "not a date" },
    { "26-1-5", "not a date" },
    { "2026-1/5", "not a date" },
    { "2026-13-01", "no such day" },
    { "2026-02-29", "no such day" },
    { "2026-00-10", "no such day" },
    { "2026-01-05 10:30", "not a date" },
    { "2026-01", "not a date" },
    { "46027", "not a date" },
    { "99999999999999999999", "not a date" },
    { "soon", "not a date" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *reason = NULL;
      g_autofree char *date = fz_import_date_read (cases[i].text, &reason);

      g_assert_null (date);
      g_assert_nonnull (strstr (reason, cases[i].reason));
      g_assert_nonnull (strstr (reason, cases[i].text));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import-date/forms", test_forms);
  g_test_add_func ("/import-date/refusals", test_refusals);

  return g_test_run ();
}
