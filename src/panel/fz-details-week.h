/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-hours.h"

G_BEGIN_DECLS

GPtrArray *fz_details_create_week_rows (const FzHours    *hours,
                                        const FzCalendar *calendar,
                                        FzDay             today,
                                        FzScript          script);
GtkWidget *fz_details_create_verbatim_row (const char *hours);

G_END_DECLS
