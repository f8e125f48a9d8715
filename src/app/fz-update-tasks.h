/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-session.h"

G_BEGIN_DECLS

#define FZ_TYPE_UPDATE_TASKS (fz_update_tasks_get_type ())
G_DECLARE_FINAL_TYPE (FzUpdateTasks, fz_update_tasks, FZ, UPDATE_TASKS, GObject)

FzUpdateTasks *fz_update_tasks_new (AdwApplicationWindow *window,
                                    FzSession            *session,
                                    AdwToastOverlay      *toasts);
void           fz_update_tasks_offer (FzUpdateTasks *self,
                                      GFile         *file);

G_END_DECLS
