/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-panel.h"

G_BEGIN_DECLS

void fz_easy_reading_follow (FzPanel    *panel,
                             GActionMap *window);
void fz_easy_reading_stop (GActionMap *window);

G_END_DECLS
