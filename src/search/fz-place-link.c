/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-place-link.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "fz-place-text.h"

/*
 * Links by which map services name a place, where the point stands in the link
 * itself. Nothing is fetched: a short link, which only the service can resolve,
 * gives no point. Each service has its own words, order and datum, as its pages for
 * developers give them:
 *
 *   AMap     lbs.amap.com/api/uri-api, lon,lat except in q and p; GCJ-02
 *   Baidu    lbsyun.baidu.com/index.php?title=webapi/uri, BD-09 unless it says else
 *   Tencent  lbs.qq.com/webApi/uriV1/uriGuide, GCJ-02, coord_type=1 WGS-84
 *   OpenStreetMap   wiki.openstreetmap.org/wiki/Browsing, WGS-84
 *   Apple    developer.apple.com, Map Links; Google  developers.google.com, Maps URLs.
 *            In China both show GCJ-02 and link to either, so the datum is not said.
 */

typedef struct
{
  char       *host; /* (owned) in lower case */
  char       *path;
  char       *fragment;
  GHashTable *query; /* (owned) of decoded texts by name */
} Link;

typedef enum
{
  LAT_LON,
  LON_LAT,
} Order;

/* A parameter that holds a point. */
typedef struct
{
  const char *name;
  Order       order;
  const char *label; /* the parameter that names it, or NULL */
} PointParameter;

typedef struct
{
  const char *host; /* or the end of one, behind a point */
  gboolean (*read) (const Link *link, FzTypedPlace *place);
} Service;

