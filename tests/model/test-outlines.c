/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-outlines.h"

#include <math.h>

/* Two squares of a tenth of a degree side by side, with 200 m between them, the
 * first with a hole, and a second part of the first to the north. */
static const FzPoint first[] = {
  { 23.0, 113.0 },
  { 23.0, 113.1 },
  { 23.1, 113.1 },
  { 23.1, 113.0 },
};
static const FzPoint hole[] = {
  { 23.04, 113.04 },
  { 23.04, 113.06 },
  { 23.06, 113.06 },
  { 23.06, 113.04 },
  { 23.04, 113.04 },
};
static const FzPoint part[] = {
  { 23.2, 113.0 },
  { 23.2, 113.1 },
  { 23.3, 113.05 },
};
static const FzPoint second[] = {
  { 23.0, 113.102 },
  { 23.0, 113.2 },
  { 23.1, 113.2 },
  { 23.1, 113.102 },
};

static FzCatalog *
make_catalog (void)
{
  FzCatalog *catalog = fz_catalog_new ();

  fz_catalog_add_district (catalog, "1", fz_names_make ("甲", NULL, NULL));
  fz_catalog_add_district (catalog, "2", fz_names_make ("乙", NULL, NULL));
  fz_catalog_add_outline (catalog, 0, first, G_N_ELEMENTS (first));
  fz_catalog_add_outline (catalog, 1, second, G_N_ELEMENTS (second));
  fz_catalog_add_outline (catalog, 0, hole, G_N_ELEMENTS (hole));
  fz_catalog_add_outline (catalog, 0, part, G_N_ELEMENTS (part));
  return catalog;
}

static void
test_find_district (void)
{
  g_autoptr (FzCatalog) catalog = make_catalog ();
  static const struct
  {
    FzPoint point;
    int     district; /* -1: none */
  } cases[] = {
    { { 23.02, 113.02 }, 0 },
    { { 23.02, 113.15 }, 1 },
    { { 23.25, 113.05 }, 0 },
    { { 23.05, 113.05 }, -1 },   /* in the hole */
    { { 23.05, 113.0405 }, 0 },  /* in the hole, at its border */
    { { 23.05, 113.1008 }, 0 },  /* between the two, nearer to the first */
    { { 23.05, 113.1013 }, 1 },  /* … and to the second */
    { { 22.9990, 113.05 }, 0 },  /* 111 m outside */
    { { 22.9980, 113.05 }, -1 }, /* 222 m outside */
    { { 23.15, 113.05 }, -1 },
    { { 0, 0 }, -1 },
    { { NAN, 113.05 }, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint district = 77;

      g_test_message ("%f, %f", cases[i].point.lat, cases[i].point.lon);
      g_assert_true (fz_outlines_find_district (catalog, cases[i].point, &district) ==
                     (cases[i].district >= 0));
      g_assert_cmpuint (district, ==, cases[i].district >= 0 ? (guint) cases[i].district : 77);
    }
}

static void
test_border_distance (void)
{
  g_autoptr (FzCatalog) catalog = make_catalog ();
  double degree = 6371008.8 * G_PI / 180.0;

  g_assert_cmpfloat_with_epsilon (
      fz_outlines_get_border_distance (catalog, (FzPoint) { 23.01, 113.05 }), 0.01 * degree, 1.0);
  g_assert_cmpfloat_with_epsilon (
      fz_outlines_get_border_distance (catalog, (FzPoint) { 22.95, 113.05 }), 0.05 * degree, 1.0);
  g_assert_cmpfloat_with_epsilon (
      fz_outlines_get_border_distance (catalog, (FzPoint) { 23.05, 113.21 }),
      0.01 * degree * cos (23.05 * G_PI / 180.0), 1.0);
  g_assert_cmpfloat_with_epsilon (
      fz_outlines_get_border_distance (catalog, (FzPoint) { 23.0, 113.0 }), 0.0, 0.01);
}

static void
test_no_outlines (void)
{
  g_autoptr (FzCatalog) catalog = fz_catalog_new ();
  guint district = 77;

  fz_catalog_add_district (catalog, "1", fz_names_make ("甲", NULL, NULL));
  g_assert_false (fz_outlines_find_district (catalog, (FzPoint) { 23.1, 113.1 }, &district));
  g_assert_cmpuint (district, ==, 77);
  g_assert_true (isinf (fz_outlines_get_border_distance (catalog, (FzPoint) { 23.1, 113.1 })));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outlines/find-district", test_find_district);
  g_test_add_func ("/outlines/border-distance", test_border_distance);
  g_test_add_func ("/outlines/no-outlines", test_no_outlines);
  return g_test_run ();
}
