/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-cli-session.h"
#include "fz-import-plan.h"

G_BEGIN_DECLS

/* One file that is to be brought in, as it was read. */
typedef struct
{
  FzSheet       *sheet;       /* (owned) (nullable) */
  FzSheetForm    form;        /* that it was found in */
  gboolean       is_wgs84;    /* whatever is said */
  GArray        *columns;     /* (owned) (nullable) */
  FzCorrections *corrections; /* (owned) (nullable) in the place of all these */
  FzDatum        datum;
} FzCliImportInput;

FzCliImportInput *fz_cli_import_input_read (const FzCliSession *session,
                                            const char         *path,
                                            GError            **error);
void              fz_cli_import_input_free (FzCliImportInput *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzCliImportInput, fz_cli_import_input_free)

G_END_DECLS
