/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-record.h"

G_BEGIN_DECLS

/* A day on which mainland China's calendar departs from the ordinary week. */
typedef struct
{
  char     *date; /* ISO */
  FzDayKind kind;
  FzNames   names; /* of the holiday it belongs to */
} FzCalendarDay;

GArray *fz_calendar_days_new (void);
void    fz_calendar_days_add (GArray     *days,
                              const char *date,
                              FzDayKind   kind,
                              FzNames     names);

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
