/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "fz-data-fixture.h"
#include "fz-finder.h"
#include "fz-fixtures.h"
#include "fz-nearest.h"
#include "fz-strokes.h"

/* Services, orders and problems: what a query asks for beside its text. */

static FzFinder *
make_finder (const char *database_name,
             FzScript    script)
{
  g_autoptr (FzStationTable) table = data_fixture_make_table (database_name, script);

  return fz_finder_new (table);
}

static void
ask (FzFinder *finder,
     FzQuery  *query) /* (transfer full) */
{
  fz_finder_set_query (finder, query);
  g_object_unref (query);
}

static void
ask_text (FzFinder   *finder,
          const char *text)
{
  ask (finder, fz_query_with_text (fz_finder_get_query (finder), text));
}

static guint
count_rows (FzFinder *finder)
{
  guint n_rows;

  fz_finder_get_rows (finder, &n_rows);
  return n_rows;
}

static const FzStationColumns *
get_columns (FzFinder *finder)
{
  return fz_station_table_get_columns (fz_finder_get_table (finder));
}

static FzCatalog *
get_catalog (FzFinder *finder)
{
  return fz_station_table_get_catalog (fz_finder_get_table (finder));
}

/* Station 3 offers legal aid; the two at the top levels are expected to. */
static void
test_services (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzFinder) finder = fz_finder_new (table);
  g_autoptr (FzQuery) open = fz_query_new ();
  const FzCounts *counts = fz_finder_get_counts (finder);

  g_assert_cmpuint (counts->services[0], ==, 0);
  g_assert_cmpuint (counts->services[1], ==, 1);
  g_assert_cmpuint (counts->any_service, ==, 6);

  ask (finder, fz_query_with_services (open, 0x2, FALSE));
  g_assert_cmpuint (count_rows (finder), ==, 1);
  g_assert_cmpuint (counts->any_service, ==, 6);
  g_assert_cmpuint (counts->any_level, ==, 1);
  g_assert_false (fz_query_is_open (fz_finder_get_query (finder)));

  ask (finder, fz_query_with_services (open, 0x2, TRUE));
  g_assert_cmpuint (count_rows (finder), ==, 4);
  g_assert_cmpuint (counts->services[0], ==, 6);
  g_assert_cmpuint (counts->services[1], ==, 4);
  g_assert_cmpuint (counts->levels[FZ_LEVEL_DISTRICT], ==, 2);

  ask (finder, fz_query_with_services (open, 0x1, FALSE));
  g_assert_cmpuint (count_rows (finder), ==, 0);
  ask (finder, fz_query_with_services (open, 0, TRUE));
  g_assert_cmpuint (count_rows (finder), ==, 6);
  g_assert_true (fz_query_is_open (fz_finder_get_query (finder)));
}

/* Each count is what the query with that one filter gives, over invented details. */
static void
test_counts_are_true (void)
{
  g_autoptr (FzFinder) finder = make_finder ("sample.db", FZ_SCRIPT_HANS);
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzQuery) in_district = fz_query_with_district (open, "440106");
  FzQuery *const bases[] = { open, in_district };
  guint          n_services =
      get_catalog (finder)->services->len;

  for (guint b = 0; b < G_N_ELEMENTS (bases); b++)
    {
      for (gboolean expected = FALSE; expected <= TRUE; expected++)
        {
          FzCounts counts;

          ask (finder, fz_query_with_services (bases[b], 0, expected));
          counts = *fz_finder_get_counts (finder);
          for (guint i = 0; i < n_services; i++)
            {
              ask (finder, fz_query_with_services (bases[b], 1u << i, expected));
              g_assert_cmpuint (count_rows (finder), ==, counts.services[i]);
              g_assert_cmpuint (fz_finder_get_counts (finder)->services[i], ==,
                                counts.services[i]);
            }
        }
    }
}

