/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-publication-private.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "fz-field.h"
#include "fz-fixtures.h"
#include "fz-publishers.h"
#include "fz-record-value.h"

#define DESCRIPTION                                                       \
  "{\"name\":\"fixture\",\"version\":\"2\",\"published\":\"2026-11-23\"," \
  "\"publisher\":\"Bureau\"}\n"
#define DISTRICT "{\"district\":{\"code\":\"440106\",\"name_hans\":\"天河区\"}}\n"
#define SERVICE "{\"service\":{\"code\":\"advice\",\"name_hans\":\"法律咨询\",\"source\":\"x\"}}\n"
#define STATION_OF(more)                                                                   \
  "{\"station\":{\"code\":\"440106\",\"level\":\"district\",\"district_code\":\"440106\"," \
  "\"name_hans\":\"天河区中心\",\"place_hans\":\"天河区\",\"lat\":\"23.127343\","          \
  "\"lon\":\"113.356091\",\"point_quality\":\"seat\",\"point_source\":\"x\"" more "}}\n"
#define STATION STATION_OF ("")

typedef struct
{
  FzSigningKey  *key;
  FzPublication *publication;
} Fixture;

static FzRecord *
make_record (guint32 id)
{
  FzRecord *record = fixture_make_record (id);

  record->point_source = g_strdup ("invented for a test");
  if (record->featured != FZ_FEATURED_NONE)
    record->featured_source = g_strdup ("invented for a test");
  fz_record_set_offer (record, 0, FZ_OFFER_YES);
  return record;
}

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  FzPublication *publication = fz_publication_new ();
  FzDataset     *dataset = publication->dataset;

  fixture->key = fz_signing_key_new (NULL);
  fixture->publication = publication;
  fz_catalog_unref (dataset->catalog);
  dataset->catalog = fixture_make_catalog ();
  fz_catalog_set_dataset (dataset->catalog, "fixture", "2.1", "2026-11-23", FALSE);
  fz_catalog_set_service_fate (dataset->catalog, "legal-aid", "aid", NULL, "2026-01-01");
  for (guint32 id = 1; id <= FIXTURE_N_STATIONS; id++)
    g_ptr_array_add (dataset->records, make_record (id));
  fz_dataset_add_day (dataset, "2027-01-01", FZ_DAY_HOLIDAY, fz_names_make ("元旦", NULL, NULL));
  publication->publisher = g_strdup ("司法局");
  publication->before = g_strdup ("1");
  publication->notes = g_strdup ("First line\nsecond line");
  g_ptr_array_add (publication->changes,
                   fz_published_change_new ("440106", "phone", NULL, "020-38886666"));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  fz_publication_free (fixture->publication);
  fz_signing_key_free (fixture->key);
}

static GBytes *
make (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = fz_publication_make (fixture->publication, fixture->key, &error);

  g_assert_no_error (error);
  return bytes;
}

static FzPublication *
parse (GBytes  *bytes,
       GError **error)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  return fz_publication_parse (data, size, error);
}

/* @content, as a publisher who keeps no rule would sign it. */
static GBytes *
sign (Fixture    *fixture,
      const char *content)
{
  const FzPublicKey *public = fz_signing_key_get_public (fixture->key);
  g_autofree char *hex = fz_hex_dup (public->bytes, sizeof public->bytes);
  g_autofree char *proof = NULL;
  g_autofree char *text = g_strdup_printf ("Fazhan publication 1\nkey %s\n\n%s", hex, content);
  FzSignature      signature;
  char            *whole;

  g_assert_true (fz_signing_key_sign (fixture->key, text, strlen (text), &signature, NULL));
  proof = fz_hex_dup (signature.bytes, sizeof signature.bytes);
  whole = g_strdup_printf ("%ssignature %s\n", text, proof);
  return g_bytes_new_take (whole, strlen (whole));
}

