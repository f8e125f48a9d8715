/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-window.h"

G_BEGIN_DECLS

void fz_type_ahead_follow (FzWindow  *window,
                           GtkWidget *area);

G_END_DECLS
