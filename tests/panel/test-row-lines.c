/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fixtures.h"
#include "fz-hours-fixture.h"
#include "fz-row-lines.h"

#include <string.h>

/* The two lines of a row with what is emphasised in brackets. */
static char *
bracket (const char *text,
         GArray     *spans)
{
  GString *bracketed = g_string_new (NULL);
  guint    at = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      FzSpan span = g_array_index (spans, FzSpan, i);

      g_assert_cmpuint (span.start, >=, at);
      g_assert_cmpuint (span.end, <=, strlen (text));
      g_string_append_len (bracketed, text + at, span.start - at);
      g_string_append_printf (bracketed, "[%.*s]", (int) (span.end - span.start),
                              text + span.start);
      at = span.end;
    }
  g_string_append (bracketed, text + at);
  return g_string_free (bracketed, FALSE);
}

static FzQuery *
make_query (FzStationTable *table,
            const char     *text,
            int             origin)
{
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzQuery) of_text = fz_query_with_text (open, text);
  g_autoptr (FzOrigin) start = NULL;

  if (origin < 0)
    return g_steal_pointer (&of_text);
  start = fz_origin_new_for_street (fz_station_table_get_columns (table), (guint) origin);
  return fz_query_with_origin (of_text, start);
}

static void
test_lines (void)
{
  static const struct
  {
    guint32     id;
    const char *text;
    int         origin; /* row of the station whose place it is; -1: none */
    const char *place;
    const char *kind;
    const char *whole;
  } cases[] = {
    { 3, "", -1, "猎德街道", "Subdistrict station · 天河区",
      "猎德街道, Subdistrict station · 天河区, Popular, Open until 17:00, approximate position" },
    { 3, "猎德", -1, "[猎德]街道", "Subdistrict station · 天河区",
      "猎德街道, Subdistrict station · 天河区, Popular, Open until 17:00, approximate position" },
    { 3, "獵德 天河", -1, "[猎德]街道", "Subdistrict station · [天河]区",
      "猎德街道, Subdistrict station · 天河区, Popular, Open until 17:00, approximate position" },
    { 3, "6011", -1, "猎德街道", "Code 44010[6011] · 天河区",
      "猎德街道, Subdistrict station · 天河区, Popular, Open until 17:00, Code 440106011, "
      "approximate position" },
    { 3, "法律援助", -1, "猎德街道", "Offers: [法律援助] · 天河区",
      "猎德街道, Subdistrict station · 天河区, Popular, Open until 17:00, Offers: 法律援助, "
      "approximate position" },
    { 2, "法律援助", -1, "天河区", "Expected at this level: [法律援助] · District centre",
      "天河区, District centre, Not known if open, Expected at this level: 法律援助, "
      "approximate position" },
    { 3, "", 2, "猎德街道", "Your station · 天河区",
      "猎德街道, Subdistrict station · 天河区, Popular, Your station, Open until 17:00, "
      "approximate position" },
    { 2, "", 2, "天河区", "about 2.8 km NE · Your district’s centre",
      "天河区, District centre, Your district’s centre, about 2.8 km north-east, "
      "Not known if open, approximate position" },
    { 4, "沙河", 2, "[沙河]街道", "about 4.5 km NW · 天河区",
      "沙河街道, Subdistrict station · 天河区, about 4.5 km north-west, Open until 17:00, "
      "exact position" },
    { 2, "法律援助", 2, "天河区",
      "about 2.8 km NE · Your district’s centre · Expected at this level: [法律援助]",
      "天河区, District centre, Your district’s centre, about 2.8 km north-east, "
      "Not known if open, Expected at this level: 法律援助, approximate position" },
    { 5, "", 2, "增城区", "about 51 km E · District centre",
      "增城区, District centre, about 51 km east, Not known if open, approximate position" },
  };
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzFinder) finder = fz_finder_new (table);

  fz_finder_set_now (finder, fixture_parse_time ("2026-07-06 10:00"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzQuery) query = make_query (table, cases[i].text, cases[i].origin);
      g_autoptr (FzStation) station = fz_station_table_find_station (table, cases[i].id);
      g_autoptr (FzRowLines) lines = NULL;
      g_autofree char *place = NULL;
      g_autofree char *kind = NULL;

      fz_finder_set_query (finder, query);
      lines = fz_row_lines_new (station, finder);
      place = bracket (lines->place, lines->place_spans);
      kind = bracket (lines->kind, lines->kind_spans);
      g_assert_cmpstr (place, ==, cases[i].place);
      g_assert_cmpstr (kind, ==, cases[i].kind);
      g_assert_cmpstr (lines->whole, ==, cases[i].whole);
    }
}

