/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-window.h"

G_BEGIN_DECLS

void     fz_errand_show_station (FzWindow   *window,
                                 const char *code);
void     fz_errand_search (FzWindow   *window,
                           const char *text);
gboolean fz_errand_is_file (const char *name);
void     fz_errand_open (FzWindow *window,
                         GFile    *file);

G_END_DECLS
