/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-import.h"

#include "fz-cli-import-report.h"
#include "fz-database-import.h"
#include "fz-import-datum.h"

/*
 * Records brought in from a file: by the plan that a review shows, taken as it is. A row in
 * error stops all of it; what both sides changed stays as it is here.
 */

/* What a plan is made with. */
typedef struct
{
  FzSheet          *sheet;    /* (owned) */
  FzSheetForm       form;     /* that it was found in */
  gboolean          is_wgs84; /* whatever is said */
  GArray           *columns;  /* (owned) */
  FzStationColumns *stations; /* (owned) */
  FzPhoneBook      *phones;   /* (owned) */
  FzBases          *bases;    /* (owned) */
  FzChecksContext   checks;
} Sources;

static void
sources_clear (Sources *self)
{
  g_clear_pointer (&self->sheet, fz_sheet_unref);
  g_clear_pointer (&self->columns, g_array_unref);
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

/* The records of another database, on their way into a sheet. */
typedef struct
{
  FzSheet   *sheet;   /* (borrowed) */
  FzCatalog *catalog; /* (borrowed) the other's */
  GError    *fault;   /* (owned) (nullable) the first */
} Copying;

static void
copy_record (const FzRecord *record,
             gpointer        data)
{
  Copying *copying = data;

  if (copying->fault == NULL && !record->deleted)
    fz_sheet_add_record (copying->sheet, record, copying->catalog, &copying->fault);
}

static FzSheet *
read_database (const char *path,
               GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (FzDatabase) database = fz_database_open (path, FZ_DATABASE_READ_ONLY, error);
  g_autoptr (FzCatalog) catalog = NULL;
  g_autoptr (FzSheet) sheet = fz_sheet_new_for_records (name);
  Copying copying = { .sheet = sheet };

  if (database != NULL)
    catalog = fz_database_load_catalog (database, error);
  if (catalog == NULL)
    return NULL;
  copying.catalog = catalog;
  if (!fz_database_meet_records (database, catalog, copy_record, &copying, NULL, error))
    {
      g_clear_error (&copying.fault);
      return NULL;
    }
  if (copying.fault == NULL)
    return g_steal_pointer (&sheet);
  g_propagate_error (error, copying.fault);
  return NULL;
}

static FzSheet *
read_sheet (const FzCliOptions *options,
            Sources            *sources,
            GError            **error)
{
  sources->form = options->form;
  sources->form.sheet = options->sheet;
  if (!fz_sheet_is_database (options->file))
    return fz_sheet_read (options->file, &sources->form, &sources->is_wgs84, NULL, error);
  sources->is_wgs84 = TRUE;
  return read_database (options->file, error);
}

static gboolean
load_sources (const FzCliSession *session,
              Sources            *sources,
              GError            **error)
{
  const FzCliOptions *options = session->options;
  int                 minute;

  sources->sheet = read_sheet (options, sources, error);
  if (sources->sheet == NULL)
    return FALSE;
  sources->columns = fz_import_columns_match (sources->sheet, session->catalog);
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

static gboolean
check_columns (const Sources *sources,
               GError       **error)
{
  guint column;

  if (fz_import_columns_find (sources->columns, FZ_FIELD_CODE, &column) ||
      fz_import_columns_find (sources->columns, FZ_FIELD_NAME_HANS, &column))
    return TRUE;
  g_set_error (error, FZ_SHEET_ERROR, FZ_SHEET_ERROR_SYNTAX,
               "%s: no column holds the codes or the names of stations",
               fz_sheet_get_name (sources->sheet));
  return FALSE;
}

static void
meet (const FzRecord *record,
      gpointer        data)
{
  fz_import_plan_meet (data, record);
}

static FzImportPlan *
make_plan (const FzCliSession *session,
           const Sources      *sources,
           GError            **error)
{
  const FzCliOptions *options = session->options;
  g_autoptr (FzImportPlan) plan = NULL;
  FzDatumTally  tally;
  FzImportTerms terms = {
    .sheet = sources->sheet,
    .columns = sources->columns,
    .catalog = session->catalog,
    .checks = &sources->checks,
    .datum = options->datum,
    .blanks = options->blanks,
    .base = find_base,
    .base_data = sources->bases,
  };

  if (sources->is_wgs84)
    terms.datum = FZ_DATUM_WGS84;
  else if (!options->datum_given)
    terms.datum = fz_import_datum_guess (sources->sheet, sources->columns, session->catalog,
                                         &tally);
  plan = fz_import_plan_new (&terms);
  if (!fz_database_meet_records (session->database, session->catalog, meet, plan, NULL, error))
    return NULL;
  fz_import_plan_finish (plan);
  for (guint i = 0; options->delete_missing && i < plan->missing->len; i++)
    ((FzImportMissing *) g_ptr_array_index (plan->missing, i))->taken = TRUE;
  return g_steal_pointer (&plan);
}

static void
add_change (guint32     station,
            const char *field,
            const char *was,
            const char *value,
            gpointer    data)
{
  g_ptr_array_add (data, fz_change_new_if (station, field, was, value));
}

static gboolean
apply_plan (const FzCliSession *session,
            const FzImportPlan *plan,
            char              **kept,
            GError            **error)
{
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  g_autoptr (GPtrArray) added = fz_import_plan_make_added (plan);
  g_autoptr (FzBatch) batch = NULL;
  FzImport import = { .added = added, .changes = changes, .who = session->options->by };

  fz_import_plan_tell_changes (plan, add_change, changes);
  if (changes->len == 0 && added->len == 0)
    return TRUE;
  batch = fz_database_import (session->database, session->catalog, &import, NULL, kept, error);
  return batch != NULL;
}

/* Brings in what the file that the options name says, as one batch, or tells what that
 * would do. A row in error changes nothing. */
gboolean
fz_cli_run_import (const FzCliSession *session,
                   GError            **error)
{
  g_auto (Sources) sources = { 0 };
  g_autoptr (FzImportPlan) plan = NULL;
  g_autofree char  *kept = NULL;
  FzCliImportReport report = { 0 };

  if (!load_sources (session, &sources, error) || !check_columns (&sources, error))
    return FALSE;
  plan = make_plan (session, &sources, error);
  if (plan == NULL)
    return FALSE;
  if (!session->options->dry_run && plan->errors->len == 0 &&
      !apply_plan (session, plan, &kept, error))
    return FALSE;

  report = (FzCliImportReport) { plan, &sources.form, kept };
  fz_cli_import_print (session, &report);
  if (plan->errors->len == 0)
    return TRUE;
  g_set_error (error, FZ_SHEET_ERROR, FZ_SHEET_ERROR_SYNTAX, "rows in error: %u",
               plan->errors->len);
  return FALSE;
}
