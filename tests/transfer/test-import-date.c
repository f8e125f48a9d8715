/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-import-date.h"

#include "fz-import-item.h"

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
      g_autoptr (GError) error = NULL;
      g_autofree char *date = fz_import_date_read (same[i], &error);

      g_assert_cmpstr (date, ==, "2026-01-05");
      g_assert_no_error (error);
    }
}

static void
test_refusals (void)
{
  static const struct
  {
    const char   *text;
    FzImportFault fault;
  } cases[] = {
    { "民国115年1月5日", FZ_IMPORT_FAULT_OTHER_CALENDAR },
    { "民國115年1月5日", FZ_IMPORT_FAULT_OTHER_CALENDAR },
    { "115/1/5", FZ_IMPORT_FAULT_DATE_FAR },
    { "令和8年1月5日", FZ_IMPORT_FAULT_OTHER_CALENDAR },
    { "农历正月初五", FZ_IMPORT_FAULT_OTHER_CALENDAR },
    { "丙午年正月初五", FZ_IMPORT_FAULT_OTHER_CALENDAR },
    { "2569-01-05", FZ_IMPORT_FAULT_DATE_FAR },
    { "1448-01-05", FZ_IMPORT_FAULT_DATE_FAR },
    { "二〇二六年一月五日", FZ_IMPORT_FAULT_DATE },
    { "5/1/2026", FZ_IMPORT_FAULT_DATE },
    { "05.01.2026", FZ_IMPORT_FAULT_DATE },
    { "26-1-5", FZ_IMPORT_FAULT_DATE },
    { "2026-1/5", FZ_IMPORT_FAULT_DATE },
    { "2026-13-01", FZ_IMPORT_FAULT_NO_DAY },
    { "2026-02-29", FZ_IMPORT_FAULT_NO_DAY },
    { "2026-00-10", FZ_IMPORT_FAULT_NO_DAY },
    { "2026-01-05 10:30", FZ_IMPORT_FAULT_DATE },
    { "2026-01", FZ_IMPORT_FAULT_DATE },
    { "46027", FZ_IMPORT_FAULT_DATE },
    { "99999999999999999999", FZ_IMPORT_FAULT_DATE },
    { "soon", FZ_IMPORT_FAULT_DATE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *date = fz_import_date_read (cases[i].text, &error);

      g_assert_null (date);
      g_assert_error (error, FZ_IMPORT_FAULT, (int) cases[i].fault);
      g_assert_nonnull (strstr (error->message, cases[i].text));
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
