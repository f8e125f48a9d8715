/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-calendar.h"

#include <stdio.h>

#include "fz-calendar-file.h"
#include "fz-calendar-plan.h"
#include "fz-record-json.h"

static const char *const fates[] = {
  [FZ_CALENDAR_ADDED] = "added",
  [FZ_CALENDAR_REPLACED] = "replaced",
  [FZ_CALENDAR_UNCHANGED] = "unchanged",
  [FZ_CALENDAR_LEFT_OUT] = "left out",
};

static void
print_year (const FzCalendarYear *year)
{
  printf ("%d: %s, holidays %u, working days %u", year->year, fates[year->fate],
          year->n_holidays, year->n_workdays);
  if (year->fate == FZ_CALENDAR_REPLACED)
    printf (" (before: %u and %u)", year->n_holidays_before, year->n_workdays_before);
  if (year->fate == FZ_CALENDAR_LEFT_OUT)
    printf (": %s", fz_calendar_fault_to_text (year->fault));
  putchar ('\n');
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            gint64       number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_year (JsonBuilder          *builder,
          const FzCalendarYear *year)
{
  json_builder_begin_object (builder);
  add_number (builder, "year", year->year);
  fz_record_json_add_text (builder, "fate", fates[year->fate]);
  fz_record_json_add_text (builder, "fault",
                           year->fault != FZ_CALENDAR_WHOLE
                               ? fz_calendar_fault_to_text (year->fault)
                               : NULL);
  add_number (builder, "holidays", year->n_holidays);
  add_number (builder, "workdays", year->n_workdays);
  add_number (builder, "holidays_before", year->n_holidays_before);
  add_number (builder, "workdays_before", year->n_workdays_before);
  json_builder_end_object (builder);
}

static void
print_plan_as_json (const FzCliSession   *session,
                    const FzCalendarPlan *plan)
{
  g_autoptr (JsonBuilder) builder = fz_cli_session_begin_json (session);

  json_builder_set_member_name (builder, "written");
  json_builder_add_boolean_value (builder, plan->changes && !session->options->dry_run);
  json_builder_set_member_name (builder, "years");
  json_builder_begin_array (builder);
  for (guint i = 0; i < plan->years->len; i++)
    add_year (builder, &g_array_index (plan->years, FzCalendarYear, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  fz_cli_print_json (builder);
}

static void
print_plan (const FzCliSession   *session,
            const FzCalendarPlan *plan)
{
  if (session->options->json)
    {
      print_plan_as_json (session, plan);
      return;
    }
  fz_cli_session_print_mark (session);
  for (guint i = 0; i < plan->years->len; i++)
    print_year (&g_array_index (plan->years, FzCalendarYear, i));
  if (session->options->dry_run)
    puts ("nothing was written");
}

static gboolean
check_plan (const FzCalendarPlan *plan,
            GError              **error)
{
  const FzCalendarYear *year = fz_calendar_plan_find_fault (plan);

  if (year == NULL)
    return TRUE;
  g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FAILED,
               "no year of the file is whole; in %d %s", year->year,
               fz_calendar_fault_to_text (year->fault));
  return FALSE;
}

/* Takes the file that the options name into the calendar, as one batch, and says
 * what that came to; with --dry-run, what it would. */
gboolean
fz_cli_run_calendar_import (const FzCliSession *session,
                            GError            **error)
{
  g_autoptr (GArray) file = fz_calendar_file_read (session->options->file, error);
  g_autoptr (GArray) now = NULL;
  g_autoptr (FzCalendarPlan) plan = NULL;
  g_autoptr (FzBatch) batch = NULL;

  now = file != NULL ? fz_database_load_days (session->database, error) : NULL;
  if (now == NULL)
    return FALSE;
  plan = fz_calendar_plan_new (now, file);
  if (!check_plan (plan, error))
    return FALSE;
  if (plan->changes && !session->options->dry_run)
    {
      batch = fz_database_replace_calendar (session->database, now, plan->days,
                                            session->options->by, error);
      if (batch == NULL)
        return FALSE;
    }
  print_plan (session, plan);
  return TRUE;
}

/* Prints the calendar in the form that importing takes. */
gboolean
fz_cli_run_calendar_list (const FzCliSession *session,
                          GError            **error)
{
  g_autoptr (GArray) days = fz_database_load_days (session->database, error);
  g_autofree char *text = days != NULL ? fz_calendar_file_to_csv (days) : NULL;

  if (text == NULL)
    return FALSE;
  fputs (text, stdout);
  return TRUE;
}
