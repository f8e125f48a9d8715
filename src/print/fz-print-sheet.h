/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-record.h"

G_BEGIN_DECLS

/* One station on paper. */
typedef struct
{
  FzRecord *record;   /* (owned) */
  char     *distance; /* (owned) (nullable) how far it is and where to, in words */
} FzPrintStation;

/* What is to be printed: one station, the nearest ones, or a district's. One owner; not
 * changed any more once pages are made of it. */
typedef struct
{
  char      *title;    /* (owned) (nullable) of more than one station */
  GPtrArray *stations; /* (owned) of FzPrintStation, in the order of the paper */
  FzCatalog *catalog;  /* (owned) that the records were read with */
  FzScript   script;   /* of names */
  gboolean   large;    /* in large type */
  FzPoint    start;    /* where somebody starts; NaN: nowhere */
  gint64     now;      /* Unix time, s: when it is printed */
} FzPrintSheet;

FzPrintSheet *fz_print_sheet_new (FzCatalog  *catalog,
                                  FzScript    script,
                                  const char *title);
void          fz_print_sheet_free (FzPrintSheet *self);
void          fz_print_sheet_add (FzPrintSheet *self,
                                  FzRecord     *record,
                                  const char   *distance);
guint         fz_print_sheet_get_n_stations (const FzPrintSheet *self);

const FzPrintStation *fz_print_sheet_get_station (const FzPrintSheet *self,
                                                  guint               i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzPrintSheet, fz_print_sheet_free)

G_END_DECLS
