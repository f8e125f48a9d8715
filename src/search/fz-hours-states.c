/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-hours-states.h"

/* Everything is by the number of the hours' text in the columns; 0 is none. */
struct _FzHoursStates
{
  GHashTable *parsed;   /* (owned) text to FzHours, NULL for what does not parse */
  GArray     *statuses; /* (owned) of FzHoursStatus */
  GByteArray *states;   /* (owned) of FzHoursState */
  gint64      until;
};

static void
free_hours (gpointer hours)
{
  if (hours != NULL)
    fz_hours_unref (hours);
}

FzHoursStates *
fz_hours_states_new (void)
{
  FzHoursStates *self = g_new0 (FzHoursStates, 1);

  self->parsed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_hours);
  self->statuses = g_array_new (FALSE, FALSE, sizeof (FzHoursStatus));
  self->states = g_byte_array_new ();
  self->until = FZ_HOURS_NEVER;
  return self;
}

void
fz_hours_states_free (FzHoursStates *self)
{
  g_hash_table_unref (self->parsed);
  g_array_unref (self->statuses);
  g_byte_array_unref (self->states);
  g_free (self);
}

/* The hours that @text tells, owned by @self; NULL when it tells none. */
static const FzHours *
parse (FzHoursStates *self,
       const char    *text)
{
  gpointer hours;

  if (g_hash_table_lookup_extended (self->parsed, text, NULL, &hours))
    return hours;

  hours = fz_hours_parse (text, NULL);
  g_hash_table_insert (self->parsed, g_strdup (text), hours);
  return hours;
}

static FzHoursStatus
evaluate (FzHoursStates    *self,
          const char       *text,
          const FzCalendar *calendar,
          gint64            time)
{
  const FzHours *hours;

  if (text == NULL)
    return fz_hours_get_unknown (FZ_HOURS_REASON_NOT_RECORDED);

  hours = parse (self, text);
  if (hours == NULL)
    return fz_hours_get_unknown (FZ_HOURS_REASON_NOT_UNDERSTOOD);
  return fz_hours_get_status (hours, calendar, time);
}

/* Evaluates every text of the columns' hours at @time, in seconds since 1970. */
void
fz_hours_states_update (FzHoursStates          *self,
                        const FzStationColumns *columns,
                        const FzCalendar       *calendar,
                        gint64                  time)
{
  guint32 n = fz_station_columns_get_n_hours (columns);

  g_array_set_size (self->statuses, n + 1);
  g_byte_array_set_size (self->states, n + 1);
  self->until = FZ_HOURS_NEVER;
  for (guint32 number = 0; number <= n; number++)
    {
      const char   *text = fz_station_columns_get_hours_text (columns, number);
      FzHoursStatus status = evaluate (self, text, calendar, time);

      g_array_index (self->statuses, FzHoursStatus, number) = status;
      self->states->data[number] = (guint8) status.state;
      self->until = MIN (self->until, status.until);
    }
}

/* What holds for the rows whose hours have @number, which the columns had at the
 * last update; see fz_station_columns_get_hours_number(). */
const FzHoursStatus *
fz_hours_states_get (const FzHoursStates *self,
                     guint32              number)
{
  return &g_array_index (self->statuses, FzHoursStatus, number);
}

/* An FzHoursState for each number, for passes over all rows. */
const guint8 *
fz_hours_states_get_states (const FzHoursStates *self)
{
  return self->states->data;
}

/* The time, in seconds since 1970, at which the first of the states changes, or
 * FZ_HOURS_NEVER: until then nothing needs to be evaluated again. */
gint64
fz_hours_states_get_until (const FzHoursStates *self)
{
  return self->until;
}
