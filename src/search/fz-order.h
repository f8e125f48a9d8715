/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-leaders.h"
#include "fz-origin.h"
#include "fz-sorted-rows.h"
#include "fz-station-table.h"

G_BEGIN_DECLS

/* The order in which stations that answer equally well stand. */
typedef enum
{
  FZ_ORDER_PLACE,    /* by district and code, as the table has them */
  FZ_ORDER_DISTANCE, /* from the starting point; as above without one */
  FZ_ORDER_NAME,     /* of the place, as the language expects */
  FZ_ORDER_CHECKED,  /* what was confirmed last comes first, what never was comes last */
} FzOrder;
#define FZ_N_ORDERS 4

/* Sorts rows of one table. Keeps what it finds out of the table, until told that the
 * table has changed. One owner, one thread at a time. */
typedef struct _FzSorter FzSorter;

FzSorter     *fz_sorter_new (FzStationTable *table);
void          fz_sorter_free (FzSorter *self);
void          fz_sorter_forget (FzSorter *self);
FzSortedRows *fz_sorter_sort (FzSorter        *self,
                              FzOrder          order,
                              FzOrigin        *origin,
                              const FzLeaders *leaders,
                              const guint8    *ranks,
                              GArray          *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzSorter, fz_sorter_free)

G_END_DECLS
