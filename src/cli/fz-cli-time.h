/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean fz_cli_time_parse (const char *text,
                            gint64     *time);
char    *fz_cli_time_format (gint64 time);

G_END_DECLS
