/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-session.h"

G_BEGIN_DECLS

#define FZ_TYPE_CALENDAR_IMPORT (fz_calendar_import_get_type ())
G_DECLARE_FINAL_TYPE (FzCalendarImport, fz_calendar_import, FZ, CALENDAR_IMPORT, GObject)

FzCalendarImport *fz_calendar_import_new (AdwApplicationWindow *window,
                                          FzSession            *session,
                                          AdwToastOverlay      *toasts);

G_END_DECLS
