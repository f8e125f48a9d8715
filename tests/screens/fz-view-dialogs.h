/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-window.h"

G_BEGIN_DECLS

/* Dialogs that need something to be about. */

void     fz_view_show_dialog (FzWindow   *window,
                              const char *name);
gboolean fz_view_has_dialog (FzWindow   *window,
                             const char *name);

G_END_DECLS
