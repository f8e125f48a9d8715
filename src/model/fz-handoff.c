/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-handoff.h"

#include <math.h>
#include <string.h>

#include "fz-datum.h"
#include "fz-plain-text.h"
#include "fz-rules.h"

/*
 * Addresses by which a station is handed to another map, as the services' pages for
 * developers give them:
 *
 *   desktop        geo: is RFC 5870, WGS-84; maps:q=TEXT is what GNOME Maps takes for
 *                  a search (its urlUtils and application)
 *   OpenStreetMap  wiki.openstreetmap.org/wiki/Browsing, WGS-84
 *   AMap           lbs.amap.com/api/uri-api, marker and search; lon,lat; GCJ-02
 *   Baidu          lbsyun.baidu.com, webapi/uri, marker and place/search; lat,lon; BD-09
 *   Tencent        lbs.qq.com/webApi/uriV1/uriGuide, marker and search; lat,lon; GCJ-02
 *   Apple          developer.apple.com, Map Links; lat,lon; in mainland China its map is
 *                  AMap's and measured in GCJ-02
 *
 * Names go out in simplified Chinese, which all of them know the city by. The search
 * is for the station's name, with the city and the district before it. */

/* Longer names are no names. */
#define MAX_NAME 120 /* characters */

#define GUANGZHOU "广州市"

/* "A place on the map": what a marker is called where no station is. */
#define SOME_PLACE "地图上的位置"

typedef struct
{
  const char *word;
  FzDatum     datum;
  /* @name is escaped; the point is of the datum. Six digits are ten centimetres. */
  char *(*show) (FzPoint point, const char *name);
  /* @text and @region are escaped. */
  char *(*search) (const char *text, const char *region);
} Handoff;

typedef struct
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
} Degrees;

static Degrees
print_degrees (double degrees)
{
  Degrees printed;

  g_ascii_formatd (printed.text, sizeof printed.text, "%.6f", degrees);
  return printed;
}

static char *
show_on_desktop (FzPoint     point,
                 const char *name)
{
  Degrees lat = print_degrees (point.lat);
  Degrees lon = print_degrees (point.lon);

  return g_strdup_printf ("geo:%s,%s", lat.text, lon.text);
}

static char *
search_on_desktop (const char *text,
                   const char *region)
{
  return g_strconcat ("maps:q=", text, NULL);
}

static char *
show_on_openstreetmap (FzPoint     point,
                       const char *name)
{
  Degrees lat = print_degrees (point.lat);
  Degrees lon = print_degrees (point.lon);

  return g_strdup_printf ("https://www.openstreetmap.org/?mlat=%s&mlon=%s#map=18/%s/%s",
                          lat.text, lon.text, lat.text, lon.text);
}

static char *
search_on_openstreetmap (const char *text,
                         const char *region)
{
  return g_strconcat ("https://www.openstreetmap.org/search?query=", text, NULL);
}

static char *
show_on_amap (FzPoint     point,
              const char *name)
{
  Degrees lat = print_degrees (point.lat);
  Degrees lon = print_degrees (point.lon);

  return g_strdup_printf ("https://uri.amap.com/marker?position=%s,%s&name=%s"
                          "&coordinate=gaode&src=fazhan",
                          lon.text, lat.text, name);
}

static char *
search_on_amap (const char *text,
                const char *region)
{
  return g_strconcat ("https://uri.amap.com/search?keyword=", text, "&view=map&src=fazhan", NULL);
}

static char *
show_on_baidu (FzPoint     point,
               const char *name)
{
  Degrees lat = print_degrees (point.lat);
  Degrees lon = print_degrees (point.lon);

  return g_strdup_printf ("https://api.map.baidu.com/marker?location=%s,%s&title=%s&content=%s"
                          "&coord_type=bd09ll&output=html&src=webapp.fazhan.fazhan",
                          lat.text, lon.text, name, name);
}

