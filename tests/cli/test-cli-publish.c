/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "fz-database.h"

#define PASSPHRASE "a long passphrase\n"

/* A publisher with a key and stations of their own, and somebody who takes them. */
typedef struct
{
  char *folder;
  char *key;
  char *words; /* the key's fingerprint */
  char *bureau;
  char *citizen;
  char *file;
} Fixture;

static void
copy_data (const char *name,
           const char *to)
{
  g_autofree char *from = g_build_filename (g_getenv ("FAZHAN_DATADIR"), name, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (from, &content, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (to, content, (gssize) length, &error);
  g_assert_no_error (error);
}

static char *
make_path (Fixture    *fixture,
           const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

G_GNUC_PRINTF (2, 3)
static CliRun *
run (Fixture    *fixture,
     const char *format,
     ...)
{
  g_autofree char *words = NULL;
  va_list          arguments;

  va_start (arguments, format);
  words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return cli_run (words);
}

/* Makes a key; gives its fingerprint. */
static char *
make_key (Fixture    *fixture,
          const char *path,
          const char *more)
{
  g_autoptr (CliRun) made = run (fixture,
                                 "key new %s --passphrase-file %s/passphrase --json %s", path,
                                 fixture->folder, more);
  g_autoptr (JsonObject) object = cli_parse_json (made);

  return g_strdup (json_object_get_string_member (object, "fingerprint_words"));
}

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  g_autofree char *passphrase = NULL;
  g_autofree char *home = NULL;

  fixture->folder = g_dir_make_tmp ("fazhan-publish-XXXXXX", NULL);
  fixture->key = make_path (fixture, "key.pem");
  fixture->bureau = make_path (fixture, "bureau.db");
  fixture->citizen = make_path (fixture, "citizen.db");
  fixture->file = make_path (fixture, "new.fazhan");
  passphrase = make_path (fixture, "passphrase");
  home = make_path (fixture, "home");
  g_assert_true (g_file_set_contents (passphrase, PASSPHRASE, -1, NULL));
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  copy_data ("stations.db", fixture->bureau);
  copy_data ("stations.db", fixture->citizen);
  fixture->words = make_key (fixture, fixture->key, "");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  const char *words[] = { "rm", "-r", fixture->folder, NULL };

  g_assert_true (g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, NULL));
  g_free (fixture->folder);
  g_free (fixture->key);
  g_free (fixture->words);
  g_free (fixture->bureau);
  g_free (fixture->citizen);
  g_free (fixture->file);
}

static void
assert_fine (const CliRun *done)
{
  g_assert_cmpstr (done->errors, ==, "");
  g_assert_cmpint (done->status, ==, 0);
}

static void
set_value (Fixture    *fixture,
           const char *database,
           const char *assignment)
{
  g_autoptr (CliRun) done = run (fixture, "set 440106 '%s' --by clerk --database %s", assignment,
                                 database);

  assert_fine (done);
}

static void
publish (Fixture    *fixture,
         const char *file,
         const char *key,
         const char *more)
{
  g_autoptr (CliRun) done = run (fixture,
                                 "publish %s --key %s --passphrase-file %s/passphrase "
                                 "--by 司法局 --database %s %s",
                                 file, key, fixture->folder, fixture->bureau, more);

  assert_fine (done);
}

static JsonObject *
take (Fixture    *fixture,
      const char *command,
      const char *file)
{
  g_autoptr (CliRun) done = run (fixture, "%s %s --database %s --json", command, file,
                                 fixture->citizen);

  return cli_parse_json (done);
}

static void
assert_value (const char *path,
              const char *phone,
              const char *version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzDatabase) database = fz_database_open (path, FZ_DATABASE_READ_ONLY, &error);
  g_autoptr (FzCatalog) catalog = NULL;
  g_autoptr (FzRecord) record = NULL;
  guint32 id;

  g_assert_no_error (error);
  catalog = fz_database_load_catalog (database, &error);
  g_assert_true (fz_database_find_code (database, "440106", &id, &error));
  record = fz_database_load_record (database, catalog, id, &error);
  g_assert_cmpstr (record->phone, ==, phone);
  g_assert_cmpstr (catalog->dataset.version, ==, version);
}

static void
assert_refused (Fixture    *fixture,
                const char *command,
                const char *file,
                const char *pattern)
{
  g_autoptr (CliRun) done = run (fixture, "%s %s --database %s", command, file, fixture->citizen);

  g_test_message ("%s", done->errors);
  g_assert_cmpint (done->status, ==, 1);
  g_assert_cmpstr (done->output, ==, "");
  g_assert_true (g_pattern_match_simple (pattern, done->errors));
}

