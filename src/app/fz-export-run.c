/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-export-run.h"

#include "fz-database-import.h"
#include "fz-store-deed.h"

#include <glib/gstdio.h>

/* Records written to a file in the store's thread. The file is there whole, or as it was
 * before. */
typedef struct
{
  FzExportOrder order;   /* its arrays are: */
  GArray       *ids;     /* (owned) (nullable) */
  GArray       *columns; /* (owned) (nullable) */
  GFile        *file;    /* (owned) */

  GHashTable *places;  /* (owned) (nullable) of ids: to their places in the order, from 1 */
  GPtrArray  *records; /* (owned) (nullable) of FzRecord (nullable): those that must wait */
  FzExport *export;    /* (borrowed) (nullable): they all wait */
} Run;

static void
free_run (gpointer data)
{
  Run *run = data;

  g_clear_pointer (&run->ids, g_array_unref);
  g_clear_pointer (&run->columns, g_array_unref);
  g_object_unref (run->file);
  g_clear_pointer (&run->places, g_hash_table_unref);
  g_clear_pointer (&run->records, g_ptr_array_unref);
  g_free (run);
}

static void
free_record (gpointer record)
{
  if (record != NULL)
    fz_record_unref (record);
}

/* Where each record stands in the file; the database has them in one order only. */
static void
make_places (Run *run)
{
  if (run->ids == NULL)
    {
      run->records = g_ptr_array_new_with_free_func (free_record);
      return;
    }
  run->places = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < run->ids->len; i++)
    g_hash_table_insert (run->places, GUINT_TO_POINTER (g_array_index (run->ids, guint32, i)),
                         GUINT_TO_POINTER (i + 1));
  run->records = g_ptr_array_new_full (run->ids->len, free_record);
  g_ptr_array_set_size (run->records, (int) run->ids->len);
}

static void
meet (const FzRecord *record,
      gpointer        data)
{
  Run     *run = data;
  gpointer place;

  if (record->deleted)
    return;
  if (run->places != NULL)
    {
      place = g_hash_table_lookup (run->places, GUINT_TO_POINTER (record->id));
      if (place != NULL)
        run->records->pdata[GPOINTER_TO_UINT (place) - 1] = fz_record_copy (record);
    }
  else if (run->export != NULL)
    fz_export_add (run->export, record);
  else
    g_ptr_array_add (run->records, fz_record_copy (record));
}

static gboolean
write_records (Run             *run,
               FzDatabase      *database,
               const FzCatalog *catalog,
               GOutputStream   *stream,
               GCancellable    *cancellable,
               GError         **error)
{
  const FzExportTerms terms = {
    .format = run->order.format,
    .catalog = catalog,
    .script = run->order.script,
    .columns = run->columns,
    .datum = run->order.datum,
  };
  g_autoptr (FzExport) export = fz_export_new (&terms, stream);

  run->export = export;
  if (!fz_database_meet_records (database, catalog, meet, run, cancellable, error))
    return FALSE;
  for (guint i = 0; i < run->records->len; i++)
    {
      if (run->records->pdata[i] != NULL)
        fz_export_add (export, run->records->pdata[i]);
    }
  return fz_export_finish (export, error);
}

static gboolean
write_file (Run             *run,
            FzDatabase      *database,
            const FzCatalog *catalog,
            GCancellable    *cancellable,
            GError         **error)
{
  g_autoptr (GCancellable) giving_up = g_cancellable_new ();
  g_autoptr (GFileOutputStream) stream =
      g_file_replace (run->file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);

  if (stream == NULL)
    return FALSE;
  if (write_records (run, database, catalog, G_OUTPUT_STREAM (stream), cancellable, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
  g_cancellable_cancel (giving_up);
  g_output_stream_close (G_OUTPUT_STREAM (stream), giving_up, NULL);
  return FALSE;
}

static FzDataset *
make_dataset (Run             *run,
              FzDatabase      *database,
              const FzCatalog *catalog,
              GCancellable    *cancellable,
              GError         **error)
{
  g_autoptr (FzDataset) dataset = fz_dataset_new ();
  GArray *days = fz_database_load_days (database, error);

  if (days == NULL)
    return NULL;
  g_array_unref (dataset->days);
  dataset->days = days;
  fz_catalog_unref (dataset->catalog);
  dataset->catalog = fz_catalog_ref ((FzCatalog *) catalog);
  if (!fz_database_meet_records (database, catalog, meet, run, cancellable, error))
    return NULL;
  for (guint i = 0; i < run->records->len; i++)
    {
      if (run->records->pdata[i] != NULL)
        g_ptr_array_add (dataset->records, fz_record_ref (run->records->pdata[i]));
    }
  return g_steal_pointer (&dataset);
}

/* It is made beside, since a database is never written over another. */
static gboolean
write_database (Run             *run,
                FzDatabase      *database,
                const FzCatalog *catalog,
                GCancellable    *cancellable,
                GError         **error)
{
  g_autoptr (FzDataset) dataset = make_dataset (run, database, catalog, cancellable, error);
  g_autofree char *folder = dataset != NULL ? g_dir_make_tmp ("fazhan-XXXXXX", error) : NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) made = NULL;
  gboolean done;

  if (folder == NULL)
    return FALSE;
  path = g_build_filename (folder, "stations.db", NULL);
  made = g_file_new_for_path (path);
  done = fz_database_create (path, dataset, error) &&
         g_file_copy (made, run->file, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, error);
  g_unlink (path);
  g_rmdir (folder);
  return done;
}

static gpointer
write_all (FzDatabase      *database,
           const FzCatalog *catalog,
           gpointer         data,
           GCancellable    *cancellable,
           GError         **error)
{
  Run     *run = data;
  gboolean done;

  make_places (run);
  done = run->order.format == FZ_EXPORT_SQLITE
             ? write_database (run, database, catalog, cancellable, error)
             : write_file (run, database, catalog, cancellable, error);
  return done ? GINT_TO_POINTER (TRUE) : NULL;
}

/* Writes what @order says of the records of @store to @file; with @cancellable cancelled,
 * nothing. */
void
fz_export_run_async (FzStore             *store,
                     const FzExportOrder *order,
                     GFile               *file,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  Run *run = g_new0 (Run, 1);

  run->order = *order;
  run->ids = order->ids != NULL ? g_array_copy ((GArray *) order->ids) : NULL;
  run->columns = order->columns != NULL ? g_array_copy ((GArray *) order->columns) : NULL;
  run->file = g_object_ref (file);
  fz_store_do_async (store, write_all, run, free_run, NULL, cancellable, callback, user_data);
}

/* FALSE, with an error of G_IO_ERROR or FZ_STORE_ERROR, when nothing was written. */
gboolean
fz_export_run_finish (FzStore      *store,
                      GAsyncResult *result,
                      GError      **error)
{
  return fz_store_do_finish (store, result, error) != NULL;
}
