/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-finder.h"

G_BEGIN_DECLS

gboolean fz_follow_finder (FzFinder **slot,
                           FzFinder  *finder,
                           GCallback  on_changed,
                           gpointer   self);

G_END_DECLS