/* From the publisher's change to the citizen's copy, and back by one undo. */
static void
test_travel (Fixture      *fixture,
             gconstpointer unused)
{
  g_autoptr (JsonObject) seen = NULL;
  g_autoptr (JsonObject) applied = NULL;
  g_autoptr (CliRun) undone = NULL;
  g_autoptr (CliRun) trusted = NULL;
  JsonObject *station, *field;

  set_value (fixture, fixture->bureau, "phone=020-38886666");
  publish (fixture, fixture->file, fixture->key, "--edition 2026.7 --notes 'A number'");
  assert_value (fixture->bureau, "020-38886666", "2026.7");

  seen = take (fixture, "verify", fixture->file);
  g_assert_cmpstr (json_object_get_string_member (seen, "trust"), ==, "first");
  g_assert_cmpstr (json_object_get_string_member (seen, "fingerprint_words"), ==, fixture->words);
  g_assert_cmpstr (json_object_get_string_member (seen, "publisher"), ==, "司法局");
  g_assert_cmpstr (json_object_get_string_member (seen, "notes"), ==, "A number");
  g_assert_cmpint (json_object_get_int_member (seen, "changed"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (seen, "unchanged"), ==, 187);
  g_assert_false (json_object_get_boolean_member (seen, "applied"));
  assert_value (fixture->citizen, NULL, "2020.2");

  applied = take (fixture, "apply", fixture->file);
  g_assert_true (json_object_get_boolean_member (applied, "applied"));
  station = json_array_get_object_element (json_object_get_array_member (applied, "stations"), 0);
  g_assert_cmpstr (json_object_get_string_member (station, "code"), ==, "440106");
  field = json_array_get_object_element (json_object_get_array_member (station, "fields"), 0);
  g_assert_cmpstr (json_object_get_string_member (field, "field"), ==, "phone");
  g_assert_true (json_object_get_null_member (field, "old"));
  g_assert_cmpstr (json_object_get_string_member (field, "new"), ==, "020-38886666");
  assert_value (fixture->citizen, "020-38886666", "2026.7");
  assert_refused (fixture, "apply", fixture->file, "*its version is 2026.7, and there is 2026.7*");

  trusted = run (fixture, "key show");
  assert_fine (trusted);
  g_assert_nonnull (strstr (trusted->output, fixture->words));

  undone = run (fixture, "undo --by citizen --database %s", fixture->citizen);
  assert_fine (undone);
  assert_value (fixture->citizen, NULL, "2020.2");
}

/* Who follows the trusted key is trusted, and a stranger only when that is said. */
static void
test_keys (Fixture      *fixture,
           gconstpointer unused)
{
  g_autofree char *heir = make_path (fixture, "heir.pem");
  g_autofree char *stranger = make_path (fixture, "stranger.pem");
  g_autofree char *second = make_path (fixture, "second.fazhan");
  g_autofree char *third = make_path (fixture, "third.fazhan");
  g_autofree char *after = g_strdup_printf ("--after %s --old-passphrase-file %s/passphrase",
                                            fixture->key, fixture->folder);
  g_autofree char *words_of_heir = make_key (fixture, heir, after);
  g_autofree char *words = make_key (fixture, stranger, "");
  g_autofree char *pattern = g_strdup_printf ("*another key*--trust \"%s\"*", words);
  g_autofree char *wrong = g_strdup_printf ("%s --trust '%s'", third, fixture->words);
  g_autofree char *right = g_strdup_printf ("%s --trust '%s'", third, words);
  g_autoptr (JsonObject) first = NULL;
  g_autoptr (JsonObject) followed = NULL;
  g_autoptr (JsonObject) named = NULL;

  publish (fixture, fixture->file, fixture->key, "");
  publish (fixture, second, heir, "");
  publish (fixture, third, stranger, "");
  first = take (fixture, "apply", fixture->file);
  followed = take (fixture, "apply", second);
  g_assert_cmpstr (json_object_get_string_member (followed, "trust"), ==, "follows");

  assert_refused (fixture, "apply", third, pattern);
  assert_refused (fixture, "verify", third, pattern);
  assert_refused (fixture, "apply", wrong, "*is not the one you trust*");
  named = take (fixture, "apply", right);
  g_assert_true (json_object_get_boolean_member (named, "applied"));
}

static void
test_refusals (Fixture      *fixture,
               gconstpointer unused)
{
  g_autofree char *damaged = make_path (fixture, "damaged.fazhan");
  g_autofree char *sample = make_path (fixture, "sample.db");
  g_autofree char *content = NULL;
  g_autoptr (CliRun) of_sample = NULL;
  g_autoptr (CliRun) to_sample = NULL;
  g_autoptr (CliRun) again = NULL;
  g_autoptr (CliRun) older = NULL;
  g_autoptr (CliRun) wrong = NULL;
  gsize length;

  publish (fixture, fixture->file, fixture->key, "");
  g_assert_true (g_file_get_contents (fixture->file, &content, &length, NULL));
  content[length / 2] = (char) (content[length / 2] ^ 1);
  g_assert_true (g_file_set_contents (damaged, content, (gssize) length, NULL));
  assert_refused (fixture, "verify", damaged, "*damaged.fazhan: the signature is not of this*");
  assert_refused (fixture, "apply", damaged, "*damaged.fazhan: the signature is not of this*");
  g_assert_true (g_file_set_contents (damaged, content, (gssize) length / 2, NULL));
  assert_refused (fixture, "apply", damaged, "*no signature stands at its end*");
  assert_refused (fixture, "apply", fixture->key, "*key.pem: not a publication of Fazhan*");
  assert_refused (fixture, "apply", "/nonexistent", "*/nonexistent: *");
  assert_value (fixture->citizen, NULL, "2020.2");

  copy_data ("sample.db", sample);
  of_sample = run (fixture,
                   "publish %s/s --key %s --passphrase-file %s/passphrase --by x --database %s",
                   fixture->folder, fixture->key, fixture->folder, sample);
  cli_assert_fails (of_sample, 1, "sample data is invented, and never published");
  to_sample = run (fixture, "apply %s --database %s", fixture->file, sample);
  cli_assert_fails (to_sample, 1,
                    "sample data takes nothing that was published: the two are never mixed");

  again = run (fixture,
               "publish %s --key %s --passphrase-file %s/passphrase --by x --database %s",
               fixture->file, fixture->key, fixture->folder, fixture->bureau);
  g_assert_cmpint (again->status, ==, 1);
  g_assert_nonnull (strstr (again->errors, "there is such a file already"));
  older = run (fixture,
               "publish %s/s --key %s --passphrase-file %s/passphrase --by x --database %s "
               "--edition 2019.1",
               fixture->folder, fixture->key, fixture->folder, fixture->bureau);
  g_assert_cmpint (older->status, ==, 1);
  g_assert_nonnull (strstr (older->errors, "2019.1 is not newer than"));
  wrong = run (fixture, "publish %s/s --key %s --passphrase-file %s --by x --database %s",
               fixture->folder, fixture->key, fixture->key, fixture->bureau);
  g_assert_cmpint (wrong->status, ==, 1);
  g_assert_nonnull (strstr (wrong->errors, "the passphrase does not open the key"));
}

static void
test_usage (Fixture      *fixture,
            gconstpointer unused)
{
  static const struct
  {
    const char *words;
    const char *message;
  } table[] = {
    { "publish x --by y", "publish needs --key FILE" },
    { "publish x --key y", "publish needs --by NAME" },
    { "publish x --key y --by z --edition new", "\"new\" is not a version: like 2026.1" },
    { "apply", "apply needs FILE" },
    { "apply x --key y", "apply takes no --key" },
    { "list --trust x", "list takes no --trust" },
    { "key new", "key new needs FILE" },
    { "verify x --after y", "verify takes no --after" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (CliRun) done = cli_run (table[i].words);

      cli_assert_fails (done, 2, table[i].message);
    }
}

/* What was published is what the next build installs. */
static void
test_make_database (Fixture      *fixture,
                    gconstpointer unused)
{
  g_autofree char *data = g_test_build_filename (G_TEST_DIST, "..", "data", NULL);
  g_autofree char *built = make_path (fixture, "built.db");
  const char      *trusting[] = { g_getenv ("FZ_TEST_MAKE_DATABASE"), "--published", fixture->file,
                                  data, built, NULL };
  const char      *words[] = { g_getenv ("FZ_TEST_MAKE_DATABASE"), "--published", fixture->file,
                               "--publisher", fixture->words, data, built, NULL };
  g_autofree char *errors = NULL;
  g_autoptr (CliRun) checked = NULL;
  int status;

  set_value (fixture, fixture->bureau, "phone=020-38886666");
  publish (fixture, fixture->file, fixture->key, "--edition 2026.7");

  g_assert_true (g_spawn_sync (NULL, (char **) trusting, NULL, 0, NULL, NULL, NULL, &errors,
                               &status, NULL));
  g_assert_cmpint (status, !=, 0);
  g_assert_nonnull (strstr (errors, fixture->words));
  g_assert_false (g_file_test (built, G_FILE_TEST_EXISTS));

  g_assert_true (g_spawn_sync (NULL, (char **) words, NULL, 0, NULL, NULL, NULL, NULL, &status,
                               NULL));
  g_assert_cmpint (status, ==, 0);
  assert_value (built, "020-38886666", "2026.7");
  checked = run (fixture, "check --database %s", built);
  assert_fine (checked);
  g_clear_pointer (&checked, cli_run_free);
  checked = run (fixture, "search 欠薪 --database %s", built);
  assert_fine (checked);
  g_assert_cmpstr (checked->output, !=, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/cli-publish/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("travel", test_travel);
  ADD ("keys", test_keys);
  ADD ("refusals", test_refusals);
  ADD ("usage", test_usage);
  ADD ("make-database", test_make_database);
#undef ADD
  return g_test_run ();
}
