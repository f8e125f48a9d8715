/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-set.h"

#include <stdio.h>
#include <string.h>

#include "fz-checks.h"
#include "fz-database-keep.h"
#include "fz-record-json.h"
#include "fz-record-value.h"

/*
 * A record changed, or added, from the command line, by the checks of the editor: what
 * holds a save back there does so here, and what it only asks about is told.
 */

/* What can be given here: what became of a station has commands of its own. */
static gboolean
is_settable (const FzCatalog *catalog,
             const char      *field)
{
  return fz_record_value_is_known (catalog, field) && !g_str_equal (field, FZ_VALUE_DELETED) &&
         !g_str_has_prefix (field, FZ_VALUE_CHECK_PREFIX) &&
         !g_str_equal (field, FZ_VALUE_FORMER_CODES) && !g_str_equal (field, FZ_VALUE_SUCCESSORS);
}

/* Of a service too, no value and "unknown" are one. */
static const char *
read_value (const char *field,
            const char *value)
{
  gboolean is_service = g_str_has_prefix (field, FZ_VALUE_SERVICE_PREFIX);

  if (*value == '\0' || (is_service && g_str_equal (value, "unknown")))
    return NULL;
  return value;
}

static gboolean
assign (const FzCliSession *session,
        FzRecord           *record,
        const char         *assignment,
        GError            **error)
{
  const char      *sign = strchr (assignment, '=');
  g_autofree char *field = g_strndup (assignment, sign - assignment);

  if (!is_settable (session->catalog, field))
    return fz_cli_refuse (error, "\"%s\" is no field of a station", field);
  if (fz_record_value_set (record, session->catalog, field, read_value (field, sign + 1)))
    return TRUE;
  g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FAILED, "%s: \"%s\" is no value for it",
               field, sign + 1);
  return FALSE;
}

static FzRecord *
make_record (const FzCliSession *session,
             const FzRecord     *before,
             GError            **error)
{
  g_autoptr (FzRecord) record = fz_record_copy (before);

  for (guint i = 0; session->options->assignments[i] != NULL; i++)
    {
      if (!assign (session, record, session->options->assignments[i], error))
        return NULL;
    }
  return g_steal_pointer (&record);
}

static gboolean
is_same (gconstpointer a,
         gconstpointer b)
{
  const FzCheck *first = a;
  const FzCheck *second = b;

  return first->code == second->code && first->field == second->field &&
         g_strcmp0 (first->text, second->text) == 0;
}

/* What was there to say before is no news. */
static void
drop_known (GPtrArray       *checks,
            const GPtrArray *known)
{
  for (guint i = checks->len; i > 0; i--)
    {
      if (g_ptr_array_find_with_equal_func ((GPtrArray *) known, checks->pdata[i - 1], is_same,
                                            NULL))
        g_ptr_array_remove_index (checks, i - 1);
    }
}

/* The checks of the editor, with all other stations at hand; @before is NULL of a new one.
 * Returns: (transfer full) (nullable): what is asked about; NULL with an error. */
static GPtrArray *
check (const FzCliSession *session,
       const FzRecord     *before,
       const FzRecord     *record,
       GError            **error)
{
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (FzPhoneBook) phones = fz_database_load_phones (session->database, error);
  g_autoptr (FzStationColumns) columns = NULL;
  FzChecksContext context = { .catalog = session->catalog, .before = before, .news_only = TRUE };
  const FzCheck  *hard;
  int             minute;

  columns = phones != NULL ? fz_database_load_columns (session->database, session->catalog, NULL,
                                                       error)
                           : NULL;
  if (columns == NULL)
    return NULL;
  context.columns = columns;
  context.phones = phones;
  context.today = fz_day_of_time (session->options->at, &minute);
  checks = fz_checks_run (record, &context);
  hard = fz_checks_find_hard (checks);
  if (hard != NULL)
    {
      g_autofree char *message = fz_check_to_message (hard);

      g_set_error_literal (error, FZ_STORE_ERROR, FZ_STORE_ERROR_FAILED, message);
      return NULL;
    }
  if (before != NULL)
    {
      known = fz_checks_run (before, &context);
      drop_known (checks, known);
    }
  return g_steal_pointer (&checks);
}

/* What became of a record, and what there was to say about it. */
typedef struct
{
  const FzRecord  *before; /* (borrowed) */
  const FzRecord  *after;  /* (borrowed) */
  const GPtrArray *checks; /* (borrowed) of FzCheck */
} Outcome;

