/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean fz_cli_words_check (char   **words,
                             GError **error);
void     fz_cli_words_join (char **words);

G_END_DECLS
