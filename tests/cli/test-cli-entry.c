/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-keeping.h"

/* Districts and services kept from the command line. */

static void
test_district (Keeping      *keeping,
               gconstpointer data)
{
  keeping_assert_prints (keeping,
                         "district add 440120 name_hans=东区 'name_en=East District' follows=440118 "
                         "ends_on=2027-01-01 --by 林",
                         "batch 1\n");
  keeping_assert (keeping,
                  "SELECT code, former_codes, successors, retired_on FROM district "
                  "WHERE code > '440110' ORDER BY code",
                  "440118|NULL|440120|2027-01-01\n440120|440118|NULL|NULL");
  keeping_assert_prints (keeping, "district set 440120 name_hant=東區 --by lin", "batch 2\n");
  keeping_assert_prints (keeping,
                         "district set 440120 name_hant=東區 --by lin", "nothing changed\n");
  keeping_assert_prints (keeping,
                         "district end 440120 retired_on=2028-01-01 successors=440106 --by lin",
                         "batch 3\n");
  keeping_assert (keeping, "SELECT former_codes FROM district WHERE code = '440106'",
                  "440120;440118");
  keeping_assert_prints (keeping, "district end 440120 retired_on= --by lin", "batch 4\n");
  keeping_assert (keeping,
                  "SELECT name_hant, successors, retired_on FROM district WHERE code = '440120'",
                  "東區|NULL|NULL");
  keeping_assert (keeping, "SELECT group_concat (kind ORDER BY id), min (made_by) FROM batch",
                  "add,edit,retire,edit|lin");
  for (guint i = 4; i > 0; i--)
    {
      g_autofree char *line = g_strdup_printf ("undo %u --by lin", i);
      g_autoptr (CliRun) done = keeping_run (keeping, line);

      g_assert_cmpint (done->status, ==, 0);
    }
  keeping_assert (keeping,
                  "SELECT count (*), count (coalesce (former_codes, successors, retired_on)) "
                  "FROM district",
                  "2|0");
}

static void
test_service (Keeping      *keeping,
              gconstpointer data)
{
  g_autoptr (CliRun) listed = NULL;
  g_autoptr (JsonObject) object = NULL;
  JsonArray  *services;
  JsonObject *service;

  keeping_assert_prints (keeping,
                         "service add online-notary name_hans=网上公证 'expected_at=city;district' "
                         "'source=a notice' --by lin",
                         "batch 1\n");
  listed = keeping_run (keeping, "service list --json");
  object = cli_parse_json (listed);
  services = json_object_get_array_member (object, "services");
  service = json_array_get_object_element (services, json_array_get_length (services) - 1);
  g_assert_cmpstr (json_object_get_string_member (service, "code"), ==, "online-notary");
  g_assert_cmpstr (json_object_get_string_member (service, "expected_at"), ==, "city;district");
  g_assert_cmpstr (json_object_get_string_member (service, "source"), ==, "a notice");
  g_assert_true (json_object_get_null_member (service, "retired_on"));
  keeping_assert_prints (keeping, "set 440106003 service:online-notary=yes --by lin",
                         "checked_on: 2026-09-01 -> (not known)\n"
                         "service:online-notary: (not known) -> yes\n");
}

static void
test_list (Keeping      *keeping,
           gconstpointer data)
{
  g_autoptr (CliRun) listed = NULL;

  keeping_assert_prints (keeping,
                         "district end 440118 retired_on=2027-01-01 successors=440106 --by lin",
                         "batch 1\n");
  listed = keeping_run (keeping, "district list");
  g_assert_cmpuint (cli_count_lines (listed->output), ==, 2);
  g_assert_nonnull (g_strstr_len (listed->output, -1, "440106\t"));
  g_assert_nonnull (g_strstr_len (listed->output, -1, "\tfollows 440118\n"));
  g_assert_nonnull (g_strstr_len (listed->output, -1,
                                  "\tended on 2027-01-01\tfollowed by 440106\n"));
}

static void
test_refused (Keeping      *keeping,
              gconstpointer data)
{
  keeping_assert_fails (keeping,
                        "district add 440120 name_hans=东区", 2, "district add needs --by NAME");
  keeping_assert_fails (keeping, "district add 440120 name_hans=东区 --by ''", 2,
                        "district add needs --by NAME");
  keeping_assert_fails (keeping,
                        "district add 440120 --by lin", 2, "district add needs FIELD=VALUE");
  keeping_assert_fails (keeping, "district add 440120 colour=red --by lin", 2,
                        "\"colour\" is no field for this command");
  keeping_assert_fails (keeping, "district add 440120 expected_at=city --by lin", 2,
                        "\"expected_at\" is no field for this command");
  keeping_assert_fails (keeping, "service add x name_hans=x expected_at=village --by lin", 2,
                        "\"village\" is no level: city, district, street or town");
  keeping_assert_fails (keeping, "district add 440106 name_hans=东区 --by lin", 1,
                        "code: another has it, or had it");
  keeping_assert_fails (keeping, "district set 440199 name_hans=东区 --by lin", 1,
                        "there is no district of the code 440199");
  keeping_assert (keeping, "SELECT count (*) FROM batch", "0");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/cli-entry/" path, Keeping, NULL, keeping_set_up, function, keeping_tear_down)
  ADD ("district", test_district);
  ADD ("service", test_service);
  ADD ("list", test_list);
  ADD ("refused", test_refused);
#undef ADD

  return g_test_run ();
}
