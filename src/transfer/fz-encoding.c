/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-encoding.h"

#include "fz-encoding-chinese.h"

#include <string.h>

#define BLOCK_SIZE 65536

/* The longest character of UTF-8, bytes, less the one that there is of it. */
#define MAX_REST 3

static const struct
{
  const char *word;
  const char *mark;    /* the byte order mark, or "" */
  const char *charset; /* as iconv() calls it; NULL: as the word */
} encodings[FZ_N_ENCODINGS] = {
  [FZ_ENCODING_FIND] = { "auto", "" },
  [FZ_ENCODING_UTF8] = { "UTF-8", "\xef\xbb\xbf" },
  [FZ_ENCODING_UTF16_LE] = { "UTF-16LE", "\xff\xfe" },
  [FZ_ENCODING_UTF16_BE] = { "UTF-16BE", "\xfe\xff" },
  [FZ_ENCODING_GB18030] = { "GB18030", "\x84\x31\x95\x33" },
  [FZ_ENCODING_BIG5] = { "Big5", "", "BIG5-HKSCS" },
};

static const char *
get_charset (FzEncoding encoding)
{
  return encodings[encoding].charset != NULL ? encodings[encoding].charset
                                             : encodings[encoding].word;
}

static gboolean
has_mark (FzEncoding  encoding,
          const char *block,
          gsize       length)
{
  gsize n = strlen (encodings[encoding].mark);

  return n > 0 && length >= n && memcmp (block, encodings[encoding].mark, n) == 0;
}

/* Without a mark, UTF-16 shows by the zeros of its commas, digits and line ends. */
static FzEncoding
find_by_zeros (const char *block,
               gsize       length)
{
  gsize zeros[2] = { 0, 0 };

  for (gsize i = 0; i < length; i++)
    zeros[i % 2] += block[i] == '\0';
  if (zeros[1] > length / 8 && zeros[0] <= zeros[1] / 8)
    return FZ_ENCODING_UTF16_LE;
  if (zeros[0] > length / 8 && zeros[1] <= zeros[0] / 8)
    return FZ_ENCODING_UTF16_BE;
  return FZ_ENCODING_FIND;
}

static FzEncoding
find_by_beginning (const char *block,
                   gsize       length)
{
  for (FzEncoding encoding = FZ_ENCODING_UTF8; encoding < FZ_N_ENCODINGS; encoding++)
    {
      if (has_mark (encoding, block, length))
        return encoding;
    }
  return find_by_zeros (block, length);
}

/* Whether @block is UTF-8 but for a character that is cut off at its end, whose bytes
 * @rest counts. */
static gboolean
is_utf8 (const char *block,
         gsize       length,
         gsize      *rest)
{
  const char *end;

  *rest = 0;
  if (g_utf8_validate_len (block, length, &end))
    return TRUE;
  *rest = (gsize) (block + length - end);
  return *rest <= MAX_REST && g_utf8_get_char_validated (end, (gssize) *rest) == (gunichar) -2;
}

/* What is UTF-8 to its end is taken for that, and all else for one of China's encodings, by
 * the block in which it first shows. */
static gboolean
find_by_reading (GInputStream *stream,
                 FzEncoding   *encoding,
                 gboolean     *is_guess,
                 GError      **error)
{
  g_autofree char *block = g_malloc (BLOCK_SIZE);
  gsize            rest = 0;
  gboolean         first = TRUE;
  gssize           length;

  while ((length = g_input_stream_read (stream, block + rest, BLOCK_SIZE - rest, NULL, error)) > 0)
    {
      gsize all = rest + (gsize) length;

      if (first)
        *encoding = find_by_beginning (block, all);
      first = FALSE;
      if (*encoding != FZ_ENCODING_FIND)
        return TRUE;
      if (!is_utf8 (block, all, &rest))
        {
          *encoding = fz_encoding_judge_chinese (block, all, is_guess);
          return TRUE;
        }
      memmove (block, block + all - rest, rest);
    }
  if (length == 0)
    *encoding = rest == 0 ? FZ_ENCODING_UTF8 : fz_encoding_judge_chinese (block, rest, is_guess);
  return length == 0;
}

static gboolean
skip_mark (GInputStream *stream,
           FzEncoding    encoding,
           GError      **error)
{
  char     mark[4];
  gsize    length;
  goffset  after = (goffset) strlen (encodings[encoding].mark);
  gboolean read = g_input_stream_read_all (stream, mark, sizeof mark, &length, NULL, error);

  if (read && !has_mark (encoding, mark, length))
    after = 0;
  return read && g_seekable_seek (G_SEEKABLE (stream), after, G_SEEK_SET, NULL, error);
}

/* "UTF-8"; static. */
const char *
fz_encoding_to_word (FzEncoding encoding)
{
  g_return_val_if_fail ((guint) encoding < FZ_N_ENCODINGS, NULL);

  return encodings[encoding].word;
}

/* In any case; FALSE, with @encoding left alone, when it is none. */
gboolean
fz_encoding_from_word (const char *word,
                       FzEncoding *encoding)
{
  for (guint i = 0; i < FZ_N_ENCODINGS; i++)
    {
      if (g_ascii_strcasecmp (encodings[i].word, word) == 0)
        {
          *encoding = (FzEncoding) i;
          return TRUE;
        }
    }
  return FALSE;
}

/* Finds out what the text of the file @path is in. @is_guess tells whether nothing but a guess
 * says so, because nothing in it tells GB18030 from Big5.
 * Returns: FALSE with an error of G_IO_ERROR. */
gboolean
fz_encoding_find (const char *path,
                  FzEncoding *encoding,
                  gboolean   *is_guess,
                  GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);

  *encoding = FZ_ENCODING_FIND;
  *is_guess = FALSE;
  return stream != NULL &&
         find_by_reading (G_INPUT_STREAM (stream), encoding, is_guess, error);
}

/* The text of the file @path, which is in @encoding, as UTF-8 without a byte order mark. What is
 * not of the encoding fails when it is read, with G_IO_ERROR_INVALID_DATA or _PARTIAL_INPUT; but
 * UTF-8 is handed on as it is.
 * Returns: (transfer full) (nullable): NULL with an error of G_IO_ERROR. */
GInputStream *
fz_encoding_open (const char *path,
                  FzEncoding  encoding,
                  GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GCharsetConverter) converter = NULL;

  if (stream == NULL || !skip_mark (G_INPUT_STREAM (stream), encoding, error))
    return NULL;
  if (encoding == FZ_ENCODING_UTF8)
    return G_INPUT_STREAM (g_steal_pointer (&stream));

  converter = g_charset_converter_new ("UTF-8", get_charset (encoding), error);
  if (converter == NULL)
    return NULL;
  return g_converter_input_stream_new (G_INPUT_STREAM (stream), G_CONVERTER (converter));
}
