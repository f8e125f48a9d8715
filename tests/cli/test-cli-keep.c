/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-keeping.h"

#include "fz-database-keep.h"

#include <string.h>

/* Records kept from the command line, in a database of a test's own. */

#define SHAHE "440106003"
#define LIEDE "440106011"
#define VALUES "SELECT address, phone, hours FROM station WHERE code = '" SHAHE "'"
#define UNCHANGED "NULL|NULL|Mo-Fr 09:00-17:00"

static void
test_set (Keeping      *keeping,
          gconstpointer data)
{
  keeping_assert_prints (keeping,
                         "set " SHAHE " 'phone=020-87654321' 'hours=Mo-Fr 10:00-16:00' "
                         "service:advice=no --by 林",
                         "phone: (not known) -> 020-87654321\n"
                         "hours: Mo-Fr 09:00-17:00 -> Mo-Fr 10:00-16:00\n"
                         "checked_on: 2026-09-01 -> (not known)\n"
                         "service:advice: yes -> no\n");
  keeping_assert (keeping, VALUES, "NULL|020-87654321|Mo-Fr 10:00-16:00");
  keeping_assert (keeping, "SELECT count (*), max (made_by), max (kind) FROM batch", "1|林|edit");

  keeping_assert_prints (keeping, "set " SHAHE " hours= service:advice=unknown --by lin",
                         "hours: Mo-Fr 10:00-16:00 -> (not known)\n"
                         "service:advice: no -> (not known)\n");
  keeping_assert_prints (keeping, "set " SHAHE " hours= --by lin", "nothing changed\n");
  keeping_assert (keeping, "SELECT count (*) FROM batch", "2");
}

#define UNKNOWN_FACT                                                               \
  "\"colour\" is none of name, address, phone, hours, website, access, services, " \
  "featured, status and point"

/* What was found right: one fact, all of them, on a day, and nothing of what is not known. */
static void
test_checked (Keeping      *keeping,
              gconstpointer data)
{
  keeping_assert_prints (keeping, "set " SHAHE " phone=020-87654321 checked_on= --by 林",
                         "phone: (not known) -> 020-87654321\n"
                         "checked_on: 2026-09-01 -> (not known)\n");
  keeping_assert_prints (keeping, "checked " SHAHE " phone hours --at 2026-11-03T10:00 --by 林",
                         "phone: (not known) -> 2026-11-03 林\n"
                         "hours: (not known) -> 2026-11-03 林\n");
  keeping_assert (keeping, "SELECT kind, made_by FROM batch ORDER BY id DESC LIMIT 1",
                  "check|林");
  keeping_assert (keeping,
                  "SELECT field, station_check.checked_on, checked_by FROM station_check "
                  "JOIN station ON id = station WHERE code = '" SHAHE "' ORDER BY field",
                  "hours|2026-11-03|林\nphone|2026-11-03|林");
  keeping_assert_prints (keeping, "checked " SHAHE " phone --at 2026-11-03T10:00 --by 林",
                         "nothing changed\n");
  keeping_assert_prints (keeping, "undo --by 林",
                         SHAHE " check:hours: 2026-11-03 林 -> (not known)\n" SHAHE
                               " check:phone: 2026-11-03 林 -> (not known)\n"
                               "undo of batch 2: batch 3\n");
  keeping_assert (keeping, "SELECT count (*) FROM station_check WHERE checked_by = '林'", "0");

  keeping_assert_prints (keeping,
                         "checked " SHAHE " phone --at 2026-11-04T10:00 --by lin --dry-run",
                         "phone: (not known) -> 2026-11-04 lin\n"
                         "nothing was written\n");
  keeping_assert (keeping, "SELECT count (*) FROM station_check WHERE checked_by = 'lin'", "0");
  keeping_assert_fails (keeping, "checked " SHAHE " website --by lin", 1,
                        "website: nothing is recorded that could be right");
  keeping_assert_fails (keeping, "checked " SHAHE " colour --by lin", 2, UNKNOWN_FACT);
  keeping_assert_fails (keeping, "checked " SHAHE " phone --at 2999-01-01T10:00 --by lin", 2,
                        "2999-01-01 is not yet");
  keeping_assert_fails (keeping, "checked " SHAHE " phone", 2, "checked needs --by NAME");
  keeping_assert_fails (keeping, "checked 440199 --by lin", 1, "no station has the code 440199");
}

