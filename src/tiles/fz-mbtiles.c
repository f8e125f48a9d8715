/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-mbtiles.h"

#include "fz-inflate.h"

#include <sqlite3.h>

/*
 * The file is a stranger's: it is opened read-only and unlocked, its views may
 * not call functions, no value may be longer than a tile, and a query that runs
 * too long is stopped.
 */
struct _FzMbtiles
{
  GObject parent_instance;

  /* owned */
  sqlite3      *db;
  sqlite3_stmt *read;
  char         *name;
  char         *attribution;
  char         *layers;

  FzMbtilesFormat format;
  FzMbtilesBounds bounds;
  guint           min_zoom;
  guint           max_zoom;
  guint           n_slices; /* of the running query, see on_slice_ended() */
};

G_DEFINE_FINAL_TYPE (FzMbtiles, fz_mbtiles, G_TYPE_OBJECT)

G_DEFINE_QUARK (fz - mbtiles - error - quark, fz_mbtiles_error)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

/* A query may take MAX_SLICES times SLICE steps of SQLite's machine: about a
 * second. A lookup by index takes some dozens of steps. */
#define SLICE 100000
#define MAX_SLICES 500

static const FzMbtilesBounds whole_world = { -180.0, -90.0, 180.0, 90.0 };

/* Fails with what SQLite says of the file, or with @code. */
static gboolean
fail (FzMbtiles     *self,
      FzMbtilesError code,
      GError       **error)
{
  switch (sqlite3_errcode (self->db))
    {
    case SQLITE_NOTADB:
      code = FZ_MBTILES_ERROR_FOREIGN;
      break;
    case SQLITE_CORRUPT:
      code = FZ_MBTILES_ERROR_DAMAGED;
      break;
    default:
      break;
    }
  g_set_error_literal (error, FZ_MBTILES_ERROR, code, sqlite3_errmsg (self->db));
  return FALSE;
}

static sqlite3_stmt *
prepare (FzMbtiles  *self,
         const char *sql,
         GError    **error)
{
  sqlite3_stmt *statement = NULL;
  int           status = sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL);

  if (status == SQLITE_OK)
    return statement;
  /* A plain error is a table or column that is not there. */
  fail (self, status == SQLITE_ERROR ? FZ_MBTILES_ERROR_INVALID : FZ_MBTILES_ERROR_UNREADABLE,
        error);
  return NULL;
}

static int
step (FzMbtiles    *self,
      sqlite3_stmt *statement)
{
  self->n_slices = 0;
  return sqlite3_step (statement);
}

/* Gives NULL in @value, and success, for a key that the file does not have. */
static gboolean
read_metadata (FzMbtiles  *self,
               const char *key,
               char      **value,
               GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  const char *text;

  *value = NULL;
  statement = prepare (self, "SELECT value FROM metadata WHERE name = ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, key, -1, SQLITE_STATIC);
  switch (step (self, statement))
    {
    case SQLITE_DONE:
      return TRUE;
    case SQLITE_ROW:
      text = (const char *) sqlite3_column_text (statement, 0);
      *value = text != NULL ? g_utf8_make_valid (text, -1) : NULL;
      return TRUE;
    default:
      return fail (self, FZ_MBTILES_ERROR_UNREADABLE, error);
    }
}

static gboolean
read_format (FzMbtiles *self,
             GError   **error)
{
  static const struct
  {
    const char     *word;
    FzMbtilesFormat format;
  } formats[] = {
    { "pbf", FZ_MBTILES_FORMAT_VECTOR },
    { "png", FZ_MBTILES_FORMAT_RASTER },
    { "jpg", FZ_MBTILES_FORMAT_RASTER },
    { "jpeg", FZ_MBTILES_FORMAT_RASTER },
    { "webp", FZ_MBTILES_FORMAT_RASTER },
  };
  g_autofree char *word = NULL;

  if (!read_metadata (self, "format", &word, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (g_strcmp0 (word, formats[i].word) == 0)
        {
          self->format = formats[i].format;
          return TRUE;
        }
    }
  g_set_error (error, FZ_MBTILES_ERROR, FZ_MBTILES_ERROR_INVALID,
               "Unknown tile format \"%s\"", word != NULL ? word : "");
  return FALSE;
}

/* Reads the zoom that the metadata name, or else the one that the tiles have. */
static gboolean
read_zoom (FzMbtiles  *self,
           const char *key,
           const char *sql,
           guint      *zoom,
           GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *text = NULL;
  guint64          value = 0;

  if (!read_metadata (self, key, &text, error))
    return FALSE;
  if (text != NULL)
    {
      if (!g_ascii_string_to_unsigned (text, 10, 0, FZ_MBTILES_MAX_ZOOM, &value, NULL))
        {
          g_set_error (error, FZ_MBTILES_ERROR, FZ_MBTILES_ERROR_INVALID,
                       "The %s \"%s\" is not between 0 and %d", key, text, FZ_MBTILES_MAX_ZOOM);
          return FALSE;
        }
      *zoom = (guint) value;
      return TRUE;
    }
  statement = prepare (self, sql, error);
  if (statement == NULL)
    return FALSE;
  if (step (self, statement) != SQLITE_ROW)
    return fail (self, FZ_MBTILES_ERROR_UNREADABLE, error);
  *zoom = (guint) CLAMP (sqlite3_column_int64 (statement, 0), 0, FZ_MBTILES_MAX_ZOOM);
  return TRUE;
}

static gboolean
read_zooms (FzMbtiles *self,
            GError   **error)
{
  if (!read_zoom (self, "minzoom", "SELECT min(zoom_level) FROM tiles", &self->min_zoom, error) ||
      !read_zoom (self, "maxzoom", "SELECT max(zoom_level) FROM tiles", &self->max_zoom, error))
    return FALSE;
  if (self->min_zoom <= self->max_zoom)
    return TRUE;
  g_set_error (error, FZ_MBTILES_ERROR, FZ_MBTILES_ERROR_INVALID,
               "The least zoom %u is above the greatest, %u", self->min_zoom, self->max_zoom);
  return FALSE;
}

static gboolean
parse_bounds (const char      *text,
              FzMbtilesBounds *bounds)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", 5);
  double values[4];

  if (g_strv_length (parts) != G_N_ELEMENTS (values))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      char *end = NULL;

      g_strstrip (parts[i]);
      values[i] = g_ascii_strtod (parts[i], &end);
      if (end == parts[i] || *end != '\0')
        return FALSE;
    }
  *bounds = (FzMbtilesBounds) { values[0], values[1], values[2], values[3] };
  /* Written so that a value that is not a number fails. */
  return bounds->west >= -180.0 && bounds->west < bounds->east && bounds->east <= 180.0 &&
         bounds->south >= -90.0 && bounds->south < bounds->north && bounds->north <= 90.0;
}

