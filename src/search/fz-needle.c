/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-needle.h"

#include <string.h>

/*
 * The C library's memchr() looks at a whole vector of bytes at once, its memmem()
 * at one after the other. So the needle's rarest byte is found by memchr() and the
 * rest compared where it stands. In UTF-8 Chinese the first byte of nearly every
 * character is one of six, the last one of 64: it matters which is looked for.
 */

/* @text is borrowed and must not be empty. @sample is some of what will be searched,
 * by which the rarest byte is chosen. */
FzNeedle
fz_needle_make (const char *text,
                const char *sample,
                gsize       sample_length)
{
  FzNeedle needle = { .text = text, .length = strlen (text) };
  guint    counts[256] = { 0 };

  for (gsize i = 0; i < sample_length; i++)
    counts[(guint8) sample[i]]++;
  for (gsize i = 1; i < needle.length; i++)
    {
      if (counts[(guint8) text[i]] < counts[(guint8) text[needle.rarest]])
        needle.rarest = i;
    }
  return needle;
}

/* Where the needle first stands as a whole from @start to before @end, or NULL. */
const char *
fz_needle_find (const FzNeedle *self,
                const char     *start,
                const char     *end)
{
  const char *from, *to;

  if ((gsize) (end - start) < self->length)
    return NULL;

  from = start + self->rarest;
  to = end - (self->length - self->rarest - 1);
  while (from < to)
    {
      const char *found = memchr (from, self->text[self->rarest], to - from);

      if (found == NULL)
        return NULL;
      if (memcmp (found - self->rarest, self->text, self->length) == 0)
        return found - self->rarest;
      from = found + 1;
    }
  return NULL;
}
