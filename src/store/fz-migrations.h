/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

guint    fz_migrations_get_latest (void);
gboolean fz_migrations_apply (sqlite3 *db,
                              GError **error);

G_END_DECLS