static char *
search_on_baidu (const char *text,
                 const char *region)
{
  return g_strconcat ("https://api.map.baidu.com/place/search?query=", text, "&region=", region,
                      "&output=html&src=webapp.fazhan.fazhan", NULL);
}

static char *
show_on_tencent (FzPoint     point,
                 const char *name)
{
  Degrees lat = print_degrees (point.lat);
  Degrees lon = print_degrees (point.lon);

  return g_strdup_printf ("https://apis.map.qq.com/uri/v1/marker?marker=coord:%s,%s;title:%s"
                          ";addr:%s&coord_type=2&referer=fazhan",
                          lat.text, lon.text, name, name);
}

static char *
search_on_tencent (const char *text,
                   const char *region)
{
  return g_strconcat ("https://apis.map.qq.com/uri/v1/search?keyword=", text,
                      "&region=", region, "&referer=fazhan", NULL);
}

static char *
show_on_apple (FzPoint     point,
               const char *name)
{
  Degrees lat = print_degrees (point.lat);
  Degrees lon = print_degrees (point.lon);

  return g_strdup_printf ("https://maps.apple.com/?ll=%s,%s&q=%s", lat.text, lon.text, name);
}

static char *
search_on_apple (const char *text,
                 const char *region)
{
  return g_strconcat ("https://maps.apple.com/?q=", text, NULL);
}

static const Handoff handoffs[FZ_N_HANDOFFS] = {
  [FZ_HANDOFF_DESKTOP] = { "desktop", FZ_DATUM_WGS84, show_on_desktop, search_on_desktop },
  [FZ_HANDOFF_OPENSTREETMAP] = { "openstreetmap", FZ_DATUM_WGS84, show_on_openstreetmap,
                                 search_on_openstreetmap },
  [FZ_HANDOFF_AMAP] = { "amap", FZ_DATUM_GCJ02, show_on_amap, search_on_amap },
  [FZ_HANDOFF_BAIDU] = { "baidu", FZ_DATUM_BD09, show_on_baidu, search_on_baidu },
  [FZ_HANDOFF_TENCENT] = { "tencent", FZ_DATUM_GCJ02, show_on_tencent, search_on_tencent },
  [FZ_HANDOFF_APPLE] = { "apple", FZ_DATUM_GCJ02, show_on_apple, search_on_apple },
};

/* Tencent takes its marker apart at these after decoding it, and Android a label at
 * its bracket: their full-width forms look the same and part nothing. */
