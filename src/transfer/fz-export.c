/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-export-private.h"

#include "fz-card-private.h"
#include "fz-record-json.h"

/* How much is put together before it is written, bytes. */
#define BLOCK_SIZE (1024 * 1024)

struct _FzExport
{
  FzExportTerms  terms;
  GOutputStream *stream;  /* (owned) */
  GArray        *columns; /* (owned) (nullable) of CSV and XLSX */
  FzExportXlsx  *xlsx;    /* (owned) (nullable) */
  GString       *text;    /* (owned) what is not written yet */
  GError        *fault;   /* (owned) (nullable) the first */
  guint          n;       /* records so far */
};

static const struct
{
  const char *word;
  const char *suffix;
  const char *head;
  const char *between; /* two records */
  const char *tail;
} formats[FZ_N_EXPORT_FORMATS] = {
  [FZ_EXPORT_CSV] = { "csv", ".csv", "", "", "" },
  [FZ_EXPORT_CSV_PLAIN] = { "csv-plain", NULL, "", "", "" },
  [FZ_EXPORT_XLSX] = { "xlsx", ".xlsx", "", "", "" },
  [FZ_EXPORT_GEOJSON] = { "geojson", ".geojson", NULL, ",\n", "\n]}\n" },
  [FZ_EXPORT_JSON] = { "json", ".json", NULL, ",\n", "\n]}\n" },
  [FZ_EXPORT_KML] = { "kml", ".kml",
                      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>\n",
                      "", "</Document></kml>\n" },
  [FZ_EXPORT_GPX] = { "gpx", ".gpx",
                      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<gpx version=\"1.1\" creator=\"Fazhan\" "
                      "xmlns=\"http://www.topografix.com/GPX/1/1\">\n",
                      "", "</gpx>\n" },
  [FZ_EXPORT_VCARD] = { "vcard", ".vcf", "", "", "" },
  [FZ_EXPORT_SQLITE] = { "sqlite", ".db", "", "", "" },
};

static void
flush (FzExport *self)
{
  if (self->fault == NULL)
    g_output_stream_write_all (self->stream, self->text->str, self->text->len, NULL, NULL,
                               &self->fault);
  g_string_truncate (self->text, 0);
}

static void
append_member (GString    *text,
               const char *name,
               const char *value)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), value);
  g_autofree char *literal = json_to_string (node, FALSE);

  g_string_append_printf (text, "\"%s\": %s, ", name, value != NULL ? literal : "null");
}

/* Which collection it is, and whether its details are invented. */
static void
begin_json (FzExport *self)
{
  const FzDatasetInfo *dataset = &self->terms.catalog->dataset;
  gboolean             is_geojson = self->terms.format == FZ_EXPORT_GEOJSON;

  g_string_append_c (self->text, '{');
  if (is_geojson)
    append_member (self->text, "type", "FeatureCollection");
  g_string_append_printf (self->text, "\"sample\": %s, ", dataset->sample ? "true" : "false");
  append_member (self->text, "collection", dataset->name);
  append_member (self->text, "version", dataset->version);
  g_string_append_printf (self->text, "\"%s\": [\n", is_geojson ? "features" : "stations");
}

static void
begin (FzExport *self)
{
  switch (self->terms.format)
    {
    case FZ_EXPORT_CSV:
    case FZ_EXPORT_CSV_PLAIN:
      self->columns = fz_export_make_columns (&self->terms);
      fz_export_csv_begin (&self->terms, self->columns, self->text);
      break;
    case FZ_EXPORT_XLSX:
      self->columns = fz_export_make_columns (&self->terms);
      self->xlsx = fz_export_xlsx_new (&self->terms, self->columns);
      break;
    case FZ_EXPORT_GEOJSON:
    case FZ_EXPORT_JSON:
      begin_json (self);
      break;
    case FZ_EXPORT_KML:
    case FZ_EXPORT_GPX:
    case FZ_EXPORT_VCARD:
    case FZ_EXPORT_SQLITE:
    default:
      g_string_append (self->text, formats[self->terms.format].head);
      break;
    }
}

