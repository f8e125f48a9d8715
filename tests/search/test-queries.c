/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "fz-data-fixture.h"
#include "fz-finder.h"

/* What people type, over the real 188 names. */

typedef struct
{
  FzStationTable *table;
  FzFinder       *finder;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->table = data_fixture_make_table ("stations.db", FZ_SCRIPT_HANS);
  fixture->finder = fz_finder_new (fixture->table);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_object_unref (fixture->finder);
  g_object_unref (fixture->table);
}

static void
ask (Fixture    *fixture,
     const char *text)
{
  g_autoptr (FzQuery) query = fz_query_with_text (fz_finder_get_query (fixture->finder), text);

  fz_finder_set_query (fixture->finder, query);
}

/* The position of @row in the answer to @text, or -1. */
static int
find (Fixture    *fixture,
      const char *text,
      guint       row)
{
  const guint32 *rows;
  guint          n_rows;

  ask (fixture, text);
  rows = fz_finder_get_rows (fixture->finder, &n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      if (rows[i] == row)
        return i;
    }
  return -1;
}

static void
assert_finds (Fixture    *fixture,
              const char *text,
              guint       row)
{
  const FzStationColumns *columns = fz_station_table_get_columns (fixture->table);

  if (find (fixture, text, row) < 0 || fz_finder_forgives (fixture->finder))
    g_test_fail_printf ("“%s” does not find %s", text,
                        fz_station_columns_get_place (columns, row, FZ_SCRIPT_HANS));
}

/* Every one of the 188 by each of its names, in the ways that people write them. */
static void
test_every_name (Fixture      *fixture,
                 gconstpointer unused)
{
  const FzStationColumns *columns = fz_station_table_get_columns (fixture->table);
  guint                   n_rows = fz_station_columns_get_n_rows (columns);

  g_assert_cmpuint (n_rows, ==, 188);
  for (guint row = 0; row < n_rows; row++)
    {
      guint16 district = fz_station_columns_get_district (columns, row);

      assert_finds (fixture, fz_station_columns_get_code (columns, row), row);
      for (guint script = 0; script < FZ_N_SCRIPTS; script++)
        {
          const char      *place = fz_station_columns_get_place (columns, row, script);
          g_autofree char *name = fz_station_columns_dup_name (columns, row, script);
          g_autofree char *upper = g_utf8_strup (name, -1);
          g_autofree char *spaced = NULL;
          g_autofree char *unspaced = NULL;
          const FzNames   *names;

          assert_finds (fixture, place, row);
          assert_finds (fixture, name, row);
          assert_finds (fixture, upper, row);
          if (district == FZ_NO_DISTRICT)
            continue;

          names =
              &fz_catalog_get_district (fz_station_table_get_catalog (fixture->table), district)
                   ->names;
          spaced = g_strdup_printf ("%s %s", place, fz_names_get (names, script));
          assert_finds (fixture, spaced, row);
          if (script == FZ_SCRIPT_LATIN ||
              fz_station_columns_get_level (columns, row) < FZ_LEVEL_STREET)
            continue;
          unspaced = g_strdup_printf ("%s%s", fz_names_get (names, script), name);
          assert_finds (fixture, unspaced, row);
        }
    }
}

