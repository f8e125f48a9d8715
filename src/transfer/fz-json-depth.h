/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *fz_json_depth_find_excess (const char *text,
                                       gsize       length,
                                       guint       max);

G_END_DECLS
