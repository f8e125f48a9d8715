/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-import-source.h"

G_BEGIN_DECLS

/* Called with each value that is to be saved: see fz_change_new_if(). @author, (nullable), is
 * whose correction it is. */
typedef void (*FzImportTell) (guint32     station,
                              const char *field,
                              const char *was,
                              const char *value,
                              const char *author,
                              gpointer    data);

/*
 * What an import would do, before anything is done: every row of one file, or of several,
 * finds its station by code, else by name and district. First the plan meets every station,
 * deleted ones too, one by one; then it is finished, and can be looked at and changed: which
 * files, values, stations and deletions are `taken`. Nothing that is blank overwrites and
 * nothing that is missing is deleted unless that is said. One owner, one thread.
 */
typedef struct
{
  FzImportTerms terms;       /* of the first file, and what all have in common */
  GPtrArray    *sources;     /* (owned) of FzImportSource, as they were added */
  GPtrArray    *items;       /* (owned) of FzImportItem, by source and row */
  GPtrArray    *missing;     /* (owned) of FzImportMissing, by code */
  GPtrArray    *errors;      /* (owned) of FzImportError, by source and line */
  guint         n_unchanged; /* stations that are as every file that tells of them has them */

  /*< private >*/
  GPtrArray *words;      /* (owned) of all values */
  GPtrArray *candidates; /* (owned) of FzRecord, which a row may be about by name */
  GArray    *places;     /* (owned) of FzImportPlace, for one record at a time */
  guint      n_checked;
} FzImportPlan;

FzImportPlan *fz_import_plan_new (const FzImportTerms *terms);
gboolean      fz_import_plan_add_source (FzImportPlan        *self,
                                         const FzImportTerms *terms);
void          fz_import_plan_free (FzImportPlan *self);
void          fz_import_plan_meet (FzImportPlan   *self,
                                   const FzRecord *record);
void          fz_import_plan_finish (FzImportPlan *self);

const FzImportSource *fz_import_plan_get_source (const FzImportPlan *self,
                                                 guint               i);
void                  fz_import_plan_take_source (FzImportPlan *self,
                                                  guint         i,
                                                  gboolean      taken);
void                  fz_import_plan_take_item (FzImportPlan *self,
                                                FzImportItem *item,
                                                gboolean      taken);
void                  fz_import_plan_take_field (FzImportPlan  *self,
                                                 FzImportItem  *item,
                                                 FzImportField *field,
                                                 gboolean       taken);
void                  fz_import_plan_choose (FzImportPlan  *self,
                                             FzImportItem  *item,
                                             FzImportField *field,
                                             guint          value);
void                  fz_import_plan_take_missing (FzImportPlan    *self,
                                                   FzImportMissing *missing,
                                                   gboolean         taken);
guint                 fz_import_plan_count_deleted (const FzImportPlan *self);
char                **fz_import_plan_list_authors (const FzImportPlan  *self,
                                                   const FzImportValue *value);

guint      fz_import_plan_count_added (const FzImportPlan *self);
guint      fz_import_plan_count_changed (const FzImportPlan *self);
guint      fz_import_plan_count_conflicts (const FzImportPlan *self);
void       fz_import_plan_tell_changes (const FzImportPlan *self,
                                        FzImportTell        tell,
                                        gpointer            data);
GPtrArray *fz_import_plan_make_added (const FzImportPlan *self,
                                      GPtrArray          *authors);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzImportPlan, fz_import_plan_free)

G_END_DECLS