static void
test_query_values (void)
{
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzOrigin) here = fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { 23.1, 113.2 }, 0, NULL);
  g_autoptr (FzOrigin) same = fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { 23.1, 113.2 }, 0, NULL);
  g_autoptr (FzQuery) from_here = fz_query_with_origin (open, here);
  g_autoptr (FzQuery) from_same = fz_query_with_origin (open, same);
  g_autoptr (FzQuery) from_nowhere = fz_query_with_origin (from_here, NULL);
  g_autoptr (FzQuery) by_name = fz_query_with_order (from_here, FZ_ORDER_NAME);
  g_autoptr (FzQuery) of_service = fz_query_with_services (open, 1, FALSE);
  g_autoptr (FzQuery) of_expected = fz_query_with_services (open, 1, TRUE);

  g_assert_true (fz_query_is_open (from_here));
  g_assert_true (fz_query_equal (from_here, from_same));
  g_assert_false (fz_query_equal (open, from_here));
  g_assert_true (fz_query_equal (open, from_nowhere));
  g_assert_false (fz_query_equal (from_here, by_name));
  g_assert_true (fz_query_get_origin (by_name) == here);
  g_assert_cmpint (fz_query_get_order (by_name), ==, FZ_ORDER_NAME);
  g_assert_false (fz_query_equal (of_service, of_expected));
  g_assert_cmpuint (fz_query_get_services (of_expected), ==, 1);
  g_assert_true (fz_query_get_expected (of_expected));
}

/* The centre of the district in which one is leads; all others stand strictly by distance. */
static void
test_by_distance (void)
{
  g_autoptr (FzFinder) finder = make_finder ("stations.db", FZ_SCRIPT_HANS);
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzQuery) by_distance = fz_query_with_order (open, FZ_ORDER_DISTANCE);
  g_autoptr (GRand) rand = g_rand_new_with_seed (188);
  const guint32 *rows;
  guint          n_rows;

  /* Without a starting point they stand as ever. */
  ask (finder, g_object_ref (by_distance));
  rows = fz_finder_get_rows (finder, &n_rows);
  for (guint i = 0; i < n_rows; i++)
    g_assert_cmpuint (rows[i], ==, i);

  for (guint try = 0; try < 100; try++)
    {
      FzPoint point = { g_rand_double_range (rand, FZ_CITY_SOUTH, FZ_CITY_NORTH),
                        g_rand_double_range (rand, FZ_CITY_WEST, FZ_CITY_EAST) };
      g_autoptr (FzOrigin) origin = fz_origin_new (FZ_ORIGIN_MAP, point, 0, NULL);
      g_autoptr (GArray) nearest = fz_nearest (get_columns (finder), NULL, 0, point, 188);
      FzLeaders leaders =
          fz_responsible_find_leaders (get_columns (finder), get_catalog (finder), origin);
      guint at = 0;

      ask (finder, fz_query_with_origin (by_distance, origin));
      rows = fz_finder_get_rows (finder, &n_rows);
      g_assert_cmpuint (n_rows, ==, 188);
      if (leaders.centre != FZ_NO_LEADER)
        g_assert_cmpuint (rows[at++], ==, leaders.centre);
      for (guint i = 0; i < nearest->len; i++)
        {
          guint row = g_array_index (nearest, FzNearby, i).row;

          if (row != leaders.centre)
            g_assert_cmpuint (rows[at++], ==, row);
        }
      g_assert_cmpuint (at, ==, 188);
    }
}

