/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-session.h"

G_BEGIN_DECLS

#define FZ_TYPE_PRINTING (fz_printing_get_type ())
G_DECLARE_FINAL_TYPE (FzPrinting, fz_printing, FZ, PRINTING, GObject)

FzPrinting *fz_printing_new (GtkWidget  *widget,
                             GActionMap *map,
                             FzSession  *session);
void        fz_printing_set_station (FzPrinting *self,
                                     FzStation  *station);
void        fz_printing_stop (FzPrinting *self);

G_END_DECLS
