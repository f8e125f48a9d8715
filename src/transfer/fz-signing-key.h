/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-public-key.h"

G_BEGIN_DECLS

typedef enum
{
  FZ_SIGNING_ERROR_FAILED,
  FZ_SIGNING_ERROR_NO_KEY,     /* the file holds no Ed25519 key in a form that is known */
  FZ_SIGNING_ERROR_PASSPHRASE, /* it is another one */
  FZ_SIGNING_ERROR_WEAK,       /* the passphrase is too short to protect anything */
} FzSigningError;

#define FZ_SIGNING_ERROR (fz_signing_error_quark ())
GQuark fz_signing_error_quark (void);

/* A passphrase is no shorter, characters. */
#define FZ_SIGNING_MIN_PASSPHRASE 12

/*
 * A publisher's secret key, Ed25519. Its file is a PKCS#8 key in PEM, encrypted with a
 * passphrase (PBES2, AES-256), which other programs read too. Before it stand, as text that PEM
 * lets pass, the keys that it followed, each with its word for the next:
 *
 *   succession HEX HEX
 */
typedef struct _FzSigningKey FzSigningKey;

FzSigningKey *fz_signing_key_new (GError **error);
FzSigningKey *fz_signing_key_read (const char *path,
                                   const char *passphrase,
                                   GError    **error);
gboolean      fz_signing_key_write (const FzSigningKey *self,
                                    const char         *path,
                                    const char         *passphrase,
                                    GError            **error);
void          fz_signing_key_free (FzSigningKey *self);

gboolean           fz_signing_key_follow (FzSigningKey       *self,
                                          const FzSigningKey *old,
                                          GError            **error);
const FzPublicKey *fz_signing_key_get_public (const FzSigningKey *self);
const GArray      *fz_signing_key_get_successions (const FzSigningKey *self);
gboolean           fz_signing_key_sign (const FzSigningKey *self,
                                        const void         *data,
                                        gsize               size,
                                        FzSignature        *signature,
                                        GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzSigningKey, fz_signing_key_free)

G_END_DECLS
