/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define FZ_TYPE_SEARCH_PROVIDER (fz_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (FzSearchProvider, fz_search_provider, FZ, SEARCH_PROVIDER, GObject)

FzSearchProvider *fz_search_provider_new (GApplication *application,
                                          guint         linger);

gboolean fz_search_provider_export (FzSearchProvider *self,
                                    GDBusConnection  *connection,
                                    const char       *base_path,
                                    GError          **error);
void     fz_search_provider_unexport (FzSearchProvider *self);

G_END_DECLS
