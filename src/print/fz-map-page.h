/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-picture.h"
#include "fz-print-job.h"

G_BEGIN_DECLS

/* A view of the map, to be a picture or a page. One owner. */
typedef struct
{
  FzPicture *picture; /* (owned) */
  gboolean   sample;  /* it shows sample data */
  gint64     now;     /* Unix time, s: of the view */
} FzMapSheet;

FzMapSheet *fz_map_sheet_new (FzPicture *picture,
                              gboolean   sample);
void        fz_map_sheet_free (FzMapSheet *self);

char       *fz_map_sheet_make_title (const FzMapSheet *self);
FzPrintJob *fz_map_sheet_make_job (FzMapSheet *self);
GBytes     *fz_map_sheet_make_png (const FzMapSheet *self,
                                   GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzMapSheet, fz_map_sheet_free)

G_END_DECLS
