/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-csv-line.h"

#include <string.h>

/* How far a line end is looked for at a time. */
#define LOOK_BYTES 512

/* One line on its way into fields. On the stack. */
typedef struct
{
  const char *next; /* (borrowed) what is not split yet */
  const char *end;  /* (borrowed) */
  char        delimiter;
  char       *to; /* (borrowed) where the next field is written */
} Line;

/* Writes the field at hand with its zero, and goes on to the delimiter or the end behind it.
 * FALSE when it has quotation marks that are not just round it. */
static gboolean
take_field (Line *line)
{
  const char *stop;

  if (line->next < line->end && *line->next == '"')
    {
      const char *first = line->next + 1;

      stop = memchr (first, '"', (gsize) (line->end - first));
      if (stop == NULL || (stop + 1 < line->end && stop[1] != line->delimiter))
        return FALSE;
      line->to = (char *) mempcpy (line->to, first, (gsize) (stop - first));
      line->next = stop + 1;
    }
  else
    {
      for (stop = line->next; stop < line->end && *stop != line->delimiter; stop++)
        {
          if (*stop == '"')
            return FALSE;
          *line->to++ = *stop;
        }
      line->next = stop;
    }
  *line->to++ = '\0';
  return TRUE;
}

/* Splits one line of CSV, from @start to its line end at @end, at its delimiters: @text gets the
 * fields one after another, each with its zero, and @offsets, of gsize, where each begins. Most
 * lines are so simple that nothing else is to be done, and then this takes a fraction of a
 * parser's time. FALSE, with both empty, for a line that is a parser's: one where quotation
 * marks do more than stand round a whole field, or may, since it goes on in the next line. */
gboolean
fz_csv_line_split (const char *start,
                   const char *end,
                   char        delimiter,
                   GString    *text,
                   GArray     *offsets)
{
  Line  line = { .next = start, .end = end, .delimiter = delimiter };
  guint n = 0;

  /* A field is no longer than it is in the file, and its zero stands for what ends it. */
  g_string_set_size (text, (gsize) (end - start) + 1);
  line.to = text->str;
  while (TRUE)
    {
      if (n == offsets->len)
        g_array_set_size (offsets, MAX (2 * n, 64));
      g_array_index (offsets, gsize, n++) = (gsize) (line.to - text->str);
      if (!take_field (&line))
        break;
      if (line.next == end)
        {
          g_string_truncate (text, (gsize) (line.to - text->str));
          g_array_set_size (offsets, n);
          return TRUE;
        }
      line.next++;
    }
  g_string_truncate (text, 0);
  g_array_set_size (offsets, 0);
  return FALSE;
}

/* The first line end in @length bytes; NULL: they have none. They are looked at a few at a time:
 * the one kind of line end may be next, and the other far away. */
const char *
fz_csv_line_find_end (const char *start,
                      gsize       length)
{
  for (gsize n; length > 0; start += n, length -= n)
    {
      const char *feed, *back;

      n = MIN (length, LOOK_BYTES);
      feed = memchr (start, '\n', n);
      back = memchr (start, '\r', feed != NULL ? (gsize) (feed - start) : n);
      if (back != NULL || feed != NULL)
        return back != NULL ? back : feed;
    }
  return NULL;
}
