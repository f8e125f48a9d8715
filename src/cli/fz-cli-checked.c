/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-checked.h"

#include <stdio.h>

#include "fz-record-checks.h"
#include "fz-record-json.h"

/* What of a station was found right, said from the command line. */

static gboolean
confirm (FzRecord   *record,
         const char *word,
         const char *on,
         GError    **error)
{
  FzFact fact;

  if (!fz_fact_from_word (word, &fact))
    return fz_cli_refuse (error,
                          "\"%s\" is none of name, address, phone, hours, website, access, "
                          "services, featured, status and point",
                          word);
  if (!fz_record_has_fact (record, fact))
    {
      g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FAILED,
                   "%s: nothing is recorded that could be right", word);
      return FALSE;
    }
  fz_record_confirm (record, fact, on, NULL);
  return TRUE;
}

/* The record with what the options say was found right; the caller's. */
static FzRecord *
make_checked (const FzCliSession *session,
              const FzRecord     *before,
              GError            **error)
{
  g_autoptr (FzRecord) record = fz_record_copy (before);
  char           **facts = session->options->facts;
  int              minute;
  FzDay            day = fz_day_of_time (session->options->at, &minute);
  FzDay            today = fz_day_of_time (g_get_real_time () / G_USEC_PER_SEC, &minute);
  g_autofree char *on = fz_day_to_iso (day);

  if (day > today)
    {
      fz_cli_refuse (error, "%s is not yet", on);
      return NULL;
    }
  if (facts[0] == NULL)
    fz_record_confirm_all (record, on, NULL);
  for (guint i = 0; facts[i] != NULL; i++)
    {
      if (!confirm (record, facts[i], on, error))
        return NULL;
    }
  return g_steal_pointer (&record);
}

static guint
print_changes (const FzRecord *before,
               const FzRecord *after)
{
  guint n = 0;

  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    {
      g_autofree char *was = fz_record_dup_check (before, fact);
      g_autofree char *is = fz_record_dup_check (after, fact);

      if (fz_record_check_equal (before, after, fact))
        continue;
      n++;
      fz_cli_print_change (fz_fact_to_word (fact), was, is);
    }
  return n;
}

static void
print_as_json (const FzCliSession *session,
               const FzRecord     *before,
               const FzRecord     *after)
{
  g_autoptr (JsonBuilder) builder = fz_cli_session_begin_json (session);

  fz_record_json_add_text (builder, "code", after->code);
  json_builder_set_member_name (builder, "written");
  json_builder_add_boolean_value (builder, after->revision != before->revision);
  fz_record_json_add_text (builder, "checked_on", after->checked_on);
  json_builder_set_member_name (builder, "checks");
  json_builder_begin_object (builder);
  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    {
      g_autofree char *check = fz_record_dup_check (after, fact);

      if (check != NULL)
        fz_record_json_add_text (builder, fz_fact_to_word (fact), check);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  fz_cli_print_json (builder);
}

static void
print (const FzCliSession *session,
       const FzRecord     *before,
       const FzRecord     *after)
{
  if (session->options->json)
    {
      print_as_json (session, before, after);
      return;
    }
  fz_cli_session_print_mark (session);
  if (print_changes (before, after) == 0)
    puts ("nothing changed");
  if (session->options->dry_run)
    puts ("nothing was written");
}

/* Notes what the options say was found right of the station whose code they give, as one
 * batch, or nothing of it. */
gboolean
fz_cli_run_checked (const FzCliSession *session,
                    GError            **error)
{
  g_autoptr (FzRecord) before = fz_cli_session_load_record (session, error);
  g_autoptr (FzRecord) after = NULL;

  after = before != NULL ? make_checked (session, before, error) : NULL;
  if (after == NULL)
    return FALSE;
  if (!session->options->dry_run)
    {
      g_autoptr (FzRecord) checked = g_steal_pointer (&after);

      after = fz_database_save_record (session->database, session->catalog, checked,
                                       session->options->by, error);
      if (after == NULL)
        return FALSE;
    }
  else
    fz_record_settle_checks (after, before, session->options->by);
  print (session, before, after);
  return TRUE;
}
