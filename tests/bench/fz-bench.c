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

/* Makes folders for data and settings, so that nobody's own are touched.
 * Returns: (transfer full): what they are in, to be removed at the end. */
char *
fz_bench_make_home (void)
{
  g_autoptr (GError) error = NULL;
  char *home = g_dir_make_tmp ("fazhan-bench-XXXXXX", &error);

  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  return home;
}

void
fz_bench_remove_home (const char *home)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "rm", "-rf", home, NULL);

  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, NULL);
}
