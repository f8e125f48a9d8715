/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-clock.h"
#include "fz-finder.h"
#include "fz-hours.h"

G_BEGIN_DECLS

#define FZ_TYPE_DETAILS_HEAD (fz_details_head_get_type ())
G_DECLARE_FINAL_TYPE (FzDetailsHead, fz_details_head, FZ, DETAILS_HEAD, GtkWidget)

GtkWidget *fz_details_head_new (void);
void       fz_details_head_set_clock (FzDetailsHead *self,
                                      FzClock        clock,
                                      gpointer       data);
void       fz_details_head_set_finder (FzDetailsHead *self,
                                       FzFinder      *finder);
void       fz_details_head_set_station (FzDetailsHead *self,
                                        FzStation     *station);
void       fz_details_head_set_record (FzDetailsHead    *self,
                                       FzRecord         *record,
                                       FzHours          *hours,
                                       const FzCalendar *calendar);
gboolean   fz_details_head_set_calendar (FzDetailsHead    *self,
                                         const FzCalendar *calendar);
FzDay      fz_details_head_get_today (FzDetailsHead *self);

G_END_DECLS
