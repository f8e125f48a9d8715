/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "fz-calendar.h"

G_BEGIN_DECLS

/*
 * Opening hours in the syntax of OpenStreetMap's opening_hours, as far as offices
 * use it (https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification):
 *
 *   selectors  2026   2026-2028   2026,2028   2026+
 *              Oct   Jun-Sep   Dec 24   Dec 24-26   2026 Feb 10-Mar 01
 *              Mo   Mo-Fr   Sa-Mo   Mo,We,Fr   PH   Mo-Fr,PH   PH Mo-Fr
 *              09:00-12:00,14:00-17:30   22:00-02:00   22:00-26:00   24/7
 *   states     open (when none is given), off or closed, unknown, each with a
 *              "comment" or without; a comment alone means unknown
 *   rules      A; B   B rules the days that it matches, whatever A says of them
 *              A, B   B is added to A
 *              A || B B where A leaves the time closed; so is what is added to B
 *
 * Where the specification leaves a choice, the rules hold as opening_hours.js has
 * them: a closing rule closes only its own times; a rule without any day rules
 * whole days only after another without any; and what runs past midnight belongs,
 * for the rules behind it, to the day on which it falls.
 *
 * The calendar decides what PH is. On a make-up working day the weekdays' rules
 * count as on an ordinary weekday, from Monday to Friday; nobody says which of the
 * five, so where they differ the state is unknown. On a day that may be a holiday
 * (FZ_DAY_UNCERTAIN) the state is known where a holiday makes no difference.
 *
 * Refused, with the place: open ends (10:00+), school holidays, weeks, the nth
 * weekday of a month, offsets, the sun's times, periods (/), points in time.
 *
 * Immutable, and free to be used in any thread.
 */
typedef struct _FzHours FzHours;

#define FZ_TYPE_HOURS (fz_hours_get_type ())
GType fz_hours_get_type (void);

/* Bounds of what is read. */
#define FZ_HOURS_MAX_BYTES 65536
#define FZ_HOURS_MAX_RULES 128
#define FZ_HOURS_MAX_PARTS 256 /* intervals, and dates and years, of all rules */

typedef enum
{
  FZ_HOURS_ERROR_SYNTAX,      /* not of the syntax */
  FZ_HOURS_ERROR_VALUE,       /* no such day, time or order */
  FZ_HOURS_ERROR_UNSUPPORTED, /* of the syntax, but nothing that is read here */
  FZ_HOURS_ERROR_TOO_LONG,    /* beyond the bounds above */
} FzHoursError;

#define FZ_HOURS_ERROR (fz_hours_error_quark ())
GQuark fz_hours_error_quark (void);

FzHours *fz_hours_parse (const char *text,
                         GError    **error);
gboolean fz_hours_error_get_position (const GError *error,
                                      gsize        *byte,
                                      gsize        *character);
FzHours *fz_hours_ref (FzHours *self);
void     fz_hours_unref (FzHours *self);
char    *fz_hours_format (const FzHours *self);
gboolean fz_hours_equal (const FzHours *self,
                         const FzHours *other);

typedef enum
{
  FZ_HOURS_STATE_UNKNOWN,
  FZ_HOURS_STATE_OPEN,
  FZ_HOURS_STATE_CLOSED,
} FzHoursState;
#define FZ_N_HOURS_STATES 3

/* Why a state is unknown. */
typedef enum
{
  FZ_HOURS_REASON_NONE,           /* it is known */
  FZ_HOURS_REASON_NOT_RECORDED,   /* there are no hours */
  FZ_HOURS_REASON_NOT_UNDERSTOOD, /* there are, but they do not parse */
  FZ_HOURS_REASON_RULE,           /* the rule itself says so, mostly with a comment */
  FZ_HOURS_REASON_HOLIDAY,        /* it may be a public holiday, and that decides */
  FZ_HOURS_REASON_WORKDAY,        /* a make-up working day, and Monday to Friday differ */
} FzHoursReason;

/* What else there is to say of a day and its hours. */
typedef enum
{
  FZ_HOURS_HOLIDAY = 1 << 0,         /* a public holiday */
  FZ_HOURS_WORKDAY = 1 << 1,         /* a make-up working day */
  FZ_HOURS_HOLIDAY_UNNAMED = 1 << 2, /* a public holiday, of which the hours say nothing */
  FZ_HOURS_UNLESS_HOLIDAY = 1 << 3,  /* beyond the calendar: holds unless it is a holiday */
  FZ_HOURS_PERHAPS_HOLIDAY = 1 << 4, /* beyond the calendar, where a holiday may fall */
  FZ_HOURS_DATED = 1 << 5,           /* a rule for this date, or for some days around it */
} FzHoursFlags;

/* How far a change is looked for, days. */
#define FZ_HOURS_HORIZON 400
#define FZ_HOURS_NEVER G_MAXINT64

typedef struct
{
  FzHoursState  state;
  FzHoursReason reason;
  FzHoursFlags  flags;      /* of the day */
  const char   *comment;    /* (nullable) of the rule that decides; owned by the hours */
  gint64        until;      /* Unix time, s, at which the state changes, or FZ_HOURS_NEVER */
  FzHoursState  next;       /* what it changes to */
  FzHoursFlags  next_flags; /* of the day on which it changes */
} FzHoursStatus;

FzHoursStatus fz_hours_get_status (const FzHours    *self,
                                   const FzCalendar *calendar,
                                   gint64            time);
FzHoursStatus fz_hours_get_unknown (FzHoursReason reason);

/* A part of a day in which the office is not simply closed, or in which a rule
 * has something to say. */
typedef struct
{
  int           start; /* minutes from the day's beginning */
  int           end;   /* the same; above 1440 when it runs past midnight */
  FzHoursState  state;
  FzHoursReason reason;
  const char   *comment; /* (nullable) owned by the hours */
} FzHoursInterval;

typedef struct
{
  FzDay          day;
  FzHoursFlags   flags;
  const FzNames *names;     /* (nullable) of the holiday, owned by the calendar */
  GArray        *intervals; /* (owned) of FzHoursInterval, in order; empty: closed all day */
} FzHoursDay;

GArray *fz_hours_get_days (const FzHours    *self,
                           const FzCalendar *calendar,
                           FzDay             first,
                           guint             n);
GArray *fz_hours_get_special_days (const FzHours    *self,
                                   const FzCalendar *calendar,
                                   FzDay             first,
                                   guint             n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzHours, fz_hours_unref)

G_END_DECLS