static void
add_json (FzExport       *self,
          const FzRecord *record)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  fz_record_json_add (builder, record, self->terms.catalog);
  json_builder_end_object (builder);
  text = fz_record_json_to_text (builder);
  g_string_append (self->text, text);
}

static void
add_card (FzExport       *self,
          const FzRecord *record)
{
  const FzCard     card = { .record = record,
                            .catalog = self->terms.catalog,
                            .script = self->terms.script };
  g_autofree char *text = self->terms.format == FZ_EXPORT_GEOJSON ? fz_card_make_geojson (&card)
                                                                  : fz_card_make_vcard (&card);

  g_string_append (self->text, text);
}

const char *
fz_export_format_to_word (FzExportFormat format)
{
  g_return_val_if_fail ((guint) format < FZ_N_EXPORT_FORMATS, NULL);

  return formats[format].word;
}

/* FALSE, with @format left alone, when @word is none. */
gboolean
fz_export_format_from_word (const char     *word,
                            FzExportFormat *format)
{
  for (guint i = 0; i < FZ_N_EXPORT_FORMATS; i++)
    {
      if (g_str_equal (formats[i].word, word))
        {
          *format = (FzExportFormat) i;
          return TRUE;
        }
    }
  return FALSE;
}

/* The format that the end of a file's name says, in any case. */
gboolean
fz_export_format_from_name (const char     *name,
                            FzExportFormat *format)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < FZ_N_EXPORT_FORMATS; i++)
    {
      if (formats[i].suffix != NULL && g_str_has_suffix (lower, formats[i].suffix))
        {
          *format = (FzExportFormat) i;
          return TRUE;
        }
    }
  return FALSE;
}

/* Whether columns and datum can be chosen. */
gboolean
fz_export_format_has_columns (FzExportFormat format)
{
  return format == FZ_EXPORT_CSV || format == FZ_EXPORT_CSV_PLAIN || format == FZ_EXPORT_XLSX;
}

FzExport *
fz_export_new (const FzExportTerms *terms,
               GOutputStream       *stream)
{
  FzExport *self = g_new0 (FzExport, 1);

  self->terms = *terms;
  self->stream = g_object_ref (stream);
  self->text = g_string_sized_new (BLOCK_SIZE);
  begin (self);
  return self;
}

void
fz_export_free (FzExport *self)
{
  g_clear_object (&self->stream);
  g_clear_pointer (&self->xlsx, fz_export_xlsx_free);
  g_clear_pointer (&self->columns, g_array_unref);
  g_string_free (self->text, TRUE);
  g_clear_error (&self->fault);
  g_free (self);
}

/* What goes wrong is said by fz_export_finish(). */
void
fz_export_add (FzExport       *self,
               const FzRecord *record)
{
  if (self->n++ > 0)
    g_string_append (self->text, formats[self->terms.format].between);
  switch (self->terms.format)
    {
    case FZ_EXPORT_CSV:
    case FZ_EXPORT_CSV_PLAIN:
      fz_export_csv_add (&self->terms, self->columns, record, self->text);
      break;
    case FZ_EXPORT_XLSX:
      fz_export_xlsx_add (self->xlsx, record);
      break;
    case FZ_EXPORT_GEOJSON:
    case FZ_EXPORT_VCARD:
      add_card (self, record);
      break;
    case FZ_EXPORT_JSON:
      add_json (self, record);
      break;
    case FZ_EXPORT_KML:
      fz_export_kml_add (&self->terms, record, self->text);
      break;
    case FZ_EXPORT_GPX:
      fz_export_gpx_add (&self->terms, record, self->text);
      break;
    case FZ_EXPORT_SQLITE:
    default:
      g_return_if_reached ();
    }
  if (self->text->len >= BLOCK_SIZE)
    flush (self);
}

/* Writes what is left; the stream is the caller's to close. FALSE, with the first error
 * that there was, when not all of it is written. */
gboolean
fz_export_finish (FzExport *self,
                  GError  **error)
{
  g_string_append (self->text, formats[self->terms.format].tail);
  if (self->xlsx != NULL && self->fault == NULL)
    fz_export_xlsx_finish (self->xlsx, self->text, &self->fault);
  flush (self);
  if (self->fault == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->fault));
  return FALSE;
}
