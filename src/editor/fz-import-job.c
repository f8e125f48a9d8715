/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-import-job.h"

#include "fz-database-import.h"
#include "fz-store-deed.h"

/*
 * The files are read by then; what they say is compared with every record in the store's
 * thread, and so is what is taken of it saved. While that thread is at it nobody else looks
 * at the plan.
 */
struct _FzImportJob
{
  gatomicrefcount ref_count;
  GArray         *sources; /* (owned) of Source */
  gboolean        blanks;
  char           *who;         /* (owned) (nullable) */
  GCancellable   *cancellable; /* (owned) (nullable) of what is being saved */

  /* What the plan borrows; there with it. */
  FzCatalog        *catalog;  /* (owned) (nullable) */
  FzStationColumns *stations; /* (owned) (nullable) */
  FzPhoneBook      *phones;   /* (owned) (nullable) */
  FzBases          *bases;    /* (owned) (nullable) */
  FzChecksContext   checks;
  FzImportPlan     *plan; /* (owned) (nullable) */

  int n_met;   /* records so far; read by any thread */
  int n_saved; /* stations so far; read by any thread */
};

typedef struct
{
  FzImportFile *file;    /* (owned) has the corrections */
  FzSheet      *sheet;   /* (owned) (nullable) */
  GArray       *columns; /* (owned) (nullable) */
  FzDatum       datum;
} Source;

static void
clear_source (gpointer data)
{
  Source *source = data;

  g_clear_pointer (&source->sheet, fz_sheet_unref);
  g_clear_pointer (&source->columns, g_array_unref);
  g_object_unref (source->file);
}

static void
clear_plan (FzImportJob *self)
{
  g_clear_pointer (&self->plan, fz_import_plan_free);
  g_clear_pointer (&self->bases, fz_bases_free);
  g_clear_pointer (&self->phones, fz_phone_book_free);
  g_clear_pointer (&self->stations, fz_station_columns_free);
  g_clear_pointer (&self->catalog, fz_catalog_unref);
}

static void
free_job (FzImportJob *self)
{
  clear_plan (self);
  g_array_unref (self->sources);
  g_clear_object (&self->cancellable);
  g_free (self->who);
  g_free (self);
}

static gpointer
run_free (gpointer self)
{
  free_job (self);
  return NULL;
}

static FzImportJob *
ref_job (FzImportJob *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static gboolean
load_sources (FzImportJob  *self,
              FzDatabase   *database,
              GCancellable *cancellable,
              GError      **error)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  int    minute;

  /* Its own: the one that is shown has a calendar that is the main thread's. */
  self->catalog = fz_database_load_catalog (database, error);
  if (self->catalog == NULL)
    return FALSE;
  self->phones = fz_database_load_phones (database, error);
  if (self->phones == NULL)
    return FALSE;
  self->stations = fz_database_load_columns (database, self->catalog, cancellable, error);
  if (self->stations == NULL)
    return FALSE;
  self->bases = fz_database_load_bases (database, error);
  self->checks = (FzChecksContext) {
    .catalog = self->catalog,
    .columns = self->stations,
    .phones = self->phones,
    .today = fz_day_of_time (now, &minute),
  };
  return self->bases != NULL;
}

static gboolean
find_base (guint32      station,
           const char  *field,
           const char **base,
           gpointer     bases)
{
  return fz_bases_find (bases, station, field, base);
}

static FzImportTerms
make_terms (FzImportJob *self,
            guint        i)
{
  const Source *source = &g_array_index (self->sources, Source, i);

  return (FzImportTerms) {
    .sheet = source->sheet,
    .columns = source->columns,
    .corrections = fz_import_file_get_corrections (source->file),
    .catalog = self->catalog,
    .checks = &self->checks,
    .datum = source->datum,
    .blanks = self->blanks,
    .base = find_base,
    .base_data = self->bases,
  };
}

static void
meet (const FzRecord *record,
      gpointer        data)
{
  FzImportJob *self = data;

  g_atomic_int_inc (&self->n_met);
  fz_import_plan_meet (self->plan, record);
}

static gpointer
plan (FzDatabase      *database,
      const FzCatalog *catalog,
      gpointer         data,
      GCancellable    *cancellable,
      GError         **error)
{
  FzImportJob  *self = data;
  FzImportTerms terms;

  if (!load_sources (self, database, cancellable, error))
    return NULL;
  terms = make_terms (self, 0);
  self->plan = fz_import_plan_new (&terms);
  for (guint i = 1; i < self->sources->len; i++)
    {
      terms = make_terms (self, i);
      fz_import_plan_add_source (self->plan, &terms);
    }
  if (!fz_database_meet_records (database, self->catalog, meet, self, cancellable, error))
    return NULL;
  fz_import_plan_finish (self->plan);
  return self;
}

