/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-export.h"

#include <stdio.h>
#include <string.h>

#include "fz-cli-stations.h"
#include "fz-database-import.h"
#include "fz-export.h"
#include "fz-import-columns.h"

/* Stations on their way into a file. */
typedef struct
{
  const FzCliSession *session; /* (borrowed) */
  GHashTable         *wanted;  /* (owned) of ids: to their places in the order, from 1 */
  GPtrArray          *ordered; /* (owned) (nullable) FzRecords by their places; NULL: at once */
  FzExport *export;            /* (borrowed) (nullable) */
  FzDataset *dataset;          /* (borrowed) (nullable) in the place of the former */
} Exporting;

static gboolean
find_format (const FzCliOptions *options,
             FzExportFormat     *format,
             GError            **error)
{
  if (options->format_word != NULL)
    return fz_export_format_from_word (options->format_word, format) ||
           fz_cli_refuse (error,
                          "\"%s\" is no format: csv, csv-plain, xlsx, geojson, json, kml, gpx, "
                          "vcard or sqlite",
                          options->format_word);
  return fz_export_format_from_name (options->file, format) ||
         fz_cli_refuse (error, "the name of the file says no format: give --format");
}

static GArray *
find_columns (const FzCliSession *session,
              GError            **error)
{
  g_auto (GStrv) words = g_strsplit (session->options->columns, ",", -1);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint target = fz_import_target_find (words[i], session->catalog);

      if (target == FZ_TARGET_NONE)
        {
          fz_cli_refuse (error, "\"%s\" is no column", words[i]);
          return NULL;
        }
      g_array_append_val (columns, target);
    }
  return g_steal_pointer (&columns);
}

static void
meet (const FzRecord *record,
      gpointer        data)
{
  Exporting *exporting = data;

  if (record->deleted ||
      !g_hash_table_contains (exporting->wanted, GUINT_TO_POINTER (record->id)))
    return;
  if (exporting->ordered != NULL)
    {
      gpointer place = g_hash_table_lookup (exporting->wanted, GUINT_TO_POINTER (record->id));

      exporting->ordered->pdata[GPOINTER_TO_UINT (place) - 1] = fz_record_copy (record);
    }
  else if (exporting->export != NULL)
    fz_export_add (exporting->export, record);
  else
    g_ptr_array_add (exporting->dataset->records, fz_record_copy (record));
}

static gboolean
meet_all (Exporting *exporting,
          GError   **error)
{
  const FzCliSession *session = exporting->session;

  return fz_database_meet_records (session->database, session->catalog, meet, exporting, NULL,
                                   error);
}

/* In the order that was asked for, for which all of them are put into their places first: the
 * database has them in one order only. */
static gboolean
write_records (Exporting *exporting,
               GError   **error)
{
  guint n = g_hash_table_size (exporting->wanted);
  g_autoptr (GPtrArray) ordered = NULL;

  if (!exporting->session->options->filters.ordered)
    return meet_all (exporting, error);
  ordered = g_ptr_array_new_null_terminated (n, (GDestroyNotify) fz_record_unref, FALSE);
  g_ptr_array_set_size (ordered, (int) n);
  exporting->ordered = ordered;
  if (!meet_all (exporting, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (ordered->pdata[i] != NULL)
        fz_export_add (exporting->export, ordered->pdata[i]);
    }
  return TRUE;
}

/* A database of what was chosen, with the districts, services and days of this one. Nothing
 * is written over. */
static gboolean
write_database (Exporting *exporting,
                GError   **error)
{
  g_autoptr (FzDataset) dataset = fz_dataset_new ();
  g_autoptr (GArray) days = fz_database_load_days (exporting->session->database, error);

  if (days == NULL)
    return FALSE;
  fz_catalog_unref (dataset->catalog);
  dataset->catalog = fz_catalog_ref (exporting->session->catalog);
  g_array_unref (dataset->days);
  dataset->days = g_steal_pointer (&days);
  exporting->dataset = dataset;
  return meet_all (exporting, error) &&
         fz_database_create (exporting->session->options->file, dataset, error);
}

/* The file is there whole, or as it was before. */
static gboolean
write_file (Exporting           *exporting,
            const FzExportTerms *terms,
            GError             **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (exporting->session->options->file);
  g_autoptr (GCancellable) giving_up = g_cancellable_new ();
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (FzExport) export = NULL;

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, error);
  if (stream == NULL)
    return FALSE;
  export = fz_export_new (terms, G_OUTPUT_STREAM (stream));
  exporting->export = export;
  if (write_records (exporting, error) && fz_export_finish (export, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);

  g_cancellable_cancel (giving_up);
  g_output_stream_close (G_OUTPUT_STREAM (stream), giving_up, NULL);
  return FALSE;
}

static gboolean
make_terms (const FzCliSession *session,
            FzExportTerms      *terms,
            GArray            **columns,
            GError            **error)
{
  const FzCliOptions *options = session->options;

  *terms = (FzExportTerms) {
    .catalog = session->catalog,
    .script = session->script,
    .datum = options->datum,
  };
  if (!find_format (options, &terms->format, error))
    return FALSE;
  if (!fz_export_format_has_columns (terms->format) &&
      (options->columns != NULL || options->datum != FZ_DATUM_WGS84))
    return fz_cli_refuse (error, "%s has all fields, and is WGS-84",
                          fz_export_format_to_word (terms->format));
  if (options->columns == NULL)
    return TRUE;
  *columns = find_columns (session, error);
  terms->columns = *columns;
  return *columns != NULL;
}

/* Writes the stations that the options' filters find to the file that they name. */
gboolean
fz_cli_run_export (const FzCliSession *session,
                   GError            **error)
{
  g_autoptr (GHashTable) wanted = NULL;
  g_autoptr (GArray) columns = NULL;
  FzExportTerms terms;
  Exporting     exporting = { .session = session };
  gboolean      written;

  if (!make_terms (session, &terms, &columns, error))
    return FALSE;
  wanted = fz_cli_find_ids (session, error);
  if (wanted == NULL)
    return FALSE;
  exporting.wanted = wanted;
  written = terms.format == FZ_EXPORT_SQLITE ? write_database (&exporting, error)
                                             : write_file (&exporting, &terms, error);
  if (!written)
    return FALSE;
  fz_cli_session_print_mark (session);
  printf ("stations: %u\n", g_hash_table_size (wanted));
  return TRUE;
}
