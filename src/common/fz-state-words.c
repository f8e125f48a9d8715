/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-state-words.h"

#include "fz-hours-words.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/*
 * Whether a station is open, in a sentence that says until when. All times are
 * those of China's clocks, and in the 24 hours of the offices' own signs.
 */

#define A_MINUTE 60
#define AN_HOUR 3600

/* What the sentences are made from. */
typedef struct
{
  const FzHours    *hours;
  const FzCalendar *calendar;
  gint64            now;
  FzHoursStatus     status;
  int               minutes; /* until the change, rounded up; 0: not within the hour */
} Moment;

static FzDay
find_day (gint64 time)
{
  int minute;

  return fz_day_of_time (time, &minute);
}

/* A time other than @now as a person would call it: "14:00", "tomorrow 09:00". */
static char *
call_time (gint64 time,
           gint64 now)
{
  int              minute;
  FzDay            today = find_day (now);
  FzDay            day = fz_day_of_time (time, &minute);
  g_autofree char *clock = g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
  g_autofree char *date = NULL;

  if (day == today)
    return g_steal_pointer (&clock);
  if (day == today + 1 && minute == 0)
    /* Translators: a time in a sentence such as "Open until midnight". */
    return g_strdup (C_ ("moment", "midnight"));
  if (day == today + 1)
    /* Translators: a time in a sentence such as "Closed now, opens tomorrow 09:00". */
    return g_strdup_printf (C_ ("moment", "tomorrow %s"), clock);
  if (day < today + 7)
    /* Translators: a weekday and a time, as in "Closed now, opens Monday 09:00". */
    return g_strdup_printf (C_ ("moment", "%s %s"), fz_words_for_weekday (day), clock);
  date = fz_words_for_day (day);
  /* Translators: a date and a time, as in "Closed now, opens 5 March 2026, 09:00". */
  return g_strdup_printf (C_ ("moment", "%s, %s"), date, clock);
}

/* When the station opens again today, after it has closed; NULL if it does not. */
static char *
call_reopening (const Moment *moment)
{
  FzHoursStatus then;

  if (moment->status.next != FZ_HOURS_STATE_CLOSED)
    return NULL;
  then = fz_hours_get_status (moment->hours, moment->calendar, moment->status.until);
  if (then.next != FZ_HOURS_STATE_OPEN || then.until == FZ_HOURS_NEVER ||
      find_day (then.until) != find_day (moment->now))
    return NULL;
  return call_time (then.until, moment->now);
}

static char *
closing_soon_words (int         minutes,
                    const char *reopening)
{
  if (reopening == NULL)
    return g_strdup_printf (ngettext ("Closes in %d minute", "Closes in %d minutes", minutes),
                            minutes);
  /* Translators: %d is a number of minutes, %s a time such as 14:00. */
  return g_strdup_printf (ngettext ("Closes in %d minute, reopens %s",
                                    "Closes in %d minutes, reopens %s", minutes),
                          minutes, reopening);
}

static char *
open_words (const Moment *moment)
{
  g_autofree char *until = NULL;
  g_autofree char *reopening = NULL;

  if (moment->status.until == FZ_HOURS_NEVER)
    return g_strdup (_ ("Open day and night"));
  until = call_time (moment->status.until, moment->now);
  if (moment->status.next == FZ_HOURS_STATE_UNKNOWN)
    /* Translators: %s is a time such as 14:00 or "tomorrow 09:00". */
    return g_strdup_printf (_ ("Open until %s, unknown after that"), until);
  reopening = call_reopening (moment);
  if (moment->minutes > 0)
    return closing_soon_words (moment->minutes, reopening);
  if (reopening != NULL)
    /* Translators: both %s are times such as 12:00 and 14:00. */
    return g_strdup_printf (_ ("Open until %s, reopens %s"), until, reopening);
  /* Translators: %s is a time such as 14:00 or "tomorrow 09:00". */
  return g_strdup_printf (_ ("Open until %s"), until);
}

