/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "fz-catalog.h"

G_BEGIN_DECLS

/* No district. */
#define FZ_NO_NAME G_MAXUINT

typedef struct _FzDistrictNames FzDistrictNames;

FzDistrictNames *fz_district_names_new (GtkWidget       *layer,
                                        ShumateViewport *viewport);
void             fz_district_names_free (FzDistrictNames *self);

void     fz_district_names_set_catalog (FzDistrictNames *self,
                                        FzCatalog       *catalog,
                                        FzScript         script);
void     fz_district_names_follow_style (FzDistrictNames *self);
void     fz_district_names_place (FzDistrictNames *self,
                                  const GArray    *obstacles);
void     fz_district_names_draw (FzDistrictNames *self,
                                 GtkSnapshot     *snapshot,
                                 guint            pointed_at);
guint    fz_district_names_find (FzDistrictNames *self,
                                 double           x,
                                 double           y);
gboolean fz_district_names_get_bounds (FzDistrictNames *self,
                                       guint            district,
                                       graphene_rect_t *bounds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzDistrictNames, fz_district_names_free)

G_END_DECLS
