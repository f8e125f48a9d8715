/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-vector-tile.h"

#include "fz-mbtiles.h"

#include <string.h>

/*
 * Mapbox vector tiles, looked over before they are drawn: a tile is a stranger's, and
 * what draws it trusts its counts. Held to the specification, version 2.1, and to
 * bounds that no honest tile comes near.
 */

#define MAX_LAYERS 256
#define MAX_FEATURES 200000
#define MAX_POINT_FEATURES 20000 /* each may become a label */
#define MAX_STRING 4096          /* bytes */
#define MAX_EXTENT 65536

typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Reader;

/* How a field's value is written: the wire types of protocol buffers. */
typedef enum
{
  WIRE_NUMBER = 0,
  WIRE_8_BYTES = 1,
  WIRE_BYTES = 2,
  WIRE_4_BYTES = 5,
} Wire;

typedef struct
{
  guint64 number;
  Wire    wire;
  guint64 value; /* of WIRE_NUMBER */
  Reader  bytes; /* of WIRE_BYTES */
} Field;

enum
{
  TILE_LAYER = 3,
};

enum
{
  LAYER_NAME = 1,
  LAYER_FEATURE = 2,
  LAYER_KEY = 3,
  LAYER_VALUE = 4,
  LAYER_EXTENT = 5,
  LAYER_VERSION = 15,
};

enum
{
  FEATURE_ID = 1,
  FEATURE_TAGS = 2,
  FEATURE_TYPE = 3,
  FEATURE_GEOMETRY = 4,
};

enum
{
  COMMAND_MOVE = 1,
  COMMAND_LINE = 2,
  COMMAND_CLOSE = 7,
};

#define POINT_TYPE 1
#define LAST_TYPE 3

typedef struct
{
  guint64 n_keys;
  guint64 n_values;
  guint   n_features; /* of the whole tile, as is the next */
  guint   n_points;
} Counts;

