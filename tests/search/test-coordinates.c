/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-coordinates.h"

#include <locale.h>
#include <math.h>

#include "fz-datum.h"

#define N23 23.1291
#define E113 113.2644

static void
assert_near (FzPoint a,
             FzPoint b,
             double  metres)
{
  g_assert_cmpfloat (fz_point_distance (a, b), <, metres);
}

/* All of them the same place, to a second of arc. */
static void
test_notations (void)
{
  static const struct
  {
    const char *text;
    FzNotation  notation;
  } cases[] = {
    { "23.1291,113.2644", FZ_NOTATION_DECIMAL },
    { "23.1291, 113.2644", FZ_NOTATION_DECIMAL },
    { "  23.1291   113.2644 ", FZ_NOTATION_DECIMAL },
    { "23.1291;113.2644", FZ_NOTATION_DECIMAL },
    { "23.1291，113.2644", FZ_NOTATION_DECIMAL },
    { "23.1291、113.2644", FZ_NOTATION_DECIMAL },
    { "23.1291；113.2644", FZ_NOTATION_DECIMAL },
    { "23.1291\t113.2644\n", FZ_NOTATION_DECIMAL },
    { "23.1291　113.2644", FZ_NOTATION_DECIMAL },
    { "２３．１２９１，１１３．２６４４", FZ_NOTATION_DECIMAL },
    { "(23.1291, 113.2644)", FZ_NOTATION_DECIMAL },
    { "（23.1291，113.2644）", FZ_NOTATION_DECIMAL },
    { "[23.1291, 113.2644]", FZ_NOTATION_DECIMAL },
    { "+23.1291 +113.2644", FZ_NOTATION_DECIMAL },
    { "\xe2\x80\x8e"
      "23.1291,\xe2\x80\x8f 113.2644",
      FZ_NOTATION_DECIMAL },
    { "23.1291°, 113.2644°", FZ_NOTATION_DECIMAL },
    { "23.1291° 113.2644°", FZ_NOTATION_DECIMAL },
    { "23.1291N 113.2644E", FZ_NOTATION_DECIMAL },
    { "23.1291n,113.2644e", FZ_NOTATION_DECIMAL },
    { "N23.1291 E113.2644", FZ_NOTATION_DECIMAL },
    { "N 23.1291, E 113.2644", FZ_NOTATION_DECIMAL },
    { "113.2644E, 23.1291N", FZ_NOTATION_DECIMAL },
    { "E113.2644N23.1291", FZ_NOTATION_DECIMAL },
    { "113.2644°E 23.1291°N", FZ_NOTATION_DECIMAL },
    { "113.2644, 23.1291 N", FZ_NOTATION_DECIMAL },
    { "E 113.2644, 23.1291", FZ_NOTATION_DECIMAL },
    { "Ｎ２３．１２９１　Ｅ１１３．２６４４", FZ_NOTATION_DECIMAL },
    { "北纬23.1291 东经113.2644", FZ_NOTATION_DECIMAL },
    { "北緯23.1291度，東經113.2644度", FZ_NOTATION_DECIMAL },
    { "东经113.2644°,北纬23.1291°", FZ_NOTATION_DECIMAL },
    { "东经113.2644°北纬23.1291°", FZ_NOTATION_DECIMAL },
    { "23.1291 north, 113.2644 East", FZ_NOTATION_DECIMAL },
    { "lat 23.1291 lon 113.2644", FZ_NOTATION_DECIMAL },
    { "lat=23.1291, lng=113.2644", FZ_NOTATION_DECIMAL },
    { "Longitude: 113.2644; Latitude: 23.1291", FZ_NOTATION_DECIMAL },
    { "纬度：23.1291 经度：113.2644", FZ_NOTATION_DECIMAL },
    { "经度113.2644,纬度23.1291", FZ_NOTATION_DECIMAL },
    { "23°7.746′N 113°15.864′E", FZ_NOTATION_MINUTES },
    { "23° 7.746' N, 113° 15.864' E", FZ_NOTATION_MINUTES },
    { "N 23 7.746 E 113 15.864", FZ_NOTATION_MINUTES },
    { "23 7.746, 113 15.864", FZ_NOTATION_MINUTES },
    { "23 7.746 113 15.864", FZ_NOTATION_MINUTES },
    { "23d7.746m 113d15.864m", FZ_NOTATION_MINUTES },
    { "23°07′44.76″N 113°15′51.84″E", FZ_NOTATION_SECONDS },
    { "23°07'44.76\"N, 113°15'51.84\"E", FZ_NOTATION_SECONDS },
    { "23°07’44.76” 113°15’51.84”", FZ_NOTATION_SECONDS },
    { "N23°07'44.76'' E113°15'51.84''", FZ_NOTATION_SECONDS },
    { "113°15′51.84″E 23°07′44.76″N", FZ_NOTATION_SECONDS },
    { "23 07 44.76 N 113 15 51.84 E", FZ_NOTATION_SECONDS },
    { "23 07 44.76 113 15 51.84", FZ_NOTATION_SECONDS },
    { "23d7m44.76sN 113d15m51.84sE", FZ_NOTATION_SECONDS },
    { "23d7m44.76s, 113d15m51.84s", FZ_NOTATION_SECONDS },
    { "23 deg 7 min 44.76 sec N 113 deg 15 min 51.84 sec E", FZ_NOTATION_SECONDS },
    { "北纬23度7分44.76秒，东经113度15分51.84秒", FZ_NOTATION_SECONDS },
    { "東經113°15′51.84″ 北緯23°7′44.76″", FZ_NOTATION_SECONDS },
    { "２３°７′４４．７６″Ｎ，１１３°１５′５１．８４″Ｅ", FZ_NOTATION_SECONDS },
    { "geo:23.1291,113.2644", FZ_NOTATION_GEO },
    { "GEO:23.1291,113.2644", FZ_NOTATION_GEO },
    { "geo:23.1291,113.2644,12.5", FZ_NOTATION_GEO },
    { "geo:23.1291,113.2644;crs=wgs84;u=35", FZ_NOTATION_GEO },
    { "geo:23.1291,113.2644;CRS=WGS84", FZ_NOTATION_GEO },
    { "geo:23.1291,113.2644;u=35;x-y=%20z", FZ_NOTATION_GEO },
    { "geo:23.1291,113.2644?z=15", FZ_NOTATION_GEO },
    { "geo:0,0?q=23.1291,113.2644(Here)", FZ_NOTATION_GEO },
    { "https://www.openstreetmap.org/#map=15/23.1291/113.2644", FZ_NOTATION_LINK },
    { "https://www.openstreetmap.org/?mlat=23.1291&mlon=113.2644#map=9/1/2", FZ_NOTATION_LINK },
    { "osm.org/?mlat=23.1291&mlon=113.2644", FZ_NOTATION_LINK },
    { "https://uri.amap.com/marker?position=113.2644,23.1291&coordinate=wgs84", FZ_NOTATION_LINK },
    { "http://api.map.baidu.com/marker?location=23.1291,113.2644&coord_type=wgs84",
      FZ_NOTATION_LINK },
    { "https://apis.map.qq.com/uri/v1/geocoder?coord=23.1291,113.2644&coord_type=1",
      FZ_NOTATION_LINK },
    { "https://maps.apple.com/?ll=23.1291,113.2644&q=Here", FZ_NOTATION_LINK },
    { "https://maps.apple.com/place?coordinate=23.1291,113.2644", FZ_NOTATION_LINK },
    { "https://www.google.com/maps/@23.1291,113.2644,15z", FZ_NOTATION_LINK },
    { "https://www.google.com/maps/place/X/@1,2,15z/data=!3m1!4b1!8m2!3d23.1291!4d113.2644",
      FZ_NOTATION_LINK },
    { "https://www.google.com/maps/search/?api=1&query=23.1291%2C113.2644", FZ_NOTATION_LINK },
    { "https://maps.google.com/?q=23.1291,113.2644", FZ_NOTATION_LINK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzCoordinates) place = fz_coordinates_parse (cases[i].text, FZ_DATUM_WGS84, NULL);

      g_test_message ("“%s”", cases[i].text);
      g_assert_nonnull (place);
      g_assert_cmpint (place->verdict, ==, FZ_VERDICT_GOOD);
      g_assert_cmpint (place->notation, ==, cases[i].notation);
      assert_near (place->point, (FzPoint) { N23, E113 }, 0.01);
    }
}

