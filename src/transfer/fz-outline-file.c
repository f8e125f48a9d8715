/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-outline-file.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "fz-csv.h"

#define MIN_CORNERS 3

/* On the way through one file. */
typedef struct
{
  const char *path;    /* (borrowed) */
  FzCatalog  *catalog; /* (borrowed) */
  guint       feature; /* counted from 1 */
} Reading;

static gboolean G_GNUC_PRINTF (3, 4)
    fail (const Reading *reading,
          GError       **error,
          const char    *format,
          ...)
{
  g_autofree char *reason = NULL;
  va_list          args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, FZ_CSV_ERROR, FZ_CSV_ERROR_VALUE, "%s: feature %u: %s", reading->path,
               reading->feature, reason);
  return FALSE;
}

/* The member of @object that is an array or an object; NULL for any other. */
static JsonArray *
get_array (JsonObject *object,
           const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_object (JsonObject *object,
            const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
get_text (JsonObject *object,
          const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static JsonArray *
get_element (JsonArray *array,
             guint      i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
read_number (JsonArray *array,
             guint      i,
             double     limit,
             double    *number)
{
  JsonNode *node = json_array_get_element (array, i);
  GType     type = json_node_get_value_type (node);

  if (type != G_TYPE_DOUBLE && type != G_TYPE_INT64)
    return FALSE;
  *number = json_node_get_double (node);
  return fabs (*number) <= limit;
}

static gboolean
read_ring (const Reading *reading,
           JsonArray     *ring,
           guint          district,
           GError       **error)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (FzPoint));

  for (guint i = 0; ring != NULL && i < json_array_get_length (ring); i++)
    {
      JsonArray *position = get_element (ring, i);
      FzPoint    point;

      if (position == NULL || json_array_get_length (position) < 2 ||
          !read_number (position, 0, 180.0, &point.lon) ||
          !read_number (position, 1, 90.0, &point.lat))
        return fail (reading, error, "position %u is not a longitude and a latitude", i + 1);
      g_array_append_val (points, point);
    }
  if (points->len < MIN_CORNERS)
    return fail (reading, error, "a ring has fewer than %u corners", MIN_CORNERS);

  fz_catalog_add_outline (reading->catalog, district,
                          (const FzPoint *) (const void *) points->data, points->len);
  return TRUE;
}

static gboolean
read_polygon (const Reading *reading,
              JsonArray     *polygon,
              guint          district,
              GError       **error)
{
  for (guint i = 0; polygon != NULL && i < json_array_get_length (polygon); i++)
    {
      if (!read_ring (reading, get_element (polygon, i), district, error))
        return FALSE;
    }
  return polygon != NULL || fail (reading, error, "a polygon is missing");
}

static gboolean
find_district (const FzCatalog *catalog,
               const char      *name,
               guint           *district)
{
  for (guint i = 0; i < catalog->districts->len; i++)
    {
      const FzNames *names = &fz_catalog_get_district (catalog, i)->names;

      if (g_strcmp0 (names->by_script[FZ_SCRIPT_HANS], name) == 0)
        {
          *district = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* A feature of another kind is none of the outlines. */
static gboolean
read_feature (const Reading *reading,
              JsonObject    *feature,
              GError       **error)
{
  JsonObject *properties = get_object (feature, "properties");
  JsonObject *geometry = get_object (feature, "geometry");
  JsonArray  *coordinates = get_array (geometry, "coordinates");
  const char *name = get_text (properties, "name");
  const char *type = get_text (geometry, "type");
  guint       district;

  if (g_strcmp0 (get_text (properties, "kind"), "district") != 0)
    return TRUE;
  if (name == NULL || !find_district (reading->catalog, name, &district))
    return fail (reading, error, "unknown district \"%s\"", name != NULL ? name : "");
  if (coordinates == NULL)
    return fail (reading, error, "the coordinates are missing");
  if (g_strcmp0 (type, "Polygon") == 0)
    return read_polygon (reading, coordinates, district, error);
  if (g_strcmp0 (type, "MultiPolygon") != 0)
    return fail (reading, error, "not a Polygon or MultiPolygon");

  for (guint i = 0; i < json_array_get_length (coordinates); i++)
    {
      if (!read_polygon (reading, get_element (coordinates, i), district, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_features (Reading  *reading,
               JsonNode *root,
               GError  **error)
{
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root)
                                                                     : NULL;
  JsonArray  *features = get_array (object, "features");

  if (features == NULL)
    return fail (reading, error, "this is not a FeatureCollection");

  for (guint i = 0; i < json_array_get_length (features); i++)
    {
      JsonNode *node = json_array_get_element (features, i);

      reading->feature = i + 1;
      if (!JSON_NODE_HOLDS_OBJECT (node))
        return fail (reading, error, "not a feature");
      if (!read_feature (reading, json_node_get_object (node), error))
        return FALSE;
    }
  return TRUE;
}

/* Adds the outlines of districts in the GeoJSON file (RFC 7946) at @path to
 * @catalog, whose districts are complete: the features whose property "kind" is
 * "district", known by their simplified "name". Of what breaks a rule there is an
 * error of FZ_CSV_ERROR that says "FILE: feature N: reason"; of JSON itself
 * "FILE: reason". */
gboolean
fz_outline_file_read (const char *path,
                      FzCatalog  *catalog,
                      GError    **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) fault = NULL;
  Reading reading = { .path = path, .catalog = catalog };

  if (json_parser_load_from_file (parser, path, &fault))
    return read_features (&reading, json_parser_get_root (parser), error);

  g_set_error (error, FZ_CSV_ERROR,
               fault->domain == JSON_PARSER_ERROR ? FZ_CSV_ERROR_SYNTAX : FZ_CSV_ERROR_FAILED,
               "%s: %s", path, fault->message);
  return FALSE;
}
