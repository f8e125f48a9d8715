/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the commands about keys and publications take. All are owned, and NULL unless given. */
typedef struct
{
  char *key;                 /* file of the key to sign with */
  char *passphrase_file;     /* that opens it, or protects a new one; "-": standard input */
  char *after;               /* file of the key that a new one follows */
  char *old_passphrase_file; /* that opens that one */
  char *notes;
  char *edition; /* the version to publish */
  char *trust;   /* fingerprint */
} FzCliPublicationOptions;

void     fz_cli_publication_options_add (FzCliPublicationOptions *self,
                                         GOptionContext          *context);
void     fz_cli_publication_options_clear (FzCliPublicationOptions *self);
gboolean fz_cli_publication_options_check (const FzCliPublicationOptions *self,
                                           const char                    *command,
                                           GError                       **error);

G_END_DECLS
