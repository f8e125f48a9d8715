/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-point.h"
#include "fz-vocabulary.h"

G_BEGIN_DECLS

FzPoint fz_datum_from_wgs84 (FzPoint point,
                             FzDatum to);
FzPoint fz_datum_to_wgs84 (FzPoint point,
                           FzDatum from);
FzPoint fz_datum_convert (FzPoint point,
                          FzDatum from,
                          FzDatum to);

G_END_DECLS
