/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "fz-cli-options.h"
#include "fz-signing-key.h"

G_BEGIN_DECLS

gboolean      fz_cli_run_key (const FzCliOptions *options,
                              GError            **error);
FzSigningKey *fz_cli_key_read (const char *path,
                               const char *passphrase_file,
                               GError    **error);
void          fz_cli_key_print (const FzPublicKey *key);
void          fz_cli_key_add (JsonBuilder       *builder,
                              const FzPublicKey *key);

G_END_DECLS
