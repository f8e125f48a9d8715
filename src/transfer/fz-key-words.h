/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FZ_N_KEY_WORDS 256

char    *fz_key_words_for_bytes (const guint8 *bytes,
                                 gsize         n);
gboolean fz_key_words_to_bytes (const char *text,
                                guint8     *bytes,
                                gsize       n);

G_END_DECLS
