/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-database-update.h"
#include "fz-publishers.h"
#include "fz-web-address.h"

G_BEGIN_DECLS

const char *fz_words_for_trust (FzTrust trust);
char       *fz_words_for_key (const FzPublicKey *key);
char       *fz_words_for_versions (const FzUpdate      *update,
                                   const FzPublication *publication);
char       *fz_words_for_update_error (const GError *error);
const char *fz_words_for_web_address_fault (FzWebAddressFault fault);

char *fz_update_outcome_dup (const GError *error);
char *fz_words_for_update_check (gint64      at,
                                 const char *outcome);

G_END_DECLS
