/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-raster-source.h"

#include "fz-tile-picture.h"

/*
 * libshumate's own renderer of pictures decodes whatever it is given, of whatever size,
 * in the main thread; this one has looked at them before.
 *
 * A kept picture that is too old is shown until the new one comes.
 */
struct _FzRasterSource
{
  ShumateMapSource parent_instance;

  FzMbtiles     *tiles;   /* (owned) (nullable) */
  FzTileFetcher *fetcher; /* (owned) (nullable); neither is there once closed */
  guint          max_zoom;
  guint          n_undecodable;
};

/* Which picture a tile is shown by: its own, or deeper than `max_zoom` a part of the one
 * at that zoom, from `left` and `top` one `1 / n_parts` of its side wide and high. */
typedef struct
{
  guint   x;
  guint   y;
  guint   zoom;
  guint   n_parts;
  guint   left;
  guint   top;
  GBytes *data; /* (owned) (nullable) */
} Picture;

enum
{
  SIGNAL_DAMAGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzRasterSource, fz_raster_source, SHUMATE_TYPE_MAP_SOURCE)

#define TILE_SIZE 256

/* After so many pictures that could not be decoded, none is tried any more: decoders lose
 * memory with each. */
#define MAX_UNDECODABLE 16

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  g_clear_pointer (&picture->data, g_bytes_unref);
  g_free (picture);
}

static Picture
find_picture (FzRasterSource *self,
              ShumateTile    *tile)
{
  guint   zoom = shumate_tile_get_zoom_level (tile);
  guint   n_deeper = zoom > self->max_zoom ? zoom - self->max_zoom : 0;
  Picture picture = {
    .x = shumate_tile_get_x (tile) >> n_deeper,
    .y = shumate_tile_get_y (tile) >> n_deeper,
    .zoom = zoom - n_deeper,
    .n_parts = 1u << n_deeper,
  };

  picture.left = shumate_tile_get_x (tile) - (picture.x << n_deeper);
  picture.top = shumate_tile_get_y (tile) - (picture.y << n_deeper);
  return picture;
}

/* A tile that nothing more comes for is done, whether it shows something or not. */
static void
end_tile (GTask  *task,
          GError *error)
{
  shumate_tile_set_state (g_task_get_task_data (task), SHUMATE_STATE_DONE);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
end_empty (GTask *task)
{
  end_tile (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no such tile"));
}

static void
end_damaged (GTask  *task,
             GError *error)
{
  FzRasterSource *self = g_task_get_source_object (task);
  Picture         picture = find_picture (self, g_task_get_task_data (task));

  if (self->fetcher != NULL)
    fz_tile_fetcher_reject (self->fetcher, picture.x, picture.y, picture.zoom);
  else
    g_signal_emit (self, signals[SIGNAL_DAMAGED], 0);
  end_tile (task, error);
}

/* The part of @whole that @picture is about. */
static GdkTexture *
cut_out (GdkTexture    *whole,
         const Picture *picture)
{
  guint   side = (guint) MIN (gdk_texture_get_width (whole), gdk_texture_get_height (whole));
  guint   part = MAX (side / picture->n_parts, 1);
  guint   left = MIN (picture->left * side / picture->n_parts, side - part);
  guint   top = MIN (picture->top * side / picture->n_parts, side - part);
  gsize   stride = (gsize) gdk_texture_get_width (whole) * 4;
  gsize   length = stride * (gsize) gdk_texture_get_height (whole);
  gsize   start = top * stride + (gsize) left * 4;
  guchar *pixels = g_malloc (length);
  g_autoptr (GBytes) all = g_bytes_new_take (pixels, length);
  g_autoptr (GBytes) bytes = NULL;

  gdk_texture_download (whole, pixels, stride);
  bytes = g_bytes_new_from_bytes (all, start, (part - 1) * stride + (gsize) part * 4);
  return gdk_memory_texture_new ((int) part, (int) part, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
decode_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Picture *picture = data;
  GError  *error = NULL;
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (picture->data, &error);

  if (texture == NULL)
    g_task_return_error (task, error);
  else if (picture->n_parts > 1)
    g_task_return_pointer (task, cut_out (texture, picture), g_object_unref);
  else
    g_task_return_pointer (task, g_steal_pointer (&texture), g_object_unref);
}

static void
decode (GTask              *task,
        GBytes             *data,
        GAsyncReadyCallback callback)
{
  FzRasterSource *self = g_task_get_source_object (task);
  Picture        *picture = g_new (Picture, 1);
  g_autoptr (GTask) decoding =
      g_task_new (self, g_task_get_cancellable (task), callback, g_object_ref (task));

  *picture = find_picture (self, g_task_get_task_data (task));
  picture->data = g_bytes_ref (data);
  g_task_set_task_data (decoding, picture, picture_free);
  g_task_run_in_thread (decoding, decode_in_thread);
}

static void
show (GTask      *task,
      GdkTexture *texture)
{
  shumate_tile_set_paintable (g_task_get_task_data (task), GDK_PAINTABLE (texture));
}

static void
on_decoded (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);

  if (texture != NULL)
    {
      show (task, texture);
      end_tile (task, NULL);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    end_tile (task, error);
  else
    {
      FZ_RASTER_SOURCE (source)->n_undecodable++;
      end_damaged (task, error);
    }
}

/* It may come after the new one. */
static void
on_old_decoded (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);

  if (texture != NULL && !g_task_get_completed (task))
    show (task, texture);
}

static void
on_fetched (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GBytes) picture = NULL;
  GError *error = NULL;

  if (!fz_tile_fetcher_fetch_finish (FZ_TILE_FETCHER (source), result, &picture, &error))
    end_tile (task, error);
  else if (picture == NULL)
    end_empty (task);
  else
    decode (task, picture, on_decoded);
}

static void
fetch (FzRasterSource *self,
       GTask          *task,
       ShumateTile    *tile)
{
  Picture  picture = find_picture (self, tile);
  gboolean fresh = FALSE;
  g_autoptr (GBytes) kept =
      fz_tile_fetcher_look_up (self->fetcher, picture.x, picture.y, picture.zoom, &fresh);

  if (kept != NULL && !fresh)
    decode (task, kept, on_old_decoded);
  fz_tile_fetcher_fetch_async (self->fetcher, picture.x, picture.y, picture.zoom,
                               g_task_get_cancellable (task), on_fetched, g_object_ref (task));
}

static void
read_file (FzRasterSource *self,
           GTask          *task,
           ShumateTile    *tile)
{
  Picture picture = find_picture (self, tile);
  g_autoptr (GBytes) data = NULL;
  GError *error = NULL;

  if (!fz_mbtiles_read (self->tiles, picture.x, picture.y, picture.zoom, &data, &error) ||
      (data != NULL && !fz_tile_picture_check (data, &error)))
    end_damaged (task, error);
  else if (data == NULL)
    end_empty (task);
  else
    decode (task, data, on_decoded);
}

static void
fz_raster_source_fill_tile_async (ShumateMapSource   *source,
                                  ShumateTile        *tile,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            data)
{
  FzRasterSource *self = FZ_RASTER_SOURCE (source);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, fz_raster_source_fill_tile_async);
  g_task_set_task_data (task, g_object_ref (tile), g_object_unref);
  if (self->n_undecodable >= MAX_UNDECODABLE)
    end_empty (task);
  else if (self->fetcher != NULL)
    fetch (self, task, tile);
  else if (self->tiles != NULL)
    read_file (self, task, tile);
  else
    end_empty (task);
}