static gboolean
read_bounds (FzMbtiles *self,
             GError   **error)
{
  g_autofree char *text = NULL;

  if (!read_metadata (self, "bounds", &text, error))
    return FALSE;
  self->bounds = whole_world;
  if (text == NULL || parse_bounds (text, &self->bounds))
    return TRUE;
  g_set_error (error, FZ_MBTILES_ERROR, FZ_MBTILES_ERROR_INVALID,
               "The bounds \"%s\" are no box in degrees", text);
  return FALSE;
}

static int
on_slice_ended (gpointer user_data)
{
  FzMbtiles *self = user_data;

  return ++self->n_slices > MAX_SLICES;
}

static void
distrust (FzMbtiles *self)
{
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_limit (self->db, SQLITE_LIMIT_LENGTH, FZ_MBTILES_MAX_TILE_SIZE);
  sqlite3_limit (self->db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_progress_handler (self->db, SLICE, on_slice_ended, self);
}

/* Nothing writes to the file while it is open, so SQLite is told to take no
 * locks: the file may lie on a read-only disk. */
static gboolean
open_database (FzMbtiles  *self,
               const char *path,
               GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *plain = g_file_get_uri (file);
  g_autofree char *uri = g_strconcat (plain, "?immutable=1", NULL);

  if (sqlite3_open_v2 (uri, &self->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) != SQLITE_OK)
    return fail (self, FZ_MBTILES_ERROR_UNREADABLE, error);
  distrust (self);
  return TRUE;
}

static gboolean
load (FzMbtiles  *self,
      const char *path,
      GError    **error)
{
  if (!open_database (self, path, error) ||
      !read_format (self, error) ||
      !read_zooms (self, error) ||
      !read_bounds (self, error) ||
      !read_metadata (self, "name", &self->name, error) ||
      !read_metadata (self, "attribution", &self->attribution, error) ||
      !read_metadata (self, "json", &self->layers, error))
    return FALSE;
  self->read = prepare (self,
                        "SELECT tile_data FROM tiles"
                        " WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3",
                        error);
  return self->read != NULL;
}

static GBytes *
unpack (FzMbtiles    *self,
        const guint8 *data,
        gsize         size,
        GError      **error)
{
  if (self->format == FZ_MBTILES_FORMAT_VECTOR && fz_inflate_is_packed (data, size))
    return fz_inflate (data, size, FZ_MBTILES_MAX_TILE_SIZE, error);
  return g_bytes_new (data, size);
}

static GBytes *
take_blob (FzMbtiles    *self,
           sqlite3_stmt *statement,
           GError      **error)
{
  const guint8 *blob = sqlite3_column_blob (statement, 0);

  return unpack (self, blob, (gsize) sqlite3_column_bytes (statement, 0), error);
}

static gboolean
take_tile (FzMbtiles *self,
           GBytes   **data,
           GError   **error)
{
  switch (step (self, self->read))
    {
    case SQLITE_DONE:
      return TRUE;
    case SQLITE_ROW:
      if (sqlite3_column_bytes (self->read, 0) == 0)
        return TRUE;
      *data = take_blob (self, self->read, error);
      return *data != NULL;
    default:
      return fail (self, FZ_MBTILES_ERROR_TILE, error);
    }
}

static void
fz_mbtiles_finalize (GObject *object)
{
  FzMbtiles *self = FZ_MBTILES (object);

  g_clear_pointer (&self->read, sqlite3_finalize);
  g_clear_pointer (&self->db, sqlite3_close);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->attribution, g_free);
  g_clear_pointer (&self->layers, g_free);

  G_OBJECT_CLASS (fz_mbtiles_parent_class)->finalize (object);
}

