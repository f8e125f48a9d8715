/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-signing-key.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "fz-key-words.h"

#define PASSPHRASE "correct horse 电池"

typedef struct
{
  char         *folder;
  char         *path;
  FzSigningKey *key;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("fazhan-key-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "key.pem", NULL);
  fixture->key = fz_signing_key_new (&error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_remove (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  fz_signing_key_free (fixture->key);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
write_key (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fz_signing_key_write (fixture->key, fixture->path, PASSPHRASE, &error);
  g_assert_no_error (error);
}

/* Runs openssl on the words of @line, and gives what it printed. */
static char *
run_openssl (const char *line)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *output;

  g_shell_parse_argv (line, NULL, &words, &error);
  g_assert_no_error (error);
  process = g_subprocess_newv ((const char *const *) words,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  return output;
}

static gboolean
has_openssl (void)
{
  g_autofree char *program = g_find_program_in_path ("openssl");

  if (program == NULL)
    g_test_skip ("openssl is not installed");
  return program != NULL;
}

static void
test_round_trip (Fixture      *fixture,
                 gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzSigningKey) again = NULL;
  FzSignature signature;
  GStatBuf    info;

  write_key (fixture);
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  again = fz_signing_key_read (fixture->path, PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_true (fz_public_key_equal (fz_signing_key_get_public (again),
                                      fz_signing_key_get_public (fixture->key)));
  g_assert_true (fz_signing_key_sign (again, "abc", 3, &signature, &error));
  g_assert_true (fz_public_key_verify (fz_signing_key_get_public (fixture->key), "abc", 3,
                                       &signature));
  g_assert_false (fz_public_key_verify (fz_signing_key_get_public (fixture->key), "abd", 3,
                                        &signature));
  signature.bytes[63] ^= 0x10;
  g_assert_false (fz_public_key_verify (fz_signing_key_get_public (fixture->key), "abc", 3,
                                        &signature));
}

/* RFC 8032, 7.1, test 3. */
static void
test_known_signature (void)
{
  static const char hex_key[] = "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025";
  static const char hex_signature[] =
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
      "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a";
  FzPublicKey key;
  FzSignature signature;

  g_assert_true (fz_hex_read (hex_key, key.bytes, sizeof key.bytes));
  g_assert_true (fz_hex_read (hex_signature, signature.bytes, sizeof signature.bytes));
  g_assert_true (fz_public_key_verify (&key, "\xaf\x82", 2, &signature));
  g_assert_false (fz_public_key_verify (&key, "\xaf\x83", 2, &signature));
}

static void
test_refusals (Fixture      *fixture,
               gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fz_signing_key_read (fixture->path, PASSPHRASE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_false (fz_signing_key_write (fixture->key, fixture->path, "too short", &error));
  g_assert_error (error, FZ_SIGNING_ERROR, FZ_SIGNING_ERROR_WEAK);
  g_clear_error (&error);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  write_key (fixture);
  g_assert_null (fz_signing_key_read (fixture->path, "another passphrase", &error));
  g_assert_error (error, FZ_SIGNING_ERROR, FZ_SIGNING_ERROR_PASSPHRASE);
  g_clear_error (&error);

  g_assert_false (fz_signing_key_write (fixture->key, fixture->path, PASSPHRASE, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (fixture->path, "no key", -1, NULL));
  g_assert_null (fz_signing_key_read (fixture->path, PASSPHRASE, &error));
  g_assert_error (error, FZ_SIGNING_ERROR, FZ_SIGNING_ERROR_NO_KEY);
}

static void
test_fingerprint (Fixture      *fixture,
                  gconstpointer unused)
{
  const FzPublicKey *key = fz_signing_key_get_public (fixture->key);
  g_autofree char   *digits = fz_public_key_dup_fingerprint (key);
  g_autofree char   *words = fz_public_key_dup_words (key);
  g_autofree char   *loud = g_ascii_strup (words, -1);
  g_autofree char   *head = g_strndup (digits, 32);
  g_autofree char   *parted = g_strdup_printf ("%s : %s", head, digits + 32);
  g_autofree char   *half = g_strndup (words, strrchr (words, ' ') - words);
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  g_assert_cmpuint (g_strv_length (list), ==, 16);
  g_assert_true (fz_public_key_is_fingerprint (key, digits));
  g_assert_true (fz_public_key_is_fingerprint (key, parted));
  g_assert_true (fz_public_key_is_fingerprint (key, words));
  g_assert_true (fz_public_key_is_fingerprint (key, loud));
  g_assert_false (fz_public_key_is_fingerprint (key, head));
  g_assert_false (fz_public_key_is_fingerprint (key, half));
  g_assert_false (fz_public_key_is_fingerprint (key, ""));
  digits[0] = digits[0] == '0' ? '1' : '0';
  g_assert_false (fz_public_key_is_fingerprint (key, digits));
}

/* Every byte has a word, that word means no other byte, and none is nearly another. */
static void
test_words (void)
{
  g_autoptr (GHashTable) heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < FZ_N_KEY_WORDS; i++)
    {
      guint8           byte = (guint8) i;
      guint8           again;
      g_autofree char *word = fz_key_words_for_bytes (&byte, 1);

      g_assert_cmpuint (strlen (word), >=, 3);
      g_assert_cmpuint (strlen (word), <=, 7);
      g_assert_cmpuint (strspn (word, "abcdefghijklmnopqrstuvwxyz"), ==, strlen (word));
      g_assert_true (g_hash_table_add (heads, g_strndup (word, 3)));
      g_assert_true (fz_key_words_to_bytes (word, &again, 1));
      g_assert_cmpuint (again, ==, byte);
    }
}

static void
test_follows (Fixture      *fixture,
              gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzSigningKey) second = fz_signing_key_new (&error);
  g_autoptr (FzSigningKey) third = fz_signing_key_new (&error);
  g_autoptr (FzSigningKey) read = NULL;
  g_autoptr (GArray) forged = NULL;
  const FzPublicKey *first = fz_signing_key_get_public (fixture->key);
  const GArray      *steps;

  g_assert_true (fz_signing_key_follow (second, fixture->key, &error));
  g_assert_true (fz_signing_key_follow (third, second, &error));
  g_assert_true (fz_signing_key_write (third, fixture->path, PASSPHRASE, &error));
  read = fz_signing_key_read (fixture->path, PASSPHRASE, &error);
  g_assert_no_error (error);
  steps = fz_signing_key_get_successions (read);
  g_assert_cmpuint (steps->len, ==, 2);
  g_assert_true (fz_successions_contain (steps, first));
  g_assert_true (fz_successions_contain (steps, fz_signing_key_get_public (second)));
  g_assert_true (fz_successions_verify (steps, fz_signing_key_get_public (third)));
  g_assert_false (fz_successions_verify (steps, first));

  forged = g_array_copy ((GArray *) steps);
  g_array_index (forged, FzSuccession, 0).signature.bytes[5] ^= 1;
  g_assert_false (fz_successions_verify (forged, fz_signing_key_get_public (third)));
  g_array_remove_index (forged, 1);
  g_assert_false (fz_successions_verify (forged, fz_signing_key_get_public (third)));
}

/* A chain that somebody put before another key is none. */
static void
test_forged_follows (Fixture      *fixture,
                     gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzSigningKey) second = fz_signing_key_new (&error);
  g_autofree char *other = g_build_filename (fixture->folder, "other.pem", NULL);
  g_autofree char *pem = NULL;
  g_autofree char *text = NULL;
  g_autofree char *forged = NULL;

  write_key (fixture);
  g_assert_true (fz_signing_key_follow (second, fixture->key, &error));
  g_assert_true (fz_signing_key_write (second, other, PASSPHRASE, &error));
  g_assert_true (g_file_get_contents (other, &text, NULL, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &pem, NULL, NULL));
  g_remove (other);
  *strstr (text, "-----BEGIN") = '\0';
  forged = g_strconcat (text, pem, NULL);
  g_assert_true (g_file_set_contents (fixture->path, forged, -1, NULL));
  g_assert_null (fz_signing_key_read (fixture->path, PASSPHRASE, &error));
  g_assert_error (error, FZ_SIGNING_ERROR, FZ_SIGNING_ERROR_NO_KEY);
}

/* The file is no form of our own: another program reads it, and finds the same key. */
static void
test_openssl (Fixture      *fixture,
              gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzSigningKey) second = fz_signing_key_new (&error);
  g_autofree char *fingerprint = NULL;
  g_autofree char *line = NULL;
  g_autofree char *output = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *form = NULL;

  if (!has_openssl ())
    return;
  /* What stands before the key does not disturb it. */
  g_assert_true (fz_signing_key_follow (second, fixture->key, &error));
  g_assert_true (fz_signing_key_write (second, fixture->path, PASSPHRASE, &error));
  fingerprint = fz_public_key_dup_fingerprint (fz_signing_key_get_public (second));
  line = g_strdup_printf ("sh -c \"openssl pkey -in '%s' -passin 'pass:%s' -pubout -outform DER "
                          "| openssl dgst -sha256 -r\"",
                          fixture->path, PASSPHRASE);
  output = run_openssl (line);
  g_assert_true (g_str_has_prefix (output, fingerprint));

  g_free (line);
  line = g_strdup_printf ("openssl asn1parse -in '%s'", fixture->path);
  form = run_openssl (line);
  g_assert_nonnull (strstr (form, ":PBES2"));
  g_assert_nonnull (strstr (form, ":aes-256-cbc"));
  g_assert_nonnull (strstr (form, ":hmacWithSHA256"));
}

/* And one that another program made can be signed with. */
static void
test_from_openssl (Fixture      *fixture,
                   gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzSigningKey) key = NULL;
  g_autofree char *line = NULL;
  g_autofree char *output = NULL;

  if (!has_openssl ())
    return;
  line = g_strdup_printf ("openssl genpkey -algorithm ed25519 -aes-256-cbc -pass 'pass:%s' "
                          "-out '%s'",
                          PASSPHRASE, fixture->path);
  output = run_openssl (line);
  key = fz_signing_key_read (fixture->path, PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (key);
}

/* A key of another kind is not taken for one. */
static void
test_other_kind (Fixture      *fixture,
                 gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  g_autofree char *output = NULL;

  if (!has_openssl ())
    return;
  line = g_strdup_printf ("openssl genpkey -algorithm x25519 -aes-256-cbc -pass 'pass:%s' "
                          "-out '%s'",
                          PASSPHRASE, fixture->path);
  output = run_openssl (line);
  g_assert_null (fz_signing_key_read (fixture->path, PASSPHRASE, &error));
  g_assert_error (error, FZ_SIGNING_ERROR, FZ_SIGNING_ERROR_NO_KEY);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/signing-key/round-trip", Fixture, NULL, set_up, test_round_trip, tear_down);
  g_test_add_func ("/signing-key/known-signature", test_known_signature);
  g_test_add ("/signing-key/refusals", Fixture, NULL, set_up, test_refusals, tear_down);
  g_test_add ("/signing-key/fingerprint", Fixture, NULL, set_up, test_fingerprint, tear_down);
  g_test_add_func ("/signing-key/words", test_words);
  g_test_add ("/signing-key/follows", Fixture, NULL, set_up, test_follows, tear_down);
  g_test_add ("/signing-key/forged-follows", Fixture, NULL, set_up, test_forged_follows,
              tear_down);
  g_test_add ("/signing-key/openssl", Fixture, NULL, set_up, test_openssl, tear_down);
  g_test_add ("/signing-key/from-openssl", Fixture, NULL, set_up, test_from_openssl, tear_down);
  g_test_add ("/signing-key/other-kind", Fixture, NULL, set_up, test_other_kind, tear_down);
  return g_test_run ();
}
