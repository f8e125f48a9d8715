/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-export.h"

G_BEGIN_DECLS

GArray *fz_export_make_columns (const FzExportTerms *terms);
void    fz_export_cell_append (GString             *text,
                               const FzExportTerms *terms,
                               const FzRecord      *record,
                               guint                target);

void fz_export_csv_begin (const FzExportTerms *terms,
                          const GArray        *columns,
                          GString             *text);
void fz_export_csv_add (const FzExportTerms *terms,
                        const GArray        *columns,
                        const FzRecord      *record,
                        GString             *text);

typedef struct _FzExportXlsx FzExportXlsx;

FzExportXlsx *fz_export_xlsx_new (const FzExportTerms *terms,
                                  const GArray        *columns);
void          fz_export_xlsx_free (FzExportXlsx *self);
void          fz_export_xlsx_add (FzExportXlsx   *self,
                                  const FzRecord *record);
gboolean      fz_export_xlsx_finish (FzExportXlsx *self,
                                     GString      *content,
                                     GError      **error);

void fz_export_kml_add (const FzExportTerms *terms,
                        const FzRecord      *record,
                        GString             *text);
void fz_export_gpx_add (const FzExportTerms *terms,
                        const FzRecord      *record,
                        GString             *text);

G_END_DECLS
