/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-plain-text.h"

/* What ends a line, in any system's or standard's words. */
static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

/* What shows nothing and changes how the rest shows: marks of direction, joiners,
 * tags. */
static gboolean
is_invisible (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_FORMAT;
}

/* Appends @text to @plain with @separator for any run of line ends, and a space for
 * any other control character; both only between words. */
static void
append_plain (GString    *plain,
              const char *text,
              char        separator,
              guint       max_characters)
{
  gunichar waiting = 0;
  guint    n = 0;

  for (; *text != '\0' && n < max_characters; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (is_invisible (c))
        continue;
      if (is_line_end (c) || g_unichar_iscntrl (c) || g_unichar_isspace (c))
        {
          if (waiting != '\n')
            waiting = is_line_end (c) ? (gunichar) separator : ' ';
          continue;
        }
      if (waiting != 0 && n > 0)
        {
          g_string_append_unichar (plain, waiting);
          n++;
        }
      waiting = 0;
      if (n < max_characters)
        g_string_append_unichar (plain, c);
      n++;
    }
}

/* @text as one line that can neither break the form it is put into nor change how
 * what follows it is shown: valid UTF-8, no control character, nothing invisible, no
 * space but single ones between words, @max_characters at most.
 * Returns: (transfer full): "" for NULL. */
char *
fz_plain_text_line (const char *text,
                    guint       max_characters)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString         *plain = g_string_new (NULL);

  append_plain (plain, valid, ' ', max_characters);
  return g_string_free_and_steal (plain);
}

/* The same, but that line ends stay, as a line feed each run of them.
 * Returns: (transfer full): "" for NULL. */
char *
fz_plain_text_lines (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString         *plain = g_string_new (NULL);

  append_plain (plain, valid, '\n', G_MAXUINT);
  return g_string_free_and_steal (plain);
}