/* Words to search for, and what is almost a place. */
static void
test_other_words (void)
{
  static const char *const texts[] = {
    "",
    " ",
    "天河",
    "天河 猎德",
    "tianhe",
    "n",
    "s",
    "e",
    "NE",
    "lat lon",
    "north",
    "110",
    "12348",
    "110 120",
    "12348 12338",
    "020 8888 8888 1234",
    "23",
    "23.1",
    "23.1,",
    ",113.2",
    "23.1,113.2,4",
    "23.1 113.2 4",
    "23.1.2,113.2",
    "1e3,2",
    "0x10,0x20",
    "nan,nan",
    "inf,0",
    "23.1;113.2;",
    "23°61′N 113°15′E",
    "23°7′60″N 113°15′E",
    "23.5°7′N 113°E",
    "23.1N 113.2N",
    "北纬23.1 北纬113.2",
    "-23.1S, 113.2E",
    "23′7° 113′15°",

    "23.1 E113.2",
    "23º07''44.76",
    "沙面街 12号",
    "海珠区3路 5号",
    "--23,113",
    "23,-",
    "23°N",
    "😀",
    "1 2 3 4 5 6 7 8",
    "https://example.org/?q=23.1,113.2",
    "https://notamap.community/?position=113,23",
    "http://",
    "http:///",
    "https://[::1",
    "geography:23,113",
    "a geo:23,113",
    "\x01\x02",
    "%00",
    "99999999999999999999999999,1",
    "\xff\xfe",
    "23.1291,113.2644\xff",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *printable = g_utf8_make_valid (texts[i], -1);

      g_test_message ("“%s”", printable);
      g_assert_null (fz_coordinates_parse (texts[i], FZ_DATUM_WGS84, NULL));
    }
}

