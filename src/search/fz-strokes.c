/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-strokes.h"

#include "fz-stroke-table.inc"

/* Before the first character of each kind: what is no Chinese character, and what is. */
#define OTHER '\1'
#define CHINESE '\2'

/* More strokes than any character has. */
#define MANY_STROKES 127

static gboolean
is_chinese (gunichar character)
{
  return g_unichar_get_script (character) == G_UNICODE_SCRIPT_HAN;
}

static guint
count_strokes (gunichar character)
{
  guint strokes = 0;

  if (character >= FIRST_WITH_STROKES &&
      character < FIRST_WITH_STROKES + G_N_ELEMENTS (stroke_counts))
    strokes = stroke_counts[character - FIRST_WITH_STROKES];
  return strokes > 0 ? strokes : MANY_STROKES;
}

/* A key that puts texts in the order of their characters' strokes when keys are
 * compared byte by byte, newly allocated: fewer strokes first; as many by radical,
 * which is how Unicode has them; what is not Chinese before all that, in either case. */
char *
fz_strokes_make_key (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GString         *key = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (is_chinese (character))
        {
          g_string_append_c (key, CHINESE);
          g_string_append_c (key, (char) count_strokes (character));
        }
      else
        {
          g_string_append_c (key, OTHER);
        }
      g_string_append_unichar (key, character);
    }
  return g_string_free (key, FALSE);
}
