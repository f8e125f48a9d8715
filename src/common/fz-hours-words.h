/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-hours.h"

G_BEGIN_DECLS

char       *fz_words_take_unbroken (char *words);
char       *fz_words_for_hours (const char *hours);
const char *fz_words_for_weekday (FzDay day);
char       *fz_words_for_day (FzDay day);
char       *fz_words_for_day_hours (const FzHoursDay *day);
char       *fz_words_for_special_days (const FzHoursDay *day,
                                       guint             n_days,
                                       FzScript          script);

G_END_DECLS
