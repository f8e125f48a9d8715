/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-map-view.h"
#include "fz-picture.h"

G_BEGIN_DECLS

void       fz_map_picture_take_async (FzMapView          *view,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
FzPicture *fz_map_picture_take_finish (FzMapView    *view,
                                       GAsyncResult *result,
                                       GError      **error);

G_END_DECLS
