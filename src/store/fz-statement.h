/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/*
 * A few words over SQLite's own: every value is bound, every loop over rows ends
 * in FZ_STEP_DONE or in a GError of the domain FZ_STORE_ERROR, and every
 * statement is freed by g_autoptr.
 */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

typedef enum
{
  FZ_STEP_ROW,
  FZ_STEP_DONE,
  FZ_STEP_FAILED,
} FzStep;

void fz_sql_set_error (sqlite3 *db,
                       GError **error);

gboolean fz_sql_execute (sqlite3    *db,
                         const char *sql,
                         GError    **error);
gboolean fz_sql_read_int (sqlite3    *db,
                          const char *sql,
                          gint64     *value,
                          GError    **error);

typedef gboolean (*FzSqlWork) (sqlite3 *db,
                               gpointer data,
                               GError **error);
gboolean fz_sql_transact (sqlite3  *db,
                          FzSqlWork work,
                          gpointer  data,
                          GError  **error);

sqlite3_stmt *fz_statement_new (sqlite3    *db,
                                const char *sql,
                                GError    **error);
gboolean      fz_statement_bind_text (sqlite3_stmt *self,
                                      int           i,
                                      const char   *text,
                                      GError      **error);
gboolean      fz_statement_bind_int (sqlite3_stmt *self,
                                     int           i,
                                     gint64        value,
                                     GError      **error);
gboolean      fz_statement_bind_double (sqlite3_stmt *self,
                                        int           i,
                                        double        value,
                                        GError      **error);
FzStep        fz_statement_step (sqlite3_stmt *self,
                                 GError      **error);
gboolean      fz_statement_run (sqlite3_stmt *self,
                                GError      **error);
gboolean      fz_statement_get_text (sqlite3_stmt *self,
                                     int           column,
                                     const char  **text,
                                     GError      **error);
double        fz_statement_get_double (sqlite3_stmt *self,
                                       int           column);

G_END_DECLS
