/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-session.h"

G_BEGIN_DECLS

#define FZ_TYPE_TROUBLE_BAR (fz_trouble_bar_get_type ())
G_DECLARE_FINAL_TYPE (FzTroubleBar, fz_trouble_bar, FZ, TROUBLE_BAR, AdwBin)

void fz_trouble_bar_set_session (FzTroubleBar *self,
                                 FzSession    *session);

G_END_DECLS
