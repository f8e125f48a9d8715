/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  FZ_CSV_ERROR_FAILED,   /* the file cannot be read */
  FZ_CSV_ERROR_SYNTAX,   /* not CSV as in RFC 4180 */
  FZ_CSV_ERROR_QUOTE,    /* a quotation mark in the wrong place, or never closed */
  FZ_CSV_ERROR_LONG_ROW, /* a row beyond what is read */
  FZ_CSV_ERROR_HEADER,   /* a column is unknown, missing or there twice */
  FZ_CSV_ERROR_VALUE,    /* not of its encoding, or a value that its column does not take */
} FzCsvError;

#define FZ_CSV_ERROR (fz_csv_error_quark ())
GQuark fz_csv_error_quark (void);

/* Reads a CSV file row by row: UTF-8, commas, one header row, any line ends, a
 * byte order mark or none. Every error says "FILE:LINE: COLUMN: reason", where LINE is
 * the one on which the row begins, counted from 1; one of the file itself says
 * "FILE: reason". One owner, one thread. */
typedef struct _FzCsvReader FzCsvReader;

FzCsvReader *fz_csv_reader_open (const char        *path,
                                 const char *const *columns,
                                 GError           **error);
FzCsvReader *fz_csv_reader_new (GInputStream *input,
                                const char   *name,
                                char          delimiter);
void         fz_csv_reader_free (FzCsvReader *self);

gboolean       fz_csv_reader_next (FzCsvReader *self,
                                   gboolean    *done,
                                   GError     **error);
const char    *fz_csv_reader_get (FzCsvReader *self,
                                  guint        column);
guint          fz_csv_reader_get_n_fields (FzCsvReader *self);
const GString *fz_csv_reader_get_row (FzCsvReader   *self,
                                      const GArray **offsets);
guint          fz_csv_reader_get_line (FzCsvReader *self);
gboolean       fz_csv_reader_check_plain (FzCsvReader *self,
                                          GError     **error);
gboolean       fz_csv_reader_require (FzCsvReader *self,
                                      guint        column,
                                      GError     **error);
gboolean       fz_csv_reader_fail (FzCsvReader *self,
                                   guint        column,
                                   GError     **error,
                                   const char  *format,
                                   ...) G_GNUC_PRINTF (4, 5);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzCsvReader, fz_csv_reader_free)

G_END_DECLS
