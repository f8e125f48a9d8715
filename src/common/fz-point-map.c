/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-point-map.h"

enum
{
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (FzPointMap, fz_point_map, GTK_TYPE_WIDGET)

static void
fz_point_map_default_init (FzPointMapInterface *interface)
{
  signals[MOVED] = g_signal_new ("moved", FZ_TYPE_POINT_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

/* Shows @point, and faintly where it @was. Both may be the same. */
void
fz_point_map_set_point (FzPointMap *self,
                        FzPoint     point,
                        FzPoint     was)
{
  FZ_POINT_MAP_GET_IFACE (self)->set_point (self, point, was);
}

/* For those that are such maps: tells that the point was moved there. */
void
fz_point_map_moved (FzPointMap *self,
                    FzPoint     point)
{
  g_signal_emit (self, signals[MOVED], 0, point.lat, point.lon);
}
