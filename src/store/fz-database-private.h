/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "fz-database.h"

G_BEGIN_DECLS

struct _FzDatabase
{
  sqlite3 *db; /* (owned) */
  gboolean writable;
};

FzDatabase *fz_database_copy_to_memory (FzDatabase *self,
                                        GError    **error);
gboolean    fz_database_write_dataset (sqlite3         *db,
                                       const FzDataset *dataset,
                                       GError         **error);

G_END_DECLS
