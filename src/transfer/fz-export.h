/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "fz-catalog.h"
#include "fz-record.h"

G_BEGIN_DECLS

/* What records can be given out as. */
typedef enum
{
  FZ_EXPORT_CSV,       /* with a byte order mark, by which spreadsheets know UTF-8 */
  FZ_EXPORT_CSV_PLAIN, /* without */
  FZ_EXPORT_XLSX,      /* a workbook of Office Open XML */
  FZ_EXPORT_GEOJSON,   /* RFC 7946 */
  FZ_EXPORT_JSON,      /* the project's own */
  FZ_EXPORT_KML,
  FZ_EXPORT_GPX,
  FZ_EXPORT_VCARD,
  FZ_EXPORT_SQLITE, /* a database; written by the store, not here */
} FzExportFormat;
#define FZ_N_EXPORT_FORMATS 9

const char *fz_export_format_to_word (FzExportFormat format);
gboolean    fz_export_format_from_word (const char     *word,
                                        FzExportFormat *format);
gboolean    fz_export_format_from_name (const char     *name,
                                        FzExportFormat *format);
gboolean    fz_export_format_has_columns (FzExportFormat format);

/* All of it borrowed as long as the export lives. */
typedef struct
{
  FzExportFormat   format;
  const FzCatalog *catalog;
  FzScript         script;  /* of titles, and of the mark on sample data */
  const GArray    *columns; /* (nullable) targets of CSV and XLSX; NULL: all */
  FzDatum          datum;   /* of CSV and XLSX; all else is WGS-84 by its own rules */
} FzExportTerms;

/* Records on their way into a file, one by one, whatever their number. Sample data is
 * marked in every format. One owner, one thread. */
typedef struct _FzExport FzExport;

FzExport *fz_export_new (const FzExportTerms *terms,
                         GOutputStream       *stream);
void      fz_export_free (FzExport *self);
void      fz_export_add (FzExport       *self,
                         const FzRecord *record);
gboolean  fz_export_finish (FzExport *self,
                            GError  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzExport, fz_export_free)

G_END_DECLS
