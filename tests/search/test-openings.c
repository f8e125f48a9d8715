/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-finder.h"
#include "fz-fixtures.h"
#include "fz-hours-fixture.h"
#include "fz-query-parts.h"
#include "fz-remedies.h"

/* When stations are open, whether one gets in without a step, when they were last
 * checked; and the way out when nothing is left. */

#define MONDAY_MORNING "2026-07-06 10:00"
#define MONDAY_NOON "2026-07-06 12:30"
#define SUNDAY "2026-07-05 10:00"

/* Seven stations, by id:
 *
 *   1 no hours           2 hours that do not parse   3 Mo-Fr with a break
 *   4 Mo-Fr to 13:00     5 24/7                      6 24/7, but suspended
 *   7 unknown by a rule
 */
static const struct
{
  const char *hours;
  FzStatus    status;
  FzStepFree  step_free;
  const char *checked_on;
} stations[] = {
  { NULL, FZ_STATUS_UNKNOWN, FZ_STEP_FREE_UNKNOWN, "2026-01-31" },
  { "whenever", FZ_STATUS_UNKNOWN, FZ_STEP_FREE_NO, NULL },
  { "Mo-Fr 09:00-12:00,14:00-17:00", FZ_STATUS_ACTIVE, FZ_STEP_FREE_YES, "2026-07-01" },
  { "Mo-Fr 09:00-13:00", FZ_STATUS_ACTIVE, FZ_STEP_FREE_YES, "2025-12-31" },
  { "24/7", FZ_STATUS_UNKNOWN, FZ_STEP_FREE_NO, NULL },
  { "24/7", FZ_STATUS_SUSPENDED, FZ_STEP_FREE_UNKNOWN, "2026-07-01" },
  { "24/7 unknown", FZ_STATUS_ACTIVE, FZ_STEP_FREE_UNKNOWN, "2026-02-01" },
};

typedef struct
{
  FzStationTable *table;
  FzFinder       *finder;
  FzQuery        *open;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  g_autoptr (FzCatalog) catalog = fixture_make_catalog ();
  g_autoptr (FzCalendar) calendar = fixture_load_calendar ();
  FzStationColumns *columns = fz_station_columns_new ();

  for (guint i = 0; i < G_N_ELEMENTS (stations); i++)
    {
      g_autofree char *code = g_strdup_printf ("44010600%u", i + 1);
      FzStationEntry   entry = {
          .id = i + 1,
          .code = code,
          .level = FZ_LEVEL_STREET,
          .names = { "站" },
          .place = { "街" },
          .hours = stations[i].hours,
          .status = stations[i].status,
          .step_free = stations[i].step_free,
          .checked_on = stations[i].checked_on,
      };

      fz_station_columns_append (columns, &entry);
    }
  fz_catalog_set_calendar (catalog, calendar);
  fixture->table = fz_station_table_new (FZ_SCRIPT_HANS);
  fz_station_table_take (fixture->table, catalog, columns);
  fixture->finder = fz_finder_new (fixture->table);
  fixture->open = fz_query_new ();
  fz_finder_set_now (fixture->finder, fixture_parse_time (MONDAY_MORNING));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_assert_finalize_object (fixture->finder);
  g_assert_finalize_object (fixture->table);
  g_assert_finalize_object (fixture->open);
}

/* Takes @query. */
static void
ask (Fixture *fixture,
     FzQuery *query)
{
  fz_finder_set_query (fixture->finder, query);
  g_object_unref (query);
}

static char *
list_ids (Fixture *fixture)
{
  const FzStationColumns *columns = fz_station_table_get_columns (fixture->table);
  GString                *ids = g_string_new (NULL);
  guint                   n_rows;
  const guint32          *rows = fz_finder_get_rows (fixture->finder, &n_rows);

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (ids, "%u", fz_station_columns_get_id (columns, rows[i]));
  return g_string_free (ids, FALSE);
}

static void
assert_ids (Fixture    *fixture,
            const char *expected)
{
  g_autofree char *ids = list_ids (fixture);

  g_assert_cmpstr (ids, ==, expected);
  g_assert_cmpuint (fz_finder_count (fixture->finder, fz_finder_get_query (fixture->finder)), ==,
                    strlen (expected));
}

