/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-field.h"
#include "fz-sheet.h"

G_BEGIN_DECLS

/* What a column of a sheet is: the number of an FzField, or one of these; from
 * FZ_TARGET_SERVICE on, a service by its number in the catalogue. */
#define FZ_TARGET_OFFERS FZ_N_FIELDS           /* codes of services, separated by ";" */
#define FZ_TARGET_OFFERS_NOT (FZ_N_FIELDS + 1) /* the same */
#define FZ_TARGET_SAMPLE (FZ_N_FIELDS + 2)     /* anything: the details are invented */
#define FZ_TARGET_DATUM (FZ_N_FIELDS + 3)      /* of the row's point */
#define FZ_TARGET_SERVICE (FZ_N_FIELDS + 4)
#define FZ_TARGET_NONE G_MAXUINT

guint    fz_import_target_find (const char      *name,
                                const FzCatalog *catalog);
char    *fz_import_target_dup_word (guint            target,
                                    const FzCatalog *catalog);
GArray  *fz_import_columns_match (const FzSheet   *sheet,
                                  const FzCatalog *catalog);
gboolean fz_import_columns_find (const GArray *columns,
                                 guint         target,
                                 guint        *column);

G_END_DECLS
