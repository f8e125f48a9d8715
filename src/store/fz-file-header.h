/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "Fzh1", in the header of every database of ours. */
#define FZ_APPLICATION_NUMBER 0x467A6831

gboolean fz_file_header_check (const char *path,
                               GError    **error);
gint64   fz_file_header_read_version (const char *path);
gboolean fz_file_header_judge (gint64   application_number,
                               gint64   version,
                               GError **error);

G_END_DECLS
