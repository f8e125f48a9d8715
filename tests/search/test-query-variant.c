/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-query-variant.h"

#include "fz-data-fixture.h"

/* A query that goes to another process comes back the same. */

static const char *const codes[] = { "440103001", "440103002", NULL };
static const char *const no_codes[] = { NULL };

static FzOrigin *
make_origin (void)
{
  return fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { 23.1, 113.3 }, 20.0, NULL);
}

/* Goes by text, as it does between processes. */
static FzQuery *
hand_over (FzQuery         *query,
           const FzCatalog *catalog)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (fz_query_to_variant (query, catalog));
  g_autofree char *text = g_variant_print (variant, FALSE);
  g_autoptr (GVariant) read = NULL;
  g_autoptr (GError) error = NULL;

  read = g_variant_parse (G_VARIANT_TYPE (FZ_QUERY_VARIANT), text, NULL, NULL, &error);
  g_assert_no_error (error);
  return fz_query_new_from_variant (read, catalog);
}

static void
assert_survives (FzQuery         *query,
                 const FzCatalog *catalog)
{
  g_autoptr (FzQuery) other = hand_over (query, catalog);
  g_autoptr (FzQuery) away = fz_query_start_from (query, NULL);
  g_autoptr (FzQuery) other_away = NULL;

  g_assert_nonnull (other);
  g_assert_true (fz_query_equal (query, other));
  other_away = fz_query_start_from (other, NULL);
  g_assert_true (fz_query_equal (away, other_away));
}

static void
test_each_part (void)
{
  g_autoptr (FzStationTable) table = data_fixture_make_table ("stations.db", FZ_SCRIPT_HANS);
  const FzCatalog *catalog = fz_station_table_get_catalog (table);
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzQuery) by_name = fz_query_with_order (open, FZ_ORDER_NAME);
  g_autoptr (FzOrigin) origin = make_origin ();
  FzQuery *const queries[] = {
    fz_query_new (),
    fz_query_with_text (open, "“沙面” 'a' \\ \n b"),
    fz_query_with_levels (open, 5),
    fz_query_with_district (open, "440106"),
    fz_query_with_featured (open, 3),
    fz_query_with_services (open, 1, TRUE),
    fz_query_with_services (open, 1, FALSE),
    fz_query_with_opening (open, FZ_OPENING_NOW, 0),
    fz_query_with_opening (open, FZ_OPENING_AT, 1790000000),
    fz_query_with_unknown_hours (open, FALSE),
    fz_query_with_step_free (open, 2),
    fz_query_with_origin (open, origin),
    fz_query_start_from (open, origin),
    fz_query_start_from (by_name, origin),
    fz_query_with_order (open, FZ_ORDER_CHECKED),
    fz_query_with_codes (open, codes),
    fz_query_with_codes (open, no_codes),
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_test_message ("query %u", i);
      assert_survives (queries[i], catalog);
      g_object_unref (queries[i]);
    }
}

/* A service is the same under another number, and left out where it is not known. */
static void
test_services (void)
{
  g_autoptr (FzStationTable) table = data_fixture_make_table ("stations.db", FZ_SCRIPT_HANS);
  const FzCatalog *catalog = fz_station_table_get_catalog (table);
  g_autoptr (FzCatalog) other = fz_catalog_new ();
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzQuery) query = fz_query_with_services (open, 1, FALSE);
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (FzQuery) read = NULL;

  g_assert_cmpuint (catalog->services->len, >, 0);
  variant = g_variant_ref_sink (fz_query_to_variant (query, catalog));
  read = fz_query_new_from_variant (variant, other);
  g_assert_nonnull (read);
  g_assert_cmpuint (fz_query_get_services (read), ==, 0);
}

/* What no query gave is none. */
static void
test_odd_values (void)
{
  static const char *const odd[] = {
    "('', nothing, 0, 0, [], false, 3, 0, true, 0, nothing, 0, 0, nothing)",
    "('', nothing, 0, 0, [], false, 0, 0, true, 0, nothing, 0, 4, nothing)",
    "('', nothing, 0, 0, [], false, 0, 0, true, 0, nothing, 99, 0, nothing)",
  };
  g_autoptr (FzStationTable) table = data_fixture_make_table ("stations.db", FZ_SCRIPT_HANS);
  const FzCatalog *catalog = fz_station_table_get_catalog (table);
  g_autoptr (GVariant) number = g_variant_ref_sink (g_variant_new_uint32 (7));

  g_assert_null (fz_query_new_from_variant (number, catalog));
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) read = NULL;

      read = g_variant_parse (G_VARIANT_TYPE (FZ_QUERY_VARIANT), odd[i], NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_null (fz_query_new_from_variant (read, catalog));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query-variant/each-part", test_each_part);
  g_test_add_func ("/query-variant/services", test_services);
  g_test_add_func ("/query-variant/odd-values", test_odd_values);
  return g_test_run ();
}
