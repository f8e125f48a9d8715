/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GArray *fz_calendar_file_read (const char *path,
                               GError    **error);
char   *fz_calendar_file_to_csv (const GArray *days);

G_END_DECLS