static void
link_clear (Link *link)
{
  g_free (link->host);
  g_free (link->path);
  g_free (link->fragment);
  g_clear_pointer (&link->query, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Link, link_clear)

static const char *
get_parameter (const Link *link,
               const char *name)
{
  return g_hash_table_lookup (link->query, name);
}

static void
set_label (FzTypedPlace *place,
           const char   *label)
{
  if (label != NULL && *label != '\0')
    g_set_str (&place->label, label);
}

static void
set_point (FzTypedPlace *place,
           const double  pair[2],
           Order         order)
{
  place->lat = order == LAT_LON ? pair[0] : pair[1];
  place->lon = order == LAT_LON ? pair[1] : pair[0];
}

static void
set_datum (FzTypedPlace *place,
           FzDatum       datum)
{
  place->has_datum = TRUE;
  place->datum = datum;
}

/* The point in @text, which may begin with a word such as "latlng:"; a name may
 * follow it behind a comma. */
static gboolean
read_point (const char   *text,
            Order         order,
            FzTypedPlace *place)
{
  const char *colon = strchr (text, ':');
  const char *after;
  double      pair[2];

  if (!fz_place_text_read_pair (text, pair, &after) &&
      (colon == NULL || !fz_place_text_read_pair (colon + 1, pair, &after)))
    return FALSE;
  if (*after != '\0' && strchr (",;| (", *after) == NULL)
    return FALSE;

  set_point (place, pair, order);
  if (*after == ',')
    {
      g_autofree char *label = g_strndup (after + 1, strcspn (after + 1, ",|;"));

      set_label (place, label);
    }
  return TRUE;
}

static gboolean
read_parameters (const Link           *link,
                 const PointParameter *parameters,
                 guint                 n,
                 FzTypedPlace         *place)
{
  for (guint i = 0; i < n; i++)
    {
      const char *value = get_parameter (link, parameters[i].name);

      if (value == NULL || !read_point (value, parameters[i].order, place))
        continue;
      if (parameters[i].label != NULL)
        set_label (place, get_parameter (link, parameters[i].label));
      return TRUE;
    }
  return FALSE;
}

/* Latitude and longitude as two parameters. */
static gboolean
read_two_parameters (const Link   *link,
                     const char   *lat,
                     const char   *lon,
                     FzTypedPlace *place)
{
  const char      *lat_text = get_parameter (link, lat);
  const char      *lon_text = get_parameter (link, lon);
  g_autofree char *both = NULL;

  if (lat_text == NULL || lon_text == NULL)
    return FALSE;
  both = g_strconcat (lat_text, ",", lon_text, NULL);
  return read_point (both, LAT_LON, place);
}

/* A point of interest: "ID,LAT,LON,NAME,ADDRESS". */
static gboolean
read_amap_p (const Link   *link,
             FzTypedPlace *place)
{
  const char *value = get_parameter (link, "p");
  const char *comma = value != NULL ? strchr (value, ',') : NULL;

  return comma != NULL && read_point (comma + 1, LAT_LON, place);
}

static gboolean
read_amap (const Link   *link,
           FzTypedPlace *place)
{
  static const PointParameter parameters[] = {
    { "position", LON_LAT, "name" },
    { "markers", LON_LAT, NULL },
    { "to", LON_LAT, NULL },
    { "dest", LON_LAT, "destName" },
    { "lnglat", LON_LAT, "name" },
    { "center", LON_LAT, NULL },
    { "q", LAT_LON, NULL },
  };
  const char *datum = get_parameter (link, "coordinate");
  gboolean    is_gps = g_strcmp0 (datum, "wgs84") == 0 ||
                    g_strcmp0 (get_parameter (link, "dev"), "1") == 0;

  set_datum (place, is_gps ? FZ_DATUM_WGS84 : FZ_DATUM_GCJ02);
  if (read_parameters (link, parameters, G_N_ELEMENTS (parameters), place) ||
      read_amap_p (link, place))
    return TRUE;
  if (!read_two_parameters (link, "lat", "lon", place) &&
      !read_two_parameters (link, "lat", "lng", place))
    return FALSE;
  set_label (place, get_parameter (link, "name"));
  set_label (place, get_parameter (link, "poiname"));
  return TRUE;
}

/* FALSE for the metres of bd09mc and for what nobody knows. */
static gboolean
read_baidu_datum (const Link   *link,
                  FzTypedPlace *place)
{
  const char *word = get_parameter (link, "coord_type");

  if (word == NULL || g_str_equal (word, "bd09ll"))
    set_datum (place, FZ_DATUM_BD09);
  else if (g_str_equal (word, "gcj02"))
    set_datum (place, FZ_DATUM_GCJ02);
  else if (g_str_equal (word, "wgs84"))
    set_datum (place, FZ_DATUM_WGS84);
  else
    return FALSE;
  return TRUE;
}

/* "latlng:23.1,113.2|name:…", and either may come first. */
static gboolean
read_baidu_end (const Link   *link,
                FzTypedPlace *place)
{
  const char *value = get_parameter (link, "destination");
  const char *point = value != NULL ? strstr (value, "latlng:") : NULL;
  const char *name = value != NULL ? strstr (value, "name:") : NULL;

  if (value == NULL || !read_point (point != NULL ? point : value, LAT_LON, place))
    return FALSE;
  if (name != NULL)
    {
      g_autofree char *label = g_strndup (name + 5, strcspn (name + 5, "|"));

      set_label (place, label);
    }
  return TRUE;
}

static gboolean
read_baidu (const Link   *link,
            FzTypedPlace *place)
{
  static const PointParameter parameters[] = {
    { "location", LAT_LON, "title" },
    { "latlng", LAT_LON, "title" },
    { "center", LAT_LON, NULL },
  };

  return read_baidu_datum (link, place) &&
         (read_parameters (link, parameters, G_N_ELEMENTS (parameters), place) ||
          read_baidu_end (link, place));
}

/* "coord:23.1,113.2;title:…;addr:…" */
static gboolean
read_tencent_marker (const Link   *link,
                     FzTypedPlace *place)
{
  const char *value = get_parameter (link, "marker");
  const char *point = value != NULL ? strstr (value, "coord:") : NULL;
  const char *title = value != NULL ? strstr (value, "title:") : NULL;

  if (point == NULL || !read_point (point, LAT_LON, place))
    return FALSE;
  if (title != NULL)
    {
      g_autofree char *label = g_strndup (title + 6, strcspn (title + 6, ";|"));

      set_label (place, label);
    }
  return TRUE;
}

static gboolean
read_tencent (const Link   *link,
              FzTypedPlace *place)
{
  static const PointParameter parameters[] = {
    { "coord", LAT_LON, NULL },
    { "tocoord", LAT_LON, "to" },
    { "center", LAT_LON, NULL },
  };
  gboolean is_gps = g_strcmp0 (get_parameter (link, "coord_type"), "1") == 0;

  set_datum (place, is_gps ? FZ_DATUM_WGS84 : FZ_DATUM_GCJ02);
  return read_tencent_marker (link, place) ||
         read_parameters (link, parameters, G_N_ELEMENTS (parameters), place);
}

static gboolean
read_apple (const Link   *link,
            FzTypedPlace *place)
{
  static const PointParameter parameters[] = {
    { "coordinate", LAT_LON, "name" },
    { "ll", LAT_LON, "q" },
    { "daddr", LAT_LON, NULL },
    { "destination", LAT_LON, NULL },
    { "q", LAT_LON, NULL },
    { "center", LAT_LON, NULL },
    { "sll", LAT_LON, NULL },
  };

  return read_parameters (link, parameters, G_N_ELEMENTS (parameters), place);
}

/* "map=ZOOM/LAT/LON" */
static gboolean
read_osm_view (const Link   *link,
               FzTypedPlace *place)
{
  const char      *view = link->fragment != NULL ? strstr (link->fragment, "map=") : NULL;
  const char      *slash = view != NULL ? strchr (view, '/') : NULL;
  g_autofree char *point = NULL;

  if (slash == NULL)
    return FALSE;
  point = g_strndup (slash + 1, strcspn (slash + 1, "&"));
  g_strdelimit (point, "/", ',');
  return read_point (point, LAT_LON, place);
}

static gboolean
read_osm (const Link   *link,
          FzTypedPlace *place)
{
  set_datum (place, FZ_DATUM_WGS84);
  return read_two_parameters (link, "mlat", "mlon", place) ||
         read_two_parameters (link, "lat", "lon", place) ||
         read_osm_view (link, place);
}

/* "!3d23.1!4d113.2" in the path: the pin itself. */
static gboolean
read_google_pin (const Link   *link,
                 FzTypedPlace *place)
{
  const char      *lat = strstr (link->path, "!3d");
  const char      *lon = lat != NULL ? strstr (lat, "!4d") : NULL;
  g_autofree char *pair = NULL;

  if (lon == NULL)
    return FALSE;
  pair = g_strdup_printf ("%.*s,%.*s", (int) strcspn (lat + 3, "!"), lat + 3,
                          (int) strcspn (lon + 3, "!/?"), lon + 3);
  return read_point (pair, LAT_LON, place);
}

/* "/@23.1,113.2,15z" in the path: the middle of what is shown. */
static gboolean
read_google_view (const Link   *link,
                  FzTypedPlace *place)
{
  const char *at = strstr (link->path, "/@");
  double      pair[2];

  if (at == NULL || !fz_place_text_read_pair (at + 2, pair, NULL))
    return FALSE;
  set_point (place, pair, LAT_LON);
  return TRUE;
}

static gboolean
read_google (const Link   *link,
             FzTypedPlace *place)
{
  static const PointParameter parameters[] = {
    { "query", LAT_LON, NULL },
    { "destination", LAT_LON, NULL },
    { "q", LAT_LON, NULL },
    { "daddr", LAT_LON, NULL },
    { "ll", LAT_LON, NULL },
    { "center", LAT_LON, NULL },
  };

  return read_google_pin (link, place) ||
         read_parameters (link, parameters, G_N_ELEMENTS (parameters), place) ||
         read_google_view (link, place);
}

static const Service services[] = {
  { "amap.com", read_amap },
  { "autonavi.com", read_amap },
  { "map.baidu.com", read_baidu },
  { "map.qq.com", read_tencent },
  { "maps.apple.com", read_apple },
  { "openstreetmap.org", read_osm },
  { "osm.org", read_osm },
  { "maps.google.com", read_google },
  { "google.com", read_google },
  { "google.cn", read_google },
  { "goo.gl", read_google },
};

static gboolean
is_host (const char *host,
         const char *wanted)
{
  gsize length = strlen (host);
  gsize n = strlen (wanted);

  return length >= n && g_str_equal (host + length - n, wanted) &&
         (length == n || host[length - n - 1] == '.');
}

static const Service *
find_service (const char *host)
{
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    {
      if (is_host (host, services[i].host))
        return &services[i];
    }
  return NULL;
}

static char *
decode (const char *text)
{
  g_autofree char *spaced = g_strdup (text);
  char            *decoded = g_uri_unescape_string (g_strdelimit (spaced, "+", ' '), NULL);

  if (decoded == NULL)
    return g_strdup ("");
  if (!g_utf8_validate (decoded, -1, NULL))
    g_clear_pointer (&decoded, g_free);
  return decoded != NULL ? decoded : g_strdup ("");
}

/* The first value of each parameter. */
static GHashTable *
read_query (const char *text)
{
  GHashTable *query = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", "&", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *equals = strchr (parts[i], '=');

      if (equals == NULL)
        continue;
      *equals = '\0';
      if (!g_hash_table_contains (query, parts[i]))
        g_hash_table_insert (query, g_strdup (parts[i]), decode (equals + 1));
    }
  return query;
}

