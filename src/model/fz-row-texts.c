/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-row-texts.h"

#include <string.h>

struct _FzRowTexts
{
  GByteArray *bytes;   /* (owned) */
  GArray     *offsets; /* (owned) of guint32, where each row's text begins */
};

static guint32
get_offset (const FzRowTexts *self,
            guint             row)
{
  return g_array_index (self->offsets, guint32, row);
}

static guint32
get_end_offset (const FzRowTexts *self,
                guint             row)
{
  return row + 1 < self->offsets->len ? get_offset (self, row + 1) : self->bytes->len;
}

FzRowTexts *
fz_row_texts_new (void)
{
  FzRowTexts *self = g_new0 (FzRowTexts, 1);

  self->bytes = g_byte_array_new ();
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

void
fz_row_texts_free (FzRowTexts *self)
{
  g_array_unref (self->offsets);
  g_byte_array_unref (self->bytes);
  g_free (self);
}

/* Gives a new row behind all others a copy of @text. */
void
fz_row_texts_append (FzRowTexts    *self,
                     const GString *text)
{
  guint32 offset = self->bytes->len;

  g_array_append_val (self->offsets, offset);
  g_byte_array_append (self->bytes, (const guint8 *) text->str, text->len + 1);
}

/* Gives @row a copy of @text instead of what it has. The texts of the rows behind
 * move: with 600,000 rows that takes some milliseconds. */
void
fz_row_texts_replace (FzRowTexts    *self,
                      guint          row,
                      const GString *text)
{
  guint32 start = get_offset (self, row);
  guint32 old_end = get_end_offset (self, row);
  guint32 new_end = start + text->len + 1;
  guint32 behind = self->bytes->len - old_end;

  if (new_end > old_end)
    g_byte_array_set_size (self->bytes, new_end + behind);
  memmove (self->bytes->data + new_end, self->bytes->data + old_end, behind);
  memcpy (self->bytes->data + start, text->str, text->len + 1);
  g_byte_array_set_size (self->bytes, new_end + behind);

  for (guint i = row + 1; i < self->offsets->len; i++)
    g_array_index (self->offsets, guint32, i) += new_end - old_end;
}

/* Takes @row out: those behind it move up. */
void
fz_row_texts_remove (FzRowTexts *self,
                     guint       row)
{
  guint32 start = get_offset (self, row);
  guint32 length = get_end_offset (self, row) - start;

  g_byte_array_remove_range (self->bytes, start, length);
  g_array_remove_index (self->offsets, row);
  for (guint i = row; i < self->offsets->len; i++)
    g_array_index (self->offsets, guint32, i) -= length;
}

/* The text of @row, good until the next change. */
const char *
fz_row_texts_get (const FzRowTexts *self,
                  guint             row)
{
  return (const char *) self->bytes->data + get_offset (self, row);
}

/* Behind the NUL of that text: where the next row's begins. */
const char *
fz_row_texts_get_end (const FzRowTexts *self,
                      guint             row)
{
  return (const char *) self->bytes->data + get_end_offset (self, row);
}

/* The whole stretch, and in @offsets where each row's text begins; good until the
 * next change. */
const char *
fz_row_texts_get_bytes (const FzRowTexts *self,
                        const guint32   **offsets)
{
  *offsets = (const guint32 *) (const void *) self->offsets->data;
  return (const char *) self->bytes->data;
}

/* The memory in use; what is set aside for growth is left out. */
gsize
fz_row_texts_get_n_bytes (const FzRowTexts *self)
{
  return self->bytes->len + self->offsets->len * sizeof (guint32);
}
