/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-calendar-plan.h"

G_BEGIN_DECLS

char *fz_words_for_known_years (const FzCalendar *calendar);
char *fz_words_for_calendar_plan (const FzCalendarPlan *plan);

G_END_DECLS
