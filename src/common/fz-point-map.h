/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-point.h"

G_BEGIN_DECLS

/*
 * A map on which somebody puts one point where it belongs. The editor asks for one, the
 * map room has it, and only the application knows both.
 *
 * Signal: `moved` (dd: latitude and longitude, WGS-84): a hand or a key moved the point.
 */
#define FZ_TYPE_POINT_MAP (fz_point_map_get_type ())
G_DECLARE_INTERFACE (FzPointMap, fz_point_map, FZ, POINT_MAP, GtkWidget)

struct _FzPointMapInterface
{
  GTypeInterface parent_interface;

  void (*set_point) (FzPointMap *self,
                     FzPoint     point,
                     FzPoint     was);
};

void fz_point_map_set_point (FzPointMap *self,
                             FzPoint     point,
                             FzPoint     was);
void fz_point_map_moved (FzPointMap *self,
                         FzPoint     point);

G_END_DECLS