static void
test_verdicts (void)
{
  static const struct
  {
    const char *text;
    FzVerdict   verdict;
    FzPoint     point;
  } cases[] = {
    { "113.2644,23.1291", FZ_VERDICT_SWAPPED, { N23, E113 } },
    { "113.2644N 23.1291E", FZ_VERDICT_SWAPPED, { N23, E113 } },
    { "geo:113.2644,23.1291", FZ_VERDICT_SWAPPED, { N23, E113 } },
    { "https://osm.org/?mlat=113.2644&mlon=23.1291", FZ_VERDICT_SWAPPED, { N23, E113 } },
    { "39.9,116.4", FZ_VERDICT_OUTSIDE_CITY, { 39.9, 116.4 } },
    { "-33.8688, 151.2093", FZ_VERDICT_OUTSIDE_CITY, { -33.8688, 151.2093 } },
    { "33.8688 S 151.2093 E", FZ_VERDICT_OUTSIDE_CITY, { -33.8688, 151.2093 } },
    { "40.7 N 74 W", FZ_VERDICT_OUTSIDE_CITY, { 40.7, -74 } },
    { "40.7, 西经74", FZ_VERDICT_OUTSIDE_CITY, { 40.7, -74 } },
    { "90,180", FZ_VERDICT_OUTSIDE_CITY, { 90, 180 } },
    { "0,0", FZ_VERDICT_OUTSIDE_CITY, { 0, 0 } },
    { "91,0", FZ_VERDICT_OUT_OF_RANGE, { 91, 0 } },
    { "23.1,181", FZ_VERDICT_OUT_OF_RANGE, { 23.1, 181 } },
    { "geo:91,500", FZ_VERDICT_OUT_OF_RANGE, { 91, 500 } },
    { "151.2, -33.8", FZ_VERDICT_OUT_OF_RANGE, { 151.2, -33.8 } },
    { "geo:", FZ_VERDICT_UNREADABLE, { 0 } },
    { "geo:x,y", FZ_VERDICT_UNREADABLE, { 0 } },
    { "geo:23.1", FZ_VERDICT_UNREADABLE, { 0 } },
    { "geo:23.1,113.2,", FZ_VERDICT_UNREADABLE, { 0 } },
    { "geo:23.1,113.2;crs=nad27", FZ_VERDICT_UNREADABLE, { 0 } },
    { "geo:0,0?q=Canton+Tower", FZ_VERDICT_UNREADABLE, { 0 } },
    { "https://surl.amap.com/abcDEF", FZ_VERDICT_UNREADABLE, { 0 } },
    { "https://maps.app.goo.gl/abcDEF", FZ_VERDICT_UNREADABLE, { 0 } },
    { "https://uri.amap.com/marker?position=%00", FZ_VERDICT_UNREADABLE, { 0 } },
    { "https://uri.amap.com/marker?position=%ff%fe,1", FZ_VERDICT_UNREADABLE, { 0 } },
    { "https://api.map.baidu.com/marker?location=2629181,12608518&coord_type=bd09mc",
      FZ_VERDICT_UNREADABLE,
      { 0 } },
    { "https://www.openstreetmap.org/", FZ_VERDICT_UNREADABLE, { 0 } },
    { "https://www.openstreetmap.org/#map=", FZ_VERDICT_UNREADABLE, { 0 } },
    { "https://www.google.com/maps/data=!3d23.1", FZ_VERDICT_UNREADABLE, { 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzCoordinates) place = fz_coordinates_parse (cases[i].text, FZ_DATUM_WGS84, NULL);

      g_test_message ("“%s”", cases[i].text);
      g_assert_nonnull (place);
      g_assert_cmpint (place->verdict, ==, cases[i].verdict);
      if (cases[i].verdict == FZ_VERDICT_UNREADABLE)
        {
          g_assert_true (isnan (place->point.lat));
          continue;
        }
      g_assert_cmpfloat_with_epsilon (place->point.lat, cases[i].point.lat, 1e-9);
      g_assert_cmpfloat_with_epsilon (place->point.lon, cases[i].point.lon, 1e-9);
    }
}

/* Each service's own order, datum and name. The point is what the text's numbers
 * are in WGS-84. */
static void
test_datums (void)
{
  static const struct
  {
    const char *text;
    FzDatum     assumed;
    FzDatum     datum;
    gboolean    said;
    const char *label;
  } cases[] = {
    { "23.1291,113.2644", FZ_DATUM_WGS84, FZ_DATUM_WGS84, FALSE, NULL },
    { "23.1291,113.2644", FZ_DATUM_GCJ02, FZ_DATUM_GCJ02, FALSE, NULL },
    { "N23°07′44.76″ E113°15′51.84″", FZ_DATUM_BD09, FZ_DATUM_BD09, FALSE, NULL },
    { "geo:23.1291,113.2644", FZ_DATUM_GCJ02, FZ_DATUM_WGS84, TRUE, NULL },
    { "geo:23.1291,113.2644;crs=gcj02", FZ_DATUM_WGS84, FZ_DATUM_GCJ02, TRUE, NULL },
    { "geo:0,0?q=23.1291,113.2644(%E6%B2%99%E9%9D%A2)", FZ_DATUM_BD09, FZ_DATUM_WGS84, TRUE,
      "沙面" },
    { "https://uri.amap.com/marker?position=113.2644,23.1291&name=%E6%B2%99%E9%9D%A2",
      FZ_DATUM_WGS84, FZ_DATUM_GCJ02, TRUE, "沙面" },
    { "uri.amap.com/marker?position=113.2644,23.1291", FZ_DATUM_BD09,
      FZ_DATUM_GCJ02, TRUE, NULL },
    { "https://uri.amap.com/marker?markers=113.2644,23.1291,A|113.3,23.2,B", FZ_DATUM_WGS84,
      FZ_DATUM_GCJ02, TRUE, "A" },
    { "https://uri.amap.com/navigation?from=1,2,x&to=113.2644,23.1291,%E6%B2%99%E9%9D%A2&mode=bus",
      FZ_DATUM_WGS84, FZ_DATUM_GCJ02, TRUE, "沙面" },
    { "https://uri.amap.com/marker?position=113.2644,23.1291&coordinate=gaode", FZ_DATUM_WGS84,
      FZ_DATUM_GCJ02, TRUE, NULL },
    { "https://www.amap.com/?q=23.1291,113.2644,Here", FZ_DATUM_WGS84, FZ_DATUM_GCJ02, TRUE,
      "Here" },
    { "https://wb.amap.com/?p=B00140TVXZ,23.1291,113.2644,%E6%B2%99%E9%9D%A2,%E8%B7%AF",
      FZ_DATUM_WGS84, FZ_DATUM_GCJ02, TRUE, "沙面" },
    { "https://www.amap.com/regeo?lng=113.2644&lat=23.1291&name=Here", FZ_DATUM_WGS84,
      FZ_DATUM_GCJ02, TRUE, "Here" },
    { "http://api.map.baidu.com/marker?location=23.1291,113.2644&title=Here&output=html",
      FZ_DATUM_WGS84, FZ_DATUM_BD09, TRUE, "Here" },
    { "http://api.map.baidu.com/marker?location=23.1291,113.2644&coord_type=gcj02", FZ_DATUM_WGS84,
      FZ_DATUM_GCJ02, TRUE, NULL },
    { "http://api.map.baidu.com/direction?origin=1,2&destination=latlng:23.1291,113.2644%7Cname:A",
      FZ_DATUM_WGS84, FZ_DATUM_BD09, TRUE, "A" },
    { "http://api.map.baidu.com/direction?destination=name:A%7Clatlng:23.1291,113.2644&mode=x",
      FZ_DATUM_WGS84, FZ_DATUM_BD09, TRUE, "A" },
    { "https://apis.map.qq.com/uri/v1/marker?marker=coord:23.1291,113.2644;title:Here;addr:There",
      FZ_DATUM_WGS84, FZ_DATUM_GCJ02, TRUE, "Here" },
    { "https://apis.map.qq.com/uri/v1/routeplan?type=bus&to=Here&tocoord=23.1291,113.2644",
      FZ_DATUM_WGS84, FZ_DATUM_GCJ02, TRUE, "Here" },
    { "https://maps.apple.com/?ll=23.1291,113.2644&q=Here+now", FZ_DATUM_GCJ02, FZ_DATUM_GCJ02,
      FALSE, "Here now" },
    { "https://www.google.com/maps?q=23.1291,113.2644", FZ_DATUM_WGS84, FZ_DATUM_WGS84, FALSE,
      NULL },
    { "https://www.openstreetmap.org/#map=15/23.1291/113.2644&layers=T", FZ_DATUM_BD09,
      FZ_DATUM_WGS84, TRUE, NULL },
    { "看这里 https://uri.amap.com/marker?position=113.2644,23.1291 谢谢", FZ_DATUM_WGS84,
      FZ_DATUM_GCJ02, TRUE, NULL },
    { "HTTPS://URI.AMAP.COM/marker?position=113.2644,23.1291&name=a%0Ab%1b", FZ_DATUM_WGS84,
      FZ_DATUM_GCJ02, TRUE, "a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FzPoint typed = { N23, E113 };
      g_autoptr (FzCoordinates) place =
          fz_coordinates_parse (cases[i].text, cases[i].assumed, NULL);

      g_test_message ("“%s”", cases[i].text);
      g_assert_nonnull (place);
      g_assert_cmpint (place->verdict, ==, FZ_VERDICT_GOOD);
      g_assert_cmpint (place->datum, ==, cases[i].datum);
      g_assert_cmpint (place->datum_is_said, ==, cases[i].said);
      g_assert_cmpstr (place->label, ==, cases[i].label);
      assert_near (place->point, fz_datum_to_wgs84 (typed, cases[i].datum), 0.01);
    }
}

static void
test_uncertainty (void)
{
  static const struct
  {
    const char *text;
    double      metres;
  } cases[] = {
    { "geo:23.1291,113.2644", NAN },
    { "geo:23.1291,113.2644;u=35", 35 },
    { "geo:23.1291,113.2644;crs=wgs84;u=0.5", 0.5 },
    { "geo:23.1291,113.2644;u=-1", NAN },
    { "geo:23.1291,113.2644;u=x", NAN },
    { "geo:23.1291,113.2644;u=inf", NAN },
    { "23.1291,113.2644", NAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzCoordinates) place = fz_coordinates_parse (cases[i].text, FZ_DATUM_WGS84, NULL);

      g_test_message ("%s", cases[i].text);
      if (isnan (cases[i].metres))
        g_assert_true (isnan (place->uncertainty));
      else
        g_assert_cmpfloat (place->uncertainty, ==, cases[i].metres);
    }
}

/* A point is a point where people write commas. */
static void
test_locale (void)
{
  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("this system has no locale de_DE.UTF-8");
      return;
    }
  test_notations ();
  test_datums ();
  test_uncertainty ();
  setlocale (LC_NUMERIC, "C");
}

static void
test_endless (void)
{
  g_autofree char *digits = g_strnfill (10000, '1');
  g_autofree char *link = g_strconcat ("https://uri.amap.com/marker?position=", digits, NULL);
  g_autofree char *labels = g_strnfill (3000, 'x');
  g_autofree char *labelled =
      g_strconcat ("https://uri.amap.com/marker?position=113.2,23.1&name=", labels, NULL);
  g_autoptr (FzCoordinates) place = fz_coordinates_parse (labelled, FZ_DATUM_WGS84, NULL);

  g_assert_null (fz_coordinates_parse (digits, FZ_DATUM_WGS84, NULL));
  g_assert_null (fz_coordinates_parse (link, FZ_DATUM_WGS84, NULL));
  g_assert_cmpuint (g_utf8_strlen (place->label, -1), <=, 120);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/coordinates/notations", test_notations);
  g_test_add_func ("/coordinates/other-words", test_other_words);
  g_test_add_func ("/coordinates/verdicts", test_verdicts);
  g_test_add_func ("/coordinates/datums", test_datums);
  g_test_add_func ("/coordinates/uncertainty", test_uncertainty);
  g_test_add_func ("/coordinates/locale", test_locale);
  g_test_add_func ("/coordinates/endless", test_endless);
  return g_test_run ();
}
