/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-box.h"

/* Whether @point lies in the box or on its border. */
gboolean
fz_box_holds (const FzBox *self,
              FzPoint      point)
{
  return point.lat >= self->south && point.lat <= self->north &&
         point.lon >= self->west && point.lon <= self->east;
}

/* Whether all of @other lies in the box. */
gboolean
fz_box_holds_box (const FzBox *self,
                  const FzBox *other)
{
  return fz_box_holds (self, (FzPoint) { .lat = other->south, .lon = other->west }) &&
         fz_box_holds (self, (FzPoint) { .lat = other->north, .lon = other->east });
}
