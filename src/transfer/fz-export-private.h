/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-export.h"

G_BEGIN_DECLS

GArray *fz_export_csv_make_columns (const FzExportTerms *terms);
void    fz_export_csv_begin (const FzExportTerms *terms,
                             const GArray        *columns,
                             GString             *text);
void    fz_export_csv_add (const FzExportTerms *terms,
                           const GArray        *columns,
                           const FzRecord      *record,
                           GString             *text);

void fz_export_kml_add (const FzExportTerms *terms,
                        const FzRecord      *record,
                        GString             *text);
void fz_export_gpx_add (const FzExportTerms *terms,
                        const FzRecord      *record,
                        GString             *text);

G_END_DECLS
