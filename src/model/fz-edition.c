/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-edition.h"

#include <stdlib.h>
#include <string.h>

/* How many numbers a version has, and digits a number. */
#define MAX_NUMBERS 4
#define MAX_DIGITS 9

/* Whether @version is of one to four numbers with points between them, so that any two can
 * be put in order. */
gboolean
fz_edition_is_valid (const char *version)
{
  for (guint i = 0; i < MAX_NUMBERS; i++)
    {
      gsize n = strspn (version, "0123456789");

      if (n == 0 || n > MAX_DIGITS)
        return FALSE;
      version += n;
      if (*version == '\0')
        return TRUE;
      if (*version++ != '.')
        return FALSE;
    }
  return FALSE;
}

/* The number that @version begins with, and what follows it; an end is 0. */
static long
take_number (const char **version)
{
  char *end;
  long  number = strtol (*version, &end, 10);

  *version = *end == '.' ? end + 1 : end;
  return number;
}

/* Compares number by number: less than 0 when @a is the older one. "2020" and "2020.0" are
 * the same. Both must be valid. */
int
fz_edition_compare (const char *a,
                    const char *b)
{
  while (*a != '\0' || *b != '\0')
    {
      long of_a = take_number (&a);
      long of_b = take_number (&b);

      if (of_a != of_b)
        return of_a < of_b ? -1 : 1;
    }
  return 0;
}

/* The version that follows @version, a valid one, in @year: its second number counts within a
 * year. The caller's. */
char *
fz_edition_dup_next (const char *version,
                     int         year)
{
  long last_year = take_number (&version);
  long last = take_number (&version);

  if (year > last_year)
    return g_strdup_printf ("%d.1", year);
  return g_strdup_printf ("%ld.%ld", last_year, last + 1);
}
