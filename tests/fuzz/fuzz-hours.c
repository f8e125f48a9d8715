/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database.h"
#include "fz-fuzz.h"
#include "fz-hours.h"
#include "fz-paths.h"

#define SECONDS_A_DAY 86400
#define FIRST_TIME (20089 * (gint64) SECONDS_A_DAY) /* 2025-01-01, UTC */

static FzCalendar *calendar;

/* That of the built database, read once. */
static void
load (void)
{
  g_autofree char *path = fz_paths_data_file ("stations.db");
  g_autoptr (GError) error = NULL;
  g_autoptr (FzDatabase) database = fz_database_open (path, FZ_DATABASE_READ_ONLY, &error);

  g_assert_no_error (error);
  calendar = fz_database_load_calendar (database, &error);
  g_assert_no_error (error);
}

/* What does not parse says where. */
static void
check_refusal (const GError *error,
               gsize         length)
{
  gsize byte;

  g_assert_true (fz_hours_error_get_position (error, &byte, NULL));
  g_assert_cmpuint (byte, <=, length);
}

/* What parses is the same rules when it is written and read again. */
static void
check_round_trip (const FzHours *hours)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *formatted = fz_hours_format (hours);
  g_autoptr (FzHours) again = fz_hours_parse (formatted, &error);

  g_assert_no_error (error);
  g_assert_true (fz_hours_equal (hours, again));
}

/* It has a state at every time, and the next one when that ends. */
static void
check_state (const FzHours *hours,
             gint64         time)
{
  FzHoursStatus status = fz_hours_get_status (hours, calendar, time);

  g_assert_cmpint (status.until, >, time);
  if (status.until != FZ_HOURS_NEVER)
    g_assert_cmpint (fz_hours_get_status (hours, calendar, status.until).state, ==, status.next);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  gint64           time = FIRST_TIME + g_str_hash (text) % (4 * 366 * SECONDS_A_DAY);
  g_autoptr (GError) error = NULL;
  g_autoptr (FzHours) hours = fz_hours_parse (text, &error);

  if (hours == NULL)
    {
      check_refusal (error, size);
      return 0;
    }
  if (calendar == NULL)
    load ();
  check_round_trip (hours);
  check_state (hours, time);
  return 0;
}
