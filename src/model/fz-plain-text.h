/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *fz_plain_text_line (const char *text,
                          guint       max_characters);
char *fz_plain_text_lines (const char *text);

G_END_DECLS
