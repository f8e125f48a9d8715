/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define FZ_TYPE_CLOCK (fz_clock_get_type ())
G_DECLARE_FINAL_TYPE (FzClock, fz_clock, FZ, CLOCK, GObject)

/* What tells the time, in seconds since 1970, so that tests choose it. */
typedef gint64 (*FzClockRead) (gpointer data);

FzClock *fz_clock_new (FzClockRead read,
                       gpointer    data);
gint64   fz_clock_get_now (FzClock *self);
void     fz_clock_tick (FzClock *self);
void     fz_clock_wake_at (FzClock *self,
                           gint64   time);

G_END_DECLS
