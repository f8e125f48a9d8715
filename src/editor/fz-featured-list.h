/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-change.h"
#include "fz-station-table.h"

G_BEGIN_DECLS

/* What is to be saved of a list of featured stations. All is borrowed. */
typedef struct
{
  const guint32 *stations; /* ids; one that is there twice counts once */
  guint          n_stations;
  FzFeatured     featured; /* what they are: popular or special */
  const char    *source;   /* who says so */
  gboolean       complete; /* no other station is featured */
} FzFeaturedList;

GPtrArray *fz_featured_list_make_changes (const FzFeaturedList *self,
                                          FzStationTable       *table);
gboolean   fz_featured_list_is_too_long (const FzFeaturedList *self,
                                         FzStationTable       *table);

G_END_DECLS
