/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "fz-catalog.h"
#include "fz-conflict.h"

G_BEGIN_DECLS

/*
 * What was found right, on its way from a published version of the collection into the
 * database: each check goes with the value that it is of, and nobody is asked about one.
 */

void      fz_update_take_checks (FzRecord       *theirs,
                                 const FzRecord *published,
                                 const FzRecord *mine);
FzRecord *fz_update_merge (const FzConflict *conflict,
                           const FzCatalog  *catalog);
gboolean  fz_update_follow_checks (const FzConflict *conflict,
                                   const FzCatalog  *catalog,
                                   GPtrArray        *changes);
gboolean  fz_update_note_base (sqlite3    *db,
                               guint32     station,
                               const char *field,
                               gboolean    differs,
                               const char *published,
                               GError    **error);
gboolean  fz_update_note_check_bases (sqlite3          *db,
                                      const FzConflict *conflict,
                                      const FzCatalog  *catalog,
                                      GError          **error);

G_END_DECLS
