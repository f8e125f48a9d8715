/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FZ_PUBLIC_KEY_SIZE 32
#define FZ_SIGNATURE_SIZE 64

/* A publisher's public key: Ed25519, RFC 8032. */
typedef struct
{
  guint8 bytes[FZ_PUBLIC_KEY_SIZE];
} FzPublicKey;

/* A signature of it. */
typedef struct
{
  guint8 bytes[FZ_SIGNATURE_SIZE];
} FzSignature;

/* An older key's word that another one follows it. */
typedef struct
{
  FzPublicKey from;
  FzSignature signature; /* by `from`, of fz_succession_dup_statement() */
} FzSuccession;

#define FZ_MAX_SUCCESSIONS 16

gboolean fz_public_key_equal (const FzPublicKey *a,
                              const FzPublicKey *b);
gboolean fz_public_key_verify (const FzPublicKey *self,
                               const void        *data,
                               gsize              size,
                               const FzSignature *signature);
char    *fz_public_key_dup_fingerprint (const FzPublicKey *self);
char    *fz_public_key_dup_words (const FzPublicKey *self);
gboolean fz_public_key_is_fingerprint (const FzPublicKey *self,
                                       const char        *text);

char    *fz_hex_dup (const guint8 *bytes,
                     gsize         n);
gboolean fz_hex_read (const char *text,
                      guint8     *bytes,
                      gsize       n);

char    *fz_succession_dup_statement (const FzPublicKey *from,
                                      const FzPublicKey *to);
gboolean fz_successions_verify (const GArray      *successions,
                                const FzPublicKey *last);
gboolean fz_successions_contain (const GArray      *successions,
                                 const FzPublicKey *key);

G_END_DECLS