static char *
remove_spaces (const char *text)
{
  g_autoptr (GString) joined = g_string_new (text);

  g_string_replace (joined, " ", "", 0);
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/* Every one by Pinyin: whole and joined, spaced, by initials, and mixed. */
static void
test_every_reading (Fixture      *fixture,
                    gconstpointer unused)
{
  const FzStationColumns *columns = fz_station_table_get_columns (fixture->table);
  FzColumnViews           views = fz_station_columns_get_views (columns);

  for (guint row = 0; row < views.n_rows; row++)
    {
      const char *reading = fz_station_columns_get_reading (columns, views.reading[row]);
      g_auto (GStrv) lines = g_strsplit (reading, "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        {
          g_auto (GStrv) units = g_strsplit (lines[i], " ", -1);
          g_autoptr (GString) spaced = g_string_new (NULL);
          g_autoptr (GString) initials = g_string_new (NULL);
          g_autoptr (GString) mixed = g_string_new (NULL);
          g_autofree char *joined = NULL;

          for (guint j = 0; units[j] != NULL; j++)
            {
              const char *syllable = strchr (units[j], ':') + 1;

              g_string_append_printf (spaced, "%s%s", j > 0 ? " " : "", syllable);
              g_string_append_c (initials, *syllable);
              if (j % 2 == 0)
                g_string_append_len (mixed, units[j], syllable - 1 - units[j]);
              else
                g_string_append (mixed, syllable);
            }
          joined = remove_spaces (spaced->str);
          assert_finds (fixture, spaced->str, row);
          assert_finds (fixture, joined, row);
          assert_finds (fixture, initials->str, row);
          assert_finds (fixture, mixed->str, row);
        }
    }
}

/* The text, and the code of the station that comes first; NULL: nothing is found. */
static const struct
{
  const char *text;
  const char *first;
} queries[] = {
  { "猎德", "440106013" },
  { "獵德", "440106013" },
  { "德街", "440106013" },
  { "天河", "440106" },
  { "天河区", "440106" },
  { "天河猎德", "440106013" },
  { "天河區獵德街道", "440106013" },
  { "广州市天河区猎德街", "440106013" },
  { "广州猎德", "440106013" },
  { "猎德 天河", "440106013" },
  { "沙面公共法律服务站", "440103001" },
  { "沙面公共法律服务工作站", "440103001" },
  { "沙面街公共法律工作站", "440103001" },
  { "沙面街道服务站", "440103001" },
  { "沙面站", "440103001" },
  { "天河中心", "440106" },
  { "天he", "440106" },
  { "tian河", "440106" },
  { "tianhe", "440106" },
  { "Tianhe", "440106" },
  { "TIAN HE", "440106" },
  { "tian'he", "440106" },
  { "tiān hé", "440106" },
  { "ｔｉａｎｈｅ", "440106" },
  { "tianhequ", "440106" },
  { "shamian", "440103001" },
  { "sham", "440103001" },
  { "Shamian Subdistrict", "440103001" },
  { "panyu", "440113" },
  { "huadu", "440114" },
  { "huangpu", "440112" },
  { "huangbu", "440112" },
  { "dongchong", "440115103" },
  { "dongyong", "440115103" },
  { "lvtian", "440117107" },
  { "lutian", "440117107" },
  { "lütian", "440117107" },
  { "lǚtián", "440117107" },
  { "钟落潭", "440111108" },
  { "鐘落潭", "440111108" },
  { "鍾落潭", "440111108" },
  { "鳌头", "440117113" },
  { "鰲頭", "440117113" },
  { "鼇頭", "440117113" },
  { "登峯", "440104021" },
  { "440103001", "440103001" },
  { "广州", "440100" },
  { "guangzhou", "440100" },
  { "zzz", NULL },
  { "北京 天河", NULL },
};

static void
test_first_answer (Fixture      *fixture,
                   gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      const FzStationColumns *columns = fz_station_table_get_columns (fixture->table);
      const guint32          *rows;
      guint                   n_rows;
      const char             *first;

      ask (fixture, queries[i].text);
      rows = fz_finder_get_rows (fixture->finder, &n_rows);
      first = n_rows > 0 ? fz_station_columns_get_code (columns, rows[0]) : NULL;
      g_test_message ("%s", queries[i].text);
      if (g_strcmp0 (first, queries[i].first) != 0 || fz_finder_forgives (fixture->finder))
        g_test_fail_printf ("“%s” gives %s, not %s", queries[i].text, first, queries[i].first);
    }
}

