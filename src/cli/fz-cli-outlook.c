/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-outlook.h"

#include "fz-cli-origin.h"

#define N_WEEK_DAYS 7
#define N_SPECIAL_DAYS 14

static void
read_hours (FzCliOutlook   *self,
            const FzRecord *record,
            gint64          time)
{
  int   minute;
  FzDay today = fz_day_of_time (time, &minute);

  if (record->hours == NULL)
    {
      self->status = fz_hours_get_unknown (FZ_HOURS_REASON_NOT_RECORDED);
      return;
    }
  self->hours = fz_hours_parse (record->hours, NULL);
  if (self->hours == NULL)
    {
      self->status = fz_hours_get_unknown (FZ_HOURS_REASON_NOT_UNDERSTOOD);
      return;
    }
  self->status = fz_hours_get_status (self->hours, self->calendar, time);
  self->week = fz_hours_get_days (self->hours, self->calendar, today, N_WEEK_DAYS);
  self->special = fz_hours_get_special_days (self->hours, self->calendar, today, N_SPECIAL_DAYS);
}

static gboolean
measure_way (FzCliOutlook       *self,
             const FzCliSession *session,
             const FzRecord     *record,
             GError            **error)
{
  FzStationColumns *columns;

  if (session->options->start == NULL)
    return TRUE;
  columns = fz_database_load_columns (session->database, session->catalog, NULL, error);
  if (columns == NULL)
    return FALSE;
  self->origin = fz_cli_origin_find (session, columns, session->options->start, error);
  fz_station_columns_free (columns);
  if (self->origin == NULL)
    return FALSE;
  fz_cli_origin_warn (session, self->origin);
  self->distance = fz_origin_measure (self->origin, record->point, record->point_quality);
  return TRUE;
}

/* Returns: (transfer full) (nullable): NULL, with an error, when the calendar cannot
 * be read or the starting point is none. */
FzCliOutlook *
fz_cli_outlook_new (const FzCliSession *session,
                    const FzRecord     *record,
                    GError            **error)
{
  g_autoptr (FzCliOutlook) self = g_new0 (FzCliOutlook, 1);
  gint64 time = session->options->at;
  int    minute;

  self->calendar = fz_database_load_calendar (session->database, error);
  if (self->calendar == NULL || !measure_way (self, session, record, error))
    return NULL;
  self->at_work = fz_status_is_at_work (record->status);
  self->notice_holds = fz_notice_holds (&record->notice, fz_day_of_time (time, &minute));
  read_hours (self, record, time);
  return g_steal_pointer (&self);
}

void
fz_cli_outlook_free (FzCliOutlook *self)
{
  g_clear_pointer (&self->week, g_array_unref);
  g_clear_pointer (&self->special, g_array_unref);
  g_clear_pointer (&self->hours, fz_hours_unref);
  g_clear_pointer (&self->calendar, fz_calendar_unref);
  g_clear_object (&self->origin);
  g_free (self);
}

/* What a day is, in one word; NULL for an ordinary one. */
const char *
fz_cli_outlook_get_kind (const FzHoursDay *day)
{
  if ((day->flags & FZ_HOURS_HOLIDAY) != 0)
    return "holiday";
  if ((day->flags & FZ_HOURS_WORKDAY) != 0)
    return "workday";
  if ((day->flags & FZ_HOURS_PERHAPS_HOLIDAY) != 0)
    return "perhaps_holiday";
  return NULL;
}

/* As opening hours have it; static. */
const char *
fz_cli_outlook_get_weekday (const FzHoursDay *day)
{
  static const char *const weekdays[] = { "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su" };

  return weekdays[fz_day_get_weekday (day->day)];
}

/* "09:00"; what is past the day's end goes on from 24:00. */
char *
fz_cli_outlook_format_clock (int minute)
{
  return g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
}
