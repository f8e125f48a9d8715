/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-mbtiles.h"
#include "fz-tile-schema.h"

G_BEGIN_DECLS

#define FZ_MAP_PACK_ERROR (fz_map_pack_error_quark ())
typedef enum
{
  FZ_MAP_PACK_ERROR_SCHEMA, /* a vector map that no style is for */
  FZ_MAP_PACK_ERROR_SPACE,  /* no room on the disk that it is copied to */
  FZ_MAP_PACK_ERROR_READ,   /* the file could not be read to its end */
  FZ_MAP_PACK_ERROR_WRITE,  /* the copy could not be written */
} FzMapPackError;

GQuark       fz_map_pack_error_quark (void);
char        *fz_map_pack_find_file (void);
gboolean     fz_map_pack_is_named (const char *name);
FzMbtiles   *fz_map_pack_open (const char *path,
                               GError    **error);
FzTileSchema fz_map_pack_get_schema (FzMbtiles *pack);
void         fz_map_pack_install_async (GFile                *source,
                                        const char           *path,
                                        GCancellable         *cancellable,
                                        GFileProgressCallback progress,
                                        gpointer              progress_data,
                                        GAsyncReadyCallback   callback,
                                        gpointer              data);
gboolean     fz_map_pack_install_finish (GAsyncResult *result,
                                         GError      **error);
gboolean     fz_map_pack_remove (const char *path,
                                 GError    **error);

G_END_DECLS
