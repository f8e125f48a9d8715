/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-clock.h"

typedef struct
{
  gint64   time; /* that the clock reads */
  FzClock *clock;
  guint    n_ticks;
} Fixture;

static gint64
read_time (gpointer fixture)
{
  return ((Fixture *) fixture)->time;
}

static void
on_ticked (Fixture *fixture)
{
  fixture->n_ticks++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->time = 1000;
  fixture->clock = fz_clock_new (read_time, fixture);
  g_signal_connect_swapped (fixture->clock, "ticked", G_CALLBACK (on_ticked), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->clock);
}

/* It stands still until it ticks, and tells only of another time. */
static void
test_stands_still (Fixture      *fixture,
                   gconstpointer data)
{
  g_assert_cmpint (fz_clock_get_now (fixture->clock), ==, 1000);
  fixture->time = 1060;
  g_assert_cmpint (fz_clock_get_now (fixture->clock), ==, 1000);
  fz_clock_tick (fixture->clock);
  g_assert_cmpint (fz_clock_get_now (fixture->clock), ==, 1060);
  fz_clock_tick (fixture->clock);
  g_assert_cmpuint (fixture->n_ticks, ==, 1);

  /* A clock may be set back. */
  fixture->time = 900;
  fz_clock_tick (fixture->clock);
  g_assert_cmpint (fz_clock_get_now (fixture->clock), ==, 900);
  g_assert_cmpuint (fixture->n_ticks, ==, 2);
}

/* The earliest of those who ask is woken. */
static void
test_wakes (Fixture      *fixture,
            gconstpointer data)
{
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  fz_clock_wake_at (fixture->clock, 5000);
  fz_clock_wake_at (fixture->clock, 1001);
  fz_clock_wake_at (fixture->clock, 3000);
  fixture->time = 1001;
  while (fixture->n_ticks == 0 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_ticks, ==, 1);
  g_assert_cmpint (fz_clock_get_now (fixture->clock), ==, 1001);
}

/* While nobody asks, nothing runs. */
static void
test_sleeps (Fixture      *fixture,
             gconstpointer data)
{
  fz_clock_wake_at (fixture->clock, G_MAXINT64);
  g_assert_false (g_main_context_pending (NULL));
  fz_clock_wake_at (fixture->clock, 1001);
  fixture->time = 2000;
  /* What was asked for is over with a tick, unless it is asked for again. */
  fz_clock_tick (fixture->clock);
  g_assert_null (g_main_context_find_source_by_user_data (NULL, fixture->clock));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) g_test_add ("/clock/" name, Fixture, NULL, set_up, test, tear_down)

  ADD ("stands-still", test_stands_still);
  ADD ("wakes", test_wakes);
  ADD ("sleeps", test_sleeps);
  return g_test_run ();
}
