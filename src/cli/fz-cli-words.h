/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of the command line that are no options. */

gboolean fz_cli_words_check (const char *word,
                             GError    **error);
gboolean fz_cli_words_check_all (char   **words,
                                 GError **error);
gboolean fz_cli_words_check_dashes (char   **words,
                                    GError **error);
void     fz_cli_words_join (char **words);

G_END_DECLS
