/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "fz-corrections.h"
#include "fz-import-columns.h"
#include "fz-import-datum.h"

G_BEGIN_DECLS

/* What a file is, by its content. */
typedef enum
{
  FZ_IMPORT_KIND_TEXT,     /* CSV */
  FZ_IMPORT_KIND_WORKBOOK, /* XLSX */
  FZ_IMPORT_KIND_JSON,     /* GeoJSON, or the project's own */
  FZ_IMPORT_KIND_CORRECTIONS,
  FZ_IMPORT_KIND_COPY, /* a database with stations, such as is exported or kept as a backup */
} FzImportKind;

typedef enum
{
  FZ_IMPORT_FILE_READING,
  FZ_IMPORT_FILE_READ,
  FZ_IMPORT_FILE_REFUSED,
} FzImportFileState;

#define FZ_TYPE_IMPORT_FILE (fz_import_file_get_type ())
G_DECLARE_FINAL_TYPE (FzImportFile, fz_import_file, FZ, IMPORT_FILE, GObject)

FzImportFile *fz_import_file_new (const char *path,
                                  FzCatalog  *catalog);
void          fz_import_file_stop (FzImportFile *self);
void          fz_import_file_remember (FzImportFile *self);

const char          *fz_import_file_get_name (FzImportFile *self);
FzImportFileState    fz_import_file_get_state (FzImportFile *self);
double               fz_import_file_get_fraction (FzImportFile *self);
const GError        *fz_import_file_get_error (FzImportFile *self);
FzImportKind         fz_import_file_get_kind (FzImportFile *self);
const FzSheetForm   *fz_import_file_get_form (FzImportFile *self);
const char *const   *fz_import_file_get_sheets (FzImportFile *self);
FzSheet             *fz_import_file_get_sheet (FzImportFile *self);
const FzCorrections *fz_import_file_get_corrections (FzImportFile *self);
const GArray        *fz_import_file_get_columns (FzImportFile *self);
FzDatum              fz_import_file_get_datum (FzImportFile *self);
gboolean             fz_import_file_asks_datum (FzImportFile *self);
const FzDatumTally  *fz_import_file_get_tally (FzImportFile *self);
gboolean             fz_import_file_is_adjustable (FzImportFile *self);
gboolean             fz_import_file_is_identified (FzImportFile *self);

void fz_import_file_set_form (FzImportFile      *self,
                              const FzSheetForm *form);
void fz_import_file_set_target (FzImportFile *self,
                                guint         column,
                                guint         target);
void fz_import_file_set_datum (FzImportFile *self,
                               FzDatum       datum);

G_END_DECLS
