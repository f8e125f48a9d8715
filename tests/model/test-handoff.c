/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-handoff.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "fz-coordinates.h"
#include "fz-datum.h"
#include "fz-fixtures.h"

/* Station 3 has an approximate point, station 4 a door. */
#define APPROXIMATE 3
#define DOOR 4

/* The catalogue of the fixtures as one of Guangzhou's, and as nobody's. */
static FzCatalog *
make_catalog (const char *name)
{
  FzCatalog *catalog = fixture_make_catalog ();

  fz_catalog_set_dataset (catalog, name, "1", NULL, FALSE);
  return catalog;
}

static char *
unescape (const char *uri)
{
  char *text = g_uri_unescape_string (uri, NULL);

  g_assert_nonnull (text);
  return text;
}

/* Canton Tower, which gcoord 1.0.7 and coordtransform 2.1.2 have in GCJ-02 at
 * 23.1038982, 113.3299212 and in BD-09 at 23.1096036, 113.3364771. */
static void
test_door (void)
{
  static const struct
  {
    FzHandoff   handoff;
    const char *uri;
  } table[] = {
    { FZ_HANDOFF_DESKTOP, "geo:23.106500,113.324500" },
    { FZ_HANDOFF_OPENSTREETMAP, "https://www.openstreetmap.org/?mlat=23.106500&mlon=113.324500"
                                "#map=18/23.106500/113.324500" },
    { FZ_HANDOFF_AMAP, "https://uri.amap.com/marker?position=113.329921,23.103898"
                       "&name=沙河街公共法律服务工作站&coordinate=gaode&src=fazhan" },
    { FZ_HANDOFF_BAIDU, "https://api.map.baidu.com/marker?location=23.109604,113.336477"
                        "&title=沙河街公共法律服务工作站&content=沙河街公共法律服务工作站"
                        "&coord_type=bd09ll&output=html&src=webapp.fazhan.fazhan" },
    { FZ_HANDOFF_TENCENT, "https://apis.map.qq.com/uri/v1/marker?marker=coord:23.103898,113.329921"
                          ";title:沙河街公共法律服务工作站;addr:沙河街公共法律服务工作站"
                          "&coord_type=2&referer=fazhan" },
    { FZ_HANDOFF_APPLE, "https://maps.apple.com/?ll=23.103898,113.329921"
                        "&q=沙河街公共法律服务工作站" },
  };
  g_autoptr (FzCatalog) catalog = make_catalog ("guangzhou");
  g_autoptr (FzRecord) record = fixture_make_record (DOOR);

  record->point = (FzPoint) { 23.1065, 113.3245 };
  g_assert_false (fz_handoff_is_search (record));
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *uri = fz_handoff_make_uri (table[i].handoff, record, catalog);
      g_autofree char *plain = unescape (uri);

      g_assert_true (g_str_is_ascii (uri));
      g_assert_cmpstr (plain, ==, table[i].uri);
    }
}

/* Each address is one that the reader of links understands, and it leads back to where
 * the door is: datum and order are right together. */
static void
test_leads_to_door (void)
{
  static const struct
  {
    FzHandoff handoff;
    FzDatum   datum;
  } table[] = {
    { FZ_HANDOFF_DESKTOP, FZ_DATUM_WGS84 },
    { FZ_HANDOFF_OPENSTREETMAP, FZ_DATUM_WGS84 },
    { FZ_HANDOFF_AMAP, FZ_DATUM_GCJ02 },
    { FZ_HANDOFF_BAIDU, FZ_DATUM_BD09 },
    { FZ_HANDOFF_TENCENT, FZ_DATUM_GCJ02 },
    { FZ_HANDOFF_APPLE, FZ_DATUM_GCJ02 },
  };
  g_autoptr (FzCatalog) catalog = make_catalog ("guangzhou");
  g_autoptr (FzRecord) record = fixture_make_record (DOOR);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);

  for (guint i = 0; i < 600; i++)
    {
      guint            row = i % G_N_ELEMENTS (table);
      g_autofree char *uri = NULL;
      g_autoptr (FzCoordinates) place = NULL;

      record->point.lat = g_rand_double_range (rand, FZ_CITY_SOUTH, FZ_CITY_NORTH);
      record->point.lon = g_rand_double_range (rand, FZ_CITY_WEST, FZ_CITY_EAST);
      uri = fz_handoff_make_uri (table[row].handoff, record, catalog);
      place = fz_coordinates_parse (uri, table[row].datum, NULL);

      g_assert_nonnull (place);
      g_assert_cmpint (place->datum, ==, table[row].datum);
      g_assert_cmpfloat (fz_point_distance (place->point, record->point), <, 0.3);
    }
}

