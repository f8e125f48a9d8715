/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog-entry.h"
#include "fz-database.h"

G_BEGIN_DECLS

/* A district or service on its way into the database. */
typedef struct
{
  const FzCatalogEntry *before;  /* (nullable) as it was read; NULL: it is new */
  const FzCatalogEntry *after;   /* as it is to be */
  const char           *follows; /* (nullable) the codes of those that it follows from now on,
                                  * separated by ";" */
  const char *ends_on;           /* (nullable) the day on which those end; NULL: they stand */
} FzEntryChange;

FzEntryFault fz_entry_change_find_fault (const FzEntryChange *change,
                                         const FzCatalog     *catalog);

FzBatch *fz_database_save_entry (FzDatabase          *self,
                                 const FzCatalog     *catalog,
                                 const FzEntryChange *change,
                                 const char          *who,
                                 GError             **error);

G_END_DECLS