/* What is hard changes nothing, the fields beside it neither. */
static void
test_set_refuses (Keeping      *keeping,
                  gconstpointer data)
{
  static const struct
  {
    const char *assignments;
    const char *field;
  } cases[] = {
    { "'hours=Mo-Fr 25:00'", "hours: " },
    { "address=here 'phone=who knows'", "phone: " },
    { "address=here status=gone", "status: " },
    { "name_hans=", "name_hans: " },
    { "code=12", "code: " },
    { "code=" LIEDE, "code: " },
    { "lat=here", "lat: " },
    { "lat=91", "lat: " },
    { "website=x", "website: " },
    { "checked_on=2026-02-30", "checked_on: " },
    { "notice=closed notice_from=2026-05-02 notice_until=2026-05-01", "notice_until: " },
    { "service:advice=perhaps", "service:advice: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = g_strdup_printf ("set " SHAHE " %s --by lin", cases[i].assignments);
      g_autofree char *start = g_strconcat ("fazhan-cli: ", cases[i].field, NULL);
      g_autoptr (CliRun) failed = keeping_run (keeping, line);

      g_test_message ("%s: %s", line, failed->errors);
      g_assert_cmpint (failed->status, ==, 1);
      g_assert_true (g_str_has_prefix (failed->errors, start));
      keeping_assert (keeping, VALUES, UNCHANGED);
    }
  keeping_assert_fails (keeping, "set " SHAHE " colour=red --by lin", 2,
                        "\"colour\" is no field of a station");
  keeping_assert_fails (keeping, "set " SHAHE " deleted=yes --by lin", 2,
                        "\"deleted\" is no field of a station");
  keeping_assert_fails (keeping,
                        "set 440199 phone=1 --by lin", 1, "no station has the code 440199");
  keeping_assert (keeping, "SELECT count (*) FROM batch", "0");
}

static void
test_set_warns (Keeping      *keeping,
                gconstpointer data)
{
  g_autoptr (CliRun) done = keeping_run (keeping, "set " SHAHE " status=moved --by lin");
  g_autoptr (CliRun) dry =
      keeping_run (keeping, "set " SHAHE " address=here --by lin --dry-run --json");
  g_autoptr (JsonObject) object = cli_parse_json (dry);

  g_assert_cmpint (done->status, ==, 0);
  g_assert_nonnull (strstr (done->output, "\nwarning: status_note: "));
  g_assert_false (json_object_get_boolean_member (object, "sample"));
  g_assert_false (json_object_get_boolean_member (object, "written"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "changes")), ==,
                    1);
  keeping_assert (keeping, VALUES, UNCHANGED);
}

#define FIRST "1 2026-11-23T10:00:00Z edit, lin: 440106003 address: (not known) -> one\n"
#define SECOND "2 2026-11-23T10:00:00Z edit, chen: 440106011 address: (not known) -> two\n"

