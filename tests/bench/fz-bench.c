/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-bench.h"

#include <math.h>
#include <stdio.h>

static void
print_number (const char *key,
              double      value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  printf (", \"%s\": %s", key, g_ascii_formatd (text, sizeof text, "%.4g", value));
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Prints @figure as a line of JSON. Its texts must need no escapes. */
void
fz_bench_print (const FzFigure *figure)
{
  printf ("{\"name\": \"%s\"", figure->name);
  print_number ("value", figure->value);
  printf (", \"unit\": \"%s\"", figure->unit);
  if (figure->limit > 0)
    print_number ("limit", figure->limit);
  if (figure->peer != NULL)
    {
      printf (", \"peer\": \"%s\"", figure->peer);
      print_number ("ratio", figure->ratio);
    }
  printf ("}\n");
  fflush (stdout);
}

/* The sample (of double) that @share of them (0 to 1) do not exceed, by the
 * nearest-rank rule. Sorts @samples. */
double
fz_bench_percentile (GArray *samples,
                     double  share)
{
  guint rank = (guint) ceil (share * samples->len);

  g_array_sort (samples, compare_doubles);
  return g_array_index (samples, double, CLAMP (rank, 1, samples->len) - 1);
}