/* A door and a point that somebody is sure of are told without "about". */
static void
test_exact_distance (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzFinder) finder = fz_finder_new (table);
  g_autoptr (FzOrigin) origin =
      fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { 23.152, 113.325 }, 0, NULL);
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzQuery) query = fz_query_with_origin (open, origin);
  g_autoptr (FzStation) shahe = fz_station_table_find_station (table, 4);
  g_autoptr (FzRowLines) lines = NULL;

  fz_finder_set_query (finder, query);
  lines = fz_row_lines_new (shahe, finder);
  g_assert_cmpstr (lines->kind, ==, "1.0 km W · 天河区");
}

/* Three metres away is here, and no "0 m". */
static void
test_at_the_place (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzFinder) finder = fz_finder_new (table);
  g_autoptr (FzOrigin) origin =
      fz_origin_new (FZ_ORIGIN_MAP, (FzPoint) { 23.15203, 113.315 }, 0, NULL);
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzQuery) query = fz_query_with_origin (open, origin);
  g_autoptr (FzStation) shahe = fz_station_table_find_station (table, 4);
  g_autoptr (FzRowLines) lines = NULL;

  fz_finder_set_query (finder, query);
  lines = fz_row_lines_new (shahe, finder);
  g_assert_cmpstr (lines->kind, ==, "Subdistrict station · 天河区");
}

/* When somebody asks what is open, the row says which are, and of which nobody knows. */
static void
test_open_or_not_known (void)
{
  static const struct
  {
    guint32     id;
    FzOpening   opening;
    const char *time;
    const char *kind;
    const char *whole;
  } cases[] = {
    { 3, FZ_OPENING_ANY, "2026-07-06 10:00", "Subdistrict station · 天河区",
      "猎德街道, Subdistrict station · 天河区, Popular, Open until 17:00, approximate position" },
    { 3, FZ_OPENING_NOW, "2026-07-06 10:00", "Open until 17:00 · 天河区",
      "猎德街道, Subdistrict station · 天河区, Popular, Open until 17:00, "
      "approximate position" },
    { 4, FZ_OPENING_AT, "2026-07-07 16:00", "Open until 17:00 · 天河区",
      "沙河街道, Subdistrict station · 天河区, Open until 17:00, exact position" },
    { 4, FZ_OPENING_AT, "2026-07-05 16:00", "Subdistrict station · 天河区",
      "沙河街道, Subdistrict station · 天河区, exact position" },
    { 5, FZ_OPENING_NOW, "2026-07-06 10:00", "Not known if open · District centre",
      "增城区, District centre, Not known if open, approximate position" },
    { 1, FZ_OPENING_AT, "2026-07-07 16:00", "Not known if open · City centre",
      "广州市, City centre, Not known if open, approximate position" },
  };
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_HANS);
  g_autoptr (FzFinder) finder = fz_finder_new (table);

  fz_finder_set_now (finder, fixture_parse_time ("2026-07-06 10:00"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzQuery) open = fz_query_new ();
      g_autoptr (FzQuery) query =
          fz_query_with_opening (open, cases[i].opening, fixture_parse_time (cases[i].time));
      g_autoptr (FzStation) station = fz_station_table_find_station (table, cases[i].id);
      g_autoptr (FzRowLines) lines = NULL;

      fz_finder_set_query (finder, query);
      lines = fz_row_lines_new (station, finder);
      g_assert_cmpstr (lines->kind, ==, cases[i].kind);
      g_assert_cmpstr (lines->whole, ==, cases[i].whole);
    }
}

static void
test_without_finder (void)
{
  g_autoptr (FzStationTable) table = fixture_make_table (FZ_SCRIPT_LATIN);
  g_autoptr (FzStation) city = fz_station_table_find_station (table, 1);
  g_autoptr (FzRowLines) lines = fz_row_lines_new (city, NULL);

  g_assert_cmpstr (lines->place, ==, "Guangzhou");
  g_assert_cmpstr (lines->kind, ==, "City centre");
  g_assert_cmpuint (lines->place_spans->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-lines/lines", test_lines);
  g_test_add_func ("/row-lines/exact-distance", test_exact_distance);
  g_test_add_func ("/row-lines/at-the-place", test_at_the_place);
  g_test_add_func ("/row-lines/open-or-not-known", test_open_or_not_known);
  g_test_add_func ("/row-lines/without-finder", test_without_finder);
  return g_test_run ();
}
