/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-checks.h"
#include "fz-corrections.h"
#include "fz-import-columns.h"
#include "fz-import-item.h"

G_BEGIN_DECLS

/* How a file is understood; all of it borrowed as long as the plan lives. It is a sheet with
 * its columns, or corrections that somebody sent. */
typedef struct
{
  const FzSheet         *sheet;       /* (nullable) */
  const GArray          *columns;     /* (nullable) see fz_import_columns_match() */
  const FzCorrections   *corrections; /* (nullable) in the place of both */
  const FzCatalog       *catalog;
  const FzChecksContext *checks;     /* `before` is not looked at */
  FzDatum                datum;      /* of points whose row does not say it */
  gboolean               blanks;     /* a blank cell clears its value; else it says nothing */
  gboolean               known_only; /* no row is a new station's: that is an error */
  FzImportBase           base;       /* (nullable) nothing was changed since it was published */
  gpointer               base_data;
} FzImportTerms;

/* One of the files that a plan is made of: its rows, and which of them is about which
 * station. */
typedef struct
{
  FzImportTerms terms;
  guint         index; /* in the plan */
  gboolean      taken; /* what it says counts; see fz_import_plan_take_source() */

  /*< private >*/
  GHashTable *by_code;   /* (owned) row + 1 by code, which `texts` owns */
  GHashTable *by_name;   /* (owned) (nullable) row + 1 by name and district */
  GHashTable *again;     /* (owned) GArray of guint by code: the rows behind the first of it */
  GPtrArray  *texts;     /* (owned) of codes that were read from cells */
  guint8     *met;       /* (owned) by row: whether it found its station, or is in error */
  GString    *scratch;   /* (owned) */
  GArray     *differing; /* (owned) of guint: see fz_import_row_is_same() */
} FzImportSource;

FzImportSource *fz_import_source_new (const FzImportTerms *terms,
                                      guint                index,
                                      GPtrArray           *errors);
void            fz_import_source_free (FzImportSource *self);
const char     *fz_import_source_get_name (const FzImportSource *self);
const char     *fz_import_source_get_author (const FzImportSource *self);
guint           fz_import_source_get_n_rows (const FzImportSource *self);
guint           fz_import_source_get_line (const FzImportSource *self,
                                           guint                 row);
gboolean        fz_import_source_find_code (const FzImportSource *self,
                                            const char           *code,
                                            guint                *row);
gboolean        fz_import_source_find_name (FzImportSource *self,
                                            const FzRecord *record,
                                            guint          *row);
FzImportError  *fz_import_source_make_error (FzImportSource *self,
                                             guint           row,
                                             guint           target,
                                             FzImportFault   fault,
                                             const char     *reason);

G_END_DECLS
