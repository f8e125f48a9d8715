/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-hours.h"

G_BEGIN_DECLS

/* Years from and to, both included. */
typedef struct
{
  guint16 from;
  guint16 to; /* FZ_HOURS_NO_END: from then on */
} FzHoursYears;
#define FZ_HOURS_NO_END 9999

/* Days from and to, both included: of one stretch of time when the years are
 * given, of every year, and then perhaps over its end, when they are 0. */
typedef struct
{
  guint16 from_year;
  guint16 to_year;
  guint8  from_month;
  guint8  from_day;
  guint8  to_month;
  guint8  to_day;
} FzHoursDates;

/* Minutes from the beginning of the day on which the interval begins. The end is
 * above the start, and above 1440 when the interval runs past midnight. */
typedef struct
{
  guint16 start;
  guint16 end;
} FzHoursSpan;

typedef enum
{
  FZ_HOURS_SEPARATOR_NORMAL,
  FZ_HOURS_SEPARATOR_ADDITIONAL,
  FZ_HOURS_SEPARATOR_FALLBACK,
} FzHoursSeparator;

/* What a rule says of public holidays. */
typedef enum
{
  FZ_HOURS_HOLIDAYS_UNNAMED,
  FZ_HOURS_HOLIDAYS_TOO,  /* PH is one of its days */
  FZ_HOURS_HOLIDAYS_ONLY, /* its weekdays count only where they are holidays */
} FzHoursHolidays;

#define FZ_HOURS_ALL_WEEKDAYS 0x7f

/* Selectors of one kind are joined by "or", kinds by "and"; a kind without any
 * leaves everything in. */
typedef struct
{
  FzHoursSeparator separator;  /* what stands before the rule */
  gboolean         falls_back; /* it is a fallback, or is added to one */
  GArray          *years;      /* (owned) (nullable) of FzHoursYears */
  GArray          *dates;      /* (owned) (nullable) of FzHoursDates */
  guint8           weekdays;   /* mask of 1 << weekday, 0: none is named */
  FzHoursHolidays  holidays;
  GArray          *spans;  /* (owned) (nullable) of FzHoursSpan; NULL: the whole day */
  gboolean         spills; /* one of the spans runs past midnight */
  FzHoursState     state;
  char            *comment; /* (owned) (nullable) */
} FzHoursRule;

struct _FzHours
{
  gatomicrefcount ref_count;
  GArray         *rules;          /* (owned) of FzHoursRule, at least one */
  gboolean        names_holidays; /* one of them names public holidays */
  gboolean        names_weekdays;
  gboolean        spills;
};

FzHours *fz_hours_new (GArray *rules);
gboolean fz_hours_rule_names_days (const FzHoursRule *rule);
void     fz_hours_rule_clear (FzHoursRule *rule);

/* The words of weekdays and months, in order. */
#define FZ_HOURS_WEEKDAY_WORDS "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"
#define FZ_HOURS_MONTH_WORDS \
  "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"

G_END_DECLS
