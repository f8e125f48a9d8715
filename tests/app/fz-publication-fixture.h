/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-field.h"
#include "fz-publication.h"

G_BEGIN_DECLS

#define PUBLICATION_PASSPHRASE "a long passphrase"
#define PUBLICATION_PUBLISHER "Bureau of Justice"
#define PUBLICATION_CODE "440106"

/* The station whose value the next version changes. */
FzSigningKey  *publication_fixture_make_key (void);
FzPublication *publication_fixture_make (const char *version);
void           publication_fixture_set (FzPublication *publication,
                                        FzField        field,
                                        const char    *value);
void           publication_fixture_write (const FzPublication *publication,
                                          const FzSigningKey  *key,
                                          const char          *path);

G_END_DECLS