static char *
find_link (const char *text)
{
  static const char *const starts[] = { "https://", "http://" };
  const char              *at = NULL;
  g_autofree char         *host = NULL;

  for (guint i = 0; at == NULL && i < G_N_ELEMENTS (starts); i++)
    at = strcasestr (text, starts[i]);
  if (at != NULL)
    return g_strndup (at, strcspn (at, " \t\r\n<>\"”」"));

  /* As it is copied from paper, and from browsers that hide the scheme. */
  host = g_ascii_strdown (text, (gssize) strcspn (text, "/?#"));
  if (strchr (host, ' ') != NULL || find_service (host) == NULL)
    return NULL;
  return g_strconcat ("https://", text, NULL);
}

static gboolean
take_apart (const char *text,
            Link       *link)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
  g_autofree char *path = NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return FALSE;
  path = g_uri_unescape_string (g_uri_get_path (uri), NULL);
  *link = (Link) {
    .host = g_ascii_strdown (g_uri_get_host (uri), -1),
    .path = g_strdup (path != NULL ? path : ""),
    .fragment = g_strdup (g_uri_get_fragment (uri)),
    .query = read_query (g_uri_get_query (uri)),
  };
  return TRUE;
}

/* Reads the link to a map service in @text, which may stand among other words.
 * Any other link, and no link at all, is FZ_READING_OTHER. The label is as the link
 * has it. Of a link that cannot be read, only the notation is set. */
FzReading
fz_place_link_read (const char   *text,
                    FzTypedPlace *place)
{
  g_autofree char *address = find_link (text);
  g_auto (Link) link = { 0 };
  const Service *service;
  FzTypedPlace   read = { .notation = FZ_NOTATION_LINK, .uncertainty = NAN };

  if (address == NULL || !take_apart (address, &link))
    return FZ_READING_OTHER;
  service = find_service (link.host);
  if (service == NULL)
    return FZ_READING_OTHER;
  place->notation = FZ_NOTATION_LINK;
  if (!service->read (&link, &read))
    {
      g_free (read.label);
      return FZ_READING_FAILED;
    }

  *place = read;
  return FZ_READING_DONE;
}