static void
test_history (Keeping      *keeping,
              gconstpointer data)
{
  g_autoptr (CliRun) text = NULL;
  g_autoptr (CliRun) json = NULL;
  g_autoptr (JsonObject) object = NULL;
  JsonObject *entry;

  keeping_assert_prints (keeping, "history", "no changes\n");
  keeping_change (keeping, "lin", SHAHE, "address", "one");
  keeping_change (keeping, "chen", LIEDE, "address", "two");
  fixture_execute (keeping->base.shipped, "UPDATE batch SET made_at = '2026-11-23T10:00:00Z'");
  keeping_assert_prints (keeping, "history", SECOND FIRST);
  keeping_assert_prints (keeping, "history --by lin", FIRST);
  keeping_assert_prints (keeping, "history " LIEDE, SECOND);
  keeping_assert_prints (keeping, "history --by ''", "no changes\n");
  text = keeping_run (keeping, "history --limit 1");
  g_assert_true (g_str_has_suffix (text->output,
                                   "\nthere are older changes: --limit N shows more\n"));

  json = keeping_run (keeping, "history --limit 1 --json");
  object = cli_parse_json (json);
  g_assert_true (json_object_get_boolean_member (object, "more"));
  entry = json_array_get_object_element (json_object_get_array_member (object, "changes"), 0);
  g_assert_cmpint (json_object_get_int_member (entry, "batch"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (entry, "after"), ==, "two");
  g_assert_true (json_object_get_null_member (entry, "undone_by"));
  keeping_assert_fails (keeping, "history 440199", 1, "no station has the code 440199");
}

static void
test_undo (Keeping      *keeping,
           gconstpointer data)
{
  keeping_assert_fails (keeping, "undo --by wu", 1, "there is nothing to undo");
  keeping_assert_fails (keeping, "redo --by wu", 1, "there is nothing to redo");
  keeping_change (keeping, "lin", SHAHE, "address", "one");
  keeping_change (keeping, "chen", SHAHE, "address", "two");

  keeping_assert_fails (keeping, "undo 1 --by wu", 1,
                        "address of station 440106003 was changed again by chen, in batch 2");
  keeping_assert_prints (keeping, "undo 1 --dry-run --by wu",
                         "440106003 address was changed again by chen in batch 2: "
                         "address: two -> (not known)\nnothing was written\n");
  keeping_assert_prints (keeping, "undo --by wu",
                         "440106003 address: two -> one\nundo of batch 2: batch 3\n");
  keeping_assert_prints (keeping, "undo --by wu",
                         "440106003 address: one -> (not known)\nundo of batch 1: batch 4\n");
  keeping_assert_prints (keeping, "redo --by wu",
                         "440106003 address: (not known) -> one\nredo of batch 1: batch 5\n");
  keeping_assert_fails (keeping, "undo 99 --by wu", 1, "there is no batch 99");
  keeping_assert (keeping, VALUES, "one|NULL|Mo-Fr 09:00-17:00");
  keeping_assert (keeping, "SELECT count (*) FROM batch WHERE made_by = 'wu'", "3");
}

static void
test_backup (Keeping      *keeping,
             gconstpointer data)
{
  g_autofree char *path = g_build_filename (keeping->base.folder, "b.db", NULL);
  g_autofree char *backup = g_strdup_printf ("backup '%s'", path);
  g_autofree char *restore = g_strdup_printf ("restore '%s' --by wu", path);
  g_autofree char *again = g_strdup_printf ("%s: a file is there already", path);
  g_autoptr (CliRun) restored = NULL;
  g_autoptr (CliRun) back = NULL;
  g_autofree char *take_back = NULL;
  const char      *kept;

  keeping_change (keeping, "lin", SHAHE, "address", "one");
  fixture_execute (keeping->base.shipped, "UPDATE batch SET made_at = '2026-11-23T10:00:00Z'");
  keeping_assert_prints (keeping, backup,
                         "collection: fixture 1\nstations: 6\nchanges: 1\n"
                         "last changed at: 2026-11-23T10:00:00Z\nlast changed by: lin\n");
  keeping_assert_fails (keeping, backup, 1, again);

  keeping_change (keeping, "lin", SHAHE, "address", "two");
  restored = keeping_run (keeping, restore);
  g_assert_cmpstr (restored->errors, ==, "");
  keeping_assert (keeping, VALUES, "one|NULL|Mo-Fr 09:00-17:00");
  kept = strstr (restored->output, "what there was before: ");
  g_assert_nonnull (kept);
  g_strchomp (restored->output);
  take_back = g_strdup_printf ("restore '%s' --by wu", kept + strlen ("what there was before: "));
  back = keeping_run (keeping, take_back);
  g_assert_cmpint (back->status, ==, 0);
  keeping_assert (keeping, VALUES, "two|NULL|Mo-Fr 09:00-17:00");
}

/* Old codes say where they went. */
static void
test_old_codes (Keeping      *keeping,
                gconstpointer data)
{
  static const char *const successors[] = { LIEDE, "440106", NULL };
  g_autoptr (CliRun) shown = NULL;
  g_autoptr (CliRun) found = NULL;
  GError *error = NULL;

  keeping_check_batch (fz_database_retire_station (keeping->database, keeping->catalog,
                                                   keeping_find (keeping, SHAHE), successors,
                                                   "lin", &error),
                       error);
  shown = keeping_run (keeping, "show " SHAHE);
  g_assert_nonnull (strstr (shown->output, "\nsuccessors: 440106011;440106\n"));
  keeping_change (keeping, "lin", LIEDE, "code", "440106111");
  keeping_assert_fails (keeping, "show " LIEDE, 1,
                        "no station has the code 440106011 any more; it became 440106111");
  found = keeping_run (keeping, "search " LIEDE);
  g_assert_nonnull (strstr (found->output, "440106111"));
}

static void
test_ends (Keeping      *keeping,
           gconstpointer data)
{
  keeping_assert_prints (keeping, "delete " SHAHE " --by lin", "batch 1\n");
  keeping_assert_fails (keeping, "show " SHAHE, 1, "no station has the code " SHAHE);
  keeping_assert_fails (keeping, "delete " SHAHE " --by lin", 1, "no station has the code " SHAHE);
  keeping_assert_prints (keeping, "undo --by lin",
                         SHAHE " deleted: yes -> no\nundo of batch 1: batch 2\n");
  keeping_assert_prints (keeping, "retire " SHAHE " " LIEDE " 440106 --by lin", "batch 3\n");
  keeping_assert (keeping, "SELECT status, successors FROM station WHERE code = '" SHAHE "'",
                  "closed|440106011;440106");
  keeping_assert_fails (keeping, "retire " LIEDE " 440199 --by lin", 1,
                        "no station has the code 440199");
  keeping_assert_fails (keeping, "retire " LIEDE, 2, "retire needs --by NAME");
}

#define NEW "440106004"
#define ADD_NEW                                                                   \
  "add " NEW " level=street district_code=440106 name_hans=新站 place_hans=新街 " \
  "lat=23.15 lon=113.35 point_quality=door 'point_source=on site' --by lin"
#define COUNT "SELECT count (*) FROM station WHERE code = '" NEW "'"

static void
test_add (Keeping      *keeping,
          gconstpointer data)
{
  g_autoptr (CliRun) added = NULL;

  keeping_assert_fails (keeping, "add " NEW " level=street --by lin", 1, "district_code: missing");
  keeping_assert_fails (keeping, "add " NEW " --by lin", 2, "add needs FIELD=VALUE");
  keeping_assert_fails (keeping, "add " NEW " level=street", 2, "add needs --by NAME");
  keeping_assert (keeping, COUNT, "0");
  added = keeping_run (keeping, ADD_NEW " --dry-run");
  g_assert_nonnull (strstr (added->output, "nothing was written\n"));
  keeping_assert (keeping, COUNT, "0");
  g_clear_pointer (&added, cli_run_free);

  added = keeping_run (keeping, ADD_NEW);
  g_assert_cmpstr (added->errors, ==, "");
  g_assert_nonnull (strstr (added->output, "name_hans: (not known) -> 新站\n"));
  keeping_assert (keeping, "SELECT name_hans, revision FROM station WHERE code = '" NEW "'",
                  "新站|1");
  keeping_assert (keeping, "SELECT kind, made_by FROM batch", "add|lin");
  keeping_assert_fails (keeping, ADD_NEW, 1, "code: another station has this code");
}

/* Only what is deleted is purged, and then it cannot be had back. */
static void
test_purge (Keeping      *keeping,
            gconstpointer data)
{
  keeping_assert_fails (keeping, "purge " SHAHE " --by lin", 1,
                        "station " SHAHE " is not deleted, and only what is can be purged");
  keeping_assert_prints (keeping, "delete " SHAHE " --by lin", "batch 1\n");
  keeping_assert_fails (keeping, "purge " SHAHE, 2, "purge needs --by NAME");
  keeping_assert_prints (keeping, "purge " SHAHE " --by lin", "batch 2\n");
  keeping_assert (keeping, "SELECT count (*) FROM station WHERE code = '" SHAHE "'", "0");
  keeping_assert_fails (keeping, "purge " SHAHE " --by lin", 1, "no station has the code " SHAHE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/cli-keep/" path, Keeping, NULL, keeping_set_up, function, keeping_tear_down)
  ADD ("set", test_set);
  ADD ("checked", test_checked);
  ADD ("set-refuses", test_set_refuses);
  ADD ("set-warns", test_set_warns);
  ADD ("history", test_history);
  ADD ("undo", test_undo);
  ADD ("backup", test_backup);
  ADD ("old-codes", test_old_codes);
  ADD ("ends", test_ends);
  ADD ("add", test_add);
  ADD ("purge", test_purge);
#undef ADD

  return g_test_run ();
}
