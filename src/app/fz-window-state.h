/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-query-variant.h"
#include "fz-window.h"

G_BEGIN_DECLS

/* Whether it shows the sample; whether the panel is up; where the map looks; the code of the
 * station, or ""; what is asked for. */
#define FZ_WINDOW_STATE "(bb(ddd)s" FZ_QUERY_VARIANT ")"

GVariant *fz_window_state_get (FzWindow *window);
void      fz_window_state_close_dialogs (FzWindow *window);
gboolean  fz_window_state_is_sample (GVariant *state);
void      fz_window_state_apply (FzWindow *window,
                                 GVariant *state);

G_END_DECLS
