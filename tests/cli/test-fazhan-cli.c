/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database.h"
#include "fz-dataset-reader.h"
#include "fz-field.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* What a run of the program left. */
typedef struct
{
  char *output;
  char *errors;
  int   status;
} Run;

static void
run_free (Run *run)
{
  g_free (run->output);
  g_free (run->errors);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

/* Runs fazhan-cli with the words of @arguments, as a shell would read them, in
 * @locale. */
static Run *
run_in_locale (const char *locale,
               const char *arguments)
{
  g_autofree char *program = g_shell_quote (g_getenv ("FZ_TEST_CLI"));
  g_autofree char *line = g_strdup_printf ("%s %s", program, arguments);
  g_auto (GStrv) words = NULL;
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  Run *run = g_new0 (Run, 1);

  g_shell_parse_argv (line, NULL, &words, &error);
  g_assert_no_error (error);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                        G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", locale, TRUE);
  g_subprocess_launcher_setenv (launcher, "LANGUAGE", locale, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &run->output, &run->errors, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  run->status = g_subprocess_get_exit_status (process);
  return run;
}

static Run *
run (const char *arguments)
{
  return run_in_locale ("C.UTF-8", arguments);
}

static Run *
run_sample (const char *arguments)
{
  g_autofree char *path = g_build_filename (g_getenv ("FAZHAN_DATADIR"), "sample.db", NULL);
  g_autofree char *line = g_strdup_printf ("%s --database '%s'", arguments, path);

  return run (line);
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n';
  return n;
}

static void
assert_fails (Run        *failed,
              int         status,
              const char *message)
{
  g_autofree char *line = g_strdup_printf ("fazhan-cli: %s\n", message);

  g_assert_cmpstr (failed->errors, ==, line);
  g_assert_cmpint (failed->status, ==, status);
}

static JsonObject *
parse_json (Run *done)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (done->errors, ==, "");
  g_assert_cmpint (done->status, ==, 0);
  json_parser_load_from_data (parser, done->output, -1, &error);
  g_assert_no_error (error);
  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
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

static const char *
get_name (JsonObject *station,
          const char *member,
          const char *language)
{
  return json_object_get_string_member (json_object_get_object_member (station, member), language);
}

static void
test_list (void)
{
  g_autoptr (Run) all = run ("list");
  g_autoptr (Run) towns = run ("list --level town");
  g_autoptr (Run) of_tianhe = run ("list --district 天河区");
  g_autoptr (Run) by_code = run ("list --district 440106");
  g_autoptr (Run) unknown = run ("list --featured unknown");
  g_autoptr (Run) popular = run ("list --featured popular");

  g_assert_cmpint (all->status, ==, 0);
  g_assert_cmpuint (count_lines (all->output), ==, 188);
  g_assert_nonnull (strstr (all->output, "440118101\ttown\tZengcheng District\tXintang Town "
                                         "Public Legal Service Station\n"));
  g_assert_true (g_str_has_prefix (all->output, "440100\tcity\t-\tGuangzhou "));
  g_assert_cmpuint (count_lines (towns->output), ==, 35);
  g_assert_cmpuint (count_lines (of_tianhe->output), ==, 22);
  g_assert_cmpstr (of_tianhe->output, ==, by_code->output);
  g_assert_cmpuint (count_lines (unknown->output), ==, 188);
  g_assert_cmpstr (popular->output, ==, "");
}

static void
test_list_json (void)
{
  static const char *const members[] = {
    "code", "level", "name", "place", "district", "lat", "lon", "point_quality", NULL
  };
  g_autoptr (Run) done = run ("list --json");
  g_autoptr (JsonObject) root = parse_json (done);
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
  g_assert_cmpstr (get_name (first, "name", "zh-Hans"), ==, "广州市公共法律服务中心");
  g_assert_cmpstr (get_name (first, "name", "zh-Hant"), ==, "廣州市公共法律服務中心");
  g_assert_cmpstr (get_name (first, "place", "en"), ==, "Guangzhou");
  g_assert_cmpfloat (json_object_get_double_member (first, "lat"), ==, 23.131788);
  g_assert_nonnull (strstr (done->output, "\"lon\" : 113.259058,"));
  g_assert_cmpstr (json_object_get_string_member (second, "district"), ==, "440103");
}

static void
test_show (void)
{
  g_autoptr (Run) done = run ("show 440103001");

  g_assert_cmpint (done->status, ==, 0);
  g_assert_nonnull (strstr (done->output, "name_hans: 沙面街公共法律服务工作站\n"));
  g_assert_nonnull (strstr (done->output, "phone: (not known)\n"));
  g_assert_nonnull (strstr (done->output, "featured: unknown\n"));
  g_assert_nonnull (strstr (done->output, "point_quality: U\n"));
  g_assert_nonnull (strstr (done->output, "service advice: unknown, expected at this level\n"));
  g_assert_nonnull (strstr (done->output, "service notary: unknown\n"));
}

static void
test_show_json (void)
{
  g_autoptr (Run) done = run ("show 440117107 --json");
  g_autoptr (JsonObject) station = parse_json (done);
  JsonObject *services = json_object_get_object_member (station, "services");
  JsonObject *advice = json_object_get_object_member (services, "advice");

  g_assert_cmpstr (get_name (station, "place", "en"), ==, "Lütian Town");
  for (FzField field = FZ_FIELD_PINYIN; field < FZ_N_FIELDS; field++)
    g_assert_true (json_object_has_member (station, fz_field_to_word (field)));
  g_assert_true (json_object_get_null_member (station, "address"));
  g_assert_true (json_object_get_null_member (station, "hours"));
  g_assert_true (json_object_get_null_member (station, "featured"));
  g_assert_cmpuint (json_object_get_size (services), ==, 10);
  g_assert_true (json_object_get_null_member (advice, "offered"));
  g_assert_true (json_object_get_boolean_member (advice, "expected"));
  g_assert_false (json_object_has_member (station, "distance_m"));
}

static void
test_nearest (void)
{
  g_autoptr (Run) three = run ("nearest 23.13,113.26 --limit 3");
  g_autoptr (Run) ten = run ("nearest 23.13,113.26");
  g_autoptr (Run) town = run ("nearest 23.13,113.26 --limit 1 --level town");
  g_autoptr (Run) far = run ("nearest --limit 1 -- -23.13,-66.74");

  g_assert_cmpuint (count_lines (three->output), ==, 3);
  g_assert_true (g_str_has_prefix (three->output, "440104\tdistrict\tYuexiu District\t"));
  g_assert_nonnull (strstr (three->output, "\tabout 200 m NE\tseat\n"));
  g_assert_cmpuint (count_lines (ten->output), ==, 10);
  g_assert_true (g_str_has_prefix (ten->output, three->output));
  g_assert_nonnull (strstr (town->output, "\ttown\t"));
  g_assert_cmpint (far->status, ==, 0);
}

static void
test_nearest_json (void)
{
  g_autoptr (Run) done = run ("nearest 23.13,113.26 --limit 188 --json");
  g_autoptr (JsonObject) root = parse_json (done);
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

/* The code of the first station that @arguments give. */
static char *
dup_first (const char *arguments)
{
  g_autoptr (Run) done = run (arguments);
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
  g_autoptr (Run) none = run ("search 绝无此处");
  g_autoptr (Run) slip = run ("search shamiam");
  g_autoptr (Run) problem = run_in_locale ("en_US.UTF-8", "search 家暴 --limit 2");
  g_autoptr (Run) found = run ("search 天河 --json");
  g_autoptr (JsonObject) root = parse_json (found);
  JsonArray *stations = json_object_get_array_member (root, "stations");

  g_assert_cmpstr (chinese, ==, pinyin);
  g_assert_cmpstr (chinese, ==, near);
  g_assert_cmpstr (none->output, ==, "");
  g_assert_cmpint (none->status, ==, 0);
  g_assert_true (g_str_has_prefix (slip->output, "# Found but for one typing slip\n440103001\t"));
  g_assert_nonnull (strstr (problem->output, ": 110, 12338, 12348\n"));
  g_assert_cmpuint (count_lines (problem->output), ==, 3);
  g_assert_cmpuint (json_array_get_length (stations), >, 10);
  g_assert_false (json_object_has_member (json_array_get_object_element (stations, 0),
                                          "distance_m"));
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
  g_autoptr (Run) offered = run ("list --service legal-aid");
  g_autoptr (Run) expected = run ("list --service legal-aid --expected");
  g_autoptr (Run) named = run ("list --service 法律援助 --expected");
  g_autoptr (Run) sample = run_sample ("list --service mediation");

  g_assert_cmpstr (offered->output, ==, "");
  g_assert_cmpuint (count_lines (expected->output), ==, 12);
  g_assert_cmpstr (expected->output, ==, named->output);
  g_assert_cmpuint (count_lines (sample->output), >, 1);
}

static void
test_convert (void)
{
  g_autoptr (Run) there = run ("convert 23.1291,113.2644 --to gcj02");
  g_autoptr (Run) back = run ("convert 23.1264233,113.2697296 --from GCJ-02 --to WGS-84");
  g_autoptr (Run) german = run_in_locale ("de_DE.UTF-8", "convert 23.1291,113.2644 --to bd09");
  g_autoptr (Run) far = run ("convert --to gcj02 -- -33.8688,151.2093");
  g_autoptr (Run) json = run ("convert 23.1291,113.2644 --to bd09 --json");
  g_autoptr (JsonObject) root = parse_json (json);

  g_assert_cmpstr (there->output, ==, "23.1264233,113.2697296\n");
  g_assert_cmpstr (back->output, ==, "23.1291000,113.2644000\n");
  g_assert_cmpstr (german->output, ==, "23.1327113,113.2761508\n");
  g_assert_cmpstr (far->output, ==, "-33.8688000,151.2093000\n");
  g_assert_cmpstr (json_object_get_string_member (root, "datum"), ==, "bd09");
  g_assert_cmpfloat (json_object_get_double_member (root, "lat"), ==, 23.1327113);
}

/* Numbers keep their point and their digits in a locale that writes a comma. */
static void
test_locales (void)
{
  g_autoptr (Run) plain = run ("nearest 23.13,113.26 --json");
  g_autoptr (Run) german = run_in_locale ("de_DE.UTF-8", "nearest 23.13,113.26 --json");
  g_autoptr (Run) chinese = run_in_locale ("zh_CN.UTF-8", "list --level city");
  g_autoptr (Run) taiwanese = run_in_locale ("zh_TW.UTF-8", "list --level city");
  g_autoptr (Run) plain_name = run ("list --district 天河区");
  g_autoptr (Run) bare_name = run_in_locale ("C", "list --district 天河区");

  g_assert_cmpstr (plain->output, ==, german->output);
  g_assert_cmpstr (plain_name->output, ==, bare_name->output);
  g_assert_cmpstr (chinese->output, ==, "440100\tcity\t-\t广州市公共法律服务中心\n");
  g_assert_cmpstr (taiwanese->output, ==, "440100\tcity\t-\t廣州市公共法律服務中心\n");
}

static void
test_sample (void)
{
  static const char *const commands[] = {
    "list", "show 440103001", "nearest 23.13,113.26", "check"
  };
  g_autoptr (Run) popular = run_sample ("list --featured popular");
  g_autoptr (Run) special = run_sample ("list --featured special");

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *with_json = g_strconcat (commands[i], " --json", NULL);
      g_autoptr (Run) text = run_sample (commands[i]);
      g_autoptr (Run) json = run_sample (with_json);
      g_autoptr (JsonObject) root = parse_json (json);

      g_assert_true (g_str_has_prefix (text->output,
                                       "# Sample data: the details are invented\n"));
      g_assert_true (json_object_get_boolean_member (root, "sample"));
    }
  g_assert_cmpuint (count_lines (popular->output), ==, 1 + 10);
  g_assert_cmpuint (count_lines (special->output), ==, 1 + 4);
}

static void
test_check (void)
{
  g_autoptr (Run) text = run ("check");
  g_autoptr (Run) done = run ("check --json");
  g_autoptr (JsonObject) root = parse_json (done);
  JsonObject *levels = json_object_get_object_member (root, "levels");

  g_assert_cmpint (text->status, ==, 0);
  g_assert_cmpstr (text->output, ==,
                   "city: 1\ndistrict: 11\nstreet: 141\ntown: 35\nno problem found\n");
  g_assert_cmpint (json_object_get_int_member (levels, "street"), ==, 141);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "problems")),
                    ==, 0);
}

