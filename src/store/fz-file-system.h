/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean fz_file_system_is_shared (const char *path);
gboolean fz_file_system_type_is_shared (gint64 type);

G_END_DECLS
