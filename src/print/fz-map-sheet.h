/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-picture.h"

G_BEGIN_DECLS

/* A view of the map, to be a picture or a page. One owner. */
typedef struct
{
  FzPicture *picture; /* (owned) */
  gboolean   sample;  /* it shows sample data */
  guint      n_shown; /* stations that may be on it … */
  guint      n_all;   /* … of so many: fewer where some were searched for */
  gint64     now;     /* Unix time, s: of the view */
} FzMapSheet;

FzMapSheet *fz_map_sheet_new (FzPicture *picture,
                              gboolean   sample,
                              guint      n_shown,
                              guint      n_all);
void        fz_map_sheet_free (FzMapSheet *self);

char *fz_map_sheet_make_title (const FzMapSheet *self);
char *fz_map_sheet_make_head (const FzMapSheet *self);
char *fz_map_sheet_make_foot (const FzMapSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzMapSheet, fz_map_sheet_free)

G_END_DECLS
