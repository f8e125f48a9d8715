/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-typed-place.h"

G_BEGIN_DECLS

FzReading fz_geo_address_read (const char   *text,
                               FzTypedPlace *place);

G_END_DECLS
