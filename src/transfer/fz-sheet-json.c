/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-sheet.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "fz-field.h"
#include "fz-import-cells.h"
#include "fz-json-depth.h"
#include "fz-names.h"

/* How deep arrays and objects may lie in one another: ours lie six deep. */
#define MAX_DEPTH 64

#define MAX_BYTES (256u * 1024 * 1024)

static gboolean
refuse (const char  *name,
        FzSheetError code,
        GError     **error,
        const char  *reason)
{
  g_set_error (error, FZ_SHEET_ERROR, code, "%s: %s", name, reason);
  return FALSE;
}

static gboolean
check_depth (const char *name,
             const char *text,
             gsize       length,
             GError    **error)
{
  const char *excess = fz_json_depth_find_excess (text, length, MAX_DEPTH);
  guint       line = 1;

  if (excess == NULL)
    return TRUE;
  for (const char *c = text; c < excess; c++)
    line += *c == '\n';
  g_set_error (error, FZ_SHEET_ERROR, FZ_SHEET_ERROR_SYNTAX, "%s:%u: nested more than %d deep",
               name, line, MAX_DEPTH);
  return FALSE;
}

/* The text of a value, the caller's; NULL for null, and for what is no text or number. */
static char *
dup_value (JsonNode *node)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return fz_import_cell_defuse (json_node_get_string (node));
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    return g_strdup (g_ascii_dtostr (digits, sizeof digits, json_node_get_double (node)));
  return g_strdup (json_node_get_boolean (node) ? "yes" : "no");
}

static char *
dup_member (JsonObject *object,
            const char *name)
{
  return dup_value (json_object_get_member (object, name));
}

/* Of "name": { "zh-Hans": … }, or of a plain "name", which is the Chinese one. */
static char *
dup_name (JsonObject *object,
          const char *member,
          FzScript    script)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return dup_member (json_node_get_object (node), fz_script_to_language (script));
  return script == FZ_SCRIPT_HANS ? dup_value (node) : NULL;
}

static char *
dup_field (JsonObject *object,
           FzField     field)
{
  const char *word = fz_field_to_word (field);

  if (json_object_has_member (object, word))
    return dup_member (object, word);
  if (field >= FZ_FIELD_NAME_HANS && field <= FZ_FIELD_NAME_EN)
    return dup_name (object, "name", (FzScript) (field - FZ_FIELD_NAME_HANS));
  if (field >= FZ_FIELD_PLACE_HANS && field <= FZ_FIELD_PLACE_EN)
    return dup_name (object, "place", (FzScript) (field - FZ_FIELD_PLACE_HANS));
  return field == FZ_FIELD_DISTRICT ? dup_member (object, "district") : NULL;
}

/* The codes of the services of which "offered" is @offered. */
static char *
dup_offers (JsonObject *object,
            gboolean    offered)
{
  JsonNode *node = json_object_get_member (object, "services");
  g_autoptr (GString) list = g_string_new (NULL);
  JsonObjectIter iter;
  const char    *code;
  JsonNode      *service;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &code, &service))
    {
      JsonNode *offer = JSON_NODE_HOLDS_OBJECT (service)
                            ? json_object_get_member (json_node_get_object (service), "offered")
                            : NULL;

      if (offer != NULL && JSON_NODE_HOLDS_VALUE (offer) &&
          json_node_get_value_type (offer) == G_TYPE_BOOLEAN &&
          json_node_get_boolean (offer) == offered)
        g_string_append_printf (list, "%s%s", list->len > 0 ? ";" : "", code);
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* Of a feature's point: RFC 7946 has the longitude first. */
static char *
dup_coordinate (JsonObject *feature,
                FzField     field)
{
  JsonNode  *node = json_object_get_member (feature, "geometry");
  JsonArray *coordinates;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  node = json_object_get_member (json_node_get_object (node), "coordinates");
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  coordinates = json_node_get_array (node);
  if (json_array_get_length (coordinates) < 2)
    return NULL;
  return dup_value (json_array_get_element (coordinates, field == FZ_FIELD_LON ? 0 : 1));
}

static gboolean
add_cell (FzSheet *sheet,
          char    *cell, /* (transfer full) (nullable) */
          GError **error)
{
  g_autofree char *text = cell;

  return fz_sheet_add_cell (sheet, text != NULL ? text : "", text != NULL ? strlen (text) : 0,
                            error);
}

static gboolean
add_station (FzSheet    *sheet,
             JsonObject *station,
             JsonObject *feature, /* (nullable) */
             gboolean    sample,
             GError    **error)
{
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      gboolean is_point = field == FZ_FIELD_LAT || field == FZ_FIELD_LON;
      char    *cell = is_point && feature != NULL ? dup_coordinate (feature, field)
                                                  : dup_field (station, field);

      if (!add_cell (sheet, cell, error))
        return FALSE;
    }
  return add_cell (sheet, dup_offers (station, TRUE), error) &&
         add_cell (sheet, dup_offers (station, FALSE), error) &&
         add_cell (sheet, g_strdup (sample ? "yes" : ""), error);
}

