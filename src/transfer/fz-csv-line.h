/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean fz_csv_line_split (const char *start,
                            const char *end,
                            char        delimiter,
                            GString    *text,
                            GArray     *offsets);

const char *fz_csv_line_find_end (const char *start,
                                  gsize       length);

G_END_DECLS
