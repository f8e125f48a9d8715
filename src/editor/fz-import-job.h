/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-import-file.h"
#include "fz-import-plan.h"
#include "fz-store.h"

G_BEGIN_DECLS

/* A plan of what files would do, with all that it borrows: made, carried out and freed
 * without the main thread, which only shows it between. */
typedef struct _FzImportJob FzImportJob;

FzImportJob *fz_import_job_new (void);
void         fz_import_job_unref (FzImportJob *self);
void         fz_import_job_add_file (FzImportJob  *self,
                                     FzImportFile *file);

void     fz_import_job_plan_async (FzImportJob        *self,
                                   FzStore            *store,
                                   gboolean            blanks,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
gboolean fz_import_job_plan_finish (FzImportJob  *self,
                                    FzStore      *store,
                                    GAsyncResult *result,
                                    GError      **error);
void     fz_import_job_apply_async (FzImportJob        *self,
                                    FzStore            *store,
                                    const char         *who,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
FzBatch *fz_import_job_apply_finish (FzImportJob  *self,
                                     FzStore      *store,
                                     GAsyncResult *result,
                                     GError      **error);

FzImportPlan *fz_import_job_get_plan (FzImportJob *self);
guint         fz_import_job_count_met (FzImportJob *self);
guint         fz_import_job_count_saved (FzImportJob *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzImportJob, fz_import_job_unref)

G_END_DECLS
