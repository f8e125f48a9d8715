/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-name-pattern.h"

static gsize
count_common_prefix (const char *a,
                     const char *b)
{
  gsize n = 0;

  while (a[n] != '\0' && a[n] == b[n])
    n++;

  /* Not in the middle of a character. */
  while (n > 0 && (a[n] & 0xc0) == 0x80)
    n--;
  return n;
}

/* The pattern that makes @name of @place: how many bytes to drop from the end of
 * the place, a colon, and what to put there. NULL for either is "". */
char *
fz_name_pattern_make (const char *place,
                      const char *name)
{
  const char *from = place != NULL ? place : "";
  const char *to = name != NULL ? name : "";
  gsize       kept = count_common_prefix (from, to);

  return g_strdup_printf ("%" G_GSIZE_FORMAT ":%s", strlen (from) - kept, to + kept);
}

/* What @pattern says, borrowed from it. */
FzNamePattern
fz_name_pattern_parse (const char *pattern)
{
  FzNamePattern parsed;
  char         *end;

  parsed.dropped = g_ascii_strtoull (pattern, &end, 10);
  parsed.suffix = end + 1;
  return parsed;
}

/* The name that @pattern makes of @place, newly allocated. A pattern is only
 * ever applied to a place from which it was made. */
char *
fz_name_pattern_apply (const char *pattern,
                       const char *place)
{
  FzNamePattern parsed = fz_name_pattern_parse (pattern);
  gsize         length = strlen (place);

  g_return_val_if_fail (parsed.dropped <= length, NULL);

  return g_strdup_printf ("%.*s%s", (int) (length - parsed.dropped), place, parsed.suffix);
}
