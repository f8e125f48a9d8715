/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-store.h"

G_BEGIN_DECLS

void fz_last_check_describe (AdwPreferencesGroup *group,
                             FzStore             *store,
                             guint32              station);

G_END_DECLS
