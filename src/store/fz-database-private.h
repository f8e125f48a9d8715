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

/* Reads the row that @statement stands on into what @data points to. */
typedef gboolean (*FzReadRow) (sqlite3_stmt *statement,
                               gpointer      data,
                               GError      **error);

gboolean fz_database_read_rows (sqlite3    *db,
                                const char *sql,
                                FzReadRow   read_row,
                                gpointer    data,
                                GError    **error);
gboolean fz_database_read_texts (sqlite3_stmt *statement,
                                 int           first,
                                 int           n,
                                 const char  **texts,
                                 GError      **error);
gboolean fz_database_bind_names (sqlite3_stmt  *statement,
                                 int            first,
                                 const FzNames *names,
                                 GError       **error);

gboolean fz_database_follow_days (sqlite3      *db,
                                  const GArray *days,
                                  GError      **error);
gboolean fz_database_check_calendar (sqlite3   *db,
                                     GPtrArray *problems,
                                     GError   **error);

gboolean fz_database_write_places (sqlite3         *db,
                                   const FzCatalog *catalog,
                                   GError         **error);
gboolean fz_database_load_places (sqlite3   *db,
                                  FzCatalog *catalog,
                                  GError   **error);

G_END_DECLS
