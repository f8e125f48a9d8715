/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-origin.h"

#include "fz-database.h"
#include "fz-fixtures.h"
#include "fz-landmark-search.h"
#include "fz-paths.h"

static const FzPoint somewhere = { 23.1291, 113.2644 };

static void
test_street (void)
{
  g_autoptr (FzStationColumns) columns = fixture_make_columns ();
  g_autoptr (FzOrigin) liede = fz_origin_new_for_street (columns, 2);
  g_autoptr (FzOrigin) shahe = fz_origin_new_for_street (columns, 3);

  g_assert_cmpint (fz_origin_get_kind (liede), ==, FZ_ORIGIN_STREET);
  g_assert_cmpstr (fz_origin_get_name (liede, FZ_SCRIPT_HANS), ==, "猎德街道");
  g_assert_cmpstr (fz_origin_get_name (liede, FZ_SCRIPT_LATIN), ==, "Liede Subdistrict");
  g_assert_cmpstr (fz_origin_get_code (liede), ==, "440106011");
  g_assert_cmpfloat (fz_origin_get_accuracy (liede), ==, 1200);
  g_assert_true (fz_origin_is_approximate (liede));

  /* The point of a station that is known to its door is no place far away, and its
   * name has no English. */
  g_assert_false (fz_origin_is_approximate (shahe));
  g_assert_cmpstr (fz_origin_get_name (shahe, FZ_SCRIPT_LATIN), ==, "沙河街道");
}

static void
test_device (void)
{
  g_autoptr (FzOrigin) rough = fz_origin_new (FZ_ORIGIN_DEVICE, somewhere, 2000, NULL);
  g_autoptr (FzOrigin) fine = fz_origin_new (FZ_ORIGIN_DEVICE, somewhere, 12, NULL);
  g_autoptr (FzOrigin) odd = fz_origin_new (FZ_ORIGIN_DEVICE, somewhere, -1, NULL);

  g_assert_true (fz_origin_is_approximate (rough));
  g_assert_false (fz_origin_is_approximate (fine));
  g_assert_cmpfloat (fz_origin_get_accuracy (odd), ==, 0);
  g_assert_null (fz_origin_get_name (rough, FZ_SCRIPT_HANS));
  g_assert_null (fz_origin_get_code (rough));
}

static void
test_coordinates (void)
{
  g_autoptr (FzCoordinates) plain =
      fz_coordinates_parse ("23.1291,113.2644", FZ_DATUM_WGS84, NULL);
  g_autoptr (FzCoordinates) rough =
      fz_coordinates_parse ("geo:23.1291,113.2644;u=900?q=23.1,113.2(Home)", FZ_DATUM_WGS84, NULL);
  g_autoptr (FzOrigin) of_plain = fz_origin_new_for_coordinates (plain);
  g_autoptr (FzOrigin) of_rough = fz_origin_new_for_coordinates (rough);

  g_assert_cmpfloat (fz_origin_get_point (of_plain).lat, ==, 23.1291);
  g_assert_cmpfloat (fz_origin_get_accuracy (of_plain), ==, 0);
  g_assert_null (fz_origin_get_name (of_plain, FZ_SCRIPT_HANS));
  g_assert_true (fz_origin_is_approximate (of_rough));
  g_assert_cmpstr (fz_origin_get_name (of_rough, FZ_SCRIPT_HANT), ==, "Home");
}

static void
test_equal (void)
{
  FzNames names = { { (char *) "家", NULL, NULL } };
  g_autoptr (FzOrigin) a = fz_origin_new (FZ_ORIGIN_MAP, somewhere, 0, NULL);
  FzOrigin *others[] = {
    fz_origin_new (FZ_ORIGIN_DEVICE, somewhere, 0, NULL),
    fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { 23.1291, 113.2645 }, 0, NULL),
    fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { 23.1292, 113.2644 }, 0, NULL),
    fz_origin_new (FZ_ORIGIN_MAP, somewhere, 5, NULL),
    fz_origin_new (FZ_ORIGIN_MAP, somewhere, 0, &names),
    NULL,
  };
  g_autoptr (FzOrigin) same = fz_origin_new (FZ_ORIGIN_MAP, somewhere, 0, NULL);

  g_assert_true (fz_origin_equal (a, a));
  g_assert_true (fz_origin_equal (a, same));
  g_assert_true (fz_origin_equal (NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_assert_false (fz_origin_equal (a, others[i]));
      g_assert_false (fz_origin_equal (others[i], a));
      g_clear_object (&others[i]);
    }
}

/* The first answer to each text, over the 296 metro stations. */
/* What is written down and read again is the same. */
static void
test_variant (void)
{
  g_autoptr (FzStationColumns) columns = fixture_make_columns ();
  FzOrigin *origins[] = {
    fz_origin_new_for_street (columns, 2),
    fz_origin_new (FZ_ORIGIN_MAP, somewhere, 0, NULL),
    fz_origin_new (FZ_ORIGIN_DEVICE, somewhere, 12.5, NULL),
  };

  for (guint i = 0; i < G_N_ELEMENTS (origins); i++)
    {
      g_autoptr (FzOrigin) origin = origins[i];
      g_autoptr (GVariant) variant = g_variant_ref_sink (fz_origin_to_variant (origin));
      g_autofree char *text = g_variant_print (variant, FALSE);
      g_autoptr (GVariant) parsed =
          g_variant_parse (G_VARIANT_TYPE (FZ_ORIGIN_VARIANT), text, NULL, NULL, NULL);
      g_autoptr (FzOrigin) copy = fz_origin_new_from_variant (parsed);

      g_assert_true (fz_origin_equal (origin, copy));
    }
}