/* Whether the whole of today is closed, and not only this part of it. */
static gboolean
is_closed_today (const Moment *moment)
{
  FzDay             today = find_day (moment->now);
  GArray           *days = fz_hours_get_days (moment->hours, moment->calendar, today - 1, 2);
  const FzHoursDay *yesterday = &g_array_index (days, FzHoursDay, 0);
  gboolean          closed = TRUE;

  for (guint d = 0; d < days->len; d++)
    {
      const FzHoursDay *day = &g_array_index (days, FzHoursDay, d);

      for (guint i = 0; i < day->intervals->len; i++)
        {
          const FzHoursInterval *interval = &g_array_index (day->intervals, FzHoursInterval, i);

          if (interval->state == FZ_HOURS_STATE_CLOSED)
            continue;
          if (day != yesterday || interval->end > FZ_MINUTES_A_DAY)
            closed = FALSE;
        }
    }
  g_array_unref (days);
  return closed;
}

static char *
closed_until_unknown_words (gboolean    today,
                            gboolean    holiday,
                            const char *when)
{
  if (today && holiday)
    /* Translators: %s is a time such as "tomorrow 09:00". */
    return g_strdup_printf (_ ("Closed today, public holiday, unknown from %s on"), when);
  if (today)
    /* Translators: %s is a time such as "tomorrow 09:00". */
    return g_strdup_printf (_ ("Closed today, unknown from %s on"), when);
  /* Translators: %s is a time such as 14:00 or "tomorrow 09:00". */
  return g_strdup_printf (_ ("Closed now, unknown from %s on"), when);
}

static char *
closed_words (const Moment *moment)
{
  gboolean         today = is_closed_today (moment);
  gboolean         holiday = (moment->status.flags & FZ_HOURS_HOLIDAY) != 0;
  g_autofree char *when = NULL;

  if (moment->status.until == FZ_HOURS_NEVER)
    return g_strdup (_ ("Closed, and no opening is recorded for the coming year"));
  when = call_time (moment->status.until, moment->now);
  if (moment->status.next == FZ_HOURS_STATE_UNKNOWN)
    return closed_until_unknown_words (today, holiday, when);
  if (moment->minutes > 0)
    return g_strdup_printf (ngettext ("Opens in %d minute", "Opens in %d minutes",
                                      moment->minutes),
                            moment->minutes);
  if (today && holiday)
    /* Translators: %s is a time such as "tomorrow 09:00". */
    return g_strdup_printf (_ ("Closed today, public holiday, opens %s"), when);
  if (today)
    /* Translators: %s is a time such as "tomorrow 09:00". */
    return g_strdup_printf (_ ("Closed today, opens %s"), when);
  /* Translators: %s is a time such as 14:00 or "tomorrow 09:00". */
  return g_strdup_printf (_ ("Closed now, opens %s"), when);
}

static const char *
unknown_words (FzHoursReason reason)
{
  switch (reason)
    {
    case FZ_HOURS_REASON_NOT_UNDERSTOOD:
      return _ ("Open or closed: unknown, since the recorded hours cannot be read. "
                "Ask before you go.");
    case FZ_HOURS_REASON_RULE:
      return _ ("Open only by arrangement, or unknown. Ask before you go.");
    case FZ_HOURS_REASON_HOLIDAY:
      return _ ("Perhaps closed for a public holiday. Ask before you go.");
    case FZ_HOURS_REASON_WORKDAY:
      return _ ("Make-up working day, hours unknown. Ask before you go.");
    case FZ_HOURS_REASON_NOT_RECORDED:
    case FZ_HOURS_REASON_NONE:
    default:
      return _ ("Opening hours unknown. Ask before you go.");
    }
}

static char *
make_text (const Moment *moment)
{
  switch (moment->status.state)
    {
    case FZ_HOURS_STATE_OPEN:
      return open_words (moment);
    case FZ_HOURS_STATE_CLOSED:
      return closed_words (moment);
    case FZ_HOURS_STATE_UNKNOWN:
    default:
      return g_strdup (unknown_words (moment->status.reason));
    }
}

