/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *fz_cli_passphrase_get (const char *file,
                             const char *key,
                             gboolean    is_new,
                             GError    **error);
void  fz_cli_passphrase_free (char *passphrase);

G_END_DECLS
