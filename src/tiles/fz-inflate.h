/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean fz_inflate_is_packed (const guint8 *data,
                               gsize         size);
GBytes  *fz_inflate (const guint8 *data,
                     gsize         size,
                     gsize         max_size,
                     GError      **error);

G_END_DECLS
