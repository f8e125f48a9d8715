/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  fz_content_lines_add (GString    *lines,
                            const char *name,
                            const char *value);
void  fz_content_lines_add_text (GString    *lines,
                                 const char *name,
                                 const char *text);
char *fz_content_lines_escape (const char *text);

G_END_DECLS
