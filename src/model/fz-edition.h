/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The versions of a collection: "2020.2", numbers with points between them. */
gboolean fz_edition_is_valid (const char *version);
int      fz_edition_compare (const char *a,
                             const char *b);
char    *fz_edition_dup_next (const char *version,
                              int         year);

G_END_DECLS
