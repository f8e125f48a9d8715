/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-show.h"

#include <stdio.h>

#include "fz-cli-distance.h"
#include "fz-cli-hours.h"
#include "fz-cli-show-json.h"
#include "fz-cli-time.h"
#include "fz-field.h"
#include "fz-handoff.h"
#include "fz-service-meaning.h"

/*
 * What is recorded of one station, as the window's details have it: every field, then
 * what follows from them at the time that is asked for.
 */

/* "09:00-12:00, 14:00-17:30 unknown "call"". */
static char *
format_intervals (const FzHoursDay *day)
{
  GString *text = g_string_new (day->intervals->len == 0 ? "closed" : NULL);

  for (guint i = 0; i < day->intervals->len; i++)
    {
      const FzHoursInterval *interval = &g_array_index (day->intervals, FzHoursInterval, i);
      g_autofree char       *start = fz_cli_outlook_format_clock (interval->start);
      g_autofree char       *end = fz_cli_outlook_format_clock (interval->end);

      g_string_append_printf (text, "%s%s-%s", i > 0 ? ", " : "", start, end);
      if (interval->state != FZ_HOURS_STATE_OPEN)
        g_string_append_printf (text, " %s", fz_cli_hours_state_to_word (interval->state));
      if (interval->comment != NULL)
        g_string_append_printf (text, " \"%s\"", interval->comment);
    }
  return g_string_free_and_steal (text);
}

static void
print_days (const FzCliSession *session,
            const char         *name,
            const GArray       *days)
{
  for (guint i = 0; days != NULL && i < days->len; i++)
    {
      const FzHoursDay *day = &g_array_index (days, FzHoursDay, i);
      g_autofree char  *date = fz_day_to_iso (day->day);
      g_autofree char  *intervals = format_intervals (day);
      const char       *kind = fz_cli_outlook_get_kind (day);
      g_autofree char  *line = g_strdup_printf ("%s %s %s", name, date,
                                                fz_cli_outlook_get_weekday (day));

      if (kind != NULL && day->names != NULL)
        {
          g_autofree char *value = g_strdup_printf ("%s (%s: %s)", intervals, kind,
                                                    fz_names_get (day->names, session->script));

          fz_cli_print_line (line, value);
        }
      else if (kind != NULL)
        {
          g_autofree char *value = g_strdup_printf ("%s (%s)", intervals, kind);

          fz_cli_print_line (line, value);
        }
      else
        fz_cli_print_line (line, intervals);
    }
}

static void
print_outlook (const FzCliSession *session,
               const FzRecord     *record,
               const FzCliOutlook *outlook)
{
  g_autofree char *at = fz_cli_time_format (session->options->at);

  fz_cli_print_line ("at", at);
  if (outlook->at_work)
    fz_cli_hours_print_status (&outlook->status);
  else
    printf ("state: closed\nreason: status\n");
  if (record->notice.text != NULL)
    fz_cli_print_line ("notice_holds",
                       outlook->notice_holds ? "yes" : "no");
  print_days (session, "week", outlook->week);
  print_days (session, "special_day", outlook->special);
}

/* How far and where to, straight across the map. */
static void
print_way (const FzCliSession *session,
           const FzCliOutlook *outlook)
{
  g_autofree char *far = NULL;
  const char      *name;

  if (outlook->origin == NULL)
    return;
  far = fz_cli_distance_format (&outlook->distance);
  name = fz_origin_get_name (outlook->origin, session->script);
  fz_cli_print_line ("origin", name != NULL ? name : session->options->start);
  fz_cli_print_line ("distance", far);
}

/* What the service is, where the station has it or is expected to. */
static void
print_meaning (const FzService *service,
               FzOffer          offer,
               gboolean         expected)
{
  const char      *meaning = fz_service_get_meaning (service->code);
  g_autofree char *name = g_strdup_printf ("service %s is", service->code);

  if (meaning != NULL && (offer == FZ_OFFER_YES || (offer == FZ_OFFER_UNKNOWN && expected)))
    fz_cli_print_line (name, meaning);
}

static void
print_services (const FzCliSession *session,
                const FzRecord     *record)
{
  for (guint i = 0; i < session->catalog->services->len; i++)
    {
      const FzService *service = fz_catalog_get_service (session->catalog, i);
      gboolean         expected = (service->expected_at >> record->level & 1) != 0;

      printf ("service %s: %s%s\n", service->code,
              fz_offer_to_word (fz_record_get_offer (record, i)),
              expected ? ", expected at this level" : "");
      print_meaning (service, fz_record_get_offer (record, i), expected);
    }
}

static void
print_hotlines (const FzCliSession *session)
{
  for (guint i = 0; i < session->catalog->hotlines->len; i++)
    {
      const FzHotline *hotline = fz_catalog_get_hotline (session->catalog, i);
      g_autofree char *name = g_strconcat ("hotline ", hotline->number, NULL);

      fz_cli_print_line (name, fz_names_get (&hotline->purpose, session->script));
    }
}

static void
print_maps (const FzCliSession *session,
            const FzRecord     *record)
{
  fz_cli_print_line ("maps_search", fz_handoff_is_search (record) ? "yes" : "no");
  for (FzHandoff handoff = 0; handoff < FZ_N_HANDOFFS; handoff++)
    {
      g_autofree char *uri = fz_handoff_make_uri (handoff, record, session->catalog);
      g_autofree char *name = g_strconcat ("map ", fz_handoff_to_word (handoff), NULL);

      fz_cli_print_line (name, uri);
    }
}

static void
print_record (const FzCliSession *session,
              const FzRecord     *record,
              const FzCliOutlook *outlook)
{
  fz_cli_session_print_mark (session);
  for (FzField field = 0; field < FZ_N_FIELDS; field++)
    {
      g_autofree char *value = fz_record_dup_field (record, field);

      fz_cli_print_line (fz_field_to_word (field), value);
    }
  print_outlook (session, record, outlook);
  print_way (session, outlook);
  print_services (session, record);
  print_hotlines (session);
  print_maps (session, record);
}

/* Prints all that is known of the station whose code the options give. */
gboolean
fz_cli_run_show (const FzCliSession *session,
                 GError            **error)
{
  g_autoptr (FzRecord) record = fz_cli_session_load_record (session, error);
  g_autoptr (FzCliOutlook) outlook = NULL;

  outlook = record != NULL ? fz_cli_outlook_new (session, record, error) : NULL;
  if (outlook == NULL)
    return FALSE;
  if (session->options->json)
    fz_cli_show_as_json (session, record, outlook);
  else
    print_record (session, record, outlook);
  return TRUE;
}
