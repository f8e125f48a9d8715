/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-import.h"

#include "fz-cli-import-input.h"
#include "fz-cli-import-report.h"
#include "fz-database-import.h"
#include "fz-record-value.h"

/*
 * Records brought in from files: by the plan that a review shows, taken as it is. A row in
 * error stops all of it; what both sides changed, or the files disagree on, stays as it is
 * here.
 */

/* What a plan is made with. */
typedef struct
{
  GPtrArray        *inputs;   /* (owned) of FzCliImportInput, at least one */
  FzStationColumns *stations; /* (owned) */
  FzPhoneBook      *phones;   /* (owned) */
  FzBases          *bases;    /* (owned) */
  FzChecksContext   checks;
} Sources;

static void
sources_clear (Sources *self)
{
  g_clear_pointer (&self->inputs, g_ptr_array_unref);
  g_clear_pointer (&self->stations, fz_station_columns_free);
  g_clear_pointer (&self->phones, fz_phone_book_free);
  g_clear_pointer (&self->bases, fz_bases_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sources, sources_clear)

static gboolean
find_base (guint32      station,
           const char  *field,
           const char **base,
           gpointer     data)
{
  return fz_bases_find (data, station, field, base);
}

static gboolean
read_inputs (const FzCliSession *session,
             Sources            *sources,
             GError            **error)
{
  char **files = session->options->files;

  sources->inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_cli_import_input_free);
  if (g_strv_length (files) > FZ_IMPORT_MAX_SOURCES)
    {
      g_set_error (error, FZ_SHEET_ERROR, FZ_SHEET_ERROR_TOO_BIG,
                   "no more than %d files can be brought in at once", FZ_IMPORT_MAX_SOURCES);
      return FALSE;
    }
  for (guint i = 0; files[i] != NULL; i++)
    {
      FzCliImportInput *input = fz_cli_import_input_read (session, files[i], error);

      if (input == NULL)
        return FALSE;
      g_ptr_array_add (sources->inputs, input);
    }
  return TRUE;
}

static gboolean
load_sources (const FzCliSession *session,
              Sources            *sources,
              GError            **error)
{
  const FzCliOptions *options = session->options;
  int                 minute;

  if (!read_inputs (session, sources, error))
    return FALSE;
  sources->phones = fz_database_load_phones (session->database, error);
  if (sources->phones == NULL)
    return FALSE;
  sources->stations = fz_database_load_columns (session->database, session->catalog, NULL, error);
  if (sources->stations == NULL)
    return FALSE;
  sources->bases = fz_database_load_bases (session->database, error);
  if (sources->bases == NULL)
    return FALSE;
  sources->checks = (FzChecksContext) {
    .catalog = session->catalog,
    .columns = sources->stations,
    .phones = sources->phones,
    .today = fz_day_of_time (options->at, &minute),
  };
  return TRUE;
}

static void
meet (const FzRecord *record,
      gpointer        data)
{
  fz_import_plan_meet (data, record);
}

/* What is deleted only because that is said: what no sheet has, and what corrections end. */
static void
take_deletions (FzImportPlan *plan)
{
  for (guint i = 0; i < plan->missing->len; i++)
    fz_import_plan_take_missing (plan, g_ptr_array_index (plan->missing, i), TRUE);
  for (guint i = 0; i < plan->items->len; i++)
    {
      FzImportItem  *item = g_ptr_array_index (plan->items, i);
      FzImportField *deleted = fz_import_item_find (item, FZ_VALUE_DELETED);

      if (deleted != NULL && deleted->side == FZ_IMPORT_THEIRS)
        fz_import_plan_take_field (plan, item, deleted, TRUE);
    }
}

static FzImportPlan *
make_plan (const FzCliSession *session,
           const Sources      *sources,
           GError            **error)
{
  g_autoptr (FzImportPlan) plan = NULL;

  for (guint i = 0; i < sources->inputs->len; i++)
    {
      const FzCliImportInput *input = g_ptr_array_index (sources->inputs, i);
      const FzImportTerms     terms = {
            .sheet = input->sheet,
            .columns = input->columns,
            .corrections = input->corrections,
            .catalog = session->catalog,
            .checks = &sources->checks,
            .datum = input->datum,
            .blanks = session->options->blanks,
            .base = find_base,
            .base_data = sources->bases,
      };

      if (plan == NULL)
        plan = fz_import_plan_new (&terms);
      else
        fz_import_plan_add_source (plan, &terms);
    }
  if (!fz_database_meet_records (session->database, session->catalog, meet, plan, NULL, error))
    return NULL;
  fz_import_plan_finish (plan);
  if (session->options->delete_missing)
    take_deletions (plan);
  return g_steal_pointer (&plan);
}

static void
add_change (guint32     station,
            const char *field,
            const char *was,
            const char *value,
            const char *author,
            gpointer    data)
{
  FzChange *change = fz_change_new_if (station, field, was, value);

  change->author = g_strdup (author);
  g_ptr_array_add (data, change);
}

static gboolean
apply_plan (const FzCliSession *session,
            const FzImportPlan *plan,
            char              **kept,
            GError            **error)
{
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  g_autoptr (GPtrArray) authors = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) added = fz_import_plan_make_added (plan, authors);
  g_autoptr (FzBatch) batch = NULL;
  FzImport import = {
    .added = added,
    .authors = authors,
    .changes = changes,
    .who = session->options->by,
  };

  fz_import_plan_tell_changes (plan, add_change, changes);
  if (changes->len == 0 && added->len == 0)
    return TRUE;
  batch = fz_database_import (session->database, session->catalog, &import, NULL, kept, error);
  return batch != NULL;
}

/* They stand by source and line. */
static guint
count_rows_in_error (const FzImportPlan *plan)
{
  const FzImportError *last = NULL;
  guint                n = 0;

  for (guint i = 0; i < plan->errors->len; i++)
    {
      const FzImportError *fault = g_ptr_array_index (plan->errors, i);

      n += last == NULL || last->source != fault->source || last->line != fault->line;
      last = fault;
    }
  return n;
}

/* Brings in what the files that the options name say, as one batch, or tells what that
 * would do. A row in error changes nothing. */
gboolean
fz_cli_run_import (const FzCliSession *session,
                   GError            **error)
{
  g_auto (Sources) sources = { 0 };
  g_autoptr (FzImportPlan) plan = NULL;
  g_autofree char  *kept = NULL;
  FzCliImportReport report = { 0 };

  if (!load_sources (session, &sources, error))
    return FALSE;
  plan = make_plan (session, &sources, error);
  if (plan == NULL)
    return FALSE;
  if (!session->options->dry_run && plan->errors->len == 0 &&
      !apply_plan (session, plan, &kept, error))
    return FALSE;

  report = (FzCliImportReport) { plan, sources.inputs, kept };
  fz_cli_import_print (session, &report);
  if (plan->errors->len == 0)
    return TRUE;
  g_set_error (error, FZ_SHEET_ERROR, FZ_SHEET_ERROR_SYNTAX, "rows in error: %u",
               count_rows_in_error (plan));
  return FALSE;
}
