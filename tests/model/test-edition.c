/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-edition.h"

static void
test_valid (void)
{
  static const char *const good[] = { "1", "2020.2", "2026.1.3.4", "0", "2020.0010" };
  static const char *const bad[] = { "", ".", "2020.", ".2", "2020..1", "1.2.3.4.5", "2020.1a",
                                     "v1", "-1", " 1", "1 ", "1234567890", "2020,1", "٢٠٢٠" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (fz_edition_is_valid (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (fz_edition_is_valid (bad[i]));
}

static void
test_compare (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    int         order;
  } table[] = {
    { "2020.2", "2020.2", 0 },
    { "2020", "2020.0", 0 },
    { "2020.2", "2020.10", -1 },
    { "2020.9", "2021.1", -1 },
    { "2020", "2020.1", -1 },
    { "2020.1", "2020.1.1", -1 },
    { "2020.02", "2020.2", 0 },
    { "999999999", "1000", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_assert_cmpint (fz_edition_compare (table[i].a, table[i].b), ==, table[i].order);
      g_assert_cmpint (fz_edition_compare (table[i].b, table[i].a), ==, -table[i].order);
    }
}

static void
test_next (void)
{
  static const struct
  {
    const char *version;
    int         year;
    const char *next;
  } table[] = {
    { "2020.2", 2026, "2026.1" },
    { "2026.1", 2026, "2026.2" },
    { "2026.9.4", 2026, "2026.10" },
    { "2026", 2026, "2026.1" },
    { "2027.1", 2026, "2027.2" },
    { "1", 2026, "2026.1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *next = fz_edition_dup_next (table[i].version, table[i].year);

      g_assert_cmpstr (next, ==, table[i].next);
      g_assert_cmpint (fz_edition_compare (table[i].version, next), ==, -1);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edition/valid", test_valid);
  g_test_add_func ("/edition/compare", test_compare);
  g_test_add_func ("/edition/next", test_next);
  return g_test_run ();
}