static void
test_odd_variants (void)
{
  static const char *const texts[] = {
    "(uint32 99, 23.1, 113.2, 0.0, '', '', '', '')",
    "(uint32 2, 93.1, 113.2, 0.0, '', '', '', '')",
    "(uint32 2, nan, 113.2, 0.0, '', '', '', '')",
    "(uint32 2, 23.1, inf, 0.0, '', '', '', '')",
    "(uint32 2, 23.1, 113.2, nan, '', '', '', '')",
    "('elsewhere',)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GVariant) variant = g_variant_parse (NULL, texts[i], NULL, NULL, NULL);

      g_test_message ("%s", texts[i]);
      g_assert_nonnull (variant);
      g_assert_null (fz_origin_new_from_variant (variant));
    }
}

static void
test_landmark_search (void)
{
  static const struct
  {
    const char *text;
    const char *code; /* NULL: nothing is found */
  } cases[] = {
    { "公园前", "metro-gongyuanqian" },
    { "公园前站", "metro-gongyuanqian" },
    { "gongyuanqian", "metro-gongyuanqian" },
    { "gong yuan qian", "metro-gongyuanqian" },
    { "gyq", "metro-gongyuanqian" },
    { "Gongyuanqian Station", "metro-gongyuanqian" },
    { "花地灣", "metro-huadiwan" },
    { "花地湾", "metro-huadiwan" },
    { "canton tower", "metro-guangzhouta" },
    { "广州塔", "metro-guangzhouta" },
    { "東湧", "metro-dongchong" },
    { "dongyong", "metro-dongchong" },
    { "haiyonglu", "metro-haichonglu" },
    { "haichonglu", "metro-haichonglu" },
    { "区庄", "metro-ouzhuang" },
    { "ouzhuang", "metro-ouzhuang" },
    { "guangzhou south", "metro-guangzhounanzhan" },
    { "广州南站", "metro-guangzhounanzhan" },
    { "gongyuanqiam", "metro-gongyuanqian" },
    { "体育西", "metro-tiyuxilu" },
    { "绝无此站", NULL },
    { "", NULL },
    { "😀", NULL },
  };
  g_autofree char *path = fz_paths_data_file ("stations.db");
  g_autoptr (GError) error = NULL;
  g_autoptr (FzDatabase) database = fz_database_open (path, FZ_DATABASE_READ_ONLY, &error);
  g_autoptr (FzCatalog) catalog = fz_database_load_catalog (database, &error);
  g_autoptr (FzLandmarkSearch) search = fz_landmark_search_new (catalog);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) found = fz_landmark_search_find (search, cases[i].text, 5);
      const FzLandmark *first;

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpuint (found->len > 0, ==, cases[i].code != NULL);
      if (found->len == 0)
        continue;
      first = fz_catalog_get_landmark (catalog, g_array_index (found, guint, 0));
      g_assert_cmpstr (first->code, ==, cases[i].code);
    }
}

static void
test_landmark_limit (void)
{
  g_autofree char *path = fz_paths_data_file ("stations.db");
  g_autoptr (GError) error = NULL;
  g_autoptr (FzDatabase) database = fz_database_open (path, FZ_DATABASE_READ_ONLY, &error);
  g_autoptr (FzCatalog) catalog = fz_database_load_catalog (database, &error);
  g_autoptr (FzLandmarkSearch) search = fz_landmark_search_new (catalog);
  g_autoptr (GArray) all = fz_landmark_search_find (search, "a", G_MAXUINT);
  g_autoptr (GArray) three = fz_landmark_search_find (search, "a", 3);
  g_autoptr (GArray) none = fz_landmark_search_find (search, "a", 0);
  g_autoptr (FzOrigin) origin =
      fz_origin_new_for_landmark (fz_catalog_get_landmark (catalog, 0));

  g_assert_no_error (error);
  g_assert_cmpuint (all->len, >, 3);
  g_assert_cmpuint (three->len, ==, 3);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpstr (fz_origin_get_name (origin, FZ_SCRIPT_HANS), ==, "西塱");
  g_assert_cmpstr (fz_origin_get_code (origin), ==, "metro-xilang");
  g_assert_false (fz_origin_is_approximate (origin));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/origin/street", test_street);
  g_test_add_func ("/origin/device", test_device);
  g_test_add_func ("/origin/coordinates", test_coordinates);
  g_test_add_func ("/origin/equal", test_equal);
  g_test_add_func ("/origin/variant", test_variant);
  g_test_add_func ("/origin/odd-variants", test_odd_variants);
  g_test_add_func ("/landmark-search/texts", test_landmark_search);
  g_test_add_func ("/landmark-search/limit", test_landmark_limit);
  return g_test_run ();
}
