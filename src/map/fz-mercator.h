/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double fz_mercator_from_latitude (double lat);
double fz_mercator_to_latitude (double y);
double fz_mercator_get_metres_a_pixel (double lat,
                                       double world);

G_END_DECLS
