/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-encoding.h"
#include "fz-record.h"

G_BEGIN_DECLS

typedef enum
{
  FZ_SHEET_ERROR_FAILED,   /* the file cannot be read */
  FZ_SHEET_ERROR_SYNTAX,   /* not of its format */
  FZ_SHEET_ERROR_TOO_BIG,  /* beyond what is read */
  FZ_SHEET_ERROR_FORMAT,   /* of a format that is not read here */
  FZ_SHEET_ERROR_WORKBOOK, /* a workbook that its program can save as one that is read */
  FZ_SHEET_ERROR_DATABASE, /* see fz_sheet_is_database() */
  FZ_SHEET_ERROR_EMPTY,    /* there is no header */
} FzSheetError;

#define FZ_SHEET_ERROR (fz_sheet_error_quark ())
GQuark fz_sheet_error_quark (void);

/* What is read at most. */
#define FZ_SHEET_MAX_COLUMNS 1000
#define FZ_SHEET_MAX_ROWS 1000000
#define FZ_SHEET_MAX_CELLS 100000000
#define FZ_SHEET_MAX_BYTES (512u * 1024 * 1024)

/* How a file is written, and what of it is wanted; what is FIND, 0 or NULL is found out. */
typedef struct
{
  FzEncoding  encoding;  /* of a text */
  gboolean    is_guess;  /* found out: another encoding is nearly as likely */
  char        delimiter; /* ',', ';' or a tab */
  const char *sheet;     /* (borrowed) (nullable) of a workbook; NULL: the first */
  guint       header;    /* the line of the file on which the header begins, from 1 */
} FzSheetForm;

void fz_sheet_note_done (int    *done,
                         guint64 n,
                         guint64 all);

/* A table of texts, whatever file it comes from: a header, and rows of as many cells.
 * One owner while it is filled; may then be read in any thread. */
typedef struct _FzSheet FzSheet;

FzSheet *fz_sheet_new (const char *name);
FzSheet *fz_sheet_new_for_texts (const char *name,
                                 GString    *texts);
void     fz_sheet_expect_header (FzSheet *self,
                                 guint    line);
FzSheet *fz_sheet_ref (FzSheet *self);
void     fz_sheet_unref (FzSheet *self);
gboolean fz_sheet_add_cell (FzSheet    *self,
                            const char *text,
                            gsize       length,
                            GError    **error);
gboolean fz_sheet_add_place (FzSheet *self,
                             guint32  place,
                             GError **error);
gboolean fz_sheet_add_cells (FzSheet       *self,
                             const GString *text,
                             const GArray  *offsets,
                             GError       **error);
gboolean fz_sheet_end_row (FzSheet *self,
                           guint    line,
                           GError **error);

const char *fz_sheet_get_name (const FzSheet *self);
guint       fz_sheet_get_n_columns (const FzSheet *self);
guint       fz_sheet_get_n_rows (const FzSheet *self);
guint       fz_sheet_get_header_line (const FzSheet *self);
const char *fz_sheet_get_header (const FzSheet *self,
                                 guint          column);
const char *fz_sheet_get (const FzSheet *self,
                          guint          row,
                          guint          column);
guint       fz_sheet_get_line (const FzSheet *self,
                               guint          row);

FzSheet *fz_sheet_read_csv (const char   *path,
                            FzSheetForm  *form,
                            int          *done,
                            GCancellable *cancellable,
                            GError      **error);

FzSheet *fz_sheet_read_json (const char   *path,
                             int          *done,
                             GCancellable *cancellable,
                             GError      **error);
FzSheet *fz_sheet_read_xlsx (const char   *path,
                             FzSheetForm  *form,
                             int          *done,
                             GCancellable *cancellable,
                             GError      **error);
char   **fz_sheet_list_xlsx (const char   *path,
                             GCancellable *cancellable,
                             GError      **error);
FzSheet *fz_sheet_new_for_records (const char *name);
gboolean fz_sheet_add_record (FzSheet         *self,
                              const FzRecord  *record,
                              const FzCatalog *catalog,
                              GError         **error);
gboolean fz_sheet_is_database (const char *path);
FzSheet *fz_sheet_read (const char   *path,
                        FzSheetForm  *form,
                        gboolean     *is_wgs84,
                        int          *done,
                        GCancellable *cancellable,
                        GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzSheet, fz_sheet_unref)

G_END_DECLS
