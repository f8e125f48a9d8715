/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-mbtiles-source.h"

#include "fz-vector-tile.h"

/*
 * Answers a request before it returns: a lookup takes some ten microseconds,
 * less than handing it to a thread and back would.
 */
struct _FzMbtilesSource
{
  ShumateDataSource parent_instance;

  FzMbtiles *tiles; /* (owned) (nullable): NULL once closed */
  gboolean   sparse;
};

enum
{
  SIGNAL_DAMAGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzMbtilesSource, fz_mbtiles_source, SHUMATE_TYPE_DATA_SOURCE)

/* Gives a sound tile, or NULL in @data for one that the file does not hold. */
static gboolean
read_tile (FzMbtilesSource *self,
           int              x,
           int              y,
           int              zoom,
           GBytes         **data,
           GError         **error)
{
  *data = NULL;
  if (x < 0 || y < 0 || zoom < 0 || self->tiles == NULL)
    return TRUE;
  if (!fz_mbtiles_read (self->tiles, (guint) x, (guint) y, (guint) zoom, data, error))
    return FALSE;
  if (*data == NULL || fz_vector_tile_check (*data, NULL, error))
    return TRUE;
  g_clear_pointer (data, g_bytes_unref);
  return FALSE;
}

static ShumateDataSourceRequest *
fz_mbtiles_source_start_request (ShumateDataSource *source,
                                 int                x,
                                 int                y,
                                 int                zoom_level,
                                 GCancellable      *cancellable)
{
  FzMbtilesSource *self = FZ_MBTILES_SOURCE (source);
  g_autoptr (ShumateDataSourceRequest) request = NULL;
  g_autoptr (GBytes) data = NULL;
  g_autoptr (GError) error = NULL;

  request = shumate_data_source_request_new (x, y, zoom_level);
  if (!read_tile (self, x, y, zoom_level, &data, &error))
    {
      g_signal_emit (self, signals[SIGNAL_DAMAGED], 0);
      shumate_data_source_request_emit_error (request, error);
      return g_steal_pointer (&request);
    }
  if (data == NULL && self->sparse)
    {
      error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "The file has no such tile");
      shumate_data_source_request_emit_error (request, error);
      return g_steal_pointer (&request);
    }
  /* A tile that the file does not hold is an empty one. It needs an address all the
   * same: libshumate 1.4, when it cancels the drawing of a tile, takes its own job
   * for a GCancellable and reads the address as "cancelled already"; where there is
   * none it writes into memory that is not its own. */
  if (data == NULL)
    data = g_bytes_new_static ("", 0);
  shumate_data_source_request_emit_data (request, data, TRUE);
  return g_steal_pointer (&request);
}

static void
fz_mbtiles_source_dispose (GObject *object)
{
  FzMbtilesSource *self = FZ_MBTILES_SOURCE (object);

  g_clear_object (&self->tiles);

  G_OBJECT_CLASS (fz_mbtiles_source_parent_class)->dispose (object);
}

static void
fz_mbtiles_source_class_init (FzMbtilesSourceClass *klass)
{
  GObjectClass           *object_class = G_OBJECT_CLASS (klass);
  ShumateDataSourceClass *source_class = SHUMATE_DATA_SOURCE_CLASS (klass);

  object_class->dispose = fz_mbtiles_source_dispose;
  source_class->start_request = fz_mbtiles_source_start_request;

  signals[SIGNAL_DAMAGED] = g_signal_new ("damaged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fz_mbtiles_source_init (FzMbtilesSource *self)
{
}

/* A source that gives the tiles of @tiles, of which it takes a reference. */
ShumateDataSource *
fz_mbtiles_source_new (FzMbtiles *tiles)
{
  FzMbtilesSource *self = g_object_new (FZ_TYPE_MBTILES_SOURCE,
                                        "min-zoom-level", fz_mbtiles_get_min_zoom (tiles),
                                        "max-zoom-level", fz_mbtiles_get_max_zoom (tiles),
                                        NULL);

  self->tiles = g_object_ref (tiles);
  return SHUMATE_DATA_SOURCE (self);
}

/* Whether a tile that the file does not hold is none, so that what lies below is seen,
 * or, as at first, an empty one. */
void
fz_mbtiles_source_set_sparse (FzMbtilesSource *self,
                              gboolean         sparse)
{
  self->sparse = sparse;
}

/* Lets the file go, whoever holds the source: it has no tiles any more. */
void
fz_mbtiles_source_close (FzMbtilesSource *self)
{
  g_clear_object (&self->tiles);
}