static void
test_search (void)
{
  static const struct
  {
    FzHandoff   handoff;
    const char *uri;
  } table[] = {
    { FZ_HANDOFF_DESKTOP, "maps:q=TEXT" },
    { FZ_HANDOFF_OPENSTREETMAP, "https://www.openstreetmap.org/search?query=TEXT" },
    { FZ_HANDOFF_AMAP, "https://uri.amap.com/search?keyword=TEXT&view=map&src=fazhan" },
    { FZ_HANDOFF_BAIDU, "https://api.map.baidu.com/place/search?query=TEXT&region=广州市"
                        "&output=html&src=webapp.fazhan.fazhan" },
    { FZ_HANDOFF_TENCENT, "https://apis.map.qq.com/uri/v1/search?keyword=TEXT&region=广州市"
                          "&referer=fazhan" },
    { FZ_HANDOFF_APPLE, "https://maps.apple.com/?q=TEXT" },
  };
  g_autoptr (FzCatalog) catalog = make_catalog ("guangzhou-sample");
  g_autoptr (FzRecord) record = fixture_make_record (APPROXIMATE);

  g_assert_true (fz_handoff_is_search (record));
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *uri = fz_handoff_make_uri (table[i].handoff, record, catalog);
      g_autofree char *plain = unescape (uri);
      g_autoptr (GString) expected = g_string_new (table[i].uri);

      g_string_replace (expected, "TEXT", "广州市 天河区 猎德街公共法律服务工作站", 0);
      g_assert_true (g_str_is_ascii (uri));
      g_assert_cmpstr (plain, ==, expected->str);
    }
}

/* No approximate point is ever in an address, whatever its quality. */
static void
test_never_points_at_approximate (void)
{
  g_autoptr (FzCatalog) catalog = make_catalog ("guangzhou");
  g_autoptr (FzRecord) record = fixture_make_record (APPROXIMATE);

  for (FzPointQuality quality = 0; quality < FZ_N_POINT_QUALITIES; quality++)
    {
      gboolean is_door = quality == FZ_POINT_QUALITY_DOOR;

      record->point_quality = quality;
      g_assert_cmpint (fz_handoff_is_search (record), ==, !is_door);
      for (FzHandoff handoff = 0; handoff < FZ_N_HANDOFFS; handoff++)
        {
          g_autofree char *uri = fz_handoff_make_uri (handoff, record, catalog);

          g_assert_cmpint (strstr (uri, "113.3") != NULL, ==, is_door);
        }
    }
}

/* What is said before a name is not said twice, and a city that is not known is not
 * said at all. */
