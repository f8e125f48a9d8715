/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-catalog.h"
#include "fz-clock.h"
#include "fz-record.h"

G_BEGIN_DECLS

#define FZ_TYPE_DETAILS_GOING (fz_details_going_get_type ())
G_DECLARE_FINAL_TYPE (FzDetailsGoing, fz_details_going, FZ, DETAILS_GOING, GtkWidget)

GtkWidget *fz_details_going_new (void);
void       fz_details_going_set_clock (FzDetailsGoing *self,
                                       FzClock        *clock);
void       fz_details_going_set_record (FzDetailsGoing *self,
                                        FzRecord       *record,
                                        FzCatalog      *catalog,
                                        FzScript        script);
void       fz_details_going_set_brief (FzDetailsGoing *self,
                                       gboolean        brief);

G_END_DECLS
