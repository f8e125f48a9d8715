/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *fz_language_read (void);
gboolean fz_language_write (const char *language,
                            GError    **error);
void     fz_language_use (void);
void     fz_language_put_back (void);

G_END_DECLS