static void
add_change (guint32     station,
            const char *field,
            const char *was,
            const char *value,
            const char *author,
            gpointer    changes)
{
  FzChange *change = fz_change_new_if (station, field, was, value);

  change->author = g_strdup (author);
  g_ptr_array_add (changes, change);
}

static gpointer
apply (FzDatabase      *database,
       const FzCatalog *catalog,
       gpointer         data,
       GCancellable    *unused,
       GError         **error)
{
  FzImportJob *self = data;
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  g_autoptr (GPtrArray) authors = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) added = fz_import_plan_make_added (self->plan, authors);
  g_autofree char *kept = NULL;
  const FzImport   import = {
      .added = added,
      .authors = authors,
      .changes = changes,
      .who = self->who,
      .n_done = &self->n_saved,
  };

  fz_import_plan_tell_changes (self->plan, add_change, changes);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return NULL;
  return fz_database_import (database, self->catalog, &import, self->cancellable, &kept, error);
}

FzImportJob *
fz_import_job_new (void)
{
  FzImportJob *self = g_new0 (FzImportJob, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->sources = g_array_new (FALSE, FALSE, sizeof (Source));
  g_array_set_clear_func (self->sources, clear_source);
  return self;
}

/* To free a long plan takes many frames: another thread does. */
void
fz_import_job_unref (FzImportJob *self)
{
  if (g_atomic_ref_count_dec (&self->ref_count))
    g_thread_unref (g_thread_new ("fz-import-free", run_free, self));
}

/* Adds what @file, which has been read, says, as it is taken now. */
void
fz_import_job_add_file (FzImportJob  *self,
                        FzImportFile *file)
{
  Source source = { .datum = fz_import_file_get_datum (file) };

  g_return_if_fail (fz_import_file_get_state (file) == FZ_IMPORT_FILE_READ);

  source.file = g_object_ref (file);
  if (fz_import_file_get_sheet (file) != NULL)
    {
      source.sheet = fz_sheet_ref (fz_import_file_get_sheet (file));
      source.columns = g_array_copy ((GArray *) fz_import_file_get_columns (file));
    }
  g_array_append_val (self->sources, source);
}

/* Compares all files with all records of @store, once; @blanks: a blank cell clears its
 * value. To be called once. */
void
fz_import_job_plan_async (FzImportJob        *self,
                          FzStore            *store,
                          gboolean            blanks,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_return_if_fail (self->plan == NULL && self->sources->len > 0);

  self->blanks = blanks;
  fz_store_do_async (store, plan, ref_job (self), (GDestroyNotify) fz_import_job_unref, NULL,
                     cancellable, callback, user_data);
}

/* FALSE with an error of FZ_STORE_ERROR or G_IO_ERROR. */
gboolean
fz_import_job_plan_finish (FzImportJob  *self,
                           FzStore      *store,
                           GAsyncResult *result,
                           GError      **error)
{
  return fz_store_do_finish (store, result, error) != NULL;
}

/* Saves what is taken of the plan as one batch by @who, with a backup before: all of it,
 * or nothing, also when @cancellable is cancelled. */
void
fz_import_job_apply_async (FzImportJob        *self,
                           FzStore            *store,
                           const char         *who,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (self->plan != NULL);

  g_atomic_int_set (&self->n_saved, 0);
  g_set_str (&self->who, who);
  g_set_object (&self->cancellable, cancellable);
  /* What was saved is told, also when somebody cancelled it too late. */
  fz_store_do_async (store, apply, ref_job (self), (GDestroyNotify) fz_import_job_unref,
                     (GDestroyNotify) fz_batch_free, NULL, callback, user_data);
}

/* What was saved, the caller's; NULL with an error of FZ_STORE_ERROR, FZ_RULES_ERROR or
 * G_IO_ERROR. */
FzBatch *
fz_import_job_apply_finish (FzImportJob  *self,
                            FzStore      *store,
                            GAsyncResult *result,
                            GError      **error)
{
  return fz_store_do_finish (store, result, error);
}

/* To be looked at, and changed in what is taken, while nothing is being made or saved;
 * borrowed, NULL before it is made. */
FzImportPlan *
fz_import_job_get_plan (FzImportJob *self)
{
  return self->plan;
}

/* How many records were compared so far. */
guint
fz_import_job_count_met (FzImportJob *self)
{
  return (guint) g_atomic_int_get (&self->n_met);
}

/* How many stations were saved so far, of those that fz_import_job_apply_async() is to save. */
guint
fz_import_job_count_saved (FzImportJob *self)
{
  return (guint) g_atomic_int_get (&self->n_saved);
}
