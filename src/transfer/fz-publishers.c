/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-publishers.h"

#include <errno.h>
#include <glib/gstdio.h>

/*
 * A key file with a group for each collection, by its name: the key in hexadecimal digits, and
 * what its publisher is called. A file that cannot be read is an error, not a first use: else
 * whoever damages it would be trusted next.
 */
struct _FzPublishers
{
  char     *path; /* (owned) */
  GKeyFile *file; /* (owned) */
};

#define KEY "key"
#define PUBLISHER "publisher"

/* The word that a program's output has for it. */
const char *
fz_trust_to_word (FzTrust trust)
{
  switch (trust)
    {
    case FZ_TRUST_KNOWN:
      return "known";
    case FZ_TRUST_FIRST:
      return "first";
    case FZ_TRUST_FOLLOWS:
      return "follows";
    case FZ_TRUST_STRANGER:
    default:
      return "stranger";
    }
}

/* Where it is kept whom this user trusts; the caller's. */
char *
fz_publishers_dup_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "fazhan", "publishers.ini", NULL);
}

/* Reads what is at @path, which need not be there yet; the caller's. */
FzPublishers *
fz_publishers_read (const char *path,
                    GError    **error)
{
  g_autoptr (FzPublishers) self = g_new0 (FzPublishers, 1);
  g_autoptr (GError) fault = NULL;

  self->path = g_strdup (path);
  self->file = g_key_file_new ();
  if (g_key_file_load_from_file (self->file, path, G_KEY_FILE_NONE, &fault) ||
      g_error_matches (fault, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_steal_pointer (&self);
  g_propagate_prefixed_error (error, g_steal_pointer (&fault), "%s: ", path);
  return NULL;
}

void
fz_publishers_free (FzPublishers *self)
{
  g_free (self->path);
  g_key_file_unref (self->file);
  g_free (self);
}

/* The collections for which somebody is trusted; the caller's. */
GStrv
fz_publishers_list (const FzPublishers *self)
{
  return g_key_file_get_groups (self->file, NULL);
}

/* FALSE when nobody is trusted for @collection. @publisher, which may be NULL, becomes what
 * they are called, the caller's. A key that cannot be read is nobody's. */
gboolean
fz_publishers_find (const FzPublishers *self,
                    const char         *collection,
                    FzPublicKey        *key,
                    char              **publisher)
{
  g_autofree char *hex = NULL;

  if (!g_key_file_has_group (self->file, collection))
    return FALSE;
  hex = g_key_file_get_string (self->file, collection, KEY, NULL);
  if (hex == NULL || !fz_hex_read (hex, key->bytes, sizeof key->bytes))
    *key = (FzPublicKey) { 0 };
  if (publisher != NULL)
    *publisher = g_key_file_get_string (self->file, collection, PUBLISHER, NULL);
  return TRUE;
}

/* What is known of the key of @publication. */
FzTrust
fz_publishers_judge (const FzPublishers  *self,
                     const FzPublication *publication)
{
  FzPublicKey trusted;

  if (!fz_publishers_find (self, publication->dataset->catalog->dataset.name, &trusted, NULL))
    return FZ_TRUST_FIRST;
  if (fz_public_key_equal (&trusted, &publication->key))
    return FZ_TRUST_KNOWN;
  if (fz_successions_contain (publication->successions, &trusted))
    return FZ_TRUST_FOLLOWS;
  return FZ_TRUST_STRANGER;
}

static gboolean
make_folder (const char *path,
             GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", folder,
               g_strerror (errno));
  return FALSE;
}

static gboolean
save (FzPublishers *self,
      GError      **error)
{
  gsize            length;
  g_autofree char *text = g_key_file_to_data (self->file, &length, NULL);

  return make_folder (self->path, error) &&
         g_file_set_contents_full (self->path, text, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

/* From now on trusts the key of @publication for its collection, and saves that. */
gboolean
fz_publishers_trust (FzPublishers        *self,
                     const FzPublication *publication,
                     GError             **error)
{
  const char      *collection = publication->dataset->catalog->dataset.name;
  g_autofree char *hex = fz_hex_dup (publication->key.bytes, sizeof publication->key.bytes);

  g_key_file_set_string (self->file, collection, KEY, hex);
  g_key_file_set_string (self->file, collection, PUBLISHER, publication->publisher);
  return save (self, error);
}

/* Trusts nobody for @collection any more, and saves that. */
gboolean
fz_publishers_forget (FzPublishers *self,
                      const char   *collection,
                      GError      **error)
{
  return !g_key_file_remove_group (self->file, collection, NULL) || save (self, error);
}
