/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Tiles and files of tiles, made for tests. */

/* What a file's metadata say beside its format; each may be NULL. */
typedef struct
{
  const char *format;
  const char *name;
  const char *attribution;
} TilesMetadata;

/* A picture that looks sound and cannot be decoded. */
#define TILES_HOLLOW_PICTURE \
  "RIFF\x30\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\0\0\xff\0\0\0\0\0\0"

GBytes *tiles_make_png (guint   side,
                        guint32 colour);
GBytes *tiles_make_vector (const char *layer,
                           const char *key,
                           const char *value);
void    tiles_write_pack (const char          *path,
                          const TilesMetadata *metadata,
                          guint                min_zoom,
                          guint                max_zoom,
                          GBytes              *tile);
void    tiles_run_sql (const char *path,
                       const char *sql);

G_END_DECLS
