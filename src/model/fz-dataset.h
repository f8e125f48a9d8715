/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-record.h"

G_BEGIN_DECLS

/* A whole collection as files carry it, on its way into or out of a database.
 * One owner; nothing here is shared but the catalogue and the records. */
typedef struct
{
  FzCatalog *catalog; /* (owned) */
  GPtrArray *records; /* (owned) of FzRecord */
  GArray    *days;    /* (owned) of FzCalendarDay, by date */
} FzDataset;

FzDataset *fz_dataset_new (void);
void       fz_dataset_free (FzDataset *self);
void       fz_dataset_add_day (FzDataset  *self,
                               const char *date,
                               FzDayKind   kind,
                               FzNames     names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzDataset, fz_dataset_free)

G_END_DECLS
