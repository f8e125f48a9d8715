/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-inflate.h"

#include "fz-mbtiles.h"

#include <zlib.h>

/* Makes zlib take a gzip and a zlib header alike. */
#define ANY_HEADER (32 + MAX_WBITS)

#define CHUNK 16384

static void
set_error (GError    **error,
           const char *message)
{
  g_set_error_literal (error, FZ_MBTILES_ERROR, FZ_MBTILES_ERROR_TILE, message);
}

/* Moves all that @stream gives to @unpacked. */
static gboolean
drain (z_stream   *stream,
       GByteArray *unpacked,
       gsize       max_size,
       GError    **error)
{
  guint8 chunk[CHUNK];
  int    status = Z_OK;

  while (status != Z_STREAM_END)
    {
      stream->next_out = chunk;
      stream->avail_out = CHUNK;
      status = inflate (stream, Z_NO_FLUSH);
      if (status != Z_OK && status != Z_STREAM_END)
        {
          set_error (error, "The tile's packed data are damaged");
          return FALSE;
        }
      if (unpacked->len + (CHUNK - stream->avail_out) > max_size)
        {
          set_error (error, "The tile is too large when unpacked");
          return FALSE;
        }
      g_byte_array_append (unpacked, chunk, CHUNK - stream->avail_out);
    }
  return TRUE;
}

/* Whether @data begin as gzip or zlib data do. No vector tile begins so: its
 * first byte is the tag of a layer, 0x1a. */
gboolean
fz_inflate_is_packed (const guint8 *data,
                      gsize         size)
{
  if (size < 2)
    return FALSE;
  return (data[0] == 0x1f && data[1] == 0x8b) ||
         (data[0] == 0x78 && (data[0] * 256 + data[1]) % 31 == 0);
}

/* Unpacks gzip or zlib data. NULL and FZ_MBTILES_ERROR_TILE when they are
 * damaged, cut off, or unpack to more than @max_size bytes. */
GBytes *
fz_inflate (const guint8 *data,
            gsize         size,
            gsize         max_size,
            GError      **error)
{
  g_autoptr (GByteArray) unpacked = g_byte_array_new ();
  z_stream stream = { 0 };
  gboolean done;

  stream.next_in = (guint8 *) data;
  stream.avail_in = (uInt) MIN (size, G_MAXUINT32);
  if (inflateInit2 (&stream, ANY_HEADER) != Z_OK)
    {
      set_error (error, "The tile cannot be unpacked");
      return NULL;
    }
  done = drain (&stream, unpacked, max_size, error);
  inflateEnd (&stream);
  if (!done)
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&unpacked));
}
