/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"

G_BEGIN_DECLS

void fz_catalog_add_places (FzCatalog       *self,
                            const FzCatalog *from);

G_END_DECLS