/* Calls @tell for each value that is another now. */
static void
for_each_change (const FzCliSession *session,
                 const Outcome      *outcome,
                 void (*tell) (const char *field,
                               const char *before,
                               const char *after,
                               gpointer    data),
                 gpointer data)
{
  g_autoptr (GPtrArray) words = fz_record_value_list_words (session->catalog);

  for (guint i = 0; i < words->len; i++)
    {
      const char      *word = g_ptr_array_index (words, i);
      g_autofree char *before = fz_record_value_dup (outcome->before, session->catalog, word);
      g_autofree char *after = fz_record_value_dup (outcome->after, session->catalog, word);

      if (g_strcmp0 (before, after) != 0)
        tell (word, before, after, data);
    }
}

static void
print_change (const char *field,
              const char *before,
              const char *after,
              gpointer    data)
{
  guint *n = data;

  (*n)++;
  fz_cli_print_change (field, before, after);
}

static void
print_outcome (const FzCliSession *session,
               const Outcome      *outcome)
{
  guint n = 0;

  fz_cli_session_print_mark (session);
  for_each_change (session, outcome, print_change, &n);
  if (n == 0)
    puts ("nothing changed");
  for (guint i = 0; i < outcome->checks->len; i++)
    {
      g_autofree char *message = fz_check_to_message (g_ptr_array_index (outcome->checks, i));

      fz_cli_print_line ("warning", message);
    }
  if (session->options->dry_run)
    puts ("nothing was written");
}

static void
add_change (const char *field,
            const char *before,
            const char *after,
            gpointer    data)
{
  JsonBuilder *builder = data;

  json_builder_begin_object (builder);
  fz_record_json_add_text (builder, "field", field);
  fz_record_json_add_text (builder, "before", before);
  fz_record_json_add_text (builder, "after", after);
  json_builder_end_object (builder);
}

static void
print_outcome_as_json (const FzCliSession *session,
                       const Outcome      *outcome)
{
  g_autoptr (JsonBuilder) builder = fz_cli_session_begin_json (session);

  fz_record_json_add_text (builder, "code", outcome->after->code);
  json_builder_set_member_name (builder, "written");
  json_builder_add_boolean_value (builder, outcome->after->revision != outcome->before->revision);
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for_each_change (session, outcome, add_change, builder);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < outcome->checks->len; i++)
    {
      g_autofree char *message = fz_check_to_message (g_ptr_array_index (outcome->checks, i));

      json_builder_add_string_value (builder, message);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  fz_cli_print_json (builder);
}

static void
print (const FzCliSession *session,
       const Outcome      *outcome)
{
  if (session->options->json)
    print_outcome_as_json (session, outcome);
  else
    print_outcome (session, outcome);
}

/* Sets what the options say of the station whose code they give, all in one batch, or
 * nothing of it, with an error that names the field. */
gboolean
fz_cli_run_set (const FzCliSession *session,
                GError            **error)
{
  g_autoptr (FzRecord) before = fz_cli_session_load_record (session, error);
  g_autoptr (FzRecord) record = NULL;
  g_autoptr (FzRecord) saved = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  Outcome outcome;

  record = before != NULL ? make_record (session, before, error) : NULL;
  checks = record != NULL ? check (session, before, record, error) : NULL;
  if (checks == NULL)
    return FALSE;
  if (!session->options->dry_run)
    {
      saved = fz_database_save_record (session->database, session->catalog, record,
                                       session->options->by, error);
      if (saved == NULL)
        return FALSE;
    }

  outcome = (Outcome) { before, saved != NULL ? saved : record, checks };
  print (session, &outcome);
  return TRUE;
}

/* Adds a station of the code that the options give, with what they say of it, or nothing
 * at all, with an error that names the field. */
gboolean
fz_cli_run_add (const FzCliSession *session,
                GError            **error)
{
  g_autoptr (FzRecord) none = fz_record_new (session->catalog->services->len);
  g_autoptr (FzRecord) record = make_record (session, none, error);
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (FzBatch) batch = NULL;
  Outcome outcome;

  if (record == NULL)
    return FALSE;
  g_set_str (&record->code, session->options->code);
  checks = check (session, NULL, record, error);
  if (checks == NULL)
    return FALSE;
  if (!session->options->dry_run)
    {
      batch = fz_database_add_station (session->database, session->catalog, record,
                                       session->options->by, error);
      if (batch == NULL)
        return FALSE;
    }

  outcome = (Outcome) { none, batch != NULL ? batch->records->pdata[0] : record, checks };
  print (session, &outcome);
  return TRUE;
}
