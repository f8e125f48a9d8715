/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-sheet.h"

#include <string.h>

/* The most bytes that a format shows itself by. */
#define HEAD_SIZE 128

/* What a file is known by, and why it is not read here. */
static const struct
{
  const char  *mark;
  gsize        length;
  gsize        offset;
  FzSheetError code;
  const char  *reason;
} foreign[] = {
  { "\xd0\xcf\x11\xe0", 4, 0, FZ_SHEET_ERROR_WORKBOOK,
    "a workbook of before 2007: save it as .xlsx" },
  { "application/vnd.oasis.opendocument", 34, 38, FZ_SHEET_ERROR_WORKBOOK,
    "an OpenDocument file: save it as .xlsx" },
  { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document", 55, 0,
    FZ_SHEET_ERROR_WORKBOOK, "an OpenDocument file: save it as .xlsx" },
  { "SQLite format 3", 16, 0, FZ_SHEET_ERROR_DATABASE, "a database" },
};

static gboolean
read_head (const char *path,
           char        head[HEAD_SIZE],
           GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  gsize length;

  memset (head, 0, HEAD_SIZE);
  return stream != NULL && g_input_stream_read_all (G_INPUT_STREAM (stream), head, HEAD_SIZE - 1,
                                                    &length, NULL, error);
}

/* A table may begin with one bracket, round a name say, but hardly with one in another. */
static gboolean
is_json (const char *head)
{
  static const char blanks[] = " \t\r\n";

  if (memcmp (head, "\xef\xbb\xbf", 3) == 0)
    head += 3;
  head += strspn (head, blanks);
  if (*head != '[')
    return *head == '{';
  head += 1 + strspn (head + 1, blanks);
  return *head == '[' || *head == '{';
}

static gboolean
check_foreign (const char *path,
               const char *head,
               GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);

  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      if (memcmp (head + foreign[i].offset, foreign[i].mark, foreign[i].length) != 0)
        continue;
      g_set_error (error, FZ_SHEET_ERROR, foreign[i].code, "%s: %s", name, foreign[i].reason);
      return FALSE;
    }
  return TRUE;
}

/* Whether @path is a database of SQLite, which the store reads; its records can be given to
 * fz_sheet_add_record(). */
gboolean
fz_sheet_is_database (const char *path)
{
  char head[HEAD_SIZE];

  return read_head (path, head, NULL) && memcmp (head, "SQLite format 3", 16) == 0;
}

/* Reads @path as what it begins like: a workbook, JSON, or else CSV, in @form. @is_wgs84 tells
 * whether its format leaves no other datum. @done: (nullable) set, for any thread to look at, to
 * how much was read, in thousandths; left alone as long as that is not known.
 * Returns: (transfer full) (nullable): NULL with an error. */
FzSheet *
fz_sheet_read (const char   *path,
               FzSheetForm  *form,
               gboolean     *is_wgs84,
               int          *done,
               GCancellable *cancellable,
               GError      **error)
{
  char head[HEAD_SIZE];

  *is_wgs84 = FALSE;
  if (!read_head (path, head, error) || !check_foreign (path, head, error))
    return NULL;
  if (memcmp (head, "PK\003\004", 4) == 0)
    return fz_sheet_read_xlsx (path, form, done, cancellable, error);
  *is_wgs84 = is_json (head);
  return *is_wgs84 ? fz_sheet_read_json (path, done, cancellable, error)
                   : fz_sheet_read_csv (path, form, done, cancellable, error);
}