/* Stations at one spot stand by their codes, however many they are. */
static void
test_one_spot (void)
{
  static const guint sizes[] = { 2, 10, 60 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (FzStationTable) table = fz_station_table_new (FZ_SCRIPT_HANS);
      g_autoptr (FzCatalog) catalog = fz_catalog_new ();
      g_autoptr (FzFinder) finder = NULL;
      g_autoptr (FzQuery) open = fz_query_new ();
      g_autoptr (FzQuery) by_distance = fz_query_with_order (open, FZ_ORDER_DISTANCE);
      g_autoptr (FzOrigin) origin =
          fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { 23.1, 113.2 }, 0, NULL);
      FzStationColumns *columns = fz_station_columns_new ();
      const guint32    *rows;
      guint             n_rows;

      for (guint i = 0; i < sizes[s]; i++)
        {
          g_autofree char *code = g_strdup_printf ("%u", 1000 + (i * 7) % sizes[s]);
          FzStationEntry   entry = {
              .id = i + 1,
              .code = code,
              .district = FZ_NO_DISTRICT,
              .names = { "站" },
              .place = { "街" },
              .point = { 23.2, 113.3 },
          };

          fz_station_columns_append (columns, &entry);
        }
      fz_station_table_take (table, catalog, columns);
      finder = fz_finder_new (table);
      ask (finder, fz_query_with_origin (by_distance, origin));
      rows = fz_finder_get_rows (finder, &n_rows);
      for (guint i = 1; i < n_rows; i++)
        g_assert_cmpstr (fz_station_columns_get_code (get_columns (finder), rows[i - 1]), <,
                         fz_station_columns_get_code (get_columns (finder), rows[i]));
    }
}

/* The better match stays before the nearer station. */
static void
test_text_before_distance (void)
{
  g_autoptr (FzFinder) finder = make_finder ("stations.db", FZ_SCRIPT_HANS);
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzQuery) by_distance = fz_query_with_order (open, FZ_ORDER_DISTANCE);
  g_autoptr (FzOrigin) far = fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { 23.9, 113.9 }, 0, NULL);
  const guint32 *rows;
  guint          n_rows;

  ask (finder, fz_query_with_origin (by_distance, far));
  ask_text (finder, "沙河");
  rows = fz_finder_get_rows (finder, &n_rows);
  g_assert_cmpuint (n_rows, >, 0);
  g_assert_cmpstr (fz_station_columns_get_place (get_columns (finder), rows[0], FZ_SCRIPT_HANS),
                   ==, "沙河街道");
}

static char *
list_places (FzFinder *finder,
             FzScript  script,
             guint     n)
{
  GString       *places = g_string_new (NULL);
  guint          n_rows;
  const guint32 *rows = fz_finder_get_rows (finder, &n_rows);

  for (guint i = 0; i < MIN (n, n_rows); i++)
    g_string_append_printf (places, "%s%s", i > 0 ? " " : "",
                            fz_station_columns_get_place (get_columns (finder), rows[i], script));
  return g_string_free (places, FALSE);
}

static void
test_by_name (void)
{
  g_autoptr (FzFinder) hans = make_finder ("stations.db", FZ_SCRIPT_HANS);
  g_autoptr (FzFinder) latin = make_finder ("stations.db", FZ_SCRIPT_LATIN);
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzQuery) districts = fz_query_with_levels (open, 1u << FZ_LEVEL_DISTRICT);
  g_autofree char *in_chinese = NULL;
  g_autofree char *in_english = NULL;

  ask (hans, fz_query_with_order (districts, FZ_ORDER_NAME));
  ask (latin, fz_query_with_order (districts, FZ_ORDER_NAME));
  in_chinese = list_places (hans, FZ_SCRIPT_HANS, 11);
  in_english = list_places (latin, FZ_SCRIPT_LATIN, 4);
  g_assert_cmpstr (in_chinese, ==,
                   "白云区 从化区 海珠区 花都区 黄埔区 荔湾区 南沙区 番禺区 天河区 越秀区 增城区");
  g_assert_cmpstr (in_english, ==,
                   "Baiyun District Conghua District Haizhu District Huadu District");
}

/* As Unicode counts them: 天 4, 白 5, 花 7, 南 9, 荔 9, 海 10, 從 11, 番 12, 越 12, 黃 12,
 * 增 15. */
