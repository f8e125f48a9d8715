/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-coordinates.h"
#include "fz-origin.h"

G_BEGIN_DECLS

#define FZ_TYPE_START_PLACE (fz_start_place_get_type ())
G_DECLARE_FINAL_TYPE (FzStartPlace, fz_start_place, FZ, START_PLACE, GtkWidget)

FzDatum  fz_start_place_get_datum (FzStartPlace *self);
void     fz_start_place_show (FzStartPlace        *self,
                              const FzCoordinates *place,
                              const FzCatalog     *catalog,
                              FzScript             script);
void     fz_start_place_show_device (FzStartPlace    *self,
                                     FzOrigin        *origin,
                                     FzVerdict        verdict,
                                     const FzCatalog *catalog,
                                     FzScript         script);
gboolean fz_start_place_activate (FzStartPlace *self);

G_END_DECLS
