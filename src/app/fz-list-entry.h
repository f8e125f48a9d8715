/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-session.h"

G_BEGIN_DECLS

void fz_list_entry_open (GtkWidget       *window,
                         FzSession       *session,
                         AdwToastOverlay *toasts);
void fz_list_entry_undo (FzSession       *session,
                         AdwToastOverlay *toasts,
                         gint64           batch,
                         const char      *who);

G_END_DECLS
