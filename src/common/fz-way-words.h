/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-origin.h"
#include "fz-station.h"

G_BEGIN_DECLS

char       *fz_words_for_way (FzOrigin      *origin,
                              FzPoint        point,
                              FzPointQuality quality,
                              FzScript       script);
const char *fz_words_for_direction (FzDirection direction);

G_END_DECLS