static gboolean
fz_raster_source_fill_tile_finish (ShumateMapSource *source,
                                   GAsyncResult     *result,
                                   GError          **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
fz_raster_source_dispose (GObject *object)
{
  fz_raster_source_close (FZ_RASTER_SOURCE (object));
  G_OBJECT_CLASS (fz_raster_source_parent_class)->dispose (object);
}

static void
fz_raster_source_class_init (FzRasterSourceClass *klass)
{
  ShumateMapSourceClass *source_class = SHUMATE_MAP_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_raster_source_dispose;
  source_class->fill_tile_async = fz_raster_source_fill_tile_async;
  source_class->fill_tile_finish = fz_raster_source_fill_tile_finish;

  signals[SIGNAL_DAMAGED] = g_signal_new ("damaged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fz_raster_source_init (FzRasterSource *self)
{
  ShumateMapSource *source = SHUMATE_MAP_SOURCE (self);

  shumate_map_source_set_id (source, "fazhan-raster");
  shumate_map_source_set_tile_size (source, TILE_SIZE);
  shumate_map_source_set_projection (source, SHUMATE_MAP_PROJECTION_MERCATOR);
}

/* The pictures of @tiles, of which it takes a reference. */
FzRasterSource *
fz_raster_source_new_for_file (FzMbtiles *tiles)
{
  FzRasterSource   *self = g_object_new (FZ_TYPE_RASTER_SOURCE, NULL);
  ShumateMapSource *source = SHUMATE_MAP_SOURCE (self);

  self->tiles = g_object_ref (tiles);
  shumate_map_source_set_min_zoom_level (source, fz_mbtiles_get_min_zoom (tiles));
  self->max_zoom = fz_mbtiles_get_max_zoom (tiles);
  return self;
}

/* What @fetcher, of which it takes a reference, gives. */
FzRasterSource *
fz_raster_source_new_for_server (FzTileFetcher *fetcher,
                                 guint          max_zoom)
{
  FzRasterSource *self = g_object_new (FZ_TYPE_RASTER_SOURCE, NULL);

  self->fetcher = g_object_ref (fetcher);
  self->max_zoom = max_zoom;
  return self;
}

/* Lets the file or the server go, whoever holds the source. */
void
fz_raster_source_close (FzRasterSource *self)
{
  g_clear_object (&self->tiles);
  g_clear_object (&self->fetcher);
}
