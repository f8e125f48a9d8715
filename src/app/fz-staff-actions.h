/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define FZ_TYPE_STAFF_ACTIONS (fz_staff_actions_get_type ())
G_DECLARE_FINAL_TYPE (FzStaffActions, fz_staff_actions, FZ, STAFF_ACTIONS, GObject)

FzStaffActions *fz_staff_actions_new (GActionMap *map);

void fz_staff_actions_add (FzStaffActions     *self,
                           const char         *name,
                           const GVariantType *type,
                           GCallback           activated,
                           GObject            *object);
void fz_staff_actions_add_of_station (FzStaffActions *self,
                                      const char     *name,
                                      GCallback       activated,
                                      GObject        *object);
void fz_staff_actions_share (FzStaffActions *self,
                             GActionMap     *map);
void fz_staff_actions_set_staff (FzStaffActions *self,
                                 gboolean        staff);
void fz_staff_actions_set_station (FzStaffActions *self,
                                   gboolean        selected);

G_END_DECLS
