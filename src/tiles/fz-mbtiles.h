/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define FZ_MBTILES_ERROR (fz_mbtiles_error_quark ())
typedef enum
{
  FZ_MBTILES_ERROR_UNREADABLE, /* missing, or its disk fails */
  FZ_MBTILES_ERROR_FOREIGN,    /* not SQLite */
  FZ_MBTILES_ERROR_DAMAGED,    /* SQLite, but cut off or damaged */
  FZ_MBTILES_ERROR_INVALID,    /* SQLite, but not an MBTiles file, or its metadata make no sense */
  FZ_MBTILES_ERROR_EMPTY,      /* no tile in it */
  FZ_MBTILES_ERROR_TILE,       /* one tile is damaged, or too large */
} FzMbtilesError;

/* What a file's tiles hold. */
typedef enum
{
  FZ_MBTILES_FORMAT_VECTOR, /* Mapbox vector tiles */
  FZ_MBTILES_FORMAT_RASTER, /* PNG, JPEG or WebP pictures */
} FzMbtilesFormat;

/* A box on the ground: WGS-84, degrees. */
typedef struct
{
  double west;
  double south;
  double east;
  double north;
} FzMbtilesBounds;

/* No tile is larger than this, unpacked: bytes. */
#define FZ_MBTILES_MAX_TILE_SIZE (8 * 1024 * 1024)

/* The deepest zoom that a file may name. */
#define FZ_MBTILES_MAX_ZOOM 24

/* Takes one tile, unpacked, or NULL for one that is damaged. */
typedef void (*FzMbtilesVisit) (GBytes  *tile,
                                gpointer data);

/* An MBTiles file, opened for reading. Immutable; used from one thread. */
#define FZ_TYPE_MBTILES (fz_mbtiles_get_type ())
G_DECLARE_FINAL_TYPE (FzMbtiles, fz_mbtiles, FZ, MBTILES, GObject)

GQuark          fz_mbtiles_error_quark (void);
FzMbtiles      *fz_mbtiles_open (const char *path,
                                 GError    **error);
FzMbtilesFormat fz_mbtiles_get_format (FzMbtiles *self);
guint           fz_mbtiles_get_min_zoom (FzMbtiles *self);
guint           fz_mbtiles_get_max_zoom (FzMbtiles *self);
FzMbtilesBounds fz_mbtiles_get_bounds (FzMbtiles *self);
const char     *fz_mbtiles_get_name (FzMbtiles *self);
const char     *fz_mbtiles_get_attribution (FzMbtiles *self);
const char     *fz_mbtiles_get_layers (FzMbtiles *self);
gboolean        fz_mbtiles_read (FzMbtiles *self,
                                 guint      x,
                                 guint      y,
                                 guint      zoom,
                                 GBytes   **data,
                                 GError   **error);
gboolean        fz_mbtiles_visit (FzMbtiles     *self,
                                  guint          n_tiles,
                                  FzMbtilesVisit visit,
                                  gpointer       data,
                                  GError       **error);

G_END_DECLS
