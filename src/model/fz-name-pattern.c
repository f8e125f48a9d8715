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

/* The name that @pattern makes of @place, newly allocated. A pattern is only
 * ever applied to a place from which it was made. */
char *
fz_name_pattern_apply (const char *pattern,
                       const char *place)
{
  char *suffix;
  gsize dropped = g_ascii_strtoull (pattern, &suffix, 10);
  gsize length = strlen (place);

  g_return_val_if_fail (dropped <= length && *suffix == ':', NULL);

  return g_strdup_printf ("%.*s%s", (int) (length - dropped), place, suffix + 1);
}
