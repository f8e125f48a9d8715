/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-finder.h"

#include "fz-fixtures.h"

#define LEVEL(word) (1u << FZ_LEVEL_##word)
#define FEATURED(word) (1u << FZ_FEATURED_##word)

static void
count (gpointer data)
{
  (*(guint *) data)++;
}

static FzQuery *
make_query (const char *text,
            const char *district_code,
            guint       levels,
            guint       featured)
{
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzQuery) with_text = fz_query_with_text (open, text);
  g_autoptr (FzQuery) with_district = fz_query_with_district (with_text, district_code);
  g_autoptr (FzQuery) with_levels = fz_query_with_levels (with_district, levels);

  return fz_query_with_featured (with_levels, featured);
}

static char *
list_ids (FzFinder *finder)
{
  const FzStationColumns *columns = fz_station_table_get_columns (fz_finder_get_table (finder));
  GString                *ids = g_string_new (NULL);
  const guint32          *rows;
  guint                   n_rows;

  rows = fz_finder_get_rows (finder, &n_rows);
  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (ids, "%u", fz_station_columns_get_id (columns, rows[i]));
  return g_string_free (ids, FALSE);
}

static void
test_finds (void)
{
  static const struct
  {
    const char *text;
    const char *district_code;
    guint       levels;
    guint       featured;
    const char *ids;
  } cases[] = {
    { "", NULL, 0, 0, "123456" },
    { "猎德", NULL, 0, 0, "3" },
    { "獵德", NULL, 0, 0, "3" },
    { "獵德街公共法律服务", NULL, 0, 0, "3" },
    { "德", NULL, 0, 0, "3" },
    { "liede", NULL, 0, 0, "3" },
    { "ＬＩＥＤＥ", NULL, 0, 0, "3" },
    { "天河", NULL, 0, 0, "234" },
    { "天河區", NULL, 0, 0, "234" },
    { "  新塘　增城 ", NULL, 0, 0, "6" },
    { "新塘 天河", NULL, 0, 0, "" },
    { "工作站", NULL, 0, 0, "346" },
    { "440118", NULL, 0, 0, "56" },
    { "没有", NULL, 0, 0, "" },
    { "", "440118", 0, 0, "56" },
    { "", "999999", 0, 0, "" },
    { "", NULL, LEVEL (STREET) | LEVEL (TOWN), 0, "346" },
    { "", NULL, 0, FEATURED (POPULAR) | FEATURED (SPECIAL), "36" },
    { "", "440106", LEVEL (STREET), FEATURED (NONE), "4" },
    { "沙", "440106", LEVEL (STREET), FEATURED (POPULAR), "" },
  };
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzFinder) finder = fz_finder_new (table);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzQuery) query =
          make_query (cases[i].text, cases[i].district_code, cases[i].levels, cases[i].featured);
      g_autofree char *ids = NULL;

      fz_finder_set_query (finder, query);
      ids = list_ids (finder);
      g_test_message ("case %u, “%s”", i, cases[i].text);
      g_assert_cmpstr (ids, ==, cases[i].ids);
      g_assert_cmpuint (fz_results_get_total (fz_finder_get_results (finder)), ==, strlen (ids));
    }
}

static void
test_counts_as_if_open (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzFinder) finder = fz_finder_new (table);
  g_autoptr (FzQuery) query = make_query ("", "440106", LEVEL (STREET), FEATURED (POPULAR));
  const FzCounts *counts;

  fz_finder_set_query (finder, query);
  counts = fz_finder_get_counts (finder);

  /* Popular ones of Tianhe, whatever the level. */
  g_assert_cmpuint (counts->any_level, ==, 1);
  g_assert_cmpuint (counts->levels[FZ_LEVEL_STREET], ==, 1);
  g_assert_cmpuint (counts->levels[FZ_LEVEL_DISTRICT], ==, 0);

  /* Streets of Tianhe, featured or not. */
  g_assert_cmpuint (counts->any_featured, ==, 2);
  g_assert_cmpuint (counts->featured[FZ_FEATURED_POPULAR], ==, 1);
  g_assert_cmpuint (counts->featured[FZ_FEATURED_NONE], ==, 1);
  g_assert_cmpuint (counts->featured[FZ_FEATURED_SPECIAL], ==, 0);

  /* Popular streets anywhere. */
  g_assert_cmpuint (counts->any_district, ==, 1);
  g_assert_cmpuint (counts->n_districts, ==, 2);
  g_assert_cmpuint (counts->districts[0], ==, 1);
  g_assert_cmpuint (counts->districts[1], ==, 0);
}

