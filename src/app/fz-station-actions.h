/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-own.h"
#include "fz-record.h"
#include "fz-session.h"

G_BEGIN_DECLS

#define FZ_TYPE_STATION_ACTIONS (fz_station_actions_get_type ())
G_DECLARE_FINAL_TYPE (FzStationActions, fz_station_actions, FZ, STATION_ACTIONS, GObject)

FzStationActions *fz_station_actions_new (GtkWidget  *widget,
                                          GActionMap *map,
                                          FzSession  *session);
void              fz_station_actions_set_record (FzStationActions *self,
                                                 FzRecord         *record);
FzOwn            *fz_station_actions_get_own (FzStationActions *self);
void              fz_station_actions_stop (FzStationActions *self);

G_END_DECLS
