/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-calendar.h"

G_BEGIN_DECLS

int     fz_calendar_year_of_date (const char *date);
GArray *fz_calendar_list_years (const GArray *a,
                                const GArray *b);
char   *fz_calendar_year_to_text (const GArray *days,
                                  int           year);
GArray *fz_calendar_year_from_text (const char *text);

G_END_DECLS
