/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-hours.h"

G_BEGIN_DECLS

FzCalendar *fixture_load_calendar (void);
FzHours    *fixture_parse_hours (const char *text);
gint64      fixture_parse_time (const char *text);
char       *fixture_print_time (gint64 time);
void        fixture_set_zone (void);

G_END_DECLS
