/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What spreadsheet programs here write their texts in. */
typedef enum
{
  FZ_ENCODING_FIND, /* to be found out from the file */
  FZ_ENCODING_UTF8,
  FZ_ENCODING_UTF16_LE,
  FZ_ENCODING_UTF16_BE,
  FZ_ENCODING_GB18030,
  FZ_ENCODING_BIG5, /* with the characters of Hong Kong */
} FzEncoding;
#define FZ_N_ENCODINGS 6

const char *fz_encoding_to_word (FzEncoding encoding);
gboolean    fz_encoding_from_word (const char *word,
                                   FzEncoding *encoding);

gboolean      fz_encoding_find (const char *path,
                                FzEncoding *encoding,
                                gboolean   *is_guess,
                                GError    **error);
GInputStream *fz_encoding_open (const char *path,
                                FzEncoding  encoding,
                                GError    **error);

G_END_DECLS