static void
test_round_trip (Fixture      *fixture,
                 gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make (fixture);
  g_autoptr (FzPublication) read = parse (bytes, &error);
  g_autoptr (GPtrArray) words = NULL;
  const FzDataset         *before = fixture->publication->dataset;
  const FzService         *service;
  const FzPublishedChange *change;

  g_assert_no_error (error);
  g_assert_true (fz_public_key_equal (&read->key, fz_signing_key_get_public (fixture->key)));
  g_assert_cmpstr (read->dataset->catalog->dataset.name, ==, "fixture");
  g_assert_cmpstr (read->dataset->catalog->dataset.version, ==, "2.1");
  g_assert_cmpstr (read->dataset->catalog->dataset.published, ==, "2026-11-23");
  g_assert_false (read->dataset->catalog->dataset.sample);
  g_assert_cmpstr (read->publisher, ==, "司法局");
  g_assert_cmpstr (read->before, ==, "1");
  g_assert_cmpstr (read->notes, ==, "First line\nsecond line");
  g_assert_cmpuint (read->dataset->catalog->districts->len, ==, 2);
  service = fz_catalog_get_service (read->dataset->catalog, 1);
  g_assert_cmpstr (service->code, ==, "legal-aid");
  g_assert_cmpuint (service->expected_at, ==, 0x3);
  g_assert_cmpstr (service->fate.former_codes, ==, "aid");
  g_assert_cmpstr (service->fate.retired_on, ==, "2026-01-01");
  g_assert_true (fz_calendar_days_equal (read->dataset->days, before->days));
  g_assert_cmpuint (read->changes->len, ==, 1);
  change = g_ptr_array_index (read->changes, 0);
  g_assert_cmpstr (change->field, ==, "phone");
  g_assert_null (change->old);
  g_assert_cmpstr (change->value, ==, "020-38886666");

  words = fz_record_value_list_words (before->catalog);
  g_assert_cmpuint (read->dataset->records->len, ==, FIXTURE_N_STATIONS);
  for (guint i = 0; i < FIXTURE_N_STATIONS; i++)
    {
      for (guint w = 0; w < words->len; w++)
        g_assert_true (fz_record_value_equal (g_ptr_array_index (read->dataset->records, i),
                                              g_ptr_array_index (before->records, i),
                                              before->catalog, g_ptr_array_index (words, w)));
    }
}

/* Whatever byte is another one, and however, the file is refused. */
static void
test_every_byte (Fixture      *fixture,
                 gconstpointer unused)
{
  static const guint8 changes[] = { 0x01, 0x20, 0x80 };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *data = NULL;
  gsize            size;

  g_ptr_array_set_size (fixture->publication->dataset->records, 1);
  bytes = make (fixture);
  size = g_bytes_get_size (bytes);
  data = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
  g_assert_cmpuint (size, <, 4000);
  for (gsize i = 0; i < size; i++)
    {
      for (guint c = 0; c < G_N_ELEMENTS (changes); c++)
        {
          g_autoptr (GError) error = NULL;

          data[i] = (char) (data[i] ^ changes[c]);
          g_assert_null (fz_publication_parse (data, size, &error));
          g_assert_true (error->domain == FZ_PUBLICATION_ERROR);
          g_assert_cmpint (error->code, !=, FZ_PUBLICATION_ERROR_CONTENT);
          data[i] = (char) (data[i] ^ changes[c]);
        }
    }
}

/* However much is missing at its end, or at its beginning, or stands behind it. */
static void
test_every_length (Fixture      *fixture,
                   gconstpointer unused)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *longer = NULL;
  const char      *data;
  gsize            size;

  g_ptr_array_set_size (fixture->publication->dataset->records, 1);
  bytes = make (fixture);
  data = g_bytes_get_data (bytes, &size);
  for (gsize n = 0; n < size; n++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (fz_publication_parse (data, n, &error));
      g_assert_true (error->domain == FZ_PUBLICATION_ERROR);
      g_clear_error (&error);
      g_assert_null (fz_publication_parse (data + size - n, n, &error));
      g_assert_true (error->domain == FZ_PUBLICATION_ERROR);
    }
  longer = g_malloc0 (size + 1);
  memcpy (longer, data, size);
  longer[size] = '\n';
  g_assert_null (fz_publication_parse (longer, size + 1, NULL));
}

static void
test_reasons (Fixture      *fixture,
              gconstpointer unused)
{
  g_autoptr (GBytes) bytes = make (fixture);
  gsize            size;
  const char      *data = g_bytes_get_data (bytes, &size);
  g_autofree char *whole = g_strndup (data, size);
  g_autofree char *tampered = g_strdup (whole);
  g_autofree char *newer = g_strdup (whole);
  g_autofree char *unsigned_text = g_strndup (whole, strstr (whole, "\nsignature ") - whole + 1);
  const struct
  {
    const char        *text;
    FzPublicationError code;
  } table[] = {
    { "", FZ_PUBLICATION_ERROR_FOREIGN },
    { "code,name\n440106,x\n", FZ_PUBLICATION_ERROR_FOREIGN },
    { "SQLite format 3", FZ_PUBLICATION_ERROR_FOREIGN },
    { newer, FZ_PUBLICATION_ERROR_TOO_NEW },
    { unsigned_text, FZ_PUBLICATION_ERROR_UNSIGNED },
    { tampered, FZ_PUBLICATION_ERROR_SIGNATURE },
  };

  newer[strlen ("Fazhan publication ")] = '2';
  *strstr (tampered, "23.1") = '9';
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (fz_publication_parse (table[i].text, strlen (table[i].text), &error));
      g_assert_error (error, FZ_PUBLICATION_ERROR, (int) table[i].code);
    }
}

