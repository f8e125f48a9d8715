/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-fixture.h"

#include "fz-field.h"

#include <string.h>

static void
test_show (void)
{
  g_autoptr (CliRun) done = cli_run ("show 440103001");

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
  g_autoptr (CliRun) done = cli_run ("show 440117107 --json");
  g_autoptr (JsonObject) station = cli_parse_json (done);
  JsonObject *services = json_object_get_object_member (station, "services");
  JsonObject *advice = json_object_get_object_member (services, "advice");

  g_assert_cmpstr (cli_get_name (station, "place", "en"), ==, "Lütian Town");
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

/* What each service is stands beside it, and in JSON what it answers. */
static void
test_meanings (void)
{
  g_autoptr (CliRun) text = cli_run ("show 440103001");
  g_autoptr (CliRun) done = cli_run ("show 440103001 --json");
  g_autoptr (JsonObject) station = cli_parse_json (done);
  JsonObject *meanings = json_object_get_object_member (station, "service_meanings");
  JsonObject *aid = json_object_get_object_member (meanings, "legal-aid");

  g_assert_nonnull (strstr (text->output, "\nservice mediation is: A mediator helps"));
  g_assert_null (strstr (text->output, "\nservice notary is: "));
  g_assert_cmpuint (json_object_get_size (meanings), ==, 10);
  g_assert_cmpstr (json_object_get_string_member (aid, "name"), ==, "Legal aid");
  g_assert_true (g_str_has_prefix (json_object_get_string_member (aid, "meaning"),
                                   "Legal help without charge"));
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (aid, "problems"),
                                                  0),
                   ==, "unpaid-wages");
}

/* How far, and where to, as seen from the starting point. */
static void
test_origin (void)
{
  g_autoptr (CliRun) text = cli_run ("show 440103001 --origin 公园前");
  g_autoptr (CliRun) typed = cli_run ("show 440103001 --origin 23.13,113.26");
  g_autoptr (CliRun) wrong = cli_run ("show 440103001 --origin 桃花源");
  g_autoptr (CliRun) done = cli_run ("show 440103001 --origin 公园前 --json");
  g_autoptr (JsonObject) station = cli_parse_json (done);

  g_assert_nonnull (strstr (text->output, "\norigin: Gongyuanqian\ndistance: about 2."));
  g_assert_nonnull (strstr (text->output, " km SW\n"));
  g_assert_nonnull (strstr (typed->output, "\norigin: 23.13,113.26\ndistance: about "));
  cli_assert_fails (wrong, 2, "\"桃花源\" is no street, landmark or point that is known");
  g_assert_cmpstr (json_object_get_string_member (station, "origin"), ==, "Gongyuanqian");
  g_assert_cmpint (json_object_get_int_member (station, "distance_m"), >, 2000);
  g_assert_cmpstr (json_object_get_string_member (station, "direction"), ==, "SW");
}

static void
test_sample (void)
{
  static const char *const commands[] = {
    "list", "show 440103001", "nearest 23.13,113.26", "check"
  };
  g_autoptr (CliRun) popular = cli_run_sample ("list --featured popular");
  g_autoptr (CliRun) special = cli_run_sample ("list --featured special");

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *with_json = g_strconcat (commands[i], " --json", NULL);
      g_autoptr (CliRun) text = cli_run_sample (commands[i]);
      g_autoptr (CliRun) json = cli_run_sample (with_json);
      g_autoptr (JsonObject) root = cli_parse_json (json);

      g_assert_true (g_str_has_prefix (text->output,
                                       "# Sample data: the details are invented\n"));
      g_assert_true (json_object_get_boolean_member (root, "sample"));
    }
  g_assert_cmpuint (cli_count_lines (popular->output), ==, 1 + 10);
  g_assert_cmpuint (cli_count_lines (special->output), ==, 1 + 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli-show/text", test_show);
  g_test_add_func ("/cli-show/json", test_show_json);
  g_test_add_func ("/cli-show/meanings", test_meanings);
  g_test_add_func ("/cli-show/origin", test_origin);
  g_test_add_func ("/cli-show/sample", test_sample);
  return g_test_run ();
}
