/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text to be found in a great deal of other text. */
typedef struct
{
  const char *text; /* (borrowed) */
  gsize       length;
  gsize       rarest; /* the byte of the text to look for first */
} FzNeedle;

FzNeedle    fz_needle_make (const char *text,
                            const char *sample,
                            gsize       sample_length);
const char *fz_needle_find (const FzNeedle *self,
                            const char     *start,
                            const char     *end);

G_END_DECLS