static void
test_forgives_one_slip (Fixture      *fixture,
                        gconstpointer unused)
{
  static const struct
  {
    const char *text;
    const char *first;
  } slips[] = {
    { "shamain", "440103001" },
    { "shamiam", "440103001" },
    { "shaamian", "440103001" },
    { "hsamian", "440103001" },
    { "shamain liwan", "440103001" },
    { "shamian liwann", "440103001" },
    { "tianhi liede", "440106013" },
    { "shaxxan", NULL },
    { "tqhe", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (slips); i++)
    {
      const guint32 *rows;
      guint          n_rows;

      ask (fixture, slips[i].text);
      rows = fz_finder_get_rows (fixture->finder, &n_rows);
      g_test_message ("%s", slips[i].text);
      g_assert_true (fz_finder_forgives (fixture->finder) == (slips[i].first != NULL));
      if (slips[i].first == NULL)
        {
          g_assert_cmpuint (n_rows, ==, 0);
          continue;
        }
      g_assert_cmpuint (n_rows, >, 0);
      g_assert_cmpstr (
          fz_station_columns_get_code (fz_station_table_get_columns (fixture->table), rows[0]), ==,
          slips[i].first);
    }
}

/* However a district is written, it is found with all that is in it. */
static void
test_districts_read (Fixture      *fixture,
                     gconstpointer unused)
{
  static const struct
  {
    const char *text;
    guint       n_found;
  } cases[] = {
    { "天河", 22 },
    { "天he", 22 },
    { "tian河", 22 },
    { "tianhe", 22 },
    { "tian'he", 22 },
    { "Tianhe", 22 },
    { "tianhi", 22 },
    { "天he liede", 1 },
    { "荔湾", 23 },
    { "liwan", 23 },
    { "lw", 23 },
    { "huangpu", 18 },
    { "huangbu", 18 },
    { "pany", 17 },
    { "番yu", 17 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n_rows;

      ask (fixture, cases[i].text);
      fz_finder_get_rows (fixture->finder, &n_rows);
      if (n_rows != cases[i].n_found)
        g_test_fail_printf ("“%s” gives %u, not %u", cases[i].text, n_rows, cases[i].n_found);
    }
}

static void
test_odd_input (Fixture      *fixture,
                gconstpointer unused)
{
  g_autofree char *long_text = g_strnfill (10000, 'a');
  const struct
  {
    const char *text;
    guint       n_found;
  } cases[] = {
    { "", 188 },
    { "   \t\n", 188 },
    { "　", 188 },
    { "\xe2\x80\x8f\xe2\x80\x8b\x01", 188 },
    { "😀", 0 },
    { "\xe2\x80\x8f天河\xe2\x80\x8e", G_MAXUINT },
    { "\x01\x02猎德", 1 },
    { "\xff\xfe", 0 },
    { "'", 0 },
    { "!", 0 },
    { ",，。·", 0 },
    { "天河!", G_MAXUINT },
    { long_text, 0 },
    { "%s%n'; DROP TABLE station; --", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n_rows;

      ask (fixture, cases[i].text);
      fz_finder_get_rows (fixture->finder, &n_rows);
      g_test_message ("case %u", i);
      if (cases[i].n_found == G_MAXUINT)
        g_assert_cmpuint (n_rows, >, 0);
      else
        g_assert_cmpuint (n_rows, ==, cases[i].n_found);
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

/* The code of a district that was joined to another finds the other's stations. */
static void
test_former_districts (Fixture      *fixture,
                       gconstpointer unused)
{
  const FzStationColumns *columns = fz_station_table_get_columns (fixture->table);
  FzCatalog              *catalog = fz_station_table_get_catalog (fixture->table);
  const guint32          *rows;
  guint                   district, n_rows;

  ask (fixture, "440102");
  fz_finder_get_rows (fixture->finder, &n_rows);
  g_assert_cmpuint (n_rows, ==, 0);

  fz_catalog_set_district_fate (catalog, "440104", "440102", NULL, NULL);
  g_assert_true (fz_catalog_find_district (catalog, "440104", &district));
  ask (fixture, "");
  ask (fixture, "440102");
  rows = fz_finder_get_rows (fixture->finder, &n_rows);
  g_assert_cmpuint (n_rows, >, 10);
  for (guint i = 0; i < n_rows; i++)
    g_assert_cmpuint (fz_station_columns_get_district (columns, rows[i]), ==, district);
}

/* That of a service that was renamed finds the stations that have it. */
static void
test_former_services (Fixture      *fixture,
                      gconstpointer unused)
{
  FzCatalog       *catalog = fz_station_table_get_catalog (fixture->table);
  const FzService *service = fz_catalog_get_service (catalog, 0);
  guint            n_rows;

  g_assert_cmpuint (service->expected_at, !=, 0);
  ask (fixture, "oldservice");
  fz_finder_get_rows (fixture->finder, &n_rows);
  g_assert_cmpuint (n_rows, ==, 0);
  fz_catalog_set_service_fate (catalog, service->code, "oldservice", NULL, NULL);
  ask (fixture, "");
  ask (fixture, "oldservice");
  fz_finder_get_rows (fixture->finder, &n_rows);
  g_assert_cmpuint (n_rows, >, 0);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("/queries/every-name", test_every_name);
  ADD ("/queries/every-reading", test_every_reading);
  ADD ("/queries/first-answer", test_first_answer);
  ADD ("/queries/forgives-one-slip", test_forgives_one_slip);
  ADD ("/queries/districts-read", test_districts_read);
  ADD ("/queries/former-districts", test_former_districts);
  ADD ("/queries/former-services", test_former_services);
  ADD ("/queries/odd-input", test_odd_input);
  return g_test_run ();
}