static void
test_by_strokes (void)
{
  g_autoptr (FzFinder) hant = make_finder ("stations.db", FZ_SCRIPT_HANT);
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzQuery) districts = fz_query_with_levels (open, 1u << FZ_LEVEL_DISTRICT);
  g_autofree char *places = NULL;

  ask (hant, fz_query_with_order (districts, FZ_ORDER_NAME));
  places = list_places (hant, FZ_SCRIPT_HANT, 11);
  g_assert_cmpstr (places, ==,
                   "天河區 白雲區 花都區 南沙區 荔灣區 海珠區 從化區 番禺區 越秀區 黃埔區 增城區");
}

static void
test_stroke_keys (void)
{
  static const char *const in_order[] = {
    "", "A", "b", "一", "一a", "一一", "丁", "二", "三", "天", "天河", "\U00020000"
  };

  for (guint i = 0; i < G_N_ELEMENTS (in_order); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (in_order); j++)
        {
          g_autofree char *a = fz_strokes_make_key (in_order[i]);
          g_autofree char *b = fz_strokes_make_key (in_order[j]);
          int              order = strcmp (a, b);

          g_test_message ("%s %s", in_order[i], in_order[j]);
          g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
        }
    }
}

/* An edit that changes a place moves it in every order. */
static void
test_order_follows_table (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzFinder) finder = fz_finder_new (table);
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzQuery) by_distance = fz_query_with_order (open, FZ_ORDER_DISTANCE);
  g_autoptr (FzOrigin) origin = fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { 23.124, 113.607 }, 0,
                                               NULL);
  g_autoptr (FzRecord) record = fixture_make_record (1);
  guint n_rows;

  ask (finder, fz_query_with_origin (by_distance, origin));
  g_assert_cmpuint (fz_finder_get_rows (finder, &n_rows)[0], ==, 5);
  record->point = (FzPoint) { 23.124, 113.60701 };
  g_assert_true (fz_station_table_update (table, record));
  g_assert_cmpuint (fz_finder_get_rows (finder, &n_rows)[1], ==, 0);
}

static void
test_problems (void)
{
  static const struct
  {
    const char *text;
    const char *code; /* NULL: no problem is named */
  } cases[] = {
    { "欠薪", "unpaid-wages" },
    { "討薪", "unpaid-wages" },
    { "拖欠", "unpaid-wages" },
    { "拖欠工資", "unpaid-wages" },
    { "unpaid wages", "unpaid-wages" },
    { "Unpaid  Wages ", "unpaid-wages" },
    { "unp", "unpaid-wages" },
    { "工伤", "work-injury" },
    { "工傷", "work-injury" },
    { "家暴", "family-violence" },
    { "domestic violence", "family-violence" },
    { "離婚", "divorce" },
    { "离婚", "divorce" },
    { "交通", "traffic-accident" },
    { "will", "inheritance" },
    { "欠", NULL },
    { "un", NULL },
    { "", NULL },
    { "  ", NULL },
    { "天河", NULL },
    { "欠薪了怎么办", "unpaid-wages" },
    { "我被家暴了", "family-violence" },
    { "老公家暴，想离婚", "family-violence" },
    { "離婚，老公家暴", "family-violence" },
    { "想离婚", "divorce" },
    { "车祸 工伤事故", "work-injury" },
    { "老板不发工资", "unpaid-wages" },
    { "my boss owes wages", "unpaid-wages" },
    { "I was in a car accident yesterday", "traffic-accident" },
    { "Domestic violence, what now?", "family-violence" },
    { "天河离婚", "divorce" },
    { "will it be open", NULL },
    { "what a relief", NULL },
    { "parental", NULL },
    { "我在家", NULL },
    { "\xff\xff", NULL },
  };
  g_autoptr (FzFinder) finder = make_finder ("stations.db", FZ_SCRIPT_HANS);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const FzProblem *problem;
      g_autofree char *printable = g_utf8_make_valid (cases[i].text, -1);

      g_test_message ("“%s”", printable);
      ask_text (finder, cases[i].text);
      problem = fz_finder_get_problem (finder);
      g_assert_cmpstr (problem != NULL ? problem->code : NULL, ==, cases[i].code);
      if (cases[i].code != NULL)
        {
          g_assert_cmpuint (count_rows (finder), >, 0);
          g_assert_false (fz_finder_forgives (finder));
        }
    }
}

