/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-fixture.h"

#include <string.h>

static void
test_list (void)
{
  g_autoptr (CliRun) all = cli_run ("list");
  g_autoptr (CliRun) towns = cli_run ("list --level town");
  g_autoptr (CliRun) of_tianhe = cli_run ("list --district 天河区");
  g_autoptr (CliRun) by_code = cli_run ("list --district 440106");
  g_autoptr (CliRun) unknown = cli_run ("list --featured unknown");
  g_autoptr (CliRun) popular = cli_run ("list --featured popular");

  g_assert_cmpint (all->status, ==, 0);
  g_assert_cmpuint (cli_count_lines (all->output), ==, 188);
  g_assert_nonnull (strstr (all->output, "440118101\ttown\tZengcheng District\tXintang Town "
                                         "Public Legal Service Station\n"));
  g_assert_true (g_str_has_prefix (all->output, "440100\tcity\t-\tGuangzhou "));
  g_assert_cmpuint (cli_count_lines (towns->output), ==, 35);
  g_assert_cmpuint (cli_count_lines (of_tianhe->output), ==, 22);
  g_assert_cmpstr (of_tianhe->output, ==, by_code->output);
  g_assert_cmpuint (cli_count_lines (unknown->output), ==, 188);
  g_assert_cmpstr (popular->output, ==, "");
}

static void
assert_members (JsonObject        *object,
                const char *const *members)
{
  g_autoptr (GList) found = json_object_get_members (object);
  guint i = 0;

  for (GList *at = found; at != NULL; at = at->next, i++)
    g_assert_cmpstr (at->data, ==, members[i]);
  g_assert_null (members[i]);
}

static void
test_list_json (void)
{
  static const char *const members[] = {
    "code", "level", "name", "place", "district", "lat", "lon", "point_quality", NULL
  };
  g_autoptr (CliRun) done = cli_run ("list --json");
  g_autoptr (JsonObject) root = cli_parse_json (done);
  JsonArray  *stations = json_object_get_array_member (root, "stations");
  JsonObject *first = json_array_get_object_element (stations, 0);
  JsonObject *second = json_array_get_object_element (stations, 1);

  g_assert_false (json_object_get_boolean_member (root, "sample"));
  g_assert_cmpuint (json_array_get_length (stations), ==, 188);
  for (guint i = 0; i < 188; i++)
    assert_members (json_array_get_object_element (stations, i), members);

  g_assert_cmpstr (json_object_get_string_member (first, "code"), ==, "440100");
  g_assert_cmpstr (json_object_get_string_member (first, "level"), ==, "city");
  g_assert_true (json_object_get_null_member (first, "district"));
  g_assert_cmpstr (cli_get_name (first, "name", "zh-Hans"), ==, "广州市公共法律服务中心");
  g_assert_cmpstr (cli_get_name (first, "name", "zh-Hant"), ==, "廣州市公共法律服務中心");
  g_assert_cmpstr (cli_get_name (first, "place", "en"), ==, "Guangzhou");
  g_assert_cmpfloat (json_object_get_double_member (first, "lat"), ==, 23.131788);
  g_assert_nonnull (strstr (done->output, "\"lon\" : 113.259058,"));
  g_assert_cmpstr (json_object_get_string_member (second, "district"), ==, "440103");
}

static void
test_nearest (void)
{
  g_autoptr (CliRun) three = cli_run ("nearest 23.13,113.26 --limit 3");
  g_autoptr (CliRun) ten = cli_run ("nearest 23.13,113.26");
  g_autoptr (CliRun) town = cli_run ("nearest 23.13,113.26 --limit 1 --level town");
  g_autoptr (CliRun) far = cli_run ("nearest --limit 1 -- -23.13,-66.74");
  g_autoptr (CliRun) south = cli_run ("nearest -23.13,-66.74 --limit 1");
  g_autoptr (CliRun) south_origin = cli_run ("nearest --origin -23.13,-66.74 --limit 1");

  g_assert_cmpuint (cli_count_lines (three->output), ==, 3);
  g_assert_true (g_str_has_prefix (three->output, "440104\tdistrict\tYuexiu District\t"));
  g_assert_nonnull (strstr (three->output, "\tabout 200 m NE\tseat\n"));
  g_assert_cmpuint (cli_count_lines (ten->output), ==, 10);
  g_assert_true (g_str_has_prefix (ten->output, three->output));
  g_assert_nonnull (strstr (town->output, "\ttown\t"));
  g_assert_cmpint (far->status, ==, 0);
  g_assert_cmpuint (cli_count_lines (far->output), ==, 1);
  g_assert_cmpstr (south->output, ==, far->output);
  g_assert_cmpstr (south_origin->output, ==, far->output);
}

