/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "fz-catalog.h"

G_BEGIN_DECLS

/* How an outline is drawn. */
typedef struct
{
  GdkRGBA line;
  GdkRGBA tint; /* of what is inside; transparent: none */
  float   width;
} FzDistrictStyle;

typedef struct _FzDistrictShape FzDistrictShape;

FzDistrictShape *fz_district_shape_new (FzCatalog *catalog,
                                        guint      district);
void             fz_district_shape_free (FzDistrictShape *self);

void fz_district_shape_draw (FzDistrictShape       *self,
                             GtkSnapshot           *snapshot,
                             GtkWidget             *layer,
                             ShumateViewport       *viewport,
                             const FzDistrictStyle *style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzDistrictShape, fz_district_shape_free)

G_END_DECLS
