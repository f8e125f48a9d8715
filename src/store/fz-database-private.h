/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "fz-database.h"

G_BEGIN_DECLS

struct _FzDatabase
{
  sqlite3 *db;   /* (owned) */
  char    *path; /* (owned) (nullable): in memory */
  gboolean writable;
  gint64   seen_version; /* SQLite's data_version when it was last looked at */
  gint64   seen_batch;   /* the newest batch then */
};

/*
 * What is no base lies among the bases all the same: marks of what waits for review, see
 * fz-database-review.c, and of what an undo took back, whose fields begin so.
 */
#define REVIEW "review:"
#define UNDONE "undone:"
#define IS_BASE "field NOT GLOB '" REVIEW "*' AND field NOT GLOB '" UNDONE "*'"

/* Behind a condition: and the batch ?1 brought, took back or made again a version of the
 * collection. */
#define OF_VERSION                                                      \
  " AND EXISTS (SELECT * FROM change WHERE batch = ?1 AND station = 0 " \
  "AND field GLOB 'dataset:*:version')"

/* What a batch is made for. */
typedef struct _FzBatchPurpose FzBatchPurpose;
struct _FzBatchPurpose
{
  FzBatchKind kind;
  gint64      target; /* the batch that it takes back or makes again; 0: none */
  gint64      taken;  /* the batch whose values go back: the target, or an undo of it */

  const GPtrArray *added;       /* (nullable) of FzRecord: stations that come with it */
  const GPtrArray *authors;     /* (nullable) of each of them, (nullable) whose it is */
  GCancellable    *cancellable; /* (nullable) */
  int             *n_done;      /* (nullable) stations so far, for any thread to look at */

  /* (nullable) adds what becomes of stations to the changes and to `added`, once the
   * collection itself is changed and read anew, within the transaction */
  gboolean (*plan) (FzDatabase      *self,
                    const FzCatalog *catalog,
                    gpointer         data,
                    GError         **error);
  gpointer data;

  /* (nullable) what else belongs into the transaction, once there is a batch */
  gboolean (*finish) (sqlite3              *db,
                      gint64                batch,
                      const FzBatchPurpose *self,
                      GError              **error);
};

FzBatch *fz_database_change_for (FzDatabase           *self,
                                 const FzCatalog      *catalog,
                                 const GPtrArray      *changes,
                                 const FzBatchPurpose *purpose,
                                 const char           *who,
                                 GError              **error);
gboolean fz_database_check_code_free (sqlite3    *db,
                                      const char *code,
                                      GError    **error);
gboolean fz_database_plan_collection (FzDatabase      *self,
                                      const FzCatalog *ours,
                                      const FzCatalog *theirs,
                                      GPtrArray       *changes,
                                      GError         **error);
gboolean fz_database_note_review (sqlite3    *db,
                                  gint64      batch,
                                  guint32     station,
                                  const char *field,
                                  const char *before,
                                  GError    **error);
gboolean fz_database_drop_undone_reviews (sqlite3 *db,
                                          gint64   batch,
                                          GError **error);
gboolean fz_database_renew_reviews (sqlite3 *db,
                                    gint64   batch,
                                    GError **error);
gboolean fz_database_forget_undone_reviews (sqlite3 *db, GError **error);
gboolean fz_database_settle_bases (sqlite3 *db,
                                   gint64   batch,
                                   GError **error);
gboolean fz_database_choose_id (sqlite3 *db,
                                guint32 *id,
                                GError **error);
gboolean fz_database_read_version (FzDatabase *self,
                                   gint64     *version,
                                   GError    **error);
gboolean fz_database_note_seen (FzDatabase *self,
                                GError    **error);
gboolean fz_database_check_savable (FzDatabase *self,
                                    GError    **error);
gboolean fz_database_begin_journal (sqlite3    *db,
                                    const char *path,
                                    GError    **error);
gboolean fz_database_check_place (FzDatabase *self,
                                  GError    **error);

gboolean    fz_database_check_pages (sqlite3 *db,
                                     GError **error);
gboolean    fz_database_copy_pages (sqlite3 *to,
                                    sqlite3 *from,
                                    GError **error);
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

GArray  *fz_database_read_days (sqlite3 *db,
                                GError **error);
gboolean fz_database_replace_days (sqlite3      *db,
                                   const GArray *days,
                                   GError      **error);
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