static void
widen_separators (GString *text)
{
  static const char *const pairs[][2] = {
    { ":", "：" },
    { ";", "；" },
    { "|", "｜" },
    { ",", "，" },
    { "(", "（" },
    { ")", "）" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_string_replace (text, pairs[i][0], pairs[i][1], 0);
}

/* Everything but RFC 3986's unreserved characters as bytes in hexadecimal. */
static char *
escape (const char *text)
{
  return g_uri_escape_string (text, NULL, FALSE);
}

static char *
make_name (const FzRecord *record)
{
  g_autoptr (GString) name =
      g_string_new_take (fz_plain_text_line (fz_names_get (&record->names, FZ_SCRIPT_HANS),
                                             MAX_NAME));

  widen_separators (name);
  return escape (name->str);
}

/* The district's name, or "" for the city's own centre. */
static char *
make_district (const FzRecord  *record,
               const FzCatalog *catalog)
{
  guint i;

  if (record->district_code == NULL ||
      !fz_catalog_find_district (catalog, record->district_code, &i))
    return g_strdup ("");
  return fz_plain_text_line (
      fz_names_get (&fz_catalog_get_district (catalog, i)->names, FZ_SCRIPT_HANS), MAX_NAME);
}

/* What is searched for: the city where it is known, the district and the name, none of
 * them twice. */
static char *
make_search (const FzRecord  *record,
             const FzCatalog *catalog)
{
  const char      *city = fz_rules_are_for_guangzhou (catalog) ? GUANGZHOU : "";
  g_autofree char *district = make_district (record, catalog);
  g_autofree char *name = fz_plain_text_line (fz_names_get (&record->names, FZ_SCRIPT_HANS),
                                              MAX_NAME);
  g_autoptr (GString) text = g_string_new (NULL);

  if (*city != '\0' && !g_str_has_prefix (name, city))
    g_string_append_printf (text, "%s ", city);
  if (*district != '\0' && !g_str_has_prefix (name, district))
    g_string_append_printf (text, "%s ", district);
  g_string_append (text, name);
  return escape (text->str);
}

/* Where a service is told to search: the city, else the district. */
static char *
make_region (const FzRecord  *record,
             const FzCatalog *catalog)
{
  g_autofree char *district = make_district (record, catalog);

  return escape (fz_rules_are_for_guangzhou (catalog) ? GUANGZHOU : district);
}

/* "amap", by which settings know it. */
const char *
fz_handoff_to_word (FzHandoff handoff)
{
  g_return_val_if_fail ((guint) handoff < FZ_N_HANDOFFS, NULL);

  return handoffs[handoff].word;
}

/* FALSE, with @value left alone, when @word is NULL or none of the words. */
gboolean
fz_handoff_from_word (const char *word,
                      FzHandoff  *value)
{
  for (guint i = 0; word != NULL && i < FZ_N_HANDOFFS; i++)
    {
      if (g_str_equal (handoffs[i].word, word))
        {
          *value = (FzHandoff) i;
          return TRUE;
        }
    }
  return FALSE;
}

/* Whether another map is asked for the station's name and district, since its point
 * is approximate and would lead to no door. */
gboolean
fz_handoff_is_search (const FzRecord *record)
{
  return fz_point_quality_is_approximate (record->point_quality) ||
         isnan (record->point.lat) || isnan (record->point.lon);
}

/* The address that shows @record's door on another map, or searches for it there; see
 * fz_handoff_is_search(). @catalog is the one that the record was read with.
 * Returns: (transfer full): ASCII. */
char *
fz_handoff_make_uri (FzHandoff        handoff,
                     const FzRecord  *record,
                     const FzCatalog *catalog)
{
  const Handoff   *to;
  g_autofree char *name = NULL;
  g_autofree char *region = NULL;

  g_return_val_if_fail ((guint) handoff < FZ_N_HANDOFFS, NULL);

  to = &handoffs[handoff];
  if (fz_handoff_is_search (record))
    {
      name = make_search (record, catalog);
      region = make_region (record, catalog);
      return to->search (name, region);
    }
  name = make_name (record);
  return to->show (fz_datum_from_wgs84 (record->point, to->datum), name);
}

/* The address that shows @point, WGS-84, on another map, whatever is there.
 * Returns: (transfer full): ASCII. */
char *
fz_handoff_make_place_uri (FzHandoff handoff,
                           FzPoint   point)
{
  g_autofree char *name = escape (SOME_PLACE);

  g_return_val_if_fail ((guint) handoff < FZ_N_HANDOFFS, NULL);

  return handoffs[handoff].show (fz_datum_from_wgs84 (point, handoffs[handoff].datum), name);
}

/* The same as fz_handoff_make_uri() for the map of a phone: a geo: address with the
 * question that Android's programs take (developer.android.com, Common Intents: Maps).
 * Returns: (transfer full): ASCII. */
char *
fz_handoff_make_geo_uri (const FzRecord  *record,
                         const FzCatalog *catalog)
{
  g_autofree char *name = NULL;
  Degrees          lat, lon;

  if (fz_handoff_is_search (record))
    {
      name = make_search (record, catalog);
      return g_strconcat ("geo:0,0?q=", name, NULL);
    }
  name = make_name (record);
  lat = print_degrees (record->point.lat);
  lon = print_degrees (record->point.lon);
  return g_strdup_printf ("geo:%s,%s?q=%s,%s(%s)", lat.text, lon.text, lat.text, lon.text, name);
}
