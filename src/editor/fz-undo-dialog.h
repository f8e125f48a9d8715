/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-station-table.h"
#include "fz-undo.h"

G_BEGIN_DECLS

/* Told when somebody has chosen what is to go back; takes @plan over. */
typedef void (*FzUndoChosen) (FzUndoPlan *plan,
                              gpointer    user_data);

void fz_undo_dialog_ask (GtkWidget      *over,
                         FzUndoPlan     *plan,
                         FzStationTable *table,
                         FzUndoChosen    on_chosen,
                         GObject        *user_data);

G_END_DECLS
