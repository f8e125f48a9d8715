/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-hours.h"
#include "fz-station-columns.h"

G_BEGIN_DECLS

/* Which stations are open: the hours of all rows, parsed once a text and evaluated
 * once a text and time, whatever the number of rows. One owner, one thread. */
typedef struct _FzHoursStates FzHoursStates;

FzHoursStates *fz_hours_states_new (void);
void           fz_hours_states_free (FzHoursStates *self);

void fz_hours_states_update (FzHoursStates          *self,
                             const FzStationColumns *columns,
                             const FzCalendar       *calendar,
                             gint64                  time);

const FzHoursStatus *fz_hours_states_get (const FzHoursStates *self,
                                          guint32              number);
const guint8        *fz_hours_states_get_states (const FzHoursStates *self);
gint64               fz_hours_states_get_until (const FzHoursStates *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzHoursStates, fz_hours_states_free)

G_END_DECLS
