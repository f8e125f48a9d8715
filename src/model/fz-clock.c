/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-clock.h"

/*
 * The one time that all views go by, so that no two of them tell different ones. It
 * stands still between two ticks. Whoever shows something that changes with the time
 * asks to be woken when it does, at each tick anew; while nobody asks it does not tick.
 *
 * Signals: `ticked`: it is another time now.
 */
struct _FzClock
{
  GObject parent_instance;

  FzClockRead read; /* (nullable): the machine's clock */
  gpointer    data;
  gint64      now;
  gint64      wake_at; /* G_MAXINT64: nobody asks */
  guint       timer;   /* 0: none */
};

/* It ticks after so many seconds at the latest: of a night that the machine slept through
 * a timer has counted nothing. */
#define LONGEST_NAP 60

enum
{
  SIGNAL_TICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzClock, fz_clock, G_TYPE_OBJECT)

static gint64
read_time (FzClock *self)
{
  return self->read != NULL ? self->read (self->data) : g_get_real_time () / G_USEC_PER_SEC;
}

static void
on_timer (gpointer user_data)
{
  FzClock *self = user_data;

  self->timer = 0;
  fz_clock_tick (self);
}

static void
set_timer (FzClock *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->wake_at != G_MAXINT64)
    self->timer = g_timeout_add_seconds_once (
        (guint) CLAMP (self->wake_at - read_time (self), 1, LONGEST_NAP), on_timer, self);
}

static void
fz_clock_dispose (GObject *object)
{
  FzClock *self = FZ_CLOCK (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  G_OBJECT_CLASS (fz_clock_parent_class)->dispose (object);
}

static void
fz_clock_class_init (FzClockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_clock_dispose;

  signals[SIGNAL_TICKED] = g_signal_new ("ticked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fz_clock_init (FzClock *self)
{
  self->wake_at = G_MAXINT64;
}

/* A clock that @read, called with @data, tells the time; NULL is the machine's. */
FzClock *
fz_clock_new (FzClockRead read,
              gpointer    data)
{
  FzClock *self = g_object_new (FZ_TYPE_CLOCK, NULL);

  self->read = read;
  self->data = data;
  self->now = read_time (self);
  return self;
}

/* The time of the last tick, s since 1970. */
gint64
fz_clock_get_now (FzClock *self)
{
  g_return_val_if_fail (FZ_IS_CLOCK (self), 0);
  return self->now;
}

/* Looks what time it is, and tells when that is another one. Before it is first relied on
 * after a pause, and when the machine may have slept. */
void
fz_clock_tick (FzClock *self)
{
  gint64 now;

  g_return_if_fail (FZ_IS_CLOCK (self));

  now = read_time (self);
  if (now != self->now)
    {
      self->now = now;
      self->wake_at = G_MAXINT64;
      g_signal_emit (self, signals[SIGNAL_TICKED], 0);
    }
  set_timer (self);
}

/* Ticks at @time, s since 1970, at the latest; at G_MAXINT64 never. Forgotten at the next
 * tick. */
void
fz_clock_wake_at (FzClock *self,
                  gint64   time)
{
  g_return_if_fail (FZ_IS_CLOCK (self));

  if (time >= self->wake_at)
    return;
  self->wake_at = time;
  set_timer (self);
}