/* Strictly the nearest, wherever the district's own centre is. */
static void
test_nearest_json (void)
{
  static const char *const points[] = { "23.13,113.26", "22.9,113.5", "23.6,113.8", "23.3,113.1" };

  for (guint p = 0; p < G_N_ELEMENTS (points); p++)
    {
      g_autofree char *line = g_strdup_printf ("nearest %s --limit 188 --json", points[p]);
      g_autoptr (CliRun) done = cli_run (line);
      g_autoptr (JsonObject) root = cli_parse_json (done);
      JsonArray *stations = json_object_get_array_member (root, "stations");
      gint64     last = 0;

      g_assert_cmpuint (json_array_get_length (stations), ==, 188);
      for (guint i = 0; i < 188; i++)
        {
          JsonObject *station = json_array_get_object_element (stations, i);
          gint64      distance = json_object_get_int_member (station, "distance_m");

          g_assert_cmpint (distance, >=, last);
          last = distance;
        }
    }
}

/* However a district is called, it is that one. */
static void
test_district_names (void)
{
  static const char *const names[] = { "440106", "天河区", "天河",
                                       "天河區", "'Tianhe District'", "tianhe" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *line = g_strdup_printf ("list --district %s", names[i]);
      g_autoptr (CliRun) done = cli_run (line);

      g_assert_cmpstr (done->errors, ==, "");
      g_assert_cmpuint (cli_count_lines (done->output), ==, 22);
    }
}

/* A start in the sea is answered, and said to be there. */
static void
test_start_outside (void)
{
  g_autoptr (CliRun) inside = cli_run ("nearest 23.1291,113.2644");
  g_autoptr (CliRun) sea = cli_run ("nearest 22.5,113.75");
  g_autoptr (CliRun) far = cli_run ("nearest --origin 39.9,116.4 --json");

  g_assert_cmpstr (inside->errors, ==, "");
  g_assert_nonnull (strstr (sea->errors, "outside Guangzhou's districts"));
  g_assert_cmpuint (cli_count_lines (sea->output), ==, 10);
  g_assert_nonnull (strstr (far->errors, "far from Guangzhou"));
  g_assert_cmpint (far->status, ==, 0);
}

/* The code of the first station that @arguments give. */
static char *
dup_first (const char *arguments)
{
  g_autoptr (CliRun) done = cli_run (arguments);
  const char *line = done->output;

  g_assert_cmpstr (done->errors, ==, "");
  g_assert_cmpint (done->status, ==, 0);
  while (*line == '#')
    line = strchr (line, '\n') + 1;
  return g_strndup (line, strcspn (line, "\t"));
}

