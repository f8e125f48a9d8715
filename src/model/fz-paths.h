/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *fz_paths_data_file (const char *name);
char *fz_paths_extension_file (const char *name);

G_END_DECLS