/* What is to be known of today beyond the state, a sentence a line; or NULL. */
static char *
make_note (const FzHoursStatus *status)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;

  if (status->comment != NULL)
    /* Translators: quotation marks around what a station's hours say themselves. */
    g_strv_builder_take (builder, g_strdup_printf (_ ("“%s”"), status->comment));
  if ((status->flags & FZ_HOURS_HOLIDAY_UNNAMED) != 0)
    g_strv_builder_add (builder, _ ("Today is a public holiday, and the recorded hours say "
                                    "nothing of holidays. Ask before you go."));
  if ((status->flags & FZ_HOURS_WORKDAY) != 0)
    g_strv_builder_add (builder, _ ("Today is a make-up working day, with the hours of an "
                                    "ordinary weekday."));
  if (status->state != FZ_HOURS_STATE_UNKNOWN &&
      ((status->flags | status->next_flags) & FZ_HOURS_UNLESS_HOLIDAY) != 0)
    g_strv_builder_add (builder, _ ("Unless it is a public holiday: the holidays of that "
                                    "year are not known yet."));
  lines = g_strv_builder_end (builder);
  return lines[0] != NULL ? g_strjoinv ("\n", lines) : NULL;
}

static int
count_minutes (const Moment *moment)
{
  gint64 left = moment->status.until - moment->now;

  if (moment->status.until == FZ_HOURS_NEVER || left > AN_HOUR)
    return 0;
  return (int) ((left + A_MINUTE - 1) / A_MINUTE);
}

/* The words change with the state, each minute of the last hour before it, and at
 * midnight, when tomorrow becomes today. */
static gint64
find_until (const Moment *moment)
{
  gint64 midnight = fz_day_to_time (find_day (moment->now) + 1, 0);
  gint64 change = moment->status.until;

  if (change == FZ_HOURS_NEVER)
    return midnight;
  change -= moment->minutes > 0 ? (moment->minutes - 1) * A_MINUTE : AN_HOUR;
  return MIN (midnight, change);
}

/* What to say at @now, in seconds since 1970, of a station with @hours. When there
 * are none (NULL), @reason says why. @calendar may be NULL only with them. */
FzStateWords *
fz_state_words_new (const FzHours    *hours,
                    FzHoursReason     reason,
                    const FzCalendar *calendar,
                    gint64            now)
{
  FzStateWords *self = g_new0 (FzStateWords, 1);
  Moment        moment = { .hours = hours, .calendar = calendar, .now = now };

  moment.status = hours != NULL ? fz_hours_get_status (hours, calendar, now)
                                : fz_hours_get_unknown (reason);
  moment.minutes = count_minutes (&moment);
  self->state = moment.status.state;
  self->soon = moment.minutes > 0;
  self->text = make_text (&moment);
  self->note = make_note (&moment.status);
  self->until = find_until (&moment);
  return self;
}

void
fz_state_words_free (FzStateWords *self)
{
  g_free (self->text);
  g_free (self->note);
  g_free (self);
}

/* The same as short as it goes, for a list of the stations that are open, or perhaps
 * open, at @time, in seconds since 1970; the caller's. NULL for a closed one. */
char *
fz_words_for_asked_status (const FzHoursStatus *status,
                           gint64               time)
{
  g_autofree char *until = NULL;

  switch (status->state)
    {
    case FZ_HOURS_STATE_OPEN:
      if (status->until == FZ_HOURS_NEVER)
        return g_strdup (_ ("Open day and night"));
      until = call_time (status->until, time);
      return g_strdup_printf (_ ("Open until %s"), until);
    case FZ_HOURS_STATE_UNKNOWN:
      /* Translators: of a station in a list: whether it is open is not known. As short
       * as it goes. */
      return g_strdup (_ ("Not known if open"));
    case FZ_HOURS_STATE_CLOSED:
    default:
      return NULL;
    }
}

static char *
closed_aloud (const FzHoursStatus *status,
              gint64               time)
{
  g_autofree char *until = NULL;

  if (status->until == FZ_HOURS_NEVER)
    return g_strdup (_ ("Closed, and no opening is recorded for the coming year"));
  until = call_time (status->until, time);
  if (status->next == FZ_HOURS_STATE_UNKNOWN)
    return g_strdup_printf (_ ("Closed now, unknown from %s on"), until);
  return g_strdup_printf (_ ("Closed now, opens %s"), until);
}

/* The same for a screen reader, and of a closed station too; the caller's. */
char *
fz_words_for_status_aloud (const FzHoursStatus *status,
                           gint64               time)
{
  return status->state == FZ_HOURS_STATE_CLOSED ? closed_aloud (status, time)
                                                : fz_words_for_asked_status (status, time);
}
