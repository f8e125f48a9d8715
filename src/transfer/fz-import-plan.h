/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-checks.h"
#include "fz-import-columns.h"
#include "fz-import-item.h"

G_BEGIN_DECLS

/* Whether the value @field of a station is another than was published, which is given in
 * @base then, (nullable), borrowed. */
typedef gboolean (*FzImportBase) (guint32      station,
                                  const char  *field,
                                  const char **base,
                                  gpointer     data);

/* Called with each value that is to be saved: see fz_change_new_if(). */
typedef void (*FzImportTell) (guint32     station,
                              const char *field,
                              const char *was,
                              const char *value,
                              gpointer    data);

/* How a sheet is understood; all of it borrowed as long as the plan lives. */
typedef struct
{
  const FzSheet         *sheet;
  const GArray          *columns; /* see fz_import_columns_match() */
  const FzCatalog       *catalog;
  const FzChecksContext *checks;     /* `before` is not looked at */
  FzDatum                datum;      /* of points whose row does not say it */
  gboolean               blanks;     /* a blank cell clears its value; else it says nothing */
  gboolean               known_only; /* no row is a new station's: that is an error */
  FzImportBase           base;       /* (nullable) nothing was changed since it was published */
  gpointer               base_data;
} FzImportTerms;

/*
 * What an import would do, before anything is done: every row of a sheet finds its station
 * by code, else by name and district. First the plan meets every station, deleted ones
 * too, one by one; then it is finished, and can be looked at and changed: which values,
 * stations and deletions are `taken`. Nothing that is blank overwrites and nothing that is
 * missing is deleted unless that is said. One owner, one thread.
 */
typedef struct
{
  FzImportTerms terms;
  GPtrArray    *items;       /* (owned) of FzImportItem, by row */
  GPtrArray    *missing;     /* (owned) of FzImportMissing, by code */
  GPtrArray    *errors;      /* (owned) of FzImportError, by line */
  guint         n_unchanged; /* rows that are as their stations are */

  /*< private >*/
  GPtrArray  *words;      /* (owned) of all values */
  GHashTable *by_code;    /* (owned) row + 1 by code, which the sheet or `texts` owns */
  GHashTable *by_name;    /* (owned) (nullable) row + 1 by name and district */
  GPtrArray  *texts;      /* (owned) of codes that were read from cells */
  GPtrArray  *candidates; /* (owned) of FzRecord, which a row may be about by name */
  guint8     *met;        /* (owned) by row: whether it found its station, or is in error */
  GString    *scratch;    /* (owned) */
  guint       n_checked;
} FzImportPlan;

FzImportPlan *fz_import_plan_new (const FzImportTerms *terms);
void          fz_import_plan_free (FzImportPlan *self);
void          fz_import_plan_meet (FzImportPlan   *self,
                                   const FzRecord *record);
void          fz_import_plan_finish (FzImportPlan *self);

guint      fz_import_plan_count_added (const FzImportPlan *self);
guint      fz_import_plan_count_changed (const FzImportPlan *self);
guint      fz_import_plan_count_conflicts (const FzImportPlan *self);
void       fz_import_plan_tell_changes (const FzImportPlan *self,
                                        FzImportTell        tell,
                                        gpointer            data);
GPtrArray *fz_import_plan_make_added (const FzImportPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzImportPlan, fz_import_plan_free)

G_END_DECLS