/* A signature of another key, put into the file together with that key, is that key's. */
static void
test_another_key (Fixture      *fixture,
                  gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzSigningKey) other = fz_signing_key_new (NULL);
  g_autoptr (GBytes) bytes = make (fixture);
  g_autoptr (GString) text = NULL;
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;

  text = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  mine = fz_hex_dup (fz_signing_key_get_public (fixture->key)->bytes, FZ_PUBLIC_KEY_SIZE);
  theirs = fz_hex_dup (fz_signing_key_get_public (other)->bytes, FZ_PUBLIC_KEY_SIZE);
  g_string_replace (text, mine, theirs, 1);
  g_assert_null (fz_publication_parse (text->str, text->len, &error));
  g_assert_error (error, FZ_PUBLICATION_ERROR, FZ_PUBLICATION_ERROR_SIGNATURE);
}

/* A signature says who wrote it, not that it keeps the rules. */
static void
test_content (Fixture      *fixture,
              gconstpointer unused)
{
  static const struct
  {
    const char *content;
    const char *message; /* NULL: it is taken */
  } table[] = {
    { DESCRIPTION DISTRICT SERVICE STATION, NULL },
    { DESCRIPTION DISTRICT "{\"novelty\":{\"a\":1}}\n" STATION_OF (",\"novelty\":[1]"), NULL },
    { DESCRIPTION DISTRICT STATION_OF (",\"novelty\":[[],[],[],[],[],[],[],[],[],[]]"), NULL },
    { "", "line 0: the content is empty" },
    { DESCRIPTION DISTRICT, "line 2: no station" },
    { DESCRIPTION DISTRICT STATION STATION, "line 4: a second station 440106" },
    { DESCRIPTION DISTRICT DISTRICT STATION, "line 3: a second district 440106" },
    { DESCRIPTION STATION, "line 2: station 440106: district_code: *" },
    { DESCRIPTION DISTRICT STATION_OF (",\"service:advice\":\"yes\""),
      "line 3: there is no service:advice" },
    { DESCRIPTION DISTRICT SERVICE STATION_OF (",\"service:advice\":\"perhaps\""),
      "line 4: \"perhaps\" is no value for service:advice" },
    { DESCRIPTION DISTRICT STATION_OF (",\"deleted\":\"yes\""), "line 3: a deleted station" },
    { DESCRIPTION DISTRICT STATION_OF (",\"phone\":\"\""), "line 3: \"\" is no value for phone" },
    { DESCRIPTION DISTRICT STATION_OF (",\"phone\":12348"), "line 3: \"\" is no value for phone" },
    { DESCRIPTION DISTRICT STATION_OF (",\"phone\":\"020-0000 1234\""),
      "line 3: station 440106: phone: *invented*" },
    { DESCRIPTION DISTRICT STATION_OF (",\"status\":\"open\""),
      "line 3: \"open\" is no value for status" },
    { DESCRIPTION DISTRICT STATION_OF (",\"lat\":\"nan\""), "line 3: *" },
    { DESCRIPTION DISTRICT "{\"station\":{}}\n", "line 3: code is missing" },
    { DESCRIPTION DISTRICT "{\"station\":[]}\n", "line 3: station is no object" },
    { DESCRIPTION DISTRICT "[]\n" STATION, "line 3: no object" },
    { DESCRIPTION DISTRICT "\n" STATION, "line 3: *" },
    { DESCRIPTION DISTRICT "{\n" STATION, "line 3: *" },
    { DESCRIPTION DISTRICT "{\"a\":\"\xff\"}\n" STATION, "line 3: too long, *" },
    { DESCRIPTION DISTRICT "{\"a\":[[[[[[[[[[1]]]]]]]]]]}\n" STATION, "line 3: too long, *" },
    { DESCRIPTION "{\"day\":{\"date\":\"2027-02-30\",\"kind\":\"holiday\"}}\n" STATION,
      "line 2: \"2027-02-30\" is not a date" },
    { DESCRIPTION "{\"day\":{\"date\":\"2027-02-03\",\"kind\":\"feast\"}}\n" STATION,
      "line 2: \"feast\" is no kind of day" },
    { "{\"name\":\"fixture\",\"version\":\"new\",\"published\":\"2026-11-23\","
      "\"publisher\":\"x\"}\n" DISTRICT STATION,
      "line 1: \"new\" is not a version" },
    { "{\"name\":\"a]b\",\"version\":\"2\",\"published\":\"2026-11-23\","
      "\"publisher\":\"x\"}\n" DISTRICT STATION,
      "line 1: \"a]b\" is not the name of a collection" },
    { "{\"name\":\"fixture\",\"version\":\"2\",\"published\":\"2026-11-23\"}\n" DISTRICT STATION,
      "line 1: publisher is missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = sign (fixture, table[i].content);
      g_autoptr (FzPublication) read = parse (bytes, &error);

      if (table[i].message == NULL)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_null (read);
      g_assert_error (error, FZ_PUBLICATION_ERROR, FZ_PUBLICATION_ERROR_CONTENT);
      g_test_message ("%s", error->message);
      g_assert_true (g_pattern_match_simple (table[i].message, error->message));
    }
}

/* What people wrote cannot change how the rest is shown. */
static void
test_hostile_words (Fixture      *fixture,
                    gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (FzPublication) read = NULL;

  g_set_str (&fixture->publication->publisher, "Bure\033[2Jau\n\xe2\x80\xae x");
  bytes = make (fixture);
  read = parse (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->publisher, ==, "Bure [2Jau x");
}

static void
test_sample (Fixture      *fixture,
             gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  FzCatalog *catalog = fixture->publication->dataset->catalog;

  fz_catalog_set_dataset (catalog, "fixture-sample", "2.1", "2026-11-23", TRUE);
  g_assert_null (fz_publication_make (fixture->publication, fixture->key, &error));
  g_assert_error (error, FZ_PUBLICATION_ERROR, FZ_PUBLICATION_ERROR_SAMPLE);
}

/* Nobody is given what nobody could read. */
static void
test_broken_rule (Fixture      *fixture,
                  gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  FzRecord *record = g_ptr_array_index (fixture->publication->dataset->records, 0);

  g_set_str (&record->phone, "no number");
  g_assert_null (fz_publication_make (fixture->publication, fixture->key, &error));
  g_assert_error (error, FZ_PUBLICATION_ERROR, FZ_PUBLICATION_ERROR_CONTENT);
}

static void
test_newer (Fixture      *fixture,
            gconstpointer unused)
{
  static const struct
  {
    const char *name;
    const char *version;
    gboolean    sample;
    int         code; /* -1: it is newer */
  } table[] = {
    { "fixture", "1", FALSE, -1 },
    { "fixture", "2", FALSE, -1 },
    { "fixture", "2.1", FALSE, FZ_PUBLICATION_ERROR_OLD },
    { "fixture", "2.1.0", FALSE, FZ_PUBLICATION_ERROR_OLD },
    { "fixture", "2.2", FALSE, FZ_PUBLICATION_ERROR_OLD },
    { "fixture", "10", FALSE, FZ_PUBLICATION_ERROR_OLD },
    { "fixture", "unknown", FALSE, FZ_PUBLICATION_ERROR_OLD },
    { "other", "1", FALSE, FZ_PUBLICATION_ERROR_OTHER },
    { "fixture", "1", TRUE, FZ_PUBLICATION_ERROR_SAMPLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FzCatalog) ours = fz_catalog_new ();

      fz_catalog_set_dataset (ours, table[i].name, table[i].version, NULL, table[i].sample);
      if (fz_publication_check_newer (fixture->publication, ours, &error))
        g_assert_cmpint (table[i].code, ==, -1);
      else
        g_assert_error (error, FZ_PUBLICATION_ERROR, table[i].code);
    }
}

/* A bare signature of the file's own bytes, which any tool can check. */
static void
test_openssl (Fixture      *fixture,
              gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *openssl = g_find_program_in_path ("openssl");
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *script = NULL;
  g_autoptr (GBytes) bytes = make (fixture);
  int status;

  if (openssl == NULL)
    {
      g_test_skip ("openssl is not installed");
      return;
    }
  folder = g_dir_make_tmp ("fazhan-publication-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (folder, "file", NULL);
  g_assert_true (fz_publication_write (bytes, path, &error));
  script = g_strdup_printf (
      "bash -c 'set -e; cd %s; unhex() { sed \"s/../\\\\\\\\x&/g\" | xargs -0 printf %%b; }; "
      "head -n -1 file >content; tail -n 1 file | cut -d\" \" -f2 | tr -d \"\\n\" | unhex >proof; "
      "{ printf \"302a300506032b6570032100\"; sed -n \"2s/^key //p\" file | tr -d \"\\n\"; } "
      "| unhex >key; openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey key "
      "-in content -sigfile proof >/dev/null; rm content proof key'",
      folder);
  g_assert_true (g_spawn_command_line_sync (script, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static FzPublication *
publish_with (Fixture            *fixture,
              const FzSigningKey *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fz_publication_make (fixture->publication, key, &error);
  FzPublication *read;

  g_assert_no_error (error);
  read = parse (bytes, &error);
  g_assert_no_error (error);
  return read;
}

static void
test_trust (Fixture      *fixture,
            gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("fazhan-trust-XXXXXX", &error);
  g_autofree char *inner = g_build_filename (folder, "fazhan", NULL);
  g_autofree char *path = g_build_filename (inner, "publishers.ini", NULL);
  g_autoptr (FzSigningKey) second = fz_signing_key_new (NULL);
  g_autoptr (FzSigningKey) third = fz_signing_key_new (NULL);
  g_autoptr (FzSigningKey) stranger = fz_signing_key_new (NULL);
  g_autoptr (FzPublication) by_first = publish_with (fixture, fixture->key);
  g_autoptr (FzPublication) by_second = NULL;
  g_autoptr (FzPublication) by_third = NULL;
  g_autoptr (FzPublication) by_stranger = publish_with (fixture, stranger);
  g_autoptr (FzPublishers) publishers = NULL;

  g_assert_true (fz_signing_key_follow (second, fixture->key, NULL));
  g_assert_true (fz_signing_key_follow (third, second, NULL));
  by_second = publish_with (fixture, second);
  by_third = publish_with (fixture, third);

  publishers = fz_publishers_read (path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fz_publishers_judge (publishers, by_first), ==, FZ_TRUST_FIRST);
  g_assert_true (fz_publishers_trust (publishers, by_first, &error));
  g_clear_pointer (&publishers, fz_publishers_free);

  publishers = fz_publishers_read (path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fz_publishers_judge (publishers, by_first), ==, FZ_TRUST_KNOWN);
  g_assert_cmpint (fz_publishers_judge (publishers, by_second), ==, FZ_TRUST_FOLLOWS);
  g_assert_cmpint (fz_publishers_judge (publishers, by_third), ==, FZ_TRUST_FOLLOWS);
  g_assert_cmpint (fz_publishers_judge (publishers, by_stranger), ==, FZ_TRUST_STRANGER);
  g_assert_true (fz_publishers_trust (publishers, by_third, &error));
  g_assert_cmpint (fz_publishers_judge (publishers, by_third), ==, FZ_TRUST_KNOWN);
  /* The old key, which may have been lost, counts no more. */
  g_assert_cmpint (fz_publishers_judge (publishers, by_first), ==, FZ_TRUST_STRANGER);
  g_clear_pointer (&publishers, fz_publishers_free);

  /* What is damaged is no first use. */
  g_assert_true (g_file_set_contents (path, "[fixture]\nkey=12\n", -1, NULL));
  publishers = fz_publishers_read (path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fz_publishers_judge (publishers, by_first), ==, FZ_TRUST_STRANGER);
  g_clear_pointer (&publishers, fz_publishers_free);
  g_assert_true (g_file_set_contents (path, "nonsense", -1, NULL));
  g_assert_null (fz_publishers_read (path, &error));
  g_assert_nonnull (error);

  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (inner), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/publication/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("round-trip", test_round_trip);
  ADD ("every-byte", test_every_byte);
  ADD ("every-length", test_every_length);
  ADD ("reasons", test_reasons);
  ADD ("another-key", test_another_key);
  ADD ("content", test_content);
  ADD ("hostile-words", test_hostile_words);
  ADD ("sample", test_sample);
  ADD ("broken-rule", test_broken_rule);
  ADD ("newer", test_newer);
  ADD ("openssl", test_openssl);
  ADD ("trust", test_trust);
#undef ADD
  return g_test_run ();
}