/* The rest of a sentence narrows the answer where it names a place, and only there. */
static void
test_problem_in_place (void)
{
  static const struct
  {
    const char *text;
    const char *district; /* NULL: all of them */
  } cases[] = {
    { "天河离婚", "440106" },
    { "离婚 天河", "440106" },
    { "天河區 想離婚", "440106" },
    { "divorce in Tianhe", "440106" },
    { "我想离婚", NULL },
    { "divorce in my life", NULL },
  };
  g_autoptr (FzFinder) finder = make_finder ("stations.db", FZ_SCRIPT_HANS);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const FzStationColumns *columns = get_columns (finder);
      FzCatalog              *catalog = get_catalog (finder);
      guint                   n_rows, district;
      const guint32          *rows;

      g_test_message ("“%s”", cases[i].text);
      ask_text (finder, cases[i].text);
      g_assert_nonnull (fz_finder_get_problem (finder));
      rows = fz_finder_get_rows (finder, &n_rows);
      if (cases[i].district == NULL)
        {
          g_assert_cmpuint (n_rows, ==, 188);
          continue;
        }
      g_assert_true (fz_catalog_find_district (catalog, cases[i].district, &district));
      g_assert_cmpuint (n_rows, >, 1);
      for (guint r = 0; r < n_rows; r++)
        g_assert_cmpuint (fz_station_columns_get_district (columns, rows[r]), ==, district);
    }
}

static const char *
get_list_code (FzFinder *finder,
               guint     i)
{
  g_autoptr (FzStation) station =
      g_list_model_get_item (G_LIST_MODEL (fz_finder_get_results (finder)), i);
  guint row;

  g_assert_true (
      fz_station_columns_find (get_columns (finder), fz_station_get_id (station), &row));
  return fz_station_columns_get_code (get_columns (finder), row);
}

static FzReason
get_reason (FzFinder *finder,
            guint     i)
{
  g_autoptr (FzStation) station =
      g_list_model_get_item (G_LIST_MODEL (fz_finder_get_results (finder)), i);
  FzSuggestion suggestion;

  g_assert_true (fz_finder_measure (finder, station, &suggestion));
  return suggestion.reason;
}

/* The list begins with one's own station and the district's centre, and goes on strictly
 * by distance. A better match stays before. */