static gboolean
read_number (Reader  *reader,
             guint64 *value)
{
  *value = 0;
  for (guint shift = 0; shift < 64 && reader->at < reader->end; shift += 7)
    {
      guint8 byte = *reader->at++;

      *value |= (guint64) (byte & 0x7f) << shift;
      if ((byte & 0x80) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
skip (Reader *reader,
      guint64 n)
{
  if (n > (guint64) (reader->end - reader->at))
    return FALSE;
  reader->at += n;
  return TRUE;
}

static gboolean
read_field (Reader *reader,
            Field  *field)
{
  guint64 tag;
  guint64 length;

  if (!read_number (reader, &tag) || tag >> 3 == 0)
    return FALSE;
  field->number = tag >> 3;
  field->wire = (Wire) (tag & 7);
  switch (field->wire)
    {
    case WIRE_NUMBER:
      return read_number (reader, &field->value);
    case WIRE_8_BYTES:
      return skip (reader, 8);
    case WIRE_BYTES:
      if (!read_number (reader, &length))
        return FALSE;
      field->bytes.at = reader->at;
      if (!skip (reader, length))
        return FALSE;
      field->bytes.end = reader->at;
      return TRUE;
    case WIRE_4_BYTES:
      return skip (reader, 4);
    default:
      return FALSE;
    }
}

static gboolean
is_text (Reader bytes)
{
  gsize length = (gsize) (bytes.end - bytes.at);

  return length <= MAX_STRING && g_utf8_validate ((const char *) bytes.at, (gssize) length, NULL);
}

static gboolean
check_value (Reader reader)
{
  static const Wire wires[] = { WIRE_BYTES, WIRE_4_BYTES, WIRE_8_BYTES, WIRE_NUMBER,
                                WIRE_NUMBER, WIRE_NUMBER, WIRE_NUMBER };

  while (reader.at < reader.end)
    {
      Field field;

      if (!read_field (&reader, &field))
        return FALSE;
      if (field.number <= G_N_ELEMENTS (wires) && field.wire != wires[field.number - 1])
        return FALSE;
      if (field.number == 1 && !is_text (field.bytes))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_tags (Reader        reader,
            const Counts *counts)
{
  while (reader.at < reader.end)
    {
      guint64 key;
      guint64 value;

      if (!read_number (&reader, &key) || !read_number (&reader, &value) ||
          key >= counts->n_keys || value >= counts->n_values)
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_geometry (Reader reader)
{
  while (reader.at < reader.end)
    {
      guint64 command;
      guint64 parameter;
      guint64 n_parameters;

      if (!read_number (&reader, &command) || command > G_MAXUINT32)
        return FALSE;
      switch (command & 7)
        {
        case COMMAND_MOVE:
        case COMMAND_LINE:
          n_parameters = 2 * (command >> 3);
          break;
        case COMMAND_CLOSE:
          n_parameters = 0;
          break;
        default:
          return FALSE;
        }
      /* Each takes a byte at least. */
      if (n_parameters > (guint64) (reader.end - reader.at))
        return FALSE;
      for (guint64 i = 0; i < n_parameters; i++)
        {
          /* Steps stay far from where sums of them overflow. */
          if (!read_number (&reader, &parameter) || parameter > 1 << 20)
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_feature (Reader  reader,
               Counts *counts)
{
  guint n_geometries = 0;

  if (++counts->n_features > MAX_FEATURES)
    return FALSE;
  while (reader.at < reader.end)
    {
      Field    field;
      gboolean good = TRUE;

      if (!read_field (&reader, &field))
        return FALSE;
      switch (field.number)
        {
        case FEATURE_ID:
          good = field.wire == WIRE_NUMBER;
          break;
        case FEATURE_TAGS:
          good = field.wire == WIRE_BYTES && check_tags (field.bytes, counts);
          break;
        case FEATURE_TYPE:
          good = field.wire == WIRE_NUMBER && field.value <= LAST_TYPE &&
                 (field.value != POINT_TYPE || ++counts->n_points <= MAX_POINT_FEATURES);
          break;
        case FEATURE_GEOMETRY:
          good = field.wire == WIRE_BYTES && ++n_geometries == 1 && check_geometry (field.bytes);
          break;
        default:
          break;
        }
      if (!good)
        return FALSE;
    }
  return TRUE;
}

/* All but the features, which speak of keys and values that may come after them. */
static gboolean
check_layer_head (Reader     reader,
                  Counts    *counts,
                  GPtrArray *layers)
{
  guint n_names = 0;
  guint n_versions = 0;

  counts->n_keys = counts->n_values = 0;
  while (reader.at < reader.end)
    {
      Field    field;
      gboolean good = TRUE;

      if (!read_field (&reader, &field))
        return FALSE;
      switch (field.number)
        {
        case LAYER_NAME:
          good = field.wire == WIRE_BYTES && is_text (field.bytes) && ++n_names == 1;
          if (good && layers != NULL)
            g_ptr_array_add (layers, g_strndup ((const char *) field.bytes.at,
                                                (gsize) (field.bytes.end - field.bytes.at)));
          break;
        case LAYER_FEATURE:
          good = field.wire == WIRE_BYTES;
          break;
        case LAYER_KEY:
          counts->n_keys++;
          good = field.wire == WIRE_BYTES && is_text (field.bytes);
          break;
        case LAYER_VALUE:
          counts->n_values++;
          good = field.wire == WIRE_BYTES && check_value (field.bytes);
          break;
        case LAYER_EXTENT:
          good = field.wire == WIRE_NUMBER && field.value >= 1 && field.value <= MAX_EXTENT;
          break;
        case LAYER_VERSION:
          good = field.wire == WIRE_NUMBER && ++n_versions == 1;
          break;
        default:
          break;
        }
      if (!good)
        return FALSE;
    }
  return n_names == 1 && n_versions == 1;
}

static gboolean
check_features (Reader  reader,
                Counts *counts)
{
  Field field;

  while (reader.at < reader.end && read_field (&reader, &field))
    {
      if (field.number == LAYER_FEATURE && !check_feature (field.bytes, counts))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_tile (Reader     reader,
            GPtrArray *layers)
{
  Counts counts = { 0 };
  guint  n_layers = 0;
  Field  field;

  while (reader.at < reader.end)
    {
      if (!read_field (&reader, &field))
        return FALSE;
      if (field.number != TILE_LAYER)
        continue;
      if (field.wire != WIRE_BYTES || ++n_layers > MAX_LAYERS ||
          !check_layer_head (field.bytes, &counts, layers) ||
          !check_features (field.bytes, &counts))
        return FALSE;
    }
  return TRUE;
}

/* Whether @tile, unpacked, may be drawn; an empty one may. Adds the names of its layers
 * to @layers, an array of strings, unless that is NULL. FALSE with
 * FZ_MBTILES_ERROR_TILE where it is damaged or means harm. */
gboolean
fz_vector_tile_check (GBytes    *tile,
                      GPtrArray *layers,
                      GError   **error)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (tile, &size);

  if (size == 0 || check_tile ((Reader) { data, data + size }, layers))
    return TRUE;
  g_set_error_literal (error, FZ_MBTILES_ERROR, FZ_MBTILES_ERROR_TILE,
                       "The tile is no sound vector tile");
  return FALSE;
}
