/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-data-fixture.h"
#include "fz-query.h"
#include "fz-start-search.h"

/* Starting points by name, over the collection that is shipped. */

typedef struct
{
  DataFixture       data;
  FzLandmarkSearch *landmarks;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  data_fixture_set_up (&fixture->data, NULL);
  fixture->landmarks = fz_landmark_search_new (fixture->data.catalog);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  fz_landmark_search_free (fixture->landmarks);
  data_fixture_tear_down (&fixture->data, NULL);
}

static GArray *
find (Fixture    *fixture,
      const char *text,
      guint       limit)
{
  return fz_start_search_find (fixture->data.columns, fixture->data.catalog, fixture->landmarks,
                               text, limit);
}

static void
test_first_answer (Fixture      *fixture,
                   gconstpointer data)
{
  static const struct
  {
    const char  *text;
    FzOriginKind kind;
    const char  *name; /* in simplified characters */
  } cases[] = {
    { "猎德", FZ_ORIGIN_STREET, "猎德街" },
    { "獵德", FZ_ORIGIN_STREET, "猎德街" },
    { "liede", FZ_ORIGIN_STREET, "猎德街" },
    { "猎德站", FZ_ORIGIN_LANDMARK, "猎德" },
    { "天河区", FZ_ORIGIN_STREET, "天河区" },
    { "广州南站", FZ_ORIGIN_LANDMARK, "广州南站" },
    { "廣州南站", FZ_ORIGIN_LANDMARK, "广州南站" },
    { "guangzhounanzhan", FZ_ORIGIN_LANDMARK, "广州南站" },
    { "西塱", FZ_ORIGIN_LANDMARK, "西塱" },
    { "xilang", FZ_ORIGIN_LANDMARK, "西塱" },
    { "Xilang", FZ_ORIGIN_LANDMARK, "西塱" },
    { "体育西路", FZ_ORIGIN_LANDMARK, "体育西路" },
    { "体育西", FZ_ORIGIN_LANDMARK, "体育西路" },
    { "tyxl", FZ_ORIGIN_LANDMARK, "体育西路" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) found = find (fixture, cases[i].text, 5);
      g_autoptr (FzOrigin) origin = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (found->len, >, 0);
      origin = fz_start_make_origin (&g_array_index (found, FzStart, 0), fixture->data.columns,
                                     fixture->data.catalog);
      g_test_message ("  %s", fz_origin_get_name (origin, FZ_SCRIPT_HANS));
      g_assert_cmpint (fz_origin_get_kind (origin), ==, cases[i].kind);
      g_assert_true (g_str_has_prefix (fz_origin_get_name (origin, FZ_SCRIPT_HANS),
                                       cases[i].name));
    }
}

/* A street and the metro station of the same name are both there. */
static void
test_both_kinds (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GArray) found = find (fixture, "猎德", G_MAXUINT);
  guint n_kinds[2] = { 0 };

  for (guint i = 0; i < found->len; i++)
    n_kinds[g_array_index (found, FzStart, i).kind == FZ_ORIGIN_LANDMARK]++;
  g_assert_cmpuint (n_kinds[0], ==, 1);
  g_assert_cmpuint (n_kinds[1], ==, 1);
}

/* A slip is forgiven only where nothing answers. */
static void
test_slips_come_alone (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (GArray) exact = find (fixture, "xilang", G_MAXUINT);
  g_autoptr (GArray) slip = find (fixture, "Xilangg", G_MAXUINT);
  g_autoptr (GArray) nothing = find (fixture, "qqqqqqqq", G_MAXUINT);
  g_autoptr (GArray) empty = find (fixture, "", G_MAXUINT);

  for (guint i = 0; i < exact->len; i++)
    {
      g_autoptr (FzOrigin) origin = fz_start_make_origin (
          &g_array_index (exact, FzStart, i), fixture->data.columns, fixture->data.catalog);

      g_assert_nonnull (strstr (fz_origin_get_name (origin, FZ_SCRIPT_LATIN), "Xilang"));
    }
  g_assert_cmpuint (slip->len, >, 0);
  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_cmpuint (empty->len, ==, 0);
}