static void
fz_mbtiles_class_init (FzMbtilesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = fz_mbtiles_finalize;
}

static void
fz_mbtiles_init (FzMbtiles *self)
{
}

/* Opens the file at @path, a file name. NULL and FZ_MBTILES_ERROR when it cannot
 * be read or is no MBTiles file. Costs some file reads, well under a
 * millisecond. */
FzMbtiles *
fz_mbtiles_open (const char *path,
                 GError    **error)
{
  g_autoptr (FzMbtiles) self = g_object_new (FZ_TYPE_MBTILES, NULL);

  if (!load (self, path, error))
    return NULL;
  return g_steal_pointer (&self);
}

FzMbtilesFormat
fz_mbtiles_get_format (FzMbtiles *self)
{
  return self->format;
}

guint
fz_mbtiles_get_min_zoom (FzMbtiles *self)
{
  return self->min_zoom;
}

guint
fz_mbtiles_get_max_zoom (FzMbtiles *self)
{
  return self->max_zoom;
}

/* The box that the tiles cover; the whole world when the file does not say. */
FzMbtilesBounds
fz_mbtiles_get_bounds (FzMbtiles *self)
{
  return self->bounds;
}

/* The file's own name for itself, or NULL. Owned by @self. */
const char *
fz_mbtiles_get_name (FzMbtiles *self)
{
  return self->name;
}

/* Whom the file credits, as HTML or plain text, or NULL. Owned by @self. */
const char *
fz_mbtiles_get_attribution (FzMbtiles *self)
{
  return self->attribution;
}

/* What the file says of its layers, as JSON that nobody has looked at, or NULL. Owned by
 * @self. */
const char *
fz_mbtiles_get_layers (FzMbtiles *self)
{
  return self->layers;
}

/* Reads the tile in column @x and row @y, counted from the north-west corner,
 * at @zoom. Gives its bytes, vector tiles unpacked, or NULL in @data for a tile
 * that the file does not hold, which is no error. */
gboolean
fz_mbtiles_read (FzMbtiles *self,
                 guint      x,
                 guint      y,
                 guint      zoom,
                 GBytes   **data,
                 GError   **error)
{
  gboolean done;

  *data = NULL;
  if (zoom > FZ_MBTILES_MAX_ZOOM || x >= 1u << zoom || y >= 1u << zoom)
    return TRUE;
  sqlite3_bind_int (self->read, 1, (int) zoom);
  sqlite3_bind_int (self->read, 2, (int) x);
  /* The file counts rows from the south. */
  sqlite3_bind_int (self->read, 3, (int) ((1u << zoom) - 1 - y));
  done = take_tile (self, data, error);
  sqlite3_reset (self->read);
  return done;
}

/* Gives the first @n_tiles tiles to @visit, one after the other. FALSE when the file
 * cannot be read as far as that. */
gboolean
fz_mbtiles_visit (FzMbtiles     *self,
                  guint          n_tiles,
                  FzMbtilesVisit visit,
                  gpointer       data,
                  GError       **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int status;

  statement = prepare (self, "SELECT tile_data FROM tiles LIMIT ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, (int) n_tiles);
  while ((status = step (self, statement)) == SQLITE_ROW)
    {
      g_autoptr (GBytes) tile = NULL;

      if (sqlite3_column_bytes (statement, 0) > 0)
        tile = take_blob (self, statement, NULL);
      visit (tile, data);
    }
  /* SQLite goes no further than a tile that is too large. */
  if (status == SQLITE_TOOBIG)
    visit (NULL, data);
  else if (status != SQLITE_DONE)
    return fail (self, FZ_MBTILES_ERROR_UNREADABLE, error);
  return TRUE;
}
