/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-database-update.h"
#include "fz-publishers.h"

G_BEGIN_DECLS

const char *fz_words_for_trust (FzTrust trust);
char       *fz_words_for_key (const FzPublicKey *key);
char       *fz_words_for_versions (const FzUpdate      *update,
                                   const FzPublication *publication);
char       *fz_words_for_update_error (const GError *error);

G_END_DECLS