static void
test_search (void)
{
  g_autofree char *chinese = dup_first ("search 猎德");
  g_autofree char *pinyin = dup_first ("search liede");
  g_autofree char *near = dup_first ("search 公共法律 --origin 猎德 --limit 1");
  g_autoptr (CliRun) none = cli_run ("search 绝无此处");
  g_autoptr (CliRun) slip = cli_run ("search shamiam");
  g_autoptr (CliRun) problem = cli_run_in_locale ("en_US.UTF-8", "search 家暴 --limit 2");
  g_autoptr (CliRun) found = cli_run ("search 天河 --json");
  g_autoptr (JsonObject) root = cli_parse_json (found);
  JsonArray *stations = json_object_get_array_member (root, "stations");

  g_assert_cmpstr (chinese, ==, pinyin);
  g_assert_cmpstr (chinese, ==, near);
  g_assert_cmpstr (none->output, ==, "# Nothing found\n");
  g_assert_cmpint (none->status, ==, 0);
  g_assert_true (g_str_has_prefix (slip->output, "# Found but for one typing slip\n440103001\t"));
  g_assert_nonnull (strstr (problem->output, ": 110, 12338, 12348\n"));
  g_assert_cmpuint (cli_count_lines (problem->output), ==, 3);
  g_assert_cmpuint (json_array_get_length (stations), >, 10);
  g_assert_false (json_object_has_member (json_array_get_object_element (stations, 0),
                                          "distance_m"));
}

/* Signs are no name: nothing is found by them, rather than everything. */
static void
test_search_signs (void)
{
  static const char *const texts[] = { "search '!!!'", "search '，。、'", "search 😀" };
  g_autoptr (CliRun) blank = cli_run ("search '  '");
  g_autoptr (CliRun) done = cli_run ("search '?' --json");
  g_autoptr (JsonObject) root = cli_parse_json (done);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (CliRun) none = cli_run (texts[i]);

      g_assert_cmpstr (none->output, ==, "# Nothing found\n");
      g_assert_cmpint (none->status, ==, 0);
    }
  g_assert_cmpuint (cli_count_lines (blank->output), ==, 188);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "stations")),
                    ==, 0);
}

/* The same place in every datum and by every way of saying it. */
static void
test_origins (void)
{
  static const char *const ways[] = {
    "nearest 23.1184,113.3266",
    "nearest 23.1158070,113.3320263 --datum gcj02",
    "nearest 23.1158070,113.3320263 --datum GCJ-02",
    "nearest geo:23.1184,113.3266",
    "nearest --origin 23.1184,113.3266",
    "nearest --origin 'https://osm.org/?mlat=23.1184&mlon=113.3266'",
    "nearest --origin 北纬23.1184，东经113.3266",
  };
  g_autofree char *first = dup_first (ways[0]);
  g_autofree char *landmark = dup_first ("nearest --origin 公园前");
  g_autofree char *street = dup_first ("nearest --origin 沙面街道");
  g_autofree char *listed = dup_first ("list --origin 沙面街");

  for (guint i = 1; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *code = dup_first (ways[i]);

      g_test_message ("%s", ways[i]);
      g_assert_cmpstr (code, ==, first);
    }
  g_assert_cmpint (strlen (landmark), >=, 6);
  g_assert_cmpstr (street, ==, "440103001");
  g_assert_cmpstr (listed, ==, "440103001");
}

static void
test_services (void)
{
  g_autoptr (CliRun) offered = cli_run ("list --service legal-aid");
  g_autoptr (CliRun) expected = cli_run ("list --service legal-aid --expected");
  g_autoptr (CliRun) named = cli_run ("list --service 法律援助 --expected");
  g_autoptr (CliRun) sample = cli_run_sample ("list --service mediation");

  g_assert_cmpstr (offered->output, ==, "");
  g_assert_cmpuint (cli_count_lines (expected->output), ==, 12);
  g_assert_cmpstr (expected->output, ==, named->output);
  g_assert_cmpuint (cli_count_lines (sample->output), >, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli-find/list", test_list);
  g_test_add_func ("/cli-find/list/json", test_list_json);
  g_test_add_func ("/cli-find/nearest", test_nearest);
  g_test_add_func ("/cli-find/nearest/json", test_nearest_json);
  g_test_add_func ("/cli-find/nearest/district-names", test_district_names);
  g_test_add_func ("/cli-find/nearest/start-outside", test_start_outside);
  g_test_add_func ("/cli-find/search", test_search);
  g_test_add_func ("/cli-find/search/signs", test_search_signs);
  g_test_add_func ("/cli-find/origins", test_origins);
  g_test_add_func ("/cli-find/services", test_services);
  return g_test_run ();
}
