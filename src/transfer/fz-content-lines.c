/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-content-lines.h"

#include <string.h>

#include "fz-plain-text.h"

/* The lines that vCard (RFC 6350, 3.2 to 3.4) and iCalendar (RFC 5545, 3.1 and 3.3.11)
 * are made of: folded at 75 octets, the ends of lines not counted. */
#define MAX_OCTETS 75

/* Adds "NAME:VALUE", folded between characters. @name has its parameters with it;
 * @value is ready: nothing in it can end the line. */
void
fz_content_lines_add (GString    *lines,
                      const char *name,
                      const char *value)
{
  g_autofree char *line = g_strconcat (name, ":", value, NULL);
  gsize            used = 0;

  for (const char *p = line; *p != '\0';)
    {
      const char *next = g_utf8_next_char (p);
      gsize       length = (gsize) (next - p);

      if (used + length > MAX_OCTETS)
        {
          g_string_append (lines, "\r\n ");
          used = 1;
        }
      g_string_append_len (lines, p, (gssize) length);
      used += length;
      p = next;
    }
  g_string_append (lines, "\r\n");
}

/* @text as the value of a text property: its own separators behind a backslash, its
 * line ends as \n, nothing invisible in it.
 * Returns: (transfer full). */
char *
fz_content_lines_escape (const char *text)
{
  g_autofree char *plain = fz_plain_text_lines (text);
  GString         *escaped = g_string_new (NULL);

  for (const char *p = plain; *p != '\0'; p++)
    {
      if (*p == '\n')
        {
          g_string_append (escaped, "\\n");
          continue;
        }
      if (strchr ("\\;,", *p) != NULL)
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, *p);
    }
  return g_string_free_and_steal (escaped);
}

/* Adds a property whose value is @text, whatever that holds; none for NULL or a text
 * of which nothing can be shown. */
void
fz_content_lines_add_text (GString    *lines,
                           const char *name,
                           const char *text)
{
  g_autofree char *escaped = fz_content_lines_escape (text);

  if (*escaped != '\0')
    fz_content_lines_add (lines, name, escaped);
}
