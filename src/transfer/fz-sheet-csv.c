/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-sheet.h"

#include "fz-csv.h"

/* How much of a file its delimiter is looked for in, bytes. */
#define SAMPLE_SIZE 65536

#define ROWS_A_LOOK 1024

/* Counts, in the first line that is not empty, what could be a delimiter and is in no
 * quotation marks; the one that is there most is it, and a comma when none is. */
static char
find_delimiter (const char *sample,
                gsize       length)
{
  static const char delimiters[] = { ',', ';', '\t' };
  guint             counts[G_N_ELEMENTS (delimiters)] = { 0 };
  gboolean          quoted = FALSE;
  guint             best = 0;

  for (gsize i = 0; i < length; i++)
    {
      gboolean is_end = sample[i] == '\n' || sample[i] == '\r';

      if (sample[i] == '"')
        quoted = !quoted;
      if (quoted || (is_end && i == 0))
        continue;
      if (is_end)
        break;
      for (guint d = 0; d < G_N_ELEMENTS (delimiters); d++)
        counts[d] += sample[i] == delimiters[d];
    }
  for (guint d = 1; d < G_N_ELEMENTS (delimiters); d++)
    best = counts[d] > counts[best] ? d : best;
  return delimiters[best];
}

static gboolean
look_for_delimiter (const char  *path,
                    FzSheetForm *form,
                    GError     **error)
{
  g_autoptr (GInputStream) stream = fz_encoding_open (path, form->encoding, error);
  g_autofree char *sample = g_malloc (SAMPLE_SIZE);
  g_autoptr (GError) fault = NULL;
  gsize length = 0;

  if (stream == NULL)
    return FALSE;
  /* What is wrong with the text is said, with its place, when it is read. */
  g_input_stream_read_all (stream, sample, SAMPLE_SIZE, &length, NULL, &fault);
  form->delimiter = find_delimiter (sample, length);
  return TRUE;
}

static gboolean
take_row (FzSheet     *sheet,
          FzCsvReader *reader,
          GError     **error)
{
  const GArray  *offsets;
  const GString *text = fz_csv_reader_get_row (reader, &offsets);

  return fz_sheet_add_cells (sheet, text, offsets, error) &&
         fz_sheet_end_row (sheet, fz_csv_reader_get_line (reader), error);
}

/* The file itself, whatever makes UTF-8 of it. */
static GInputStream *
find_file (GInputStream *stream)
{
  return G_IS_FILTER_INPUT_STREAM (stream)
             ? g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (stream))
             : stream;
}

static guint64
find_size (GInputStream *file)
{
  g_autoptr (GFileInfo) info = NULL;

  if (!G_IS_FILE_INPUT_STREAM (file))
    return 0;
  info = g_file_input_stream_query_info (G_FILE_INPUT_STREAM (file),
                                         G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, NULL);
  return info != NULL ? (guint64) g_file_info_get_size (info) : 0;
}

static gboolean
take_rows (FzSheet      *sheet,
           FzCsvReader  *reader,
           GInputStream *stream,
           int          *done,
           GCancellable *cancellable,
           GError      **error)
{
  GInputStream *file = find_file (stream);
  guint64       size = done != NULL ? find_size (file) : 0;
  gboolean      ended = FALSE;

  for (guint n = 0; fz_csv_reader_next (reader, &ended, error); n++)
    {
      if (ended)
        return TRUE;
      if (n % ROWS_A_LOOK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (n % ROWS_A_LOOK == 0 && size > 0)
        fz_sheet_note_done (done, (guint64) g_seekable_tell (G_SEEKABLE (file)), size);
      if (!take_row (sheet, reader, error))
        return FALSE;
    }
  return FALSE;
}

/* Reads CSV as in RFC 4180. @form says how it is written, or is filled with what was found
 * out; @done is as in fz_sheet_read(). Memory stays bounded whatever the file holds: a row
 * has 1 MiB at most, and all of it FZ_SHEET_MAX_BYTES.
 * Returns: (transfer full) (nullable): NULL with an error of FZ_CSV_ERROR, FZ_SHEET_ERROR
 * or G_IO_ERROR that says where. */
FzSheet *
fz_sheet_read_csv (const char   *path,
                   FzSheetForm  *form,
                   int          *done,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (FzSheet) sheet = fz_sheet_new (name);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (FzCsvReader) reader = NULL;

  if (form->encoding == FZ_ENCODING_FIND &&
      !fz_encoding_find (path, &form->encoding, &form->is_guess, error))
    return NULL;
  if (form->delimiter == '\0' && !look_for_delimiter (path, form, error))
    return NULL;
  stream = fz_encoding_open (path, form->encoding, error);
  if (stream == NULL)
    return NULL;
  reader = fz_csv_reader_new (stream, name, form->delimiter);
  fz_sheet_expect_header (sheet, form->header);
  if (!take_rows (sheet, reader, stream, done, cancellable, error))
    return NULL;
  form->header = fz_sheet_get_header_line (sheet);
  if (fz_sheet_get_n_columns (sheet) > 0)
    return g_steal_pointer (&sheet);

  g_set_error (error, FZ_SHEET_ERROR, FZ_SHEET_ERROR_EMPTY, "%s: the file is empty", name);
  return NULL;
}