static void
test_search_text (void)
{
  static const struct
  {
    guint32     station;
    const char *dataset;
    const char *text;
  } table[] = {
    { 1, "guangzhou", "maps:q=广州市公共法律服务中心" },
    { 2, "guangzhou", "maps:q=广州市 天河区公共法律服务中心" },
    { 3, "guangzhou", "maps:q=广州市 天河区 猎德街公共法律服务工作站" },
    { 6, "guangzhou", "maps:q=广州市 增城区 新塘镇公共法律服务工作站" },
    { 1, "elsewhere", "maps:q=广州市公共法律服务中心" },
    { 3, "elsewhere", "maps:q=天河区 猎德街公共法律服务工作站" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (FzCatalog) catalog = make_catalog (table[i].dataset);
      g_autoptr (FzRecord) record = fixture_make_record (table[i].station);
      g_autofree char *uri = fz_handoff_make_uri (FZ_HANDOFF_DESKTOP, record, catalog);
      g_autofree char *plain = unescape (uri);

      g_assert_cmpstr (plain, ==, table[i].text);
    }
}

static void
test_unknown_point (void)
{
  g_autoptr (FzCatalog) catalog = make_catalog ("guangzhou");
  g_autoptr (FzRecord) record = fixture_make_record (DOOR);
  g_autofree char *uri = NULL;

  record->point.lon = NAN;
  uri = fz_handoff_make_uri (FZ_HANDOFF_AMAP, record, catalog);
  g_assert_true (g_str_has_prefix (uri, "https://uri.amap.com/search?"));
}

static void
test_geo (void)
{
  g_autoptr (FzCatalog) catalog = make_catalog ("guangzhou");
  g_autoptr (FzRecord) door = fixture_make_record (DOOR);
  g_autoptr (FzRecord) approximate = fixture_make_record (APPROXIMATE);
  g_autofree char *shown = fz_handoff_make_geo_uri (door, catalog);
  g_autofree char *searched = fz_handoff_make_geo_uri (approximate, catalog);
  g_autofree char *shown_plain = unescape (shown);
  g_autofree char *searched_plain = unescape (searched);

  g_assert_cmpstr (shown_plain, ==,
                   "geo:23.152000,113.315000?q=23.152000,113.315000(沙河街公共法律服务工作站)");
  g_assert_cmpstr (searched_plain, ==, "geo:0,0?q=广州市 天河区 猎德街公共法律服务工作站");
}

/* A name cannot add a parameter, move the point, end the line or turn it round. */
static void
test_hostile_names (void)
{
  static const char *const names[] = {
    "a&position=0,0&callnative=1",
    "a;coord:0,0|marker=coord:0,0",
    "a#map=1/0/0",
    "a?b=c%00%0a%26d",
    "a\r\nLocation: https://example.com/",
    "a\"><script>alert(1)</script>'",
    "\u202etxt\u2066\u200f\ufeff",
    "a)b(c",
    "\xff\xfe",
    "https://example.com/../..",
  };
  g_autoptr (FzCatalog) catalog = make_catalog ("guangzhou");

  for (guint i = 0; i < G_N_ELEMENTS (names) * FZ_N_HANDOFFS * 2; i++)
    {
      FzHandoff   handoff = i % FZ_N_HANDOFFS;
      const char *name = names[i / FZ_N_HANDOFFS / 2];
      gboolean    search = i / FZ_N_HANDOFFS % 2 == 1;
      g_autoptr (FzRecord) record = fixture_make_record (search ? APPROXIMATE : DOOR);
      g_autofree char *before = fz_handoff_make_uri (handoff, record, catalog);
      g_autofree char *after = NULL;
      g_autoptr (GUri) one = g_uri_parse (before, G_URI_FLAGS_ENCODED, NULL);
      g_autoptr (GUri) other = NULL;
      g_auto (GStrv) parts = NULL;
      g_auto (GStrv) other_parts = NULL;

      fz_names_clear (&record->names);
      record->names.by_script[FZ_SCRIPT_HANS] = g_strdup (name);
      after = fz_handoff_make_uri (handoff, record, catalog);
      other = g_uri_parse (after, G_URI_FLAGS_ENCODED, NULL);

      g_assert_nonnull (other);
      g_assert_cmpstr (g_uri_get_host (one), ==, g_uri_get_host (other));
      g_assert_cmpstr (g_uri_get_fragment (one), ==, g_uri_get_fragment (other));
      g_assert_cmpuint (strcspn (after, "\r\n\"<> '()\\|"), ==, strlen (after));
      if (g_uri_get_query (one) == NULL)
        continue;
      parts = g_strsplit_set (g_uri_get_query (one), "&;", -1);
      other_parts = g_strsplit_set (g_uri_get_query (other), "&;", -1);
      g_assert_cmpuint (g_strv_length (parts), ==, g_strv_length (other_parts));
    }
}

/* Decoded once more by Tencent, the marker is still of three parts. */
static void
test_separators (void)
{
  g_autoptr (FzCatalog) catalog = make_catalog ("guangzhou");
  g_autoptr (FzRecord) record = fixture_make_record (DOOR);
  g_autofree char *uri = NULL;
  g_autofree char *plain = NULL;

  g_set_str (&record->names.by_script[FZ_SCRIPT_HANS], "a;coord:0,0|b(c)");
  uri = fz_handoff_make_uri (FZ_HANDOFF_TENCENT, record, catalog);
  plain = unescape (uri);
  g_assert_nonnull (strstr (plain, ";title:a；coord：0，0｜b（c）;addr:"));
}

static void
test_long_name (void)
{
  g_autoptr (FzCatalog) catalog = make_catalog ("guangzhou");
  g_autoptr (FzRecord) record = fixture_make_record (DOOR);
  g_autofree char *uri = NULL;

  g_free (record->names.by_script[FZ_SCRIPT_HANS]);
  record->names.by_script[FZ_SCRIPT_HANS] = g_strnfill (100000, 'a');
  uri = fz_handoff_make_uri (FZ_HANDOFF_BAIDU, record, catalog);
  g_assert_cmpuint (strlen (uri), <, 2000);
}

static void
test_words (void)
{
  FzHandoff value = FZ_HANDOFF_APPLE;

  for (FzHandoff handoff = 0; handoff < FZ_N_HANDOFFS; handoff++)
    {
      g_assert_true (fz_handoff_from_word (fz_handoff_to_word (handoff), &value));
      g_assert_cmpint (value, ==, handoff);
    }
  value = FZ_HANDOFF_BAIDU;
  g_assert_false (fz_handoff_from_word ("google", &value));
  g_assert_false (fz_handoff_from_word (NULL, &value));
  g_assert_cmpint (value, ==, FZ_HANDOFF_BAIDU);
}

/* A place where no station is goes out in the datum of each map. */
static void
test_place (void)
{
  static const struct
  {
    FzHandoff   handoff;
    const char *uri;
  } table[] = {
    { FZ_HANDOFF_DESKTOP, "geo:23.131788,113.259058" },
    { FZ_HANDOFF_OPENSTREETMAP,
      "https://www.openstreetmap.org/?mlat=23.131788&mlon=113.259058#map=18/23.131788/113.259058" },
  };
  FzPoint point = { 23.131788, 113.259058 };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *uri = fz_handoff_make_place_uri (table[i].handoff, point);

      g_assert_cmpstr (uri, ==, table[i].uri);
    }
  for (FzHandoff handoff = FZ_HANDOFF_AMAP; handoff < FZ_N_HANDOFFS; handoff++)
    {
      g_autofree char *uri = fz_handoff_make_place_uri (handoff, point);

      g_assert_true (g_str_has_prefix (uri, "https://"));
      g_assert_true (g_str_is_ascii (uri));
      g_assert_null (strstr (uri, "23.131788"));
      g_assert_nonnull (strstr (uri, "%E5%9C%B0"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handoff/door", test_door);
  g_test_add_func ("/handoff/leads-to-door", test_leads_to_door);
  g_test_add_func ("/handoff/search", test_search);
  g_test_add_func ("/handoff/place", test_place);
  g_test_add_func ("/handoff/never-points-at-approximate", test_never_points_at_approximate);
  g_test_add_func ("/handoff/search-text", test_search_text);
  g_test_add_func ("/handoff/unknown-point", test_unknown_point);
  g_test_add_func ("/handoff/geo", test_geo);
  g_test_add_func ("/handoff/hostile-names", test_hostile_names);
  g_test_add_func ("/handoff/separators", test_separators);
  g_test_add_func ("/handoff/long-name", test_long_name);
  g_test_add_func ("/handoff/words", test_words);
  return g_test_run ();
}
