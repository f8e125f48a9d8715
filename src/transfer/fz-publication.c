/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-publication-private.h"

#include <gio/gio.h>
#include <string.h>

#include "fz-edition.h"

/*
 * A publication is a text in three parts:
 *
 *   Fazhan publication 1
 *   key HEX
 *   succession HEX HEX      (a line for each key that it followed, the oldest first)
 *
 *   {"name": …}             (the content, JSON a line)
 *   …
 *   signature HEX
 *
 * The signature is of every byte before its own line, just as it stands, so nothing has to be
 * brought into a canonical form, and nothing is parsed, but for the key, before it is known to be
 * the publisher's. Any tool that has Ed25519 can check it.
 */
#define SIGNATURE "signature "
#define SIGNATURE_LENGTH (sizeof SIGNATURE - 1 + 2 * FZ_SIGNATURE_SIZE + 1)
#define KEY "key "
#define SUCCESSION "succession "

/* A line of the head is no longer, bytes. */
#define MAX_HEAD_LINE 300

G_DEFINE_QUARK (fz - publication - error - quark, fz_publication_error)

FzPublishedChange *
fz_published_change_new (const char *code,
                         const char *field,
                         const char *old,
                         const char *value)
{
  FzPublishedChange *self = g_new0 (FzPublishedChange, 1);

  self->code = g_strdup (code);
  self->field = g_strdup (field);
  self->old = g_strdup (old);
  self->value = g_strdup (value);
  return self;
}

void
fz_published_change_free (FzPublishedChange *self)
{
  g_free (self->code);
  g_free (self->field);
  g_free (self->old);
  g_free (self->value);
  g_free (self);
}

/* An empty one, to be filled by its owner. */
FzPublication *
fz_publication_new (void)
{
  FzPublication *self = g_new0 (FzPublication, 1);

  self->successions = g_array_new (FALSE, TRUE, sizeof (FzSuccession));
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_published_change_free);
  self->dataset = fz_dataset_new ();
  return self;
}

void
fz_publication_free (FzPublication *self)
{
  g_array_unref (self->successions);
  g_free (self->publisher);
  g_free (self->before);
  g_free (self->notes);
  g_ptr_array_unref (self->changes);
  fz_dataset_free (self->dataset);
  g_free (self);
}

static gboolean
refuse (FzPublicationError code,
        const char        *reason,
        GError           **error)
{
  g_set_error_literal (error, FZ_PUBLICATION_ERROR, code, reason);
  return FALSE;
}

/* The line that @rest begins with, which moves behind it; NULL when there is no whole one. */
static char *
take_line (const char **rest,
           const char  *end)
{
  const char *newline = memchr (*rest, '\n', MIN (end - *rest, MAX_HEAD_LINE));
  char       *line;

  if (newline == NULL)
    return NULL;
  line = g_strndup (*rest, newline - *rest);
  *rest = newline + 1;
  return line;
}

static gboolean
check_magic (const char **rest,
             const char  *end,
             GError     **error)
{
  const gsize      length = strlen (FZ_PUBLICATION_MAGIC);
  g_autofree char *line = NULL;

  if ((gsize) (end - *rest) < length || memcmp (*rest, FZ_PUBLICATION_MAGIC, length) != 0)
    return refuse (FZ_PUBLICATION_ERROR_FOREIGN, "not a publication of Fazhan", error);
  line = take_line (rest, end);
  if (line == NULL)
    return refuse (FZ_PUBLICATION_ERROR_UNSIGNED, "cut off", error);
  if (g_str_equal (line + length, FZ_PUBLICATION_FORM))
    return TRUE;
  return refuse (FZ_PUBLICATION_ERROR_TOO_NEW,
                 "of a form that this version of Fazhan does not know", error);
}

static gboolean
read_key (FzPublication *self,
          const char    *line)
{
  return line != NULL && g_str_has_prefix (line, KEY) &&
         fz_hex_read (line + strlen (KEY), self->key.bytes, sizeof self->key.bytes);
}