static gboolean
is_true (JsonObject *object,
         const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_boolean (node);
}

static gboolean
add_element (FzSheet  *sheet,
             JsonNode *element,
             gboolean  is_feature,
             gboolean  sample,
             guint     number,
             GError  **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
  JsonNode   *inside = object != NULL && is_feature ? json_object_get_member (object, "properties")
                                                    : element;

  if (object == NULL || inside == NULL || !JSON_NODE_HOLDS_OBJECT (inside))
    {
      g_set_error (error, FZ_SHEET_ERROR, FZ_SHEET_ERROR_SYNTAX, "%s: number %u is no station",
                   fz_sheet_get_name (sheet), number);
      return FALSE;
    }
  object = json_node_get_object (inside);
  return add_station (sheet, object, is_feature ? json_node_get_object (element) : NULL,
                      sample || is_true (object, "sample"), error) &&
         fz_sheet_end_row (sheet, number, error);
}

static gboolean
add_elements (FzSheet      *sheet,
              JsonObject   *root,
              int          *done,
              GCancellable *cancellable,
              GError      **error)
{
  gboolean   is_feature = json_object_has_member (root, "features");
  JsonNode  *node = json_object_get_member (root, is_feature ? "features" : "stations");
  JsonArray *elements;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return refuse (fz_sheet_get_name (sheet), FZ_SHEET_ERROR_FORMAT, error,
                   "neither GeoJSON with features nor JSON with stations");
  elements = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (elements); i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !add_element (sheet, json_array_get_element (elements, i), is_feature,
                        is_true (root, "sample"), i + 1, error))
        return FALSE;
      fz_sheet_note_done (done, i + 1, json_array_get_length (elements));
    }
  return TRUE;
}

static FzSheet *
parse (const char   *name,
       const char   *text,
       gsize         length,
       int          *done,
       GCancellable *cancellable,
       GError      **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (FzSheet) sheet = fz_sheet_new_for_records (name);
  g_autoptr (GError) fault = NULL;
  JsonNode *root;

  if (!g_utf8_validate_len (text, length, NULL))
    {
      refuse (name, FZ_SHEET_ERROR_SYNTAX, error, "not valid UTF-8");
      return NULL;
    }
  if (!check_depth (name, text, length, error))
    return NULL;
  if (!json_parser_load_from_data (parser, text, (gssize) length, &fault))
    {
      refuse (name, FZ_SHEET_ERROR_SYNTAX, error, fault->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      refuse (name, FZ_SHEET_ERROR_FORMAT, error,
              "neither GeoJSON with features nor JSON with stations");
      return NULL;
    }
  if (!add_elements (sheet, json_node_get_object (root), done, cancellable, error))
    return NULL;
  return g_steal_pointer (&sheet);
}

/* Reads a feature collection of GeoJSON, or the project's own JSON: the fields as columns,
 * a station a row, whose line is its number. All that is GeoJSON is WGS-84. @done is as
 * in fz_sheet_read().
 * Returns: (transfer full) (nullable): NULL with an error of FZ_SHEET_ERROR or
 * G_FILE_ERROR. */
FzSheet *
fz_sheet_read_json (const char   *path,
                    int          *done,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  const char *text;
  gsize       length;

  if (file == NULL)
    return NULL;
  length = g_mapped_file_get_length (file);
  text = length > 0 ? g_mapped_file_get_contents (file) : "";
  if (length > MAX_BYTES)
    {
      refuse (name, FZ_SHEET_ERROR_TOO_BIG, error, "more than 256 MiB");
      return NULL;
    }
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    return parse (name, text + 3, length - 3, done, cancellable, error);
  return parse (name, text, length, done, cancellable, error);
}
