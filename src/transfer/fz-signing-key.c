/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-signing-key.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <gnutls/abstract.h>
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct _FzSigningKey
{
  gnutls_x509_privkey_t secret; /* (owned) */
  FzPublicKey public;
  GArray *successions; /* (owned) of FzSuccession, the oldest first */
};

/* A key's file is no larger, bytes. */
#define MAX_SIZE 65536

#define SUCCESSION "succession "
#define BEGIN "-----BEGIN "

G_DEFINE_QUARK (fz - signing - error - quark, fz_signing_error)

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_privkey_t, gnutls_privkey_deinit, NULL)

static gboolean
check (int      status,
       GError **error)
{
  if (status >= 0)
    return TRUE;
  g_set_error_literal (error, FZ_SIGNING_ERROR, FZ_SIGNING_ERROR_FAILED, gnutls_strerror (status));
  return FALSE;
}

static void
forget (gnutls_datum_t *datum)
{
  if (datum->data != NULL)
    gnutls_memset (datum->data, 0, datum->size);
  g_clear_pointer (&datum->data, gnutls_free);
}

/* FALSE when the secret is of another kind. */
static gboolean
derive_public (FzSigningKey *self,
               GError      **error)
{
  gnutls_ecc_curve_t curve;
  gnutls_datum_t     x = { 0 };
  gnutls_datum_t     y = { 0 };
  gnutls_datum_t     k = { 0 };
  int                status;
  gboolean           fits;

  status = gnutls_x509_privkey_export_ecc_raw (self->secret, &curve, &x, &y, &k);
  fits = status >= 0 && curve == GNUTLS_ECC_CURVE_ED25519 && x.size == sizeof self->public.bytes;
  if (fits)
    memcpy (self->public.bytes, x.data, x.size);
  else
    g_set_error_literal (error, FZ_SIGNING_ERROR, FZ_SIGNING_ERROR_NO_KEY, "not an Ed25519 key");
  forget (&x);
  forget (&y);
  forget (&k);
  return fits;
}

static FzSigningKey *
create (GError **error)
{
  g_autoptr (FzSigningKey) self = g_new0 (FzSigningKey, 1);

  self->successions = g_array_new (FALSE, TRUE, sizeof (FzSuccession));
  if (!check (gnutls_x509_privkey_init (&self->secret), error))
    return NULL;
  return g_steal_pointer (&self);
}

/* A new key, of random numbers; the caller's. */
FzSigningKey *
fz_signing_key_new (GError **error)
{
  g_autoptr (FzSigningKey) self = create (error);

  if (self == NULL ||
      !check (gnutls_x509_privkey_generate (self->secret, GNUTLS_PK_EDDSA_ED25519, 0, 0), error) ||
      !derive_public (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* "succession KEY SIGNATURE", as a file has it. */
static gboolean
read_succession (const char   *line,
                 FzSuccession *step)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  return g_strv_length (words) == 3 &&
         fz_hex_read (words[1], step->from.bytes, sizeof step->from.bytes) &&
         fz_hex_read (words[2], step->signature.bytes, sizeof step->signature.bytes);
}

static gboolean
read_successions (FzSigningKey *self,
                  const char   *text,
                  GError      **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL && !g_str_has_prefix (lines[i], BEGIN); i++)
    {
      FzSuccession step;

      if (!g_str_has_prefix (lines[i], SUCCESSION))
        continue;
      if (!read_succession (lines[i], &step) || self->successions->len == FZ_MAX_SUCCESSIONS)
        break;
      g_array_append_val (self->successions, step);
    }
  if (fz_successions_verify (self->successions, &self->public))
    return TRUE;
  g_set_error_literal (error, FZ_SIGNING_ERROR, FZ_SIGNING_ERROR_NO_KEY,
                       "the keys that it followed have not signed so");
  return FALSE;
}

/* The text of a file that is small enough to be a key's; the caller's. */
static char *
read_text (const char *path,
           GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *text = g_malloc0 (MAX_SIZE + 1);
  gsize            length;

  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), text, MAX_SIZE, &length, NULL, error))
    return NULL;
  if (length < MAX_SIZE && strlen (text) == length)
    return g_steal_pointer (&text);
  g_set_error_literal (error, FZ_SIGNING_ERROR, FZ_SIGNING_ERROR_NO_KEY, "not a key's file");
  return NULL;
}

static gboolean
decrypt (FzSigningKey *self,
         const char   *text,
         const char   *passphrase,
         GError      **error)
{
  const gnutls_datum_t pem = { (guint8 *) text, (unsigned) strlen (text) };
  int                  status;

  status = gnutls_x509_privkey_import_pkcs8 (self->secret, &pem, GNUTLS_X509_FMT_PEM, passphrase,
                                             0);
  if (status >= 0)
    return TRUE;
  if (status == GNUTLS_E_DECRYPTION_FAILED)
    g_set_error_literal (error, FZ_SIGNING_ERROR, FZ_SIGNING_ERROR_PASSPHRASE,
                         "the passphrase does not open the key");
  else
    g_set_error_literal (error, FZ_SIGNING_ERROR, FZ_SIGNING_ERROR_NO_KEY,
                         "not a key protected by a passphrase (PKCS#8 in PEM)");
  return FALSE;
}

static gboolean
read_all (FzSigningKey *self,
          const char   *path,
          const char   *passphrase,
          GError      **error)
{
  g_autofree char *text = read_text (path, error);

  return text != NULL && decrypt (self, text, passphrase, error) && derive_public (self, error) &&
         read_successions (self, text, error);
}

/* Reads the key in the file @path; the caller's. Errors are of FZ_SIGNING_ERROR, or of
 * G_IO_ERROR when the file cannot be read, and name it. */
