/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-json-depth.h"

/* Where in @text, of @length bytes, more than @max arrays and objects lie in one another, or
 * NULL. To be asked before json-glib parses it, which goes down by calling itself. */
const char *
fz_json_depth_find_excess (const char *text,
                           gsize       length,
                           guint       max)
{
  gboolean quoted = FALSE;
  guint    depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (quoted && text[i] == '\\')
        i++;
      else if (text[i] == '"')
        quoted = !quoted;
      else if (!quoted && (text[i] == '{' || text[i] == '['))
        depth++;
      else if (!quoted && (text[i] == '}' || text[i] == ']') && depth > 0)
        depth--;
      if (depth > max)
        return text + i;
    }
  return NULL;
}
