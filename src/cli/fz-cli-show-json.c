/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-show-json.h"

#include "fz-cli-distance.h"
#include "fz-cli-hours.h"
#include "fz-cli-time.h"
#include "fz-handoff.h"
#include "fz-record-json.h"
#include "fz-service-meaning.h"

static void
add_interval (JsonBuilder           *builder,
              const FzHoursInterval *interval)
{
  g_autofree char *start = fz_cli_outlook_format_clock (interval->start);
  g_autofree char *end = fz_cli_outlook_format_clock (interval->end);

  json_builder_begin_object (builder);
  fz_record_json_add_text (builder, "start", start);
  fz_record_json_add_text (builder, "end", end);
  fz_record_json_add_text (builder, "state", fz_cli_hours_state_to_word (interval->state));
  fz_record_json_add_text (builder, "comment", interval->comment);
  json_builder_end_object (builder);
}

static void
add_day (JsonBuilder        *builder,
         const FzCliSession *session,
         const FzHoursDay   *day)
{
  g_autofree char *date = fz_day_to_iso (day->day);

  json_builder_begin_object (builder);
  fz_record_json_add_text (builder, "date", date);
  fz_record_json_add_text (builder, "weekday", fz_cli_outlook_get_weekday (day));
  fz_record_json_add_text (builder, "kind", fz_cli_outlook_get_kind (day));
  fz_record_json_add_text (builder, "name",
                           day->names != NULL ? fz_names_get (day->names, session->script) : NULL);
  json_builder_set_member_name (builder, "intervals");
  json_builder_begin_array (builder);
  for (guint i = 0; i < day->intervals->len; i++)
    add_interval (builder, &g_array_index (day->intervals, FzHoursInterval, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* null where nothing can be told. */
static void
add_days (JsonBuilder        *builder,
          const FzCliSession *session,
          const char         *name,
          const GArray       *days)
{
  json_builder_set_member_name (builder, name);
  if (days == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_array (builder);
  for (guint i = 0; i < days->len; i++)
    add_day (builder, session, &g_array_index (days, FzHoursDay, i));
  json_builder_end_array (builder);
}

static void
add_status (JsonBuilder        *builder,
            const FzCliOutlook *outlook)
{
  if (outlook->at_work)
    {
      fz_cli_hours_add_status (builder, &outlook->status);
      return;
    }
  fz_record_json_add_text (builder, "state", "closed");
  fz_record_json_add_text (builder, "reason", "status");
  fz_record_json_add_text (builder, "comment", NULL);
  json_builder_set_member_name (builder, "unless_holiday");
  json_builder_add_boolean_value (builder, FALSE);
  fz_record_json_add_text (builder, "next_change", NULL);
  fz_record_json_add_text (builder, "next_state", NULL);
}

static void
add_outlook (JsonBuilder        *builder,
             const FzCliSession *session,
             const FzRecord     *record,
             const FzCliOutlook *outlook)
{
  g_autofree char *at = fz_cli_time_format (session->options->at);

  fz_record_json_add_text (builder, "at", at);
  add_status (builder, outlook);
  json_builder_set_member_name (builder, "notice_holds");
  if (record->notice.text != NULL)
    json_builder_add_boolean_value (builder,
                                    outlook->notice_holds);
  else
    json_builder_add_null_value (builder);
  add_days (builder, session, "week", outlook->week);
  add_days (builder, session, "special_days", outlook->special);
}

/* Nothing where no starting point was given; its name is null where it has none. */
static void
add_way (JsonBuilder        *builder,
         const FzCliSession *session,
         const FzCliOutlook *outlook)
{
  if (outlook->origin == NULL)
    return;
  fz_record_json_add_text (builder, "origin",
                           fz_origin_get_name (outlook->origin, session->script));
  fz_cli_distance_add (builder, &outlook->distance);
}

/* The codes of the everyday problems that a service answers. */
static void
add_problems (JsonBuilder     *builder,
              const FzCatalog *catalog,
              guint            service)
{
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < catalog->problems->len; i++)
    {
      const FzProblem *problem = fz_catalog_get_problem (catalog, i);

      if ((problem->services & 1u << service) != 0)
        json_builder_add_string_value (builder, problem->code);
    }
  json_builder_end_array (builder);
}

/* What each service is, in English, and what it answers. */
static void
add_meanings (JsonBuilder        *builder,
              const FzCliSession *session)
{
  json_builder_set_member_name (builder, "service_meanings");
  json_builder_begin_object (builder);
  for (guint i = 0; i < session->catalog->services->len; i++)
    {
      const FzService *service = fz_catalog_get_service (session->catalog, i);

      json_builder_set_member_name (builder, service->code);
      json_builder_begin_object (builder);
      fz_record_json_add_text (builder, "name", fz_names_get (&service->names, session->script));
      fz_record_json_add_text (builder, "meaning", fz_service_get_meaning (service->code));
      add_problems (builder, session->catalog, i);
      fz_record_json_add_text (builder, "source", service->source);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_hotlines (JsonBuilder        *builder,
              const FzCliSession *session)
{
  json_builder_set_member_name (builder, "hotlines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < session->catalog->hotlines->len; i++)
    {
      const FzHotline *hotline = fz_catalog_get_hotline (session->catalog, i);

      json_builder_begin_object (builder);
      fz_record_json_add_text (builder, "number", hotline->number);
      fz_record_json_add_text (builder, "name", fz_names_get (&hotline->names, session->script));
      fz_record_json_add_text (builder, "purpose",
                               fz_names_get (&hotline->purpose, session->script));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* The addresses that hand the station to other maps, and whether they search. */
static void
add_maps (JsonBuilder        *builder,
          const FzCliSession *session,
          const FzRecord     *record)
{
  json_builder_set_member_name (builder, "maps_search");
  json_builder_add_boolean_value (builder, fz_handoff_is_search (record));
  json_builder_set_member_name (builder, "maps");
  json_builder_begin_object (builder);
  for (FzHandoff handoff = 0; handoff < FZ_N_HANDOFFS; handoff++)
    {
      g_autofree char *uri = fz_handoff_make_uri (handoff, record, session->catalog);

      fz_record_json_add_text (builder, fz_handoff_to_word (handoff), uri);
    }
  json_builder_end_object (builder);
}

/* Prints the record and what follows from it as one object. */
void
fz_cli_show_as_json (const FzCliSession *session,
                     const FzRecord     *record,
                     const FzCliOutlook *outlook)
{
  g_autoptr (JsonBuilder) builder = fz_cli_session_begin_json (session);

  fz_record_json_add (builder, record, session->catalog);
  add_outlook (builder, session, record, outlook);
  add_way (builder, session, outlook);
  add_meanings (builder, session);
  add_hotlines (builder, session);
  add_maps (builder, session, record);
  json_builder_end_object (builder);
  fz_cli_print_json (builder);
}