/* The district itself, then all its streets and towns, each once. */
static void
test_list (Fixture      *fixture,
           gconstpointer data)
{
  guint n_listed = 0;

  for (guint district = 0; district < fixture->data.catalog->districts->len; district++)
    {
      g_autoptr (GArray) rows =
          fz_start_search_list (fixture->data.columns, district, FZ_SCRIPT_LATIN);
      const char *before = "";

      g_assert_cmpuint (rows->len, >, 1);
      g_assert_cmpint (fz_station_columns_get_level (fixture->data.columns,
                                                     g_array_index (rows, guint32, 0)),
                       ==, FZ_LEVEL_DISTRICT);
      for (guint i = 1; i < rows->len; i++)
        {
          guint32     row = g_array_index (rows, guint32, i);
          const char *name = fz_station_columns_get_place (fixture->data.columns, row,
                                                           FZ_SCRIPT_LATIN);

          g_assert_cmpuint (fz_station_columns_get_district (fixture->data.columns, row), ==,
                            district);
          g_assert_cmpstr (before, <, name);
          before = name;
        }
      n_listed += rows->len;
    }
  /* All but the city's own. */
  g_assert_cmpuint (n_listed, ==, fz_station_columns_get_n_rows (fixture->data.columns) - 1);
}

static void
test_limit (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GArray) all = find (fixture, "天河", G_MAXUINT);
  g_autoptr (GArray) seven = find (fixture, "天河", 7);

  g_assert_cmpuint (all->len, >, 20);
  g_assert_cmpuint (seven->len, ==, 7);
  for (guint i = 0; i < seven->len; i++)
    {
      g_assert_cmpint (g_array_index (all, FzStart, i).kind, ==,
                       g_array_index (seven, FzStart, i).kind);
      g_assert_cmpuint (g_array_index (all, FzStart, i).number, ==,
                        g_array_index (seven, FzStart, i).number);
    }
}

/* Starting somewhere orders by distance; leaving it brings the order of before back,
 * unless another one was chosen in between. */
static void
test_order_returns (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (FzOrigin) here = fz_origin_new_for_street (fixture->data.columns, 0);
  g_autoptr (FzOrigin) there = fz_origin_new_for_street (fixture->data.columns, 1);
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzQuery) by_name = fz_query_with_order (open, FZ_ORDER_NAME);
  g_autoptr (FzQuery) from_here = fz_query_start_from (by_name, here);
  g_autoptr (FzQuery) from_there = fz_query_start_from (from_here, there);
  g_autoptr (FzQuery) cleared = fz_query_start_from (from_there, NULL);
  g_autoptr (FzQuery) chosen = fz_query_with_order (from_there, FZ_ORDER_PLACE);
  g_autoptr (FzQuery) chosen_cleared = fz_query_start_from (chosen, NULL);
  g_autoptr (FzQuery) never = fz_query_start_from (open, NULL);

  g_assert_cmpint (fz_query_get_order (from_here), ==, FZ_ORDER_DISTANCE);
  g_assert_cmpint (fz_query_get_order (from_there), ==, FZ_ORDER_DISTANCE);
  g_assert_true (fz_query_get_origin (from_there) == there);
  g_assert_null (fz_query_get_origin (cleared));
  g_assert_cmpint (fz_query_get_order (cleared), ==, FZ_ORDER_NAME);
  g_assert_cmpint (fz_query_get_order (chosen_cleared), ==, FZ_ORDER_PLACE);
  g_assert_true (fz_query_equal (never, open));
}

/* What people type to find a station may be where they are. */
static void
test_guess (Fixture      *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *name; /* in simplified characters; "": of none; NULL: no guess */
    double      lat;
  } cases[] = {
    { "体育西路", "体育西路", 0 },
    { "tiyu xilu", "体育西路", 0 },
    { "广州南站", "广州南站", 0 },
    { "23.1291, 113.2644", "", 23.1291 },
    { "geo:23.1291,113.2644", "", 23.1291 },
    { "113.2644, 23.1291", NULL, 0 },
    { "21.5, 114.5", NULL, 0 },
    { "95, 200", NULL, 0 },
    { "没有", NULL, 0 },
    { "", NULL, 0 },
    { "\xff", NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzOrigin) origin =
          fz_start_search_guess (fixture->data.columns, fixture->data.catalog, cases[i].text);
      const char *name;

      g_test_message ("%s", cases[i].text);
      g_assert_true ((origin != NULL) == (cases[i].name != NULL));
      if (origin == NULL)
        continue;
      name = fz_origin_get_name (origin, FZ_SCRIPT_HANS);
      g_assert_cmpstr (name != NULL ? name : "", ==, cases[i].name);
      if (cases[i].lat > 0)
        g_assert_cmpfloat (fz_origin_get_point (origin).lat, ==, cases[i].lat);
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/start-search/first-answer", test_first_answer);
  ADD ("/start-search/both-kinds", test_both_kinds);
  ADD ("/start-search/slips-come-alone", test_slips_come_alone);
  ADD ("/start-search/list", test_list);
  ADD ("/start-search/limit", test_limit);
  ADD ("/start-search/guess", test_guess);
  ADD ("/start-search/order-returns", test_order_returns);
  return g_test_run ();
}
