/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-cli-commands.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>

#include "fz-cli-backup.h"
#include "fz-cli-calendar.h"
#include "fz-cli-checked.h"
#include "fz-cli-corrections.h"
#include "fz-cli-end.h"
#include "fz-cli-entry.h"
#include "fz-cli-export.h"
#include "fz-cli-history.h"
#include "fz-cli-card.h"
#include "fz-cli-hours.h"
#include "fz-cli-import.h"
#include "fz-cli-key.h"
#include "fz-cli-publish.h"
#include "fz-cli-session.h"
#include "fz-cli-set.h"
#include "fz-cli-show.h"
#include "fz-cli-stations.h"
#include "fz-cli-verify.h"
#include "fz-datum.h"
#include "fz-record-json.h"

static void
print_findings (const FzCliSession *session,
                const FzTotals     *totals,
                const GPtrArray    *problems)
{
  fz_cli_session_print_mark (session);
  for (FzLevel level = 0; level < FZ_N_LEVELS; level++)
    printf ("%s: %u\n", fz_level_to_word (level), totals->levels[level]);
  for (guint i = 0; i < problems->len; i++)
    fz_cli_print_line ("problem", g_ptr_array_index (problems, i));
  if (problems->len == 0)
    puts ("no problem found");
}

static void
print_findings_as_json (const FzCliSession *session,
                        const FzTotals     *totals,
                        const GPtrArray    *problems)
{
  g_autoptr (JsonBuilder) builder = fz_cli_session_begin_json (session);

  json_builder_set_member_name (builder, "levels");
  json_builder_begin_object (builder);
  for (FzLevel level = 0; level < FZ_N_LEVELS; level++)
    {
      json_builder_set_member_name (builder, fz_level_to_word (level));
      json_builder_add_int_value (builder, totals->levels[level]);
    }
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (problems, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  fz_cli_print_json (builder);
}

static gboolean
run_check (const FzCliSession *session,
           GError            **error)
{
  FzTotals totals;
  g_autoptr (GPtrArray) problems = fz_database_check (session->database, &totals, error);

  if (problems == NULL)
    return FALSE;

  if (session->options->json)
    print_findings_as_json (session, &totals, problems);
  else
    print_findings (session, &totals, problems);
  if (problems->len == 0)
    return TRUE;

  g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FAILED, "problems found: %u", problems->len);
  return FALSE;
}

/* Seven digits are a centimetre. */
static void
print_point (FzPoint point)
{
  char lat[G_ASCII_DTOSTR_BUF_SIZE];
  char lon[G_ASCII_DTOSTR_BUF_SIZE];

  printf ("%s,%s\n", g_ascii_formatd (lat, sizeof lat, "%.7f", point.lat),
          g_ascii_formatd (lon, sizeof lon, "%.7f", point.lon));
}

static void
run_convert (const FzCliOptions *options)
{
  FzPoint point = fz_datum_convert (options->point, options->from, options->to);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!options->json)
    {
      print_point (point);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "lat");
  json_builder_add_double_value (builder, round (point.lat * 1e7) / 1e7);
  json_builder_set_member_name (builder, "lon");
  json_builder_add_double_value (builder, round (point.lon * 1e7) / 1e7);
  fz_record_json_add_text (builder, "datum", fz_datum_to_word (options->to));
  json_builder_end_object (builder);
  fz_cli_print_json (builder);
}

static gboolean
run_in_session (const FzCliSession *session,
                GError            **error)
{
  switch (session->options->command)
    {
    case FZ_CLI_LIST:
    case FZ_CLI_NEAREST:
    case FZ_CLI_SEARCH:
      return fz_cli_run_stations (session, error);
    case FZ_CLI_SHOW:
      return fz_cli_run_show (session, error);
    case FZ_CLI_HOURS:
      return fz_cli_run_hours (session, error);
    case FZ_CLI_EXPORT_CARD:
      return fz_cli_run_export_card (session, error);
    case FZ_CLI_CHECK:
      return run_check (session, error);
    case FZ_CLI_CALENDAR_LIST:
      return fz_cli_run_calendar_list (session, error);
    case FZ_CLI_CALENDAR_IMPORT:
      return fz_cli_run_calendar_import (session, error);
    case FZ_CLI_SET:
      return fz_cli_run_set (session, error);
    case FZ_CLI_ADD:
      return fz_cli_run_add (session, error);
    case FZ_CLI_CHECKED:
      return fz_cli_run_checked (session, error);
    case FZ_CLI_DELETE:
    case FZ_CLI_PURGE:
    case FZ_CLI_RETIRE:
      return fz_cli_run_end (session, error);
    case FZ_CLI_DISTRICT_LIST:
    case FZ_CLI_SERVICE_LIST:
      return fz_cli_run_list_entries (session, error);
    case FZ_CLI_DISTRICT_ADD:
    case FZ_CLI_DISTRICT_SET:
    case FZ_CLI_DISTRICT_END:
    case FZ_CLI_SERVICE_ADD:
    case FZ_CLI_SERVICE_SET:
    case FZ_CLI_SERVICE_END:
      return fz_cli_run_entry (session, error);
    case FZ_CLI_HISTORY:
      return fz_cli_run_history (session, error);
    case FZ_CLI_UNDO:
    case FZ_CLI_REDO:
      return fz_cli_run_undo (session, error);
    case FZ_CLI_BACKUP:
      return fz_cli_run_backup (session, error);
    case FZ_CLI_RESTORE:
      return fz_cli_run_restore (session, error);
    case FZ_CLI_IMPORT:
      return fz_cli_run_import (session, error);
    case FZ_CLI_EXPORT:
      return fz_cli_run_export (session, error);
    case FZ_CLI_PUBLISH:
      return fz_cli_run_publish (session, error);
    case FZ_CLI_VERIFY:
    case FZ_CLI_APPLY:
      return fz_cli_run_verify (session, error);
    case FZ_CLI_CORRECTIONS_WRITE:
      return fz_cli_run_corrections_write (session, error);
    case FZ_CLI_KEY_NEW:
    case FZ_CLI_KEY_SHOW:
    case FZ_CLI_VERSION:
    case FZ_CLI_CONVERT:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Makes sure that everything printed has arrived. */
static gboolean
finish_output (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "cannot write: %s",
               g_strerror (errno));
  return FALSE;
}

/* Does what @options ask for, and prints the answer. An error of G_OPTION_ERROR
 * means that the question was wrong; any other, that the data is. */
gboolean
fz_cli_run (const FzCliOptions *options,
            GError            **error)
{
  g_autoptr (FzCliSession) session = NULL;

  if (options->command == FZ_CLI_VERSION)
    {
      puts ("fazhan-cli " FZ_VERSION);
      return finish_output (error);
    }

  if (options->command == FZ_CLI_CONVERT)
    {
      run_convert (options);
      return finish_output (error);
    }

  if (options->command == FZ_CLI_KEY_NEW || options->command == FZ_CLI_KEY_SHOW)
    return fz_cli_run_key (options, error) && finish_output (error);

  session = fz_cli_session_open (options, error);
  return session != NULL && run_in_session (session, error) && finish_output (error);
}
