/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-fixtures.h"
#include "fz-record-columns.h"

G_BEGIN_DECLS

/* The six stations of the fixtures with a few values of their own: some checked, in whole or
 * in part, some with a phone that another has too, and three that somebody changed. */
typedef struct
{
  FzStationTable  *table;   /* (owned) */
  FzRecordColumns *records; /* (owned) */
} Values;

void values_set_up (Values       *values,
                    gconstpointer unused);
void values_tear_down (Values       *values,
                       gconstpointer unused);

G_END_DECLS
