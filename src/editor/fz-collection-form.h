/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-catalog-entry.h"
#include "fz-station-table.h"
#include "fz-store.h"

G_BEGIN_DECLS

#define FZ_TYPE_COLLECTION_FORM (fz_collection_form_get_type ())
G_DECLARE_FINAL_TYPE (FzCollectionForm, fz_collection_form, FZ, COLLECTION_FORM, AdwDialog)

AdwDialog *fz_collection_form_new (FzStationTable *table,
                                   FzStore        *store,
                                   FzCatalogKind   kind,
                                   const char     *code);

G_END_DECLS
