/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-point.h"

G_BEGIN_DECLS

/* A stretch of the Earth's surface that does not cross the date line: WGS-84,
 * degrees. */
typedef struct
{
  double south;
  double west;
  double north;
  double east;
} FzBox;

gboolean fz_box_holds (const FzBox *self,
                       FzPoint      point);
gboolean fz_box_holds_box (const FzBox *self,
                           const FzBox *other);

G_END_DECLS
