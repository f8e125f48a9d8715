/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-station-columns.h"

G_BEGIN_DECLS

void     fz_name_match_mark (const char             *word,
                             const FzStationColumns *columns,
                             guint8                 *ranks);
gboolean fz_name_match_is_alike (const char *name,
                                 const char *word);

G_END_DECLS