static void
test_responsible_first (void)
{
  g_autoptr (FzFinder) finder = make_finder ("sample.db", FZ_SCRIPT_HANS);
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzQuery) by_distance = fz_query_with_order (open, FZ_ORDER_DISTANCE);
  g_autoptr (FzOrigin) shamian = NULL;
  g_autoptr (GArray) suggestions = NULL;
  FzResults     *results = fz_finder_get_results (finder);
  guint          n_rows, row = 0;
  const guint32 *rows;

  while (!g_str_equal (fz_station_columns_get_code (get_columns (finder), row), "440103002"))
    row++;
  shamian = fz_origin_new_for_street (get_columns (finder), row);
  suggestions = fz_responsible_find (get_columns (finder),
                                     get_catalog (finder),
                                     NULL, 0, shamian, FZ_RESULTS_FIRST);
  ask (finder, fz_query_with_origin (by_distance, shamian));

  g_assert_cmpstr (get_list_code (finder, 0), ==, "440103002");
  g_assert_cmpstr (get_list_code (finder, 1), ==, "440103");
  g_assert_cmpint (get_reason (finder, 0), ==, FZ_REASON_OWN);
  g_assert_cmpint (get_reason (finder, 1), ==, FZ_REASON_CENTRE);
  g_assert_cmpint (get_reason (finder, 2), ==, FZ_REASON_NEAREST);
  for (guint i = 0; i < FZ_RESULTS_FIRST; i++)
    g_assert_cmpstr (get_list_code (finder, i), ==,
                     fz_station_columns_get_code (
                         get_columns (finder), g_array_index (suggestions, FzSuggestion, i).row));
  g_assert_cmpuint (fz_results_get_total (results), ==, 188);
  g_assert_true (fz_finder_is_nearest_unsure (finder));

  rows = fz_finder_get_rows (finder, &n_rows);
  g_assert_cmpuint (n_rows, ==, 188);
  for (guint i = 3; i < n_rows; i++)
    g_assert_cmpfloat (
        fz_point_distance (fz_origin_get_point (shamian),
                           fz_station_columns_get_point (get_columns (finder), rows[i - 1])),
        <=,
        fz_point_distance (fz_origin_get_point (shamian),
                           fz_station_columns_get_point (get_columns (finder), rows[i])));

  ask_text (finder, "猎德");
  g_assert_cmpstr (get_list_code (finder, 0), ==, "440106013");
  ask_text (finder, "家暴");
  g_assert_cmpstr (get_list_code (finder, 0), ==, "440103002");
  ask_text (finder, "");
  ask (finder, g_object_ref (open));
  g_assert_false (fz_finder_is_nearest_unsure (finder));
  g_assert_cmpstr (get_list_code (finder, 0), ==, "440100");
}

/* Stations that the text itself finds come first, and every other filter holds. */
static void
test_problem_rows (void)
{
  g_autoptr (FzStationTable) table = fz_station_table_new (FZ_SCRIPT_HANS);
  g_autoptr (FzCatalog) catalog = fixture_make_catalog ();
  g_autoptr (FzFinder) finder = NULL;
  FzProblem problem = {
    .code = (char *) "noise",
    .names = { { (char *) "噪音" } },
    .words = { { (char *) "噪音;猎德" } },
    .services = 0x2,
    .source = (char *) "a law",
  };
  const guint32 *rows;
  guint          n_rows;

  fz_catalog_add_problem (catalog, &problem);
  fz_station_table_take (table, catalog, fixture_make_columns ());
  finder = fz_finder_new (table);

  ask_text (finder, "噪音");
  g_assert_cmpuint (count_rows (finder), ==, 4);

  ask_text (finder, "猎德");
  rows = fz_finder_get_rows (finder, &n_rows);
  g_assert_cmpuint (n_rows, ==, 4);
  g_assert_cmpuint (rows[0], ==, 2);
  g_assert_cmpuint (rows[1], ==, 0);

  ask (finder, fz_query_with_levels (fz_finder_get_query (finder), 1u << FZ_LEVEL_DISTRICT));
  g_assert_cmpuint (count_rows (finder), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filters/services", test_services);
  g_test_add_func ("/filters/counts-are-true", test_counts_are_true);
  g_test_add_func ("/filters/query-values", test_query_values);
  g_test_add_func ("/orders/by-distance", test_by_distance);
  g_test_add_func ("/orders/one-spot", test_one_spot);
  g_test_add_func ("/orders/text-before-distance", test_text_before_distance);
  g_test_add_func ("/orders/by-name", test_by_name);
  g_test_add_func ("/orders/by-strokes", test_by_strokes);
  g_test_add_func ("/orders/stroke-keys", test_stroke_keys);
  g_test_add_func ("/orders/follow-table", test_order_follows_table);
  g_test_add_func ("/problems/texts", test_problems);
  g_test_add_func ("/problems/in-place", test_problem_in_place);
  g_test_add_func ("/filters/responsible-first", test_responsible_first);
  g_test_add_func ("/problems/rows", test_problem_rows);
  return g_test_run ();
}
