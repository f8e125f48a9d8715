/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-session.h"

G_BEGIN_DECLS

#define FZ_TYPE_STAFF_WINDOWS (fz_staff_windows_get_type ())
G_DECLARE_FINAL_TYPE (FzStaffWindows, fz_staff_windows, FZ, STAFF_WINDOWS, GObject)

FzStaffWindows *fz_staff_windows_new (AdwApplicationWindow *window,
                                      FzSession            *session);
void            fz_staff_windows_set_staff (FzStaffWindows *self,
                                            gboolean        staff);
void            fz_staff_windows_close (FzStaffWindows *self);

G_END_DECLS
