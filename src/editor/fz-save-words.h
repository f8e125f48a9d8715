/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *fz_words_for_save_error (const GError *error);
char *fz_words_for_keep_error (const GError *error);

G_END_DECLS