/* Makes a database in which a station lies in the sea and another is missing. */
static char *
make_broken_database (const char *folder)
{
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "..", "data", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzDataset) dataset = fz_dataset_read (source, &error);
  char     *path = g_build_filename (folder, "broken.db", NULL);
  FzRecord *record;

  g_assert_no_error (error);
  record = g_ptr_array_index (dataset->records, 12);
  record->point.lat = 22.0;
  g_ptr_array_remove_index (dataset->records, dataset->records->len - 1);
  fz_database_create (path, dataset, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_check_broken (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("fazhan-cli-XXXXXX", &error);
  g_autofree char *path = make_broken_database (folder);
  g_autofree char *text_line = g_strdup_printf ("check --database '%s'", path);
  g_autofree char *json_line = g_strdup_printf ("check --json --database '%s'", path);
  g_autoptr (Run) text = run (text_line);
  g_autoptr (Run) json = run (json_line);

  assert_fails (text, 1, "problems found: 2");
  g_assert_nonnull (
      strstr (text->output, "problem: station 440103001: lat: 22.000000 is outside"));
  g_assert_nonnull (strstr (text->output, "problem: level: 34 stations are \"town\""));
  assert_fails (json, 1, "problems found: 2");
  g_assert_nonnull (strstr (json->output, "\"problems\" : [\n"));

  g_remove (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_usage (void)
{
  static const struct
  {
    const char *arguments;
    const char *message;
  } cases[] = {
    { "", "a command is needed: list, show, search, nearest, convert or check" },
    { "open", "\"open\" is no command: list, show, search, nearest, convert or check" },
    { "show", "show needs CODE" },
    { "show 1 2", "show takes no \"2\"" },
    { "list 1", "list takes no \"1\"" },
    { "show \xff", "a word of the command line is not UTF-8" },
    { "list --district \xff", "a word of the command line is not UTF-8" },
    { "nearest", "nearest needs LAT,LON" },
    { "nearest here", "\"here\" is no point: LAT,LON in degrees, like 23.13,113.26" },
    { "nearest 113.26,23.13",
      "\"113.26,23.13\" is no point as it stands: the latitude comes first" },
    { "nearest 23.1,113.2 --limit 0", "--limit must be 1 or more" },
    { "list --limit 3", "list takes no --limit" },
    { "check --level town",
      "check takes none of --level, --district, --featured, --service, "
      "--expected and --origin" },
    { "search", "search needs TEXT" },
    { "search \xff", "a word of the command line is not UTF-8" },
    { "search a b", "search takes no \"b\"" },
    { "list --service haircut", "\"haircut\" is no service of this database" },
    { "list --service \xff", "a word of the command line is not UTF-8" },
    { "nearest 23.1,113.2 --datum nad27", "\"nad27\" is no datum: wgs84, gcj02 or bd09" },
    { "nearest 23.1,113.2 --from gcj02", "nearest takes no --from or --to" },
    { "nearest 23.1,113.2 --origin 猎德", "nearest takes no \"23.1,113.2\"" },
    { "nearest --origin Atlantis",
      "\"Atlantis\" is no street, landmark or point that is known" },
    { "nearest --origin 113.2,23.1",
      "\"113.2,23.1\" is no point as it stands: the latitude comes first" },
    { "nearest --origin 91,0", "\"91,0\" is not on Earth" },
    { "nearest --origin geo:here", "\"geo:here\" holds no point" },
    { "nearest 91,0", "\"91,0\" is no point: LAT,LON in degrees, like 23.13,113.26" },
    { "convert 23.1,113.2", "convert needs --from or --to" },
    { "convert 91,0 --to gcj02",
      "\"91,0\" is no point: LAT,LON in degrees, like 23.13,113.26" },
    { "convert here --to gcj02",
      "\"here\" is no point: LAT,LON in degrees, like 23.13,113.26" },
    { "convert 23.1,113.2 --to nowhere", "\"nowhere\" is no datum: wgs84, gcj02 or bd09" },
    { "convert 23.1,113.2 --to gcj02 --limit 3", "convert takes no --limit" },
    { "list --level village", "\"village\" is no level: city, district, street or town" },
    { "list --featured yes", "\"yes\" is not one of unknown, none, popular and special" },
    { "list --district Atlantis", "\"Atlantis\" is no district of this database" },
    { "--colour", "Unknown option --colour" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Run) failed = run (cases[i].arguments);

      assert_fails (failed, 2, cases[i].message);
      g_assert_cmpstr (failed->output, ==, "");
    }
}

static void
assert_data_fails (const char *arguments,
                   const char *path,
                   const char *reason)
{
  g_autofree char *line = g_strdup_printf ("%s --database '%s'", arguments, path);
  g_autofree char *message = g_strdup_printf ("%s: %s", path, reason);
  g_autoptr (Run) failed = run (line);

  assert_fails (failed, 1, message);
  g_assert_cmpstr (failed->output, ==, "");
}

static void
test_data_errors (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("fazhan-cli-XXXXXX", &error);
  g_autofree char *missing = g_build_filename (folder, "missing.db", NULL);
  g_autofree char *foreign = g_build_filename (folder, "foreign.db", NULL);
  g_autoptr (Run) no_station = run ("show 999");

  g_assert_no_error (error);
  assert_fails (no_station, 1, "no station has the code 999");
  assert_data_fails ("list", missing, "No such file or directory");
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));

  g_file_set_contents (foreign, "Dear diary, this is not a database at all, but long enough "
                                "to hold the header of one, which takes a hundred bytes.",
                       -1, &error);
  g_assert_no_error (error);
  assert_data_fails ("check", foreign, "not an SQLite database");

  g_remove (foreign);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_help (void)
{
  g_autoptr (Run) help = run ("--help");
  g_autoptr (Run) version = run ("--version");

  g_assert_cmpint (help->status, ==, 0);
  g_assert_nonnull (strstr (help->output, "nearest LAT,LON"));
  g_assert_cmpint (version->status, ==, 0);
  g_assert_true (g_str_has_prefix (version->output, "fazhan-cli "));
}

/* The core must not drag a display in. */
static void
test_links_no_gtk (void)
{
  g_autofree char *ldd = g_find_program_in_path ("ldd");
  const char      *words[] = { ldd, g_getenv ("FZ_TEST_CLI"), NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;

  if (ldd == NULL)
    {
      g_test_skip ("ldd is not here");
      return;
    }

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL,
                &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (output, "libjson-glib"));
  g_assert_null (strstr (output, "libgtk"));
  g_assert_null (strstr (output, "libadwaita"));
  g_assert_null (strstr (output, "libshumate"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fazhan-cli/list", test_list);
  g_test_add_func ("/fazhan-cli/list/json", test_list_json);
  g_test_add_func ("/fazhan-cli/show", test_show);
  g_test_add_func ("/fazhan-cli/show/json", test_show_json);
  g_test_add_func ("/fazhan-cli/nearest", test_nearest);
  g_test_add_func ("/fazhan-cli/nearest/json", test_nearest_json);
  g_test_add_func ("/fazhan-cli/search", test_search);
  g_test_add_func ("/fazhan-cli/origins", test_origins);
  g_test_add_func ("/fazhan-cli/services", test_services);
  g_test_add_func ("/fazhan-cli/convert", test_convert);
  g_test_add_func ("/fazhan-cli/locales", test_locales);
  g_test_add_func ("/fazhan-cli/sample", test_sample);
  g_test_add_func ("/fazhan-cli/check", test_check);
  g_test_add_func ("/fazhan-cli/check/broken", test_check_broken);
  g_test_add_func ("/fazhan-cli/usage", test_usage);
  g_test_add_func ("/fazhan-cli/data-errors", test_data_errors);
  g_test_add_func ("/fazhan-cli/help", test_help);
  g_test_add_func ("/fazhan-cli/links-no-gtk", test_links_no_gtk);

  return g_test_run ();
}
