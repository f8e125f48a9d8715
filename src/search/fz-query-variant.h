/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-query.h"

G_BEGIN_DECLS

/* Text, district, levels, featured, codes of services, expected, opening, its time, unknown
 * hours, step-free access, origin, the order without it, order, codes of stations. */
#define FZ_QUERY_VARIANT "(smsuuasbuxbum" FZ_ORIGIN_VARIANT "uumas)"

GVariant *fz_query_to_variant (FzQuery         *self,
                               const FzCatalog *catalog);
FzQuery  *fz_query_new_from_variant (GVariant        *variant,
                                     const FzCatalog *catalog);

G_END_DECLS
