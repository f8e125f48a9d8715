/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-key.h"

#include <stdio.h>

#include "fz-cli-passphrase.h"
#include "fz-cli-session.h"
#include "fz-publishers.h"
#include "fz-record-json.h"

/* Reads the key in the file @path; the caller's. */
FzSigningKey *
fz_cli_key_read (const char *path,
                 const char *passphrase_file,
                 GError    **error)
{
  char         *passphrase = fz_cli_passphrase_get (passphrase_file, path, FALSE, error);
  FzSigningKey *key;

  if (passphrase == NULL)
    return NULL;
  key = fz_signing_key_read (path, passphrase, error);
  fz_cli_passphrase_free (passphrase);
  return key;
}

static gboolean
write_key (const FzSigningKey *key,
           const FzCliOptions *options,
           GError            **error)
{
  char    *passphrase = fz_cli_passphrase_get (options->publication.passphrase_file,
                                               options->file, TRUE, error);
  gboolean written;

  if (passphrase == NULL)
    return FALSE;
  written = fz_signing_key_write (key, options->file, passphrase, error);
  fz_cli_passphrase_free (passphrase);
  return written;
}

static FzSigningKey *
make_key (const FzCliOptions *options,
          GError            **error)
{
  const FzCliPublicationOptions *publication = &options->publication;
  g_autoptr (FzSigningKey) key = fz_signing_key_new (error);
  g_autoptr (FzSigningKey) old = NULL;

  if (key == NULL)
    return NULL;
  if (publication->after != NULL)
    {
      old = fz_cli_key_read (publication->after, publication->old_passphrase_file, error);
      if (old == NULL || !fz_signing_key_follow (key, old, error))
        return NULL;
    }
  return write_key (key, options, error) ? g_steal_pointer (&key) : NULL;
}

/* The fingerprint of @key, as lines. */
void
fz_cli_key_print (const FzPublicKey *key)
{
  g_autofree char *words = fz_public_key_dup_words (key);
  g_autofree char *digits = fz_public_key_dup_fingerprint (key);

  fz_cli_print_line ("fingerprint", words);
  fz_cli_print_line ("fingerprint in digits", digits);
}

/* The same as members. */
void
fz_cli_key_add (JsonBuilder       *builder,
                const FzPublicKey *key)
{
  g_autofree char *words = fz_public_key_dup_words (key);
  g_autofree char *digits = fz_public_key_dup_fingerprint (key);
  g_autofree char *hex = fz_hex_dup (key->bytes, sizeof key->bytes);

  fz_record_json_add_text (builder, "key", hex);
  fz_record_json_add_text (builder, "fingerprint", digits);
  fz_record_json_add_text (builder, "fingerprint_words", words);
}

static void
print_as_json (const FzSigningKey *key)
{
  const GArray *steps = fz_signing_key_get_successions (key);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  fz_cli_key_add (builder, fz_signing_key_get_public (key));
  json_builder_set_member_name (builder, "follows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < steps->len; i++)
    {
      g_autofree char *digits =
          fz_public_key_dup_fingerprint (&g_array_index (steps, FzSuccession, i).from);

      json_builder_add_string_value (builder, digits);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  fz_cli_print_json (builder);
}

static void
print_key (const FzSigningKey *key)
{
  const GArray *steps = fz_signing_key_get_successions (key);

  fz_cli_key_print (fz_signing_key_get_public (key));
  for (guint i = 0; i < steps->len; i++)
    {
      g_autofree char *words =
          fz_public_key_dup_words (&g_array_index (steps, FzSuccession, i).from);

      fz_cli_print_line ("follows", words);
    }
}

static void
add_trusted (JsonBuilder       *builder,
             const char        *collection,
             const char        *publisher,
             const FzPublicKey *key)
{
  json_builder_begin_object (builder);
  fz_record_json_add_text (builder, "collection", collection);
  fz_record_json_add_text (builder, "publisher", publisher);
  fz_cli_key_add (builder, key);
  json_builder_end_object (builder);
}

/* Whose keys the user trusts. */
static gboolean
show_trusted (gboolean json,
              GError **error)
{
  g_autofree char *path = fz_publishers_dup_path ();
  g_autoptr (FzPublishers) publishers = fz_publishers_read (path, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_auto (GStrv) collections = NULL;

  if (publishers == NULL)
    return FALSE;
  collections = fz_publishers_list (publishers);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "trusted");
  json_builder_begin_array (builder);
  for (guint i = 0; collections[i] != NULL; i++)
    {
      g_autofree char *publisher = NULL;
      FzPublicKey      key;

      fz_publishers_find (publishers, collections[i], &key, &publisher);
      add_trusted (builder, collections[i], publisher, &key);
      if (json)
        continue;
      fz_cli_print_line ("collection", collections[i]);
      fz_cli_print_line ("publisher", publisher);
      fz_cli_key_print (&key);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (json)
    fz_cli_print_json (builder);
  else if (*collections == NULL)
    puts ("no key is trusted yet");
  return TRUE;
}

/* Makes a key, or shows the fingerprint of one, or of those that are trusted. */
gboolean
fz_cli_run_key (const FzCliOptions *options,
                GError            **error)
{
  g_autoptr (FzSigningKey) key = NULL;

  if (options->file == NULL)
    return show_trusted (options->json, error);
  if (options->command == FZ_CLI_KEY_NEW)
    key = make_key (options, error);
  else
    key = fz_cli_key_read (options->file, options->publication.passphrase_file, error);
  if (key == NULL)
    return FALSE;
  if (options->json)
    print_as_json (key);
  else
    print_key (key);
  return TRUE;
}
