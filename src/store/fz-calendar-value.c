/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-calendar-value.h"

#include <stdlib.h>
#include <string.h>

#include "fz-calendar-text.h"
#include "fz-database-private.h"
#include "fz-statement.h"

#define PREFIX "calendar:"
#define SUFFIX ":days"

gboolean
fz_calendar_value_is_known (const char *word)
{
  return g_str_has_prefix (word, PREFIX) && g_str_has_suffix (word, SUFFIX);
}

static int
get_year (const char *word)
{
  return atoi (word + strlen (PREFIX));
}

gboolean
fz_calendar_value_read (sqlite3    *db,
                        const char *word,
                        char      **value,
                        GError    **error)
{
  g_autoptr (GArray) days = fz_database_read_days (db, error);

  if (days == NULL)
    return FALSE;
  *value = fz_calendar_year_to_text (days, get_year (word));
  return TRUE;
}

/* Within the caller's transaction. */
gboolean
fz_calendar_value_write (sqlite3    *db,
                         const char *word,
                         const char *value,
                         GError    **error)
{
  g_autoptr (GArray) year = fz_calendar_year_from_text (value);
  g_autoptr (GArray) now = NULL;
  g_autoptr (GArray) days = NULL;

  if (year == NULL)
    {
      g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FAILED, "\"%s\" is no value for %s",
                   value, word);
      return FALSE;
    }
  now = fz_database_read_days (db, error);
  if (now == NULL)
    return FALSE;
  days = fz_calendar_days_new ();
  for (guint i = 0; i < now->len + year->len; i++)
    {
      const FzCalendarDay *day = i < now->len ? &g_array_index (now, FzCalendarDay, i)
                                              : &g_array_index (year, FzCalendarDay, i - now->len);

      if (i >= now->len || fz_calendar_year_of_date (day->date) != get_year (word))
        fz_calendar_days_add (days, day->date, day->kind, fz_names_copy (&day->names));
    }
  return fz_database_replace_days (db, days, error);
}

/* Adds to @changes, of FzChange, what makes the calendar @was the calendar @days, both of
 * FzCalendarDay. */
void
fz_calendar_value_compare (const GArray *was,
                           const GArray *days,
                           GPtrArray    *changes)
{
  g_autoptr (GArray) years = fz_calendar_list_years (was, days);

  for (guint i = 0; i < years->len; i++)
    {
      int              year = g_array_index (years, int, i);
      g_autofree char *word = g_strdup_printf (PREFIX "%d" SUFFIX, year);
      g_autofree char *before = fz_calendar_year_to_text (was, year);
      g_autofree char *after = fz_calendar_year_to_text (days, year);

      if (g_strcmp0 (before, after) != 0)
        g_ptr_array_add (changes, fz_change_new_if (0, word, before, after));
    }
}
