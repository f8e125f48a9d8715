/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-calendar-text.h"

#include <string.h>

/* A year's holidays and make-up working days as one text, for the history: a line a day, with
 * the date, the word of its kind and its names, separated by tabs. */

enum
{
  PART_DATE,
  PART_KIND,
  PART_NAMES,
  N_PARTS = PART_NAMES + FZ_N_SCRIPTS
};

/* The year whose holidays an ISO date belongs to, as fz_calendar_find_year() has it; 0: it is
 * no date. */
int
fz_calendar_year_of_date (const char *date)
{
  FzDay day;

  return fz_day_from_iso (date, &day) ? fz_calendar_find_year (day) : 0;
}

static void
add_years (GArray       *years,
           const GArray *days)
{
  for (guint i = 0; i < days->len; i++)
    {
      int      year = fz_calendar_year_of_date (g_array_index (days, FzCalendarDay, i).date);
      gboolean known = FALSE;

      for (guint y = 0; y < years->len && !known; y++)
        known = g_array_index (years, int, y) == year;
      if (!known)
        g_array_append_val (years, year);
    }
}

/* Every year of which @a or @b, of FzCalendarDay, has a day: of int, in no order; the
 * caller's. */
GArray *
fz_calendar_list_years (const GArray *a,
                        const GArray *b)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));

  add_years (years, a);
  add_years (years, b);
  return years;
}

static void
append_name (GString    *text,
             const char *name)
{
  g_autofree char *line = g_strdup (name != NULL ? name : "");

  g_string_append_c (text, '\t');
  g_string_append (text, g_strdelimit (line, "\t\n", ' '));
}

/* The days of @days, of FzCalendarDay, that belong to @year; NULL where there is none. The
 * caller's. */
char *
fz_calendar_year_to_text (const GArray *days,
                          int           year)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    {
      const FzCalendarDay *day = &g_array_index (days, FzCalendarDay, i);

      if (fz_calendar_year_of_date (day->date) != year)
        continue;
      g_string_append_printf (text, "%s%s\t%s", text->len > 0 ? "\n" : "", day->date,
                              fz_day_kind_to_word (day->kind));
      for (FzScript script = 0; script < FZ_N_SCRIPTS; script++)
        append_name (text, day->names.by_script[script]);
    }
  return g_string_free (text, text->len == 0);
}

static const char *
get_name (char   **parts,
          FzScript script)
{
  const char *name = parts[PART_NAMES + script];

  return *name != '\0' ? name : NULL;
}

/* The days of such a text, of FzCalendarDay; none of NULL; NULL where it is no such text. The
 * caller's. */
GArray *
fz_calendar_year_from_text (const char *text)
{
  g_autoptr (GArray) days = fz_calendar_days_new ();
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\t", -1);
      FzDayKind kind;

      if (g_strv_length (parts) != N_PARTS ||
          !fz_day_kind_from_word (parts[PART_KIND], &kind) ||
          fz_calendar_year_of_date (parts[PART_DATE]) == 0)
        return NULL;
      fz_calendar_days_add (days, parts[PART_DATE], kind,
                            fz_names_make (get_name (parts, FZ_SCRIPT_HANS),
                                           get_name (parts, FZ_SCRIPT_HANT),
                                           get_name (parts, FZ_SCRIPT_LATIN)));
    }
  return g_steal_pointer (&days);
}