static gboolean
read_succession (FzPublication *self,
                 const char    *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  FzSuccession step;

  if (!g_str_has_prefix (line, SUCCESSION) || g_strv_length (words) != 3 ||
      self->successions->len == FZ_MAX_SUCCESSIONS ||
      !fz_hex_read (words[1], step.from.bytes, sizeof step.from.bytes) ||
      !fz_hex_read (words[2], step.signature.bytes, sizeof step.signature.bytes))
    return FALSE;
  g_array_append_val (self->successions, step);
  return TRUE;
}

/* The head as far as the empty line behind it. */
static gboolean
read_head (FzPublication *self,
           const char   **rest,
           const char    *end,
           GError       **error)
{
  g_autofree char *first = NULL;

  if (!check_magic (rest, end, error))
    return FALSE;
  first = take_line (rest, end);
  if (!read_key (self, first))
    return refuse (FZ_PUBLICATION_ERROR_SIGNATURE, "it does not say whose key signed it", error);
  while (TRUE)
    {
      g_autofree char *line = take_line (rest, end);

      if (line != NULL && *line == '\0')
        return TRUE;
      if (line == NULL || !read_succession (self, line))
        return refuse (FZ_PUBLICATION_ERROR_SIGNATURE, "its head is damaged", error);
    }
}

/* Gives the signature in the last line, and in @end where that begins. */
static gboolean
read_signature (const char  *data,
                const char **end,
                FzSignature *signature)
{
  g_autofree char *hex = NULL;

  if (*end - data < (gssize) SIGNATURE_LENGTH || (*end)[-1] != '\n')
    return FALSE;
  *end -= SIGNATURE_LENGTH;
  if (memcmp (*end, SIGNATURE, strlen (SIGNATURE)) != 0)
    return FALSE;
  hex = g_strndup (*end + strlen (SIGNATURE), 2 * FZ_SIGNATURE_SIZE);
  return fz_hex_read (hex, signature->bytes, sizeof signature->bytes);
}

static gboolean
check_signature (const FzPublication *self,
                 const char          *data,
                 const char          *end,
                 const FzSignature   *signature,
                 GError             **error)
{
  if (!fz_public_key_verify (&self->key, data, (gsize) (end - data), signature))
    return refuse (FZ_PUBLICATION_ERROR_SIGNATURE,
                   "the signature is not of this content: it was changed on its way", error);
  if (!fz_successions_verify (self->successions, &self->key))
    return refuse (FZ_PUBLICATION_ERROR_SIGNATURE,
                   "the keys that its own followed have not signed so", error);
  return TRUE;
}

/* Reads the publication in the @size bytes at @data. The signature is looked at before
 * anything that it covers.
 * Returns: (transfer full) (nullable): NULL with an error of FZ_PUBLICATION_ERROR. */
FzPublication *
fz_publication_parse (const char *data,
                      gsize       size,
                      GError    **error)
{
  g_autoptr (FzPublication) self = fz_publication_new ();
  const char *rest = data;
  const char *end = data + size;
  FzSignature signature;

  if (size > FZ_PUBLICATION_MAX_SIZE)
    {
      refuse (FZ_PUBLICATION_ERROR_TOO_BIG, "larger than 512 MiB", error);
      return NULL;
    }
  if (!read_head (self, &rest, end, error))
    return NULL;
  if (!read_signature (data, &end, &signature) || end < rest)
    {
      refuse (FZ_PUBLICATION_ERROR_UNSIGNED,
              "no signature stands at its end: it was cut off, or never signed", error);
      return NULL;
    }
  if (!check_signature (self, data, end, &signature, error) ||
      !fz_publication_parse_content (self, rest, (gsize) (end - rest), error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Whether a file called @name says that it is a publication. */
gboolean
fz_publication_is_named (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL && g_ascii_strcasecmp (dot + 1, FZ_PUBLICATION_SUFFIX) == 0;
}

/* Reads the file @path; errors name it. */
FzPublication *
fz_publication_read (const char *path,
                     GError    **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GOutputStream) bytes = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) fault = NULL;
  FzPublication *self = NULL;
  gssize         n = 1;

  stream = g_file_read (file, NULL, &fault);
  while (stream != NULL && n > 0 &&
         g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (bytes)) <=
             FZ_PUBLICATION_MAX_SIZE)
    {
      char chunk[65536];

      n = g_input_stream_read (G_INPUT_STREAM (stream), chunk, sizeof chunk, NULL, &fault);
      if (n > 0)
        g_output_stream_write_all (bytes, chunk, (gsize) n, NULL, NULL, NULL);
    }
  if (fault != NULL)
    {
      g_set_error (error, FZ_PUBLICATION_ERROR, FZ_PUBLICATION_ERROR_FAILED, "%s: %s", shown,
                   fault->message);
      return NULL;
    }
  self = fz_publication_parse (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (bytes)),
                               g_memory_output_stream_get_data_size (
                                   G_MEMORY_OUTPUT_STREAM (bytes)),
                               error);
  if (self == NULL)
    g_prefix_error (error, "%s: ", shown);
  return self;
}