FzSigningKey *
fz_signing_key_read (const char *path,
                     const char *passphrase,
                     GError    **error)
{
  g_autoptr (FzSigningKey) self = create (error);
  g_autofree char *shown = g_filename_display_name (path);

  if (self == NULL)
    return NULL;
  if (read_all (self, path, passphrase, error))
    return g_steal_pointer (&self);
  g_prefix_error (error, "%s: ", shown);
  return NULL;
}

void
fz_signing_key_free (FzSigningKey *self)
{
  g_clear_pointer (&self->secret, gnutls_x509_privkey_deinit);
  g_array_unref (self->successions);
  g_free (self);
}

static char *
successions_to_text (const FzSigningKey *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->successions->len; i++)
    {
      const FzSuccession *step = &g_array_index (self->successions, FzSuccession, i);
      g_autofree char    *from = fz_hex_dup (step->from.bytes, sizeof step->from.bytes);
      g_autofree char    *signature = fz_hex_dup (step->signature.bytes,
                                                  sizeof step->signature.bytes);

      g_string_append_printf (text, SUCCESSION "%s %s\n", from, signature);
    }
  return g_string_free_and_steal (text);
}

static gboolean
write_whole (FILE                 *stream,
             const char           *head,
             const gnutls_datum_t *pem)
{
  return fputs (head, stream) >= 0 && fwrite (pem->data, 1, pem->size, stream) == pem->size &&
         fflush (stream) == 0 && fsync (fileno (stream)) == 0;
}

/* A key that lies there already is never written over: without it nothing could be
 * published under its name any more. */
static gboolean
write_file (const char           *path,
            const char           *head,
            const gnutls_datum_t *pem,
            GError              **error)
{
  int              fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  FILE            *stream = fd >= 0 ? fdopen (fd, "w") : NULL;
  gboolean         written = stream != NULL && write_whole (stream, head, pem);
  int              fault = errno;
  g_autofree char *shown = g_filename_display_name (path);

  if (stream != NULL)
    fclose (stream);
  if (written)
    return TRUE;
  if (fd >= 0)
    g_unlink (path);
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (fault), "%s: %s", shown,
               g_strerror (fault));
  return FALSE;
}

/* Writes the key to @path, where nothing may lie yet, for the user alone to read, and
 * encrypted with @passphrase (FZ_SIGNING_ERROR_WEAK when that is too short). */
gboolean
fz_signing_key_write (const FzSigningKey *self,
                      const char         *path,
                      const char         *passphrase,
                      GError            **error)
{
  g_autofree char *head = successions_to_text (self);
  gnutls_datum_t   pem = { 0 };
  gboolean         written;

  if (g_utf8_strlen (passphrase, -1) < FZ_SIGNING_MIN_PASSPHRASE)
    {
      g_set_error (error, FZ_SIGNING_ERROR, FZ_SIGNING_ERROR_WEAK,
                   "a passphrase has %d characters or more", FZ_SIGNING_MIN_PASSPHRASE);
      return FALSE;
    }
  if (!check (gnutls_x509_privkey_export2_pkcs8 (self->secret, GNUTLS_X509_FMT_PEM, passphrase,
                                                 GNUTLS_PKCS_PBES2_AES_256, &pem),
              error))
    return FALSE;
  written = write_file (path, head, &pem, error);
  forget (&pem);
  return written;
}

/* Has @old say that this key, which follows none yet, follows it. */
gboolean
fz_signing_key_follow (FzSigningKey       *self,
                       const FzSigningKey *old,
                       GError            **error)
{
  g_autofree char *statement = fz_succession_dup_statement (&old->public, &self->public);
  FzSuccession     step = { .from = old->public };

  if (old->successions->len + 1 > FZ_MAX_SUCCESSIONS)
    {
      g_set_error (error, FZ_SIGNING_ERROR, FZ_SIGNING_ERROR_FAILED,
                   "no more than %d keys follow one another", FZ_MAX_SUCCESSIONS);
      return FALSE;
    }
  if (!fz_signing_key_sign (old, statement, strlen (statement), &step.signature, error))
    return FALSE;
  g_array_set_size (self->successions, 0);
  if (old->successions->len > 0)
    g_array_append_vals (self->successions, old->successions->data, old->successions->len);
  g_array_append_val (self->successions, step);
  return TRUE;
}

const FzPublicKey *
fz_signing_key_get_public (const FzSigningKey *self)
{
  return &self->public;
}

/* The keys that this one followed, of FzSuccession, the oldest first. */
const GArray *
fz_signing_key_get_successions (const FzSigningKey *self)
{
  return self->successions;
}

/* Signs the @size bytes at @data as they stand. */
gboolean
fz_signing_key_sign (const FzSigningKey *self,
                     const void         *data,
                     gsize               size,
                     FzSignature        *signature,
                     GError            **error)
{
  g_auto (gnutls_privkey_t) key = NULL;
  const gnutls_datum_t bytes = { (guint8 *) data, (unsigned) size };
  gnutls_datum_t       made = { 0 };
  gboolean             fits;

  if (!check (gnutls_privkey_init (&key), error) ||
      !check (gnutls_privkey_import_x509 (key, self->secret, 0), error) ||
      !check (gnutls_privkey_sign_data2 (key, GNUTLS_SIGN_EDDSA_ED25519, 0, &bytes, &made), error))
    return FALSE;
  fits = made.size == sizeof signature->bytes;
  if (fits)
    memcpy (signature->bytes, made.data, made.size);
  else
    g_set_error_literal (error, FZ_SIGNING_ERROR, FZ_SIGNING_ERROR_FAILED,
                         "the signature is of another form");
  gnutls_free (made.data);
  return fits;
}
