/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-catalog.h"
#include "fz-record.h"

G_BEGIN_DECLS

char *fz_details_report_make_text (const FzRecord  *record,
                                   const FzCatalog *catalog);
void  fz_details_report_present (GtkWidget       *parent,
                                 const FzRecord  *record,
                                 const FzCatalog *catalog);

G_END_DECLS
