/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-public-key.h"

#include <gnutls/abstract.h>
#include <gnutls/gnutls.h>
#include <string.h>

#include "fz-key-words.h"

/* How many bytes of a fingerprint are said in words: 128 bits, which nobody can search a
 * second key for. */
#define N_BYTES_IN_WORDS 16

/* What stands before the 32 bytes in the DER form of an Ed25519 public key (RFC 8410), so
 * that `openssl pkey -pubout -outform DER | sha256sum` gives the fingerprint too. */
static const guint8 der_head[] = { 0x30, 0x2a, 0x30, 0x05, 0x06, 0x03,
                                   0x2b, 0x65, 0x70, 0x03, 0x21, 0x00 };

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_pubkey_t, gnutls_pubkey_deinit, NULL)

gboolean
fz_public_key_equal (const FzPublicKey *a,
                     const FzPublicKey *b)
{
  return memcmp (a->bytes, b->bytes, sizeof a->bytes) == 0;
}

/* Whether @signature is this key's of the @size bytes at @data. */
gboolean
fz_public_key_verify (const FzPublicKey *self,
                      const void        *data,
                      gsize              size,
                      const FzSignature *signature)
{
  g_auto (gnutls_pubkey_t) key = NULL;
  const gnutls_datum_t x = { (guint8 *) self->bytes, sizeof self->bytes };
  const gnutls_datum_t signed_data = { (guint8 *) data, (unsigned) size };
  const gnutls_datum_t proof = { (guint8 *) signature->bytes, sizeof signature->bytes };

  return size <= G_MAXUINT && gnutls_pubkey_init (&key) == GNUTLS_E_SUCCESS &&
         gnutls_pubkey_import_ecc_raw (key, GNUTLS_ECC_CURVE_ED25519, &x, NULL) ==
             GNUTLS_E_SUCCESS &&
         gnutls_pubkey_verify_data2 (key, GNUTLS_SIGN_EDDSA_ED25519, 0, &signed_data, &proof) >= 0;
}

static void
make_fingerprint (const FzPublicKey *self,
                  guint8             digest[32])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = 32;

  g_checksum_update (checksum, der_head, sizeof der_head);
  g_checksum_update (checksum, self->bytes, sizeof self->bytes);
  g_checksum_get_digest (checksum, digest, &size);
}

/* The SHA-256 of the key's DER form, 64 hexadecimal digits; the caller's. */
char *
fz_public_key_dup_fingerprint (const FzPublicKey *self)
{
  guint8 digest[32];

  make_fingerprint (self, digest);
  return fz_hex_dup (digest, sizeof digest);
}

/* The first half of the fingerprint in 16 English words; the caller's. */
char *
fz_public_key_dup_words (const FzPublicKey *self)
{
  guint8 digest[32];

  make_fingerprint (self, digest);
  return fz_key_words_for_bytes (digest, N_BYTES_IN_WORDS);
}

/* Whether @text, as somebody typed it, is the key's fingerprint: all of it in hexadecimal
 * digits, with spaces, colons or dashes between them or not, or its words. */
gboolean
fz_public_key_is_fingerprint (const FzPublicKey *self,
                              const char        *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  guint8 digest[32];
  guint8 typed[32];

  make_fingerprint (self, digest);
  if (fz_key_words_to_bytes (text, typed, N_BYTES_IN_WORDS))
    return memcmp (typed, digest, N_BYTES_IN_WORDS) == 0;
  for (; *text != '\0'; text++)
    {
      if (strchr (" :-\t", *text) == NULL)
        g_string_append_c (digits, g_ascii_tolower (*text));
    }
  return fz_hex_read (digits->str, typed, sizeof typed) &&
         memcmp (typed, digest, sizeof typed) == 0;
}

/* @n bytes in small hexadecimal digits; the caller's. */
char *
fz_hex_dup (const guint8 *bytes,
            gsize         n)
{
  GString *text = g_string_sized_new (2 * n + 1);

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (text, "%02x", bytes[i]);
  return g_string_free_and_steal (text);
}

/* Reads what fz_hex_dup() writes, and nothing else: one text for each value, so that no other
 * one passes for it. */
gboolean
fz_hex_read (const char *text,
             guint8     *bytes,
             gsize       n)
{
  if (strlen (text) != 2 * n || strspn (text, "0123456789abcdef") != 2 * n)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    bytes[i] = (guint8) (g_ascii_xdigit_value (text[2 * i]) << 4 |
                         g_ascii_xdigit_value (text[2 * i + 1]));
  return TRUE;
}

/* What @from signs when @to follows it; the caller's. */
char *
fz_succession_dup_statement (const FzPublicKey *from,
                             const FzPublicKey *to)
{
  g_autofree char *old_key = fz_hex_dup (from->bytes, sizeof from->bytes);
  g_autofree char *new_key = fz_hex_dup (to->bytes, sizeof to->bytes);

  return g_strdup_printf ("Fazhan key succession 1\nfrom %s\nto %s\n", old_key, new_key);
}

/* Whether each key of @successions, of FzSuccession, has signed the next, and the last one
 * @last. */
gboolean
fz_successions_verify (const GArray      *successions,
                       const FzPublicKey *last)
{
  for (guint i = 0; i < successions->len; i++)
    {
      const FzSuccession *step = &g_array_index (successions, FzSuccession, i);
      const FzPublicKey  *to = i + 1 < successions->len
                                   ? &g_array_index (successions, FzSuccession, i + 1).from
                                   : last;
      g_autofree char    *statement = fz_succession_dup_statement (&step->from, to);

      if (!fz_public_key_verify (&step->from, statement, strlen (statement), &step->signature))
        return FALSE;
    }
  return TRUE;
}

/* Whether @key is one of those that were followed. */
gboolean
fz_successions_contain (const GArray      *successions,
                        const FzPublicKey *key)
{
  for (guint i = 0; i < successions->len; i++)
    {
      if (fz_public_key_equal (&g_array_index (successions, FzSuccession, i).from, key))
        return TRUE;
    }
  return FALSE;
}
