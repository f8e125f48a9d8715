/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-record.h"

G_BEGIN_DECLS

/* Lists of codes as one text, separated by ";". NULL is the empty list. */
char    *fz_codes_add (const char *codes,
                       const char *code);
gboolean fz_codes_contain (const char *codes,
                           const char *code);

void fz_record_keep_code (FzRecord       *record,
                          const FzRecord *old);

G_END_DECLS