/* What a filter promises is what it gives. */
static void
test_counts_come_true (void)
{
  static const guint       level_masks[] = { 0, LEVEL (CITY), LEVEL (DISTRICT), LEVEL (STREET),
                                             LEVEL (TOWN) };
  static const char *const districts[] = { NULL, "440106", "440118" };
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzFinder) finder = fz_finder_new (table);
  FzResults *results = fz_finder_get_results (finder);

  for (guint d = 0; d < G_N_ELEMENTS (districts); d++)
    {
      guint promised[G_N_ELEMENTS (level_masks)];

      for (guint i = 0; i < G_N_ELEMENTS (level_masks); i++)
        {
          g_autoptr (FzQuery) query = make_query ("街", districts[d], level_masks[i], 0);

          fz_finder_set_query (finder, query);
          if (i == 0)
            {
              promised[0] = fz_finder_get_counts (finder)->any_level;
              for (guint level = 0; level < FZ_N_LEVELS; level++)
                promised[level + 1] = fz_finder_get_counts (finder)->levels[level];
            }
          g_assert_cmpuint (fz_results_get_total (results), ==, promised[i]);
        }
    }
}

static void
test_answers_once (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzFinder) finder = fz_finder_new (table);
  g_autoptr (FzQuery) query = make_query ("天河", NULL, 0, 0);
  g_autoptr (FzQuery) same = make_query (" 天河 ", NULL, 0, 0);
  guint n_changed = 0, n_query = 0;

  g_signal_connect_swapped (finder, "changed", G_CALLBACK (count), &n_changed);
  g_signal_connect_swapped (finder, "notify::query", G_CALLBACK (count), &n_query);
  fz_finder_set_query (finder, query);
  fz_finder_set_query (finder, same);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (n_query, ==, 1);
}

static void
test_follows_an_edit (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzFinder) finder = fz_finder_new (table);
  g_autoptr (FzQuery) query = make_query ("", NULL, 0, FEATURED (POPULAR));
  g_autoptr (FzRecord) record = fixture_make_record (4);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fz_finder_set_query (finder, query);
  before = list_ids (finder);
  record->featured = FZ_FEATURED_POPULAR;
  fz_station_table_update (table, record);
  after = list_ids (finder);

  g_assert_cmpstr (before, ==, "3");
  g_assert_cmpstr (after, ==, "34");
}

static void
test_query_is_a_value (void)
{
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzQuery) street = fz_query_with_levels (open, LEVEL (STREET));
  g_autoptr (FzQuery) widened = fz_query_with_levels (street, 0);

  g_assert_true (fz_query_is_open (open));
  g_assert_false (fz_query_is_open (street));
  g_assert_false (fz_query_equal (open, street));
  g_assert_false (fz_query_equal (street, open));
  g_assert_true (fz_query_equal (open, widened));
}

/* Somebody types before the stations are there. */
static void
test_no_stations (void)
{
  g_autoptr (FzStationTable) table = fz_station_table_new (FZ_SCRIPT_HANS);
  g_autoptr (FzFinder) finder = fz_finder_new (table);
  static const char *const texts[] = { "天河", "a", "tianhe", "liede longer than any name" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (FzQuery) query = make_query (texts[i], NULL, 0, 0);
      guint n_rows;

      fz_finder_set_query (finder, query);
      fz_finder_get_rows (finder, &n_rows);
      g_assert_cmpuint (n_rows, ==, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finder/finds", test_finds);
  g_test_add_func ("/finder/counts-as-if-open", test_counts_as_if_open);
  g_test_add_func ("/finder/counts-come-true", test_counts_come_true);
  g_test_add_func ("/finder/answers-once", test_answers_once);
  g_test_add_func ("/finder/follows-an-edit", test_follows_an_edit);
  g_test_add_func ("/query/is-a-value", test_query_is_a_value);
  g_test_add_func ("/finder/no-stations", test_no_stations);
  return g_test_run ();
}