static void
test_openings (Fixture      *fixture,
               gconstpointer unused)
{
  static const struct
  {
    FzOpening   opening;
    const char *time; /* of the query, or of the clock */
    gboolean    unknown_kept;
    const char *ids;
  } cases[] = {
    { FZ_OPENING_ANY, MONDAY_MORNING, TRUE, "1234567" },
    { FZ_OPENING_ANY, MONDAY_MORNING, FALSE, "34567" },
    { FZ_OPENING_NOW, MONDAY_MORNING, TRUE, "123457" },
    { FZ_OPENING_NOW, MONDAY_MORNING, FALSE, "345" },
    { FZ_OPENING_NOW, MONDAY_NOON, FALSE, "45" },
    { FZ_OPENING_NOW, SUNDAY, TRUE, "1257" },
    { FZ_OPENING_NOW, SUNDAY, FALSE, "5" },
    { FZ_OPENING_AT, MONDAY_NOON, FALSE, "45" },
    { FZ_OPENING_AT, SUNDAY, FALSE, "5" },
    { FZ_OPENING_AT, SUNDAY, TRUE, "1257" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 time = fixture_parse_time (cases[i].time);
      g_autoptr (FzQuery) opening =
          fz_query_with_opening (fixture->open, cases[i].opening, time);

      g_test_message ("case %u", i);
      fz_finder_set_now (fixture->finder,
                         cases[i].opening == FZ_OPENING_AT ? 0 : time);
      ask (fixture, fz_query_with_unknown_hours (opening, cases[i].unknown_kept));
      assert_ids (fixture, cases[i].ids);
    }
}

/* The counts of the hours are as if that filter were open, the others being set. */
static void
test_counts (Fixture      *fixture,
             gconstpointer unused)
{
  const FzCounts *counts = fz_finder_get_counts (fixture->finder);
  g_autoptr (FzQuery) with_ramp =
      fz_query_with_step_free (fixture->open, 1u << FZ_STEP_FREE_YES);
  g_autoptr (FzQuery) on_sunday =
      fz_query_with_opening (with_ramp, FZ_OPENING_AT, fixture_parse_time (SUNDAY));

  g_assert_cmpuint (counts->any_hours, ==, 7);
  g_assert_cmpuint (counts->told_hours, ==, 5);
  g_assert_cmpuint (counts->now[FZ_HOURS_STATE_OPEN], ==, 3);
  g_assert_cmpuint (counts->now[FZ_HOURS_STATE_UNKNOWN], ==, 3);
  g_assert_cmpuint (counts->now[FZ_HOURS_STATE_CLOSED], ==, 1);
  g_assert_cmpuint (counts->then[FZ_HOURS_STATE_OPEN], ==, 0);
  g_assert_cmpuint (counts->step_free[FZ_STEP_FREE_YES], ==, 2);
  g_assert_cmpuint (counts->step_free[FZ_STEP_FREE_NO], ==, 2);
  g_assert_cmpuint (counts->step_free[FZ_STEP_FREE_UNKNOWN], ==, 3);

  ask (fixture, fz_query_with_unknown_hours (on_sunday, FALSE));
  assert_ids (fixture, "");
  g_assert_cmpuint (counts->any_hours, ==, 2);
  g_assert_cmpuint (counts->now[FZ_HOURS_STATE_OPEN], ==, 2);
  g_assert_cmpuint (counts->then[FZ_HOURS_STATE_OPEN], ==, 0);
  g_assert_cmpuint (counts->then[FZ_HOURS_STATE_CLOSED], ==, 2);
  g_assert_cmpuint (counts->any_step_free, ==, 1);
  g_assert_cmpuint (counts->step_free[FZ_STEP_FREE_NO], ==, 1);
  g_assert_cmpuint (counts->any_level, ==, 0);
}

static void
on_changed (FzFinder *finder,
            guint    *n)
{
  (*n)++;
}

/* Time that changes nothing runs nothing; and records that change are judged anew. */
static void
test_clock (Fixture      *fixture,
            gconstpointer unused)
{
  guint n = 0;
  g_autoptr (FzRecord) record = NULL;

  ask (fixture, fz_query_with_opening (fixture->open, FZ_OPENING_NOW, 0));
  g_signal_connect (fixture->finder, "changed", G_CALLBACK (on_changed), &n);
  fz_finder_set_now (fixture->finder, fixture_parse_time ("2026-07-06 11:59"));
  g_assert_cmpuint (n, ==, 0);
  assert_ids (fixture, "123457");
  fz_finder_set_now (fixture->finder, fixture_parse_time ("2026-07-06 12:00"));
  g_assert_cmpuint (n, ==, 1);
  assert_ids (fixture, "12457");
  fz_finder_set_now (fixture->finder, fixture_parse_time ("2026-07-06 11:00"));
  g_assert_cmpuint (n, ==, 2);
  assert_ids (fixture, "123457");

  record = fixture_make_record (3);
  g_set_str (&record->hours, "Mo-Fr 10:30-10:45");
  fz_station_table_update (fixture->table, record);
  assert_ids (fixture, "12457");
}

static void
test_step_free (Fixture      *fixture,
                gconstpointer unused)
{
  static const struct
  {
    guint       mask;
    const char *ids;
  } cases[] = {
    { 0, "1234567" },
    { 1u << FZ_STEP_FREE_YES, "34" },
    { 1u << FZ_STEP_FREE_NO, "25" },
    { 1u << FZ_STEP_FREE_UNKNOWN, "167" },
    { 1u << FZ_STEP_FREE_YES | 1u << FZ_STEP_FREE_UNKNOWN, "13467" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ask (fixture, fz_query_with_step_free (fixture->open, cases[i].mask));
      assert_ids (fixture, cases[i].ids);
    }
}

static void
test_last_checked (Fixture      *fixture,
                   gconstpointer unused)
{
  ask (fixture, fz_query_with_order (fixture->open, FZ_ORDER_CHECKED));
  assert_ids (fixture, "3671425");
}

/* Every part, and what is left when it goes. */
static void
test_parts (void)
{
  g_autoptr (FzQuery) open = fz_query_new ();
  g_autoptr (FzQuery) text = fz_query_with_text (open, "x");
  g_autoptr (FzQuery) district = fz_query_with_district (text, "440106");
  g_autoptr (FzQuery) levels = fz_query_with_levels (district, 1);
  g_autoptr (FzQuery) services = fz_query_with_services (levels, 1, FALSE);
  g_autoptr (FzQuery) featured = fz_query_with_featured (services, 4);
  g_autoptr (FzQuery) opening = fz_query_with_opening (featured, FZ_OPENING_AT, 1000);
  g_autoptr (FzQuery) unknown = fz_query_with_unknown_hours (opening, FALSE);
  g_autoptr (FzQuery) full = fz_query_with_step_free (unknown, 2);
  g_autoptr (FzQuery) cleared = fz_query_cleared (full);
  g_autoptr (FzQuery) named = fz_query_with_order (full, FZ_ORDER_NAME);
  g_autoptr (FzQuery) still_named = fz_query_cleared (named);

  g_assert_cmpint (fz_query_get_time (full), ==, 1000);
  for (guint part = 0; part < FZ_N_QUERY_PARTS; part++)
    {
      g_autoptr (FzQuery) without = fz_query_without_part (full, part);

      g_test_message ("part %u", part);
      g_assert_false (fz_query_has_part (open, part));
      g_assert_true (fz_query_has_part (full, part));
      g_assert_false (fz_query_has_part (without, part));
      g_assert_false (fz_query_equal (full, without));
      for (guint other = FZ_PART_OPENING; other < FZ_N_QUERY_PARTS; other++)
        g_assert_true (other == part || fz_query_has_part (without, other));
    }
  g_assert_true (fz_query_is_open (cleared));
  g_assert_true (fz_query_equal (cleared, open));
  g_assert_cmpint (fz_query_get_order (still_named), ==, FZ_ORDER_NAME);
}

static char *
describe_remedies (Fixture *fixture)
{
  g_autoptr (GArray) remedies = fz_remedies_find (fixture->finder);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < remedies->len; i++)
    {
      const FzRemedy *remedy = &g_array_index (remedies, FzRemedy, i);

      g_string_append_printf (text, "%s%d:%u", i > 0 ? " " : "", remedy->part,
                              remedy->n_stations);
    }
  return g_string_free (text, FALSE);
}

static void
test_remedies (Fixture      *fixture,
               gconstpointer unused)
{
  static const struct
  {
    const char *text;
    guint       step_free;
    guint       levels;
    guint32     services;
    gboolean    on_sunday;
    const char *remedies;
  } cases[] = {
    /* the text alone is in the way */
    { "没有", 0, 0, 0, FALSE, "8:7" },
    /* unknown hours, then access (station 5), then the time */
    { "", 1u << FZ_STEP_FREE_YES, 0, 0, TRUE, "3:1 2:2" },
    /* expected everywhere, on record nowhere */
    { "", 0, 0, 0x1, FALSE, "0:7 5:7" },
    /* it takes two */
    { "没有", 0, 1u << FZ_LEVEL_TOWN, 0, FALSE, "" },
    { "", 0, 1u << FZ_LEVEL_TOWN, 0, FALSE, "6:7" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FzQuery) text = fz_query_with_text (fixture->open, cases[i].text);
      g_autoptr (FzQuery) ramp = fz_query_with_step_free (text, cases[i].step_free);
      g_autoptr (FzQuery) levels = fz_query_with_levels (ramp, cases[i].levels);
      g_autoptr (FzQuery) services = fz_query_with_services (levels, cases[i].services, FALSE);
      g_autofree char *found = NULL;

      if (cases[i].on_sunday)
        {
          g_autoptr (FzQuery) on_sunday =
              fz_query_with_opening (services, FZ_OPENING_AT, fixture_parse_time (SUNDAY));

          ask (fixture, fz_query_with_unknown_hours (on_sunday, FALSE));
        }
      else
        {
          ask (fixture, g_object_ref (services));
        }
      assert_ids (fixture, "");
      found = describe_remedies (fixture);
      g_assert_cmpstr (found, ==, cases[i].remedies);
    }
}

/* What a remedy promises is what comes. */
static void
test_remedies_are_true (Fixture      *fixture,
                        gconstpointer unused)
{
  g_autoptr (FzQuery) text = fz_query_with_text (fixture->open, "没有");
  g_autoptr (GArray) remedies = NULL;
  FzRemedy remedy;
  guint    n_rows;

  ask (fixture, fz_query_with_step_free (text, 1u << FZ_STEP_FREE_NO));
  remedies = fz_remedies_find (fixture->finder);
  g_assert_cmpuint (remedies->len, ==, 1);
  remedy = g_array_index (remedies, FzRemedy, 0);
  ask (fixture, fz_query_without_part (fz_finder_get_query (fixture->finder), remedy.part));
  fz_finder_get_rows (fixture->finder, &n_rows);
  g_assert_cmpuint (n_rows, ==, remedy.n_stations);
}

static void
test_remedy_order (void)
{
  static const FzRemedy in_order[] = {
    { FZ_PART_OFFERED_ONLY, 3 },
    { FZ_PART_OFFERED_ONLY, 90 },
    { FZ_PART_NO_UNKNOWN_HOURS, 90 },
    { FZ_PART_LEVELS, 1 },
    { FZ_PART_OPENING, 2 },
    { FZ_PART_DISTRICT, 2 },
    { FZ_PART_TEXT, 1 },
    { FZ_PART_TEXT, 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (in_order); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (in_order); j++)
        {
          int order = fz_remedy_compare (&in_order[i], &in_order[j]);

          g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
        }
    }
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/openings/states", test_openings);
  ADD ("/openings/counts", test_counts);
  ADD ("/openings/clock", test_clock);
  ADD ("/step-free/masks", test_step_free);
  ADD ("/orders/last-checked", test_last_checked);
  g_test_add_func ("/query-parts/all", test_parts);
  ADD ("/remedies/found", test_remedies);
  ADD ("/remedies/are-true", test_remedies_are_true);
  g_test_add_func ("/remedies/order", test_remedy_order);
  return g_test_run ();
}