static void
append_head (GString            *text,
             const FzSigningKey *key)
{
  const FzPublicKey *public = fz_signing_key_get_public (key);
  const GArray    *steps = fz_signing_key_get_successions (key);
  g_autofree char *hex = fz_hex_dup (public->bytes, sizeof public->bytes);

  g_string_append_printf (text, FZ_PUBLICATION_MAGIC FZ_PUBLICATION_FORM "\n" KEY "%s\n", hex);
  for (guint i = 0; i < steps->len; i++)
    {
      const FzSuccession *step = &g_array_index (steps, FzSuccession, i);
      g_autofree char    *from = fz_hex_dup (step->from.bytes, sizeof step->from.bytes);
      g_autofree char    *proof = fz_hex_dup (step->signature.bytes, sizeof step->signature.bytes);

      g_string_append_printf (text, SUCCESSION "%s %s\n", from, proof);
    }
  g_string_append_c (text, '\n');
}

/* The whole file, signed with @key; `key` and `successions` of @self are not looked at. It is
 * read back before it is given, so that what nobody could read is never published. */
GBytes *
fz_publication_make (const FzPublication *self,
                     const FzSigningKey  *key,
                     GError             **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) content = NULL;
  g_autoptr (FzPublication) again = NULL;
  g_autofree char *hex = NULL;
  FzSignature      signature;

  if (self->dataset->catalog->dataset.sample)
    {
      refuse (FZ_PUBLICATION_ERROR_SAMPLE, "sample data is invented, and never published", error);
      return NULL;
    }
  append_head (text, key);
  content = fz_publication_make_content (self);
  g_string_append_len (text, content->str, (gssize) content->len);
  if (!fz_signing_key_sign (key, text->str, text->len, &signature, error))
    return NULL;
  hex = fz_hex_dup (signature.bytes, sizeof signature.bytes);
  g_string_append_printf (text, SIGNATURE "%s\n", hex);

  again = fz_publication_parse (text->str, text->len, error);
  return again != NULL ? g_string_free_to_bytes (g_steal_pointer (&text)) : NULL;
}

/* Writes what fz_publication_make() gave; a file that is there stays until the new one is
 * whole and safe on the disk. */
gboolean
fz_publication_write (GBytes     *bytes,
                      const char *path,
                      GError    **error)
{
  return g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL),
                                   (gssize) g_bytes_get_size (bytes),
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0666, error);
}

/* Whether the publication is of the same collection as @ours and newer, and that not invented;
 * else the error is OTHER, OLD or SAMPLE. */
gboolean
fz_publication_check_newer (const FzPublication *self,
                            const FzCatalog     *ours,
                            GError             **error)
{
  const FzDatasetInfo *theirs = &self->dataset->catalog->dataset;

  if (ours->dataset.sample)
    return refuse (FZ_PUBLICATION_ERROR_SAMPLE,
                   "sample data takes nothing that was published: the two are never mixed", error);
  if (!g_str_equal (theirs->name, ours->dataset.name))
    {
      g_set_error (error, FZ_PUBLICATION_ERROR, FZ_PUBLICATION_ERROR_OTHER,
                   "it is of the collection %s, and this is %s", theirs->name,
                   ours->dataset.name);
      return FALSE;
    }
  if (fz_edition_is_valid (ours->dataset.version) &&
      fz_edition_compare (theirs->version, ours->dataset.version) > 0)
    return TRUE;
  g_set_error (error, FZ_PUBLICATION_ERROR, FZ_PUBLICATION_ERROR_OLD,
               "its version is %s, and there is %s already", theirs->version,
               ours->dataset.version);
  return FALSE;
}
