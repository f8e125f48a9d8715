/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-station-columns.h"

G_BEGIN_DECLS

guint8 *fz_code_filter_apply (const char *const      *codes,
                              const FzStationColumns *columns,
                              guint8                 *ranks);

G_END_DECLS
