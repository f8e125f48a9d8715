/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-session.h"

G_BEGIN_DECLS

#define FZ_TYPE_STAFF_TASKS (fz_staff_tasks_get_type ())
G_DECLARE_FINAL_TYPE (FzStaffTasks, fz_staff_tasks, FZ, STAFF_TASKS, GObject)

FzStaffTasks *fz_staff_tasks_new (AdwApplicationWindow *window,
                                  FzSession            *session,
                                  AdwToastOverlay      *toasts);
void          fz_staff_tasks_set_station (FzStaffTasks *self,
                                          guint32       id);
void          fz_staff_tasks_set_staff (FzStaffTasks *self,
                                        gboolean      staff);

G_END_DECLS
