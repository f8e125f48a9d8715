/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-tile-picture.h"

#include "fz-mbtiles.h"

#include <string.h>
#include <zlib.h>

/*
 * Tiles that are pictures, looked over before they are decoded: a file of some bytes
 * may name a size that would fill the memory, and GTK 4.18 loses what it has decoded of a
 * PNG picture that is cut off.
 */

typedef struct
{
  guint width;
  guint height;
} Size;

static guint
read_big (const guint8 *data,
          guint         n)
{
  guint value = 0;

  for (guint i = 0; i < n; i++)
    value = value << 8 | data[i];
  return value;
}

static guint
read_little (const guint8 *data,
             guint         n)
{
  guint value = 0;

  while (n-- > 0)
    value = value << 8 | data[n];
  return value;
}

/* Whether all chunks of a PNG picture are there and have the check sums that they say. */
static gboolean
is_whole_png (const guint8 *data,
              gsize         length)
{
  gsize at = 8;

  while (at + 12 <= length)
    {
      guint size = read_big (data + at, 4);

      if (size > length - at - 12 ||
          crc32 (0, data + at + 4, size + 4) != read_big (data + at + 8 + size, 4))
        return FALSE;
      if (memcmp (data + at + 4, "IEND", 4) == 0)
        return TRUE;
      at += 12 + (gsize) size;
    }
  return FALSE;
}

static gboolean
measure_png (const guint8 *data,
             gsize         length,
             Size         *size)
{
  if (length < 24 || memcmp (data, "\x89PNG\r\n\x1a\n", 8) != 0 ||
      memcmp (data + 12, "IHDR", 4) != 0 || !is_whole_png (data, length))
    return FALSE;
  *size = (Size) { read_big (data + 16, 4), read_big (data + 20, 4) };
  return TRUE;
}

/* The segments that begin a frame, less those in their midst which do not. */
static gboolean
is_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static gboolean
measure_jpeg (const guint8 *data,
              gsize         length,
              Size         *size)
{
  gsize at = 2;

  if (length < 4 || data[0] != 0xff || data[1] != 0xd8)
    return FALSE;
  while (at + 9 <= length && data[at] == 0xff)
    {
      guint8 marker = data[at + 1];

      if (is_frame (marker))
        {
          *size = (Size) { read_big (data + at + 7, 2), read_big (data + at + 5, 2) };
          return TRUE;
        }
      /* 0xff may be repeated before a marker. */
      at += marker == 0xff ? 1 : 2 + read_big (data + at + 2, 2);
    }
  return FALSE;
}

static gboolean
measure_webp (const guint8 *data,
              gsize         length,
              Size         *size)
{
  guint bits;

  if (length < 30 || memcmp (data, "RIFF", 4) != 0 || memcmp (data + 8, "WEBP", 4) != 0)
    return FALSE;
  if (memcmp (data + 12, "VP8 ", 4) == 0)
    *size = (Size) { read_little (data + 26, 2) & 0x3fff, read_little (data + 28, 2) & 0x3fff };
  else if (memcmp (data + 12, "VP8L", 4) == 0)
    {
      bits = read_little (data + 21, 4);
      *size = (Size) { (bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1 };
    }
  else if (memcmp (data + 12, "VP8X", 4) == 0)
    *size = (Size) { read_little (data + 24, 3) + 1, read_little (data + 27, 3) + 1 };
  else
    return FALSE;
  return TRUE;
}

/* Whether @picture is a PNG, JPEG or WebP picture of a size that tiles have. FALSE with
 * FZ_MBTILES_ERROR_TILE where it is not. That it can be decoded is not said. */
gboolean
fz_tile_picture_check (GBytes  *picture,
                       GError **error)
{
  gsize         length;
  const guint8 *data = g_bytes_get_data (picture, &length);
  Size          size = { 0, 0 };

  if (!measure_png (data, length, &size) && !measure_jpeg (data, length, &size) &&
      !measure_webp (data, length, &size))
    {
      g_set_error_literal (error, FZ_MBTILES_ERROR, FZ_MBTILES_ERROR_TILE,
                           "The tile is no picture");
      return FALSE;
    }
  if (size.width - 1 < FZ_TILE_PICTURE_MAX_SIDE && size.height - 1 < FZ_TILE_PICTURE_MAX_SIDE)
    return TRUE;
  g_set_error (error, FZ_MBTILES_ERROR, FZ_MBTILES_ERROR_TILE,
               "The tile is a picture of %u by %u pixels", size.width, size.height);
  return FALSE;
}
