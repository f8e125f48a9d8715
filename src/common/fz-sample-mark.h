/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-station-table.h"

G_BEGIN_DECLS

void fz_sample_mark (AdwDialog      *dialog,
                     FzStationTable *table);

G_END_DECLS
