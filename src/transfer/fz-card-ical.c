/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-card-private.h"

#include "fz-content-lines.h"
#include "fz-hours.h"

/* iCalendar, RFC 5545: one event for each time of the coming week in which the
 * station is open, or may be. */

#define N_DAYS 7

/* The zone has had no other time since 1991 (IANA's tz). */
static const char zone[] =
    "BEGIN:VTIMEZONE\r\n"
    "TZID:Asia/Shanghai\r\n"
    "BEGIN:STANDARD\r\n"
    "DTSTART:19910915T000000\r\n"
    "TZOFFSETFROM:+0900\r\n"
    "TZOFFSETTO:+0800\r\n"
    "TZNAME:CST\r\n"
    "END:STANDARD\r\n"
    "END:VTIMEZONE\r\n";

/* "20261010T090000"; @minute may be past the day's end. */
static char *
print_time (FzDay day,
            int   minute)
{
  FzDate date = fz_day_to_date (day + minute / FZ_MINUTES_A_DAY);
  int    rest = minute % FZ_MINUTES_A_DAY;

  return g_strdup_printf ("%04d%02d%02dT%02d%02d00", date.year, date.month, date.day,
                          rest / 60, rest % 60);
}

static char *
print_stamp (gint64 time)
{
  g_autoptr (GDateTime) stamp = g_date_time_new_from_unix_utc (time);

  return stamp != NULL ? g_date_time_format (stamp, "%Y%m%dT%H%M%SZ") : NULL;
}

/* Open for certain: by the rule, and whatever the calendar may bring. */
static gboolean
is_certain (const FzHoursDay      *day,
            const FzHoursInterval *interval)
{
  const FzHoursFlags doubtful = FZ_HOURS_UNLESS_HOLIDAY | FZ_HOURS_PERHAPS_HOLIDAY |
                                FZ_HOURS_HOLIDAY_UNNAMED;

  return interval->state == FZ_HOURS_STATE_OPEN && (day->flags & doubtful) == 0;
}

/* What is written at each event: the rule's comment, the mark, the note. */
static char *
make_description (const FzCard          *self,
                  const FzHoursInterval *interval)
{
  g_autofree char *note = fz_card_make_note (self);
  GString         *text = g_string_new (NULL);

  if (interval->comment != NULL)
    g_string_append_printf (text, "%s\n", interval->comment);
  g_string_append (text, note);
  return g_string_free_and_steal (text);
}

/* An approximate point is left out: it would lead to no door, and GEO cannot say how
 * far off it is. */
static void
add_place (GString      *lines,
           const FzCard *self)
{
  const FzRecord *record = self->record;
  char            lat[G_ASCII_DTOSTR_BUF_SIZE], lon[G_ASCII_DTOSTR_BUF_SIZE];

  fz_content_lines_add_text (lines, "LOCATION", record->address);
  if (fz_point_quality_is_approximate (record->point_quality))
    return;
  g_string_append_printf (lines, "GEO:%s;%s\r\n",
                          g_ascii_formatd (lat, sizeof lat, "%.6f", record->point.lat),
                          g_ascii_formatd (lon, sizeof lon, "%.6f", record->point.lon));
}

static void
add_event (GString               *lines,
           const FzCard          *self,
           const FzHoursDay      *day,
           const FzHoursInterval *interval)
{
  g_autofree char *start = print_time (day->day, interval->start);
  g_autofree char *finish = print_time (day->day, interval->end);
  g_autofree char *stamp = print_stamp (self->now);
  g_autofree char *title = fz_card_make_title (self);
  g_autofree char *description = make_description (self, interval);
  g_autofree char *station = fz_card_make_uid (self);
  g_autofree char *uid = g_strconcat (station, "-", start, NULL);

  g_string_append (lines, "BEGIN:VEVENT\r\n");
  fz_content_lines_add_text (lines, "UID", uid);
  fz_content_lines_add (lines, "DTSTAMP", stamp != NULL ? stamp : "19700101T000000Z");
  fz_content_lines_add (lines, "DTSTART;TZID=Asia/Shanghai", start);
  fz_content_lines_add (lines, "DTEND;TZID=Asia/Shanghai", finish);
  fz_content_lines_add_text (lines, "SUMMARY", title);
  fz_content_lines_add_text (lines, "DESCRIPTION", description);
  add_place (lines, self);
  fz_content_lines_add (lines, "STATUS", is_certain (day, interval) ? "CONFIRMED" : "TENTATIVE");
  fz_content_lines_add (lines, "TRANSP", "TRANSPARENT");
  g_string_append (lines, "END:VEVENT\r\n");
}

static void
add_day (GString          *lines,
         const FzCard     *self,
         const FzHoursDay *day)
{
  for (guint i = 0; i < day->intervals->len; i++)
    {
      const FzHoursInterval *interval = &g_array_index (day->intervals, FzHoursInterval, i);

      if (interval->state != FZ_HOURS_STATE_CLOSED)
        add_event (lines, self, day, interval);
    }
}

static FzHours *
parse_hours (const FzRecord *record,
             GError        **error)
{
  g_autoptr (FzHours) hours = NULL;
  g_autoptr (GError) broken = NULL;

  if (record->hours == NULL)
    {
      g_set_error_literal (error, FZ_CARD_ERROR, FZ_CARD_ERROR_NO_HOURS,
                           "no opening hours are recorded");
      return NULL;
    }
  hours = fz_hours_parse (record->hours, &broken);
  if (hours == NULL)
    g_set_error (error, FZ_CARD_ERROR, FZ_CARD_ERROR_HOURS_NOT_PARSED,
                 "the opening hours cannot be read: %s", broken->message);
  return g_steal_pointer (&hours);
}

static gboolean
check_status (const FzRecord *record,
              GError        **error)
{
  if (fz_status_is_at_work (record->status))
    return TRUE;
  g_set_error (error, FZ_CARD_ERROR, FZ_CARD_ERROR_NOT_AT_WORK, "the station is %s",
               fz_status_to_word (record->status));
  return FALSE;
}

/* The hours of seven days from today's on. Returns: (transfer full) (nullable): NULL,
 * with an error of FZ_CARD_ERROR, where nobody knows them or nobody is there. */
char *
fz_card_make_ical (const FzCard *self,
                   GError      **error)
{
  g_autoptr (FzHours) hours = NULL;
  g_autoptr (GArray) days = NULL;
  g_autofree char *title = fz_card_make_title (self);
  GString         *lines;
  int              minute;

  g_return_val_if_fail (self->calendar != NULL, NULL);

  hours = check_status (self->record, error) ? parse_hours (self->record, error) : NULL;
  if (hours == NULL)
    return NULL;

  lines = g_string_new ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
                        "PRODID:-//Fazhan//Fazhan " FZ_VERSION "//EN\r\n"
                        "CALSCALE:GREGORIAN\r\n");
  fz_content_lines_add_text (lines, "X-WR-CALNAME", title);
  g_string_append (lines, zone);
  days = fz_hours_get_days (hours, self->calendar, fz_day_of_time (self->now, &minute), N_DAYS);
  for (guint i = 0; i < days->len; i++)
    add_day (lines, self, &g_array_index (days, FzHoursDay, i));
  g_string_append (lines, "END:VCALENDAR\r\n");
  return g_string_free_and_steal (lines);
}
