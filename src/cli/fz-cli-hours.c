/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-hours.h"

#include "fz-cli-time.h"
#include "fz-record-json.h"

static const char *const states[FZ_N_HOURS_STATES] = {
  [FZ_HOURS_STATE_UNKNOWN] = "unknown",
  [FZ_HOURS_STATE_OPEN] = "open",
  [FZ_HOURS_STATE_CLOSED] = "closed",
};

/* Why a state is not known; NULL where it is. */
static const char *const reasons[] = {
  [FZ_HOURS_REASON_NONE] = NULL,
  [FZ_HOURS_REASON_NOT_RECORDED] = "not_recorded",
  [FZ_HOURS_REASON_NOT_UNDERSTOOD] = "not_understood",
  [FZ_HOURS_REASON_RULE] = "rule",
  [FZ_HOURS_REASON_HOLIDAY] = "holiday",
  [FZ_HOURS_REASON_WORKDAY] = "workday",
};

static char *
format_change (const FzHoursStatus *status)
{
  return status->until != FZ_HOURS_NEVER ? fz_cli_time_format (status->until) : NULL;
}

static gboolean
is_unless_holiday (const FzHoursStatus *status)
{
  return (status->flags & FZ_HOURS_UNLESS_HOLIDAY) != 0;
}

/* Static. */
const char *
fz_cli_hours_state_to_word (FzHoursState state)
{
  return states[state];
}

/* The lines state, reason and comment where there are any, next_change. */
void
fz_cli_hours_print_status (const FzHoursStatus *status)
{
  g_autofree char *change = format_change (status);
  g_autofree char *next = NULL;

  fz_cli_print_line ("state", states[status->state]);
  if (reasons[status->reason] != NULL)
    fz_cli_print_line ("reason", reasons[status->reason]);
  if (status->comment != NULL)
    fz_cli_print_line ("comment", status->comment);
  if (is_unless_holiday (status))
    fz_cli_print_line ("unless", "a public holiday, which is not known yet");
  if (change != NULL)
    next = g_strdup_printf ("%s %s", change, states[status->next]);
  else if (status->state != FZ_HOURS_STATE_UNKNOWN)
    next = g_strdup ("(none in sight)");
  fz_cli_print_line ("next_change", next);
}

/* The members state, reason, comment, unless_holiday, next_change and next_state. */
void
fz_cli_hours_add_status (JsonBuilder         *builder,
                         const FzHoursStatus *status)
{
  g_autofree char *change = format_change (status);

  fz_record_json_add_text (builder, "state", states[status->state]);
  fz_record_json_add_text (builder, "reason", reasons[status->reason]);
  fz_record_json_add_text (builder, "comment", status->comment);
  json_builder_set_member_name (builder, "unless_holiday");
  json_builder_add_boolean_value (builder, is_unless_holiday (status));
  fz_record_json_add_text (builder, "next_change", change);
  fz_record_json_add_text (builder, "next_state", change != NULL ? states[status->next] : NULL);
}

static JsonBuilder *
begin_answer (const FzCliOptions *options)
{
  g_autofree char *at = fz_cli_time_format (options->at);
  JsonBuilder     *builder = json_builder_new ();

  json_builder_begin_object (builder);
  fz_record_json_add_text (builder, "hours", options->text);
  fz_record_json_add_text (builder, "at", at);
  return builder;
}

static void
finish_answer (JsonBuilder *builder)
{
  json_builder_end_object (builder);
  fz_cli_print_json (builder);
}

/* What does not parse: why and where, in characters from 0. */
static void
print_failure_as_json (const FzCliOptions *options,
                       const GError       *broken)
{
  g_autoptr (JsonBuilder) builder = begin_answer (options);
  gsize position = 0;

  fz_hours_error_get_position (broken, NULL, &position);
  fz_record_json_add_text (builder, "error", broken->message);
  json_builder_set_member_name (builder, "position");
  json_builder_add_int_value (builder, (gint64) position);
  finish_answer (builder);
}

static void
print_answer (const FzCliOptions  *options,
              const FzHours       *hours,
              const FzHoursStatus *status)
{
  g_autofree char *canonical = fz_hours_format (hours);
  g_autofree char *at = fz_cli_time_format (options->at);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!options->json)
    {
      fz_cli_print_line ("hours", canonical);
      fz_cli_print_line ("at", at);
      fz_cli_hours_print_status (status);
      return;
    }
  builder = begin_answer (options);
  fz_record_json_add_text (builder, "canonical", canonical);
  fz_cli_hours_add_status (builder, status);
  finish_answer (builder);
}

/* Answers whether the hours that the options give are open at their time. What does
 * not parse is an error of FZ_HOURS_ERROR; as JSON its place is printed as well. */
gboolean
fz_cli_run_hours (const FzCliSession *session,
                  GError            **error)
{
  const FzCliOptions *options = session->options;
  g_autoptr (GError) broken = NULL;
  g_autoptr (FzHours) hours = fz_hours_parse (options->text, &broken);
  g_autoptr (FzCalendar) calendar = NULL;
  FzHoursStatus status;

  if (hours == NULL)
    {
      if (options->json)
        print_failure_as_json (options, broken);
      g_propagate_error (error, g_steal_pointer (&broken));
      return FALSE;
    }
  calendar = fz_database_load_calendar (session->database, error);
  if (calendar == NULL)
    return FALSE;
  status = fz_hours_get_status (hours, calendar, options->at);
  print_answer (options, hours, &status);
  return TRUE;
}
