/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-dataset.h"

static void
test_districts_by_code (void)
{
  static const char *const codes[] = { "440118", "440103", "440117", "440106" };
  g_autoptr (FzCatalog) catalog = fz_catalog_new ();
  guint i = 77;

  for (guint at = 0; at < G_N_ELEMENTS (codes); at++)
    fz_catalog_add_district (catalog, codes[at], fz_names_make (codes[at], NULL, NULL));

  g_assert_cmpuint (catalog->districts->len, ==, 4);
  g_assert_cmpstr (fz_catalog_get_district (catalog, 0)->code, ==, "440103");
  g_assert_cmpstr (fz_catalog_get_district (catalog, 1)->code, ==, "440106");
  g_assert_cmpstr (fz_catalog_get_district (catalog, 2)->code, ==, "440117");
  g_assert_cmpstr (fz_catalog_get_district (catalog, 3)->code, ==, "440118");

  g_assert_false (fz_catalog_find_district (catalog, "440199", &i));
  g_assert_false (fz_catalog_find_district (catalog, NULL, &i));
  g_assert_cmpuint (i, ==, 77);
  g_assert_true (fz_catalog_find_district (catalog, "440117", &i));
  g_assert_cmpuint (i, ==, 2);
  g_assert_true (fz_catalog_find_district (catalog, "440117", NULL));
}

static void
test_services_in_order (void)
{
  g_autoptr (FzCatalog) catalog = fz_catalog_new ();
  guint i;

  fz_catalog_add_service (catalog, "notary", fz_names_make ("公证", NULL, "Notary"), 0x3, "");
  fz_catalog_add_service (catalog, "advice", fz_names_make ("咨询", NULL, "Advice"), 0xf, "law");
  g_assert_true (fz_catalog_find_service (catalog, "advice", &i));
  g_assert_cmpuint (i, ==, 1);
  g_assert_cmphex (fz_catalog_get_service (catalog, 0)->expected_at, ==, 0x3);
  g_assert_null (fz_catalog_get_service (catalog, 0)->source);
  g_assert_cmpstr (fz_catalog_get_service (catalog, 1)->source, ==, "law");
}

static void
test_dataset_replaced (void)
{
  g_autoptr (FzCatalog) catalog = fz_catalog_new ();

  fz_catalog_set_dataset (catalog, "guangzhou", "2020.1", "", FALSE);
  g_assert_null (catalog->dataset.published);
  fz_catalog_set_dataset (catalog, "sample", "1", "2026-11-23", TRUE);
  g_assert_cmpstr (catalog->dataset.name, ==, "sample");
  g_assert_cmpstr (catalog->dataset.published, ==, "2026-11-23");
  g_assert_true (catalog->dataset.sample);
}

static void
test_days_by_date (void)
{
  static const char *const dates[] = { "2026-10-01", "2025-01-01", "2026-01-01" };
  g_autoptr (FzDataset) dataset = fz_dataset_new ();

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    fz_dataset_add_day (dataset, dates[i], FZ_DAY_HOLIDAY, fz_names_make ("节", NULL, NULL));
  g_assert_cmpstr (g_array_index (dataset->days, FzCalendarDay, 0).date, ==, "2025-01-01");
  g_assert_cmpstr (g_array_index (dataset->days, FzCalendarDay, 1).date, ==, "2026-01-01");
  g_assert_cmpstr (g_array_index (dataset->days, FzCalendarDay, 2).date, ==, "2026-10-01");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalog/districts-by-code", test_districts_by_code);
  g_test_add_func ("/catalog/services-in-order", test_services_in_order);
  g_test_add_func ("/catalog/dataset-replaced", test_dataset_replaced);
  g_test_add_func ("/dataset/days-by-date", test_days_by_date);

  return g_test_run ();
}
