/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-store.h"

G_BEGIN_DECLS

#define FZ_TYPE_RETIRE_COLLECTION (fz_retire_collection_get_type ())
G_DECLARE_FINAL_TYPE (FzRetireCollection, fz_retire_collection, FZ, RETIRE_COLLECTION, AdwDialog)

AdwDialog *fz_retire_collection_new (FzCatalog *catalog,
                                     FzScript   script,
                                     FzStore   *store);

G_END_DECLS
