/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-csv.h"

#include "fz-csv-line.h"

#include <csv.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

G_DEFINE_QUARK (fz_csv_error, fz_csv_error)

#define BLOCK_SIZE 65536
#define MAX_ROW_BYTES (1024 * 1024)
#define NO_FIELD G_MAXUINT

struct _FzCsvReader
{
  char              *path;
  const char *const *columns; /* (unowned) the names that the caller asks by */
  guint              n_columns;
  guint              n_fields;  /* in a row of this file; 0: the header is not read yet */
  GArray            *positions; /* (owned) of guint: the field that holds each column */

  /* What is read from the file and not parsed yet. */
  FILE         *stream; /* (owned) (nullable) */
  GInputStream *input;  /* (owned) (nullable) in the place of the former */
  char         *block;  /* (owned) */
  gsize         block_length;
  gsize         block_used;
  gboolean      at_end;

  /* Where the parser stands. */
  struct csv_parser parser;
  guint             line;     /* the line that the next byte is on */
  gboolean          after_cr; /* a line feed would belong to the line before */
  guint             row_line; /* the line on which the row begins */
  gboolean          in_row;
  gboolean          row_ended;
  gboolean          row_valid; /* known to be UTF-8 */
  char              delimiter;

  /* The row's fields, one after another, each with its zero. */
  GString *text;    /* (owned) */
  GArray  *offsets; /* (owned) of gsize: the beginning of each field in text */
};

static int
is_never_space (unsigned char c)
{
  return 0;
}

static void
on_field (void  *field,
          size_t length,
          void  *user_data)
{
  FzCsvReader *self = user_data;
  gsize        offset = self->text->len;

  g_string_append_len (self->text, field, length);
  g_string_append_c (self->text, '\0');
  g_array_append_val (self->offsets, offset);
}

static void
on_row (int   terminator,
        void *user_data)
{
  FzCsvReader *self = user_data;

  self->row_ended = TRUE;
}

static const char *
get_field (FzCsvReader *self,
           guint        i)
{
  return self->text->str + g_array_index (self->offsets, gsize, i);
}

static gsize
get_field_length (FzCsvReader *self,
                  guint        i)
{
  gsize end = i + 1 < self->offsets->len ? g_array_index (self->offsets, gsize, i + 1)
                                         : self->text->len;

  return end - g_array_index (self->offsets, gsize, i) - 1;
}

/* The name of the column that field @i is in, or else its number. */
static char *
describe_field (FzCsvReader *self,
                guint        i)
{
  for (guint column = 0; column < self->positions->len; column++)
    {
      if (g_array_index (self->positions, guint, column) == i)
        return g_strdup (self->columns[column]);
    }
  return g_strdup_printf ("column %u", i + 1);
}

static gboolean
fail_at_field (FzCsvReader *self,
               guint        i,
               FzCsvError   code,
               GError     **error,
               const char  *reason)
{
  g_autofree char *field = describe_field (self, i);

  g_set_error (error, FZ_CSV_ERROR, code, "%s:%u: %s: %s", self->path, self->row_line, field,
               reason);
  return FALSE;
}

static gboolean
fail_at_file (FzCsvReader *self,
              GError     **error)
{
  g_set_error (error, FZ_CSV_ERROR, FZ_CSV_ERROR_FAILED, "%s: %s", self->path,
               g_strerror (errno));
  return FALSE;
}

static gboolean
fill_from_input (FzCsvReader *self,
                 GError     **error)
{
  g_autoptr (GError) fault = NULL;
  gssize length = g_input_stream_read (self->input, self->block, BLOCK_SIZE, NULL, &fault);

  self->block_length = (gsize) MAX (length, 0);
  if (length >= 0)
    return TRUE;
  if (g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) ||
      g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    g_set_error (error, FZ_CSV_ERROR, FZ_CSV_ERROR_VALUE,
                 "%s:%u: bytes that are no text in the encoding of the file", self->path,
                 self->line);
  else
    g_set_error (error, FZ_CSV_ERROR, FZ_CSV_ERROR_FAILED, "%s:%u: %s", self->path, self->line,
                 fault->message);
  return FALSE;
}

/* Reads the next block when the one at hand is used up; at the end of the file
 * there is none. */
static gboolean
fill_block (FzCsvReader *self,
            GError     **error)
{
  if (self->block_used < self->block_length)
    return TRUE;

  self->block_used = 0;
  if (self->input != NULL)
    {
      if (!fill_from_input (self, error))
        return FALSE;
    }
  else
    {
      self->block_length = fread (self->block, 1, BLOCK_SIZE, self->stream);
      if (self->block_length == 0 && ferror (self->stream))
        return fail_at_file (self, error);
    }

  self->at_end = self->block_length == 0;
  return TRUE;
}

/* The length of what is left of the block up to its next line end, that included. */
static gsize
measure_piece (FzCsvReader *self)
{
  const char *start = self->block + self->block_used;
  gsize       length = self->block_length - self->block_used;
  const char *end = fz_csv_line_find_end (start, length);

  return end != NULL ? (gsize) (end - start) + 1 : length;
}

/* After a piece of @length bytes, of which @last is the last. */
static void
count_lines (FzCsvReader *self,
             gsize        length,
             char         last)
{
  if (last == '\r' || (last == '\n' && !(self->after_cr && length == 1)))
    self->line++;
  self->after_cr = last == '\r';
}

static gboolean
fail_at_syntax (FzCsvReader *self,
                GError     **error)
{
  int code = csv_error (&self->parser);

  return fail_at_field (self, self->offsets->len,
                        code == CSV_EPARSE ? FZ_CSV_ERROR_QUOTE : FZ_CSV_ERROR_SYNTAX, error,
                        code == CSV_EPARSE ? "a quotation mark in the wrong place"
                                           : csv_strerror (code));
}

/* Parses up to the next line end: since a row ends at a line end, no more than
 * one row can end in it. */
static gboolean
parse_piece (FzCsvReader *self,
             GError     **error)
{
  const char *piece = self->block + self->block_used;
  gsize       length = measure_piece (self);
  char        last = piece[length - 1];
  gboolean    is_line_end = last == '\r' || last == '\n';

  if (!self->in_row)
    {
      self->row_line = self->after_cr && last == '\n' && length == 1 ? self->line - 1 : self->line;
      self->in_row = length > 1 || !is_line_end;
    }
  self->block_used += length;

  if (csv_parse (&self->parser, piece, length, on_field, on_row, self) != length)
    return fail_at_syntax (self, error);
  if (self->parser.entry_pos + self->text->len > MAX_ROW_BYTES)
    return fail_at_field (self, self->offsets->len - self->row_ended, FZ_CSV_ERROR_LONG_ROW,
                          error, "the row is longer than 1 MiB");

  count_lines (self, length, last);
  return TRUE;
}

/* Takes a row that is one whole line of the block, and simple; any other is left to the parser. */
static gboolean
take_simple_row (FzCsvReader *self)
{
  const char *start = self->block + self->block_used;
  gsize       length = self->block_length - self->block_used;
  const char *end = NULL;
  gsize       left;

  if (!self->in_row)
    end = fz_csv_line_find_end (start, length);
  if (end == NULL || end == start || !g_utf8_validate_len (start, (gsize) (end - start), NULL) ||
      !fz_csv_line_split (start, end, self->delimiter, self->text, self->offsets))
    return FALSE;
  self->row_line = self->line;
  left = length - (gsize) (end - start);
  if (left > 1 && end[0] == '\r' && end[1] == '\n')
    end++;
  self->block_used = (gsize) (end + 1 - self->block);
  self->line++;
  self->after_cr = *end == '\r';
  self->row_ended = self->row_valid = TRUE;
  return TRUE;
}

static gboolean
finish_row (FzCsvReader *self,
            GError     **error)
{
  for (guint i = 0; i < self->offsets->len && !self->row_valid; i++)
    {
      if (!g_utf8_validate_len (get_field (self, i), get_field_length (self, i), NULL))
        return fail_at_field (self, i, FZ_CSV_ERROR_VALUE, error, "not valid UTF-8");
    }
  self->in_row = FALSE;
  return TRUE;
}

/* Reads the next row's fields, however many; empty lines are none. */
static gboolean
read_row (FzCsvReader *self,
          gboolean    *done,
          GError     **error)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->offsets, 0);
  self->row_ended = FALSE;
  self->row_valid = FALSE;

  while (!self->row_ended && !self->at_end)
    {
      if (!fill_block (self, error))
        return FALSE;
      if (!self->at_end && !take_simple_row (self) && !parse_piece (self, error))
        return FALSE;
    }

  if (!self->row_ended && csv_fini (&self->parser, on_field, on_row, self) != 0)
    return fail_at_field (self, self->offsets->len, FZ_CSV_ERROR_QUOTE, error,
                          "a quotation mark is never closed");

  *done = !self->row_ended;
  return *done || finish_row (self, error);
}

static gboolean
find_column (FzCsvReader *self,
             const char  *name,
             guint       *column)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (g_str_equal (self->columns[i], name))
        {
          *column = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* A name for a message of one line: control characters as question marks. */
static char *
dup_shown (const char *name)
{
  GString *shown = g_string_new (NULL);

  for (; *name != '\0'; name = g_utf8_next_char (name))
    {
      gunichar c = g_utf8_get_char (name);

      g_string_append_unichar (shown, g_unichar_iscntrl (c) ? '?' : c);
    }
  return g_string_free (shown, FALSE);
}

static gboolean
map_field (FzCsvReader *self,
           guint        i,
           GError     **error)
{
  const char *name = get_field (self, i);
  guint       column;
  guint      *position;

  if (!find_column (self, name, &column))
    {
      g_autofree char *shown = dup_shown (name);

      g_set_error (error, FZ_CSV_ERROR, FZ_CSV_ERROR_HEADER, "%s:%u: %s: unknown column",
                   self->path, self->row_line, *shown != '\0' ? shown : "(no name)");
      return FALSE;
    }

  position = &g_array_index (self->positions, guint, column);
  if (*position != NO_FIELD)
    return fail_at_field (self, *position, FZ_CSV_ERROR_HEADER, error,
                          "the column is there twice");
  *position = i;
  return TRUE;
}

static gboolean
check_columns (FzCsvReader *self,
               GError     **error)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (g_array_index (self->positions, guint, i) == NO_FIELD)
        {
          g_set_error (error, FZ_CSV_ERROR, FZ_CSV_ERROR_HEADER,
                       "%s:%u: %s: the column is missing", self->path, self->row_line,
                       self->columns[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_header (FzCsvReader *self,
             GError     **error)
{
  gboolean done;

  if (!read_row (self, &done, error))
    return FALSE;

  if (done)
    {
      self->row_line = 1;
      return fail_at_field (self, 0, FZ_CSV_ERROR_HEADER, error, "the file is empty");
    }

  for (guint i = 0; i < self->offsets->len; i++)
    {
      if (!map_field (self, i, error))
        return FALSE;
    }
  self->n_fields = self->offsets->len;
  return check_columns (self, error);
}

static gboolean
skip_byte_order_mark (FzCsvReader *self,
                      GError     **error)
{
  if (!fill_block (self, error))
    return FALSE;

  if (self->block_length >= 3 && memcmp (self->block, "\xef\xbb\xbf", 3) == 0)
    self->block_used = 3;
  return TRUE;
}

static gboolean
open_stream (FzCsvReader *self,
             GError     **error)
{
  self->stream = fopen (self->path, "rbe");
  return self->stream != NULL || fail_at_file (self, error);
}

static void
set_columns (FzCsvReader       *self,
             const char *const *columns)
{
  const guint no_field = NO_FIELD;

  self->columns = columns;
  self->n_columns = g_strv_length ((char **) columns);
  for (guint i = 0; i < self->n_columns; i++)
    g_array_append_val (self->positions, no_field);
}

static void
init_parser (FzCsvReader *self,
             char         delimiter)
{
  csv_init (&self->parser, CSV_STRICT | CSV_STRICT_FINI);
  csv_set_delim (&self->parser, (unsigned char) delimiter);
  self->delimiter = delimiter;
  csv_set_space_func (&self->parser, is_never_space);
  self->line = 1;
}

static FzCsvReader *
create_reader (const char        *path,
               const char *const *columns,
               char               delimiter)
{
  FzCsvReader *self = g_new0 (FzCsvReader, 1);

  self->path = g_strdup (path);
  self->positions = g_array_new (FALSE, FALSE, sizeof (guint));
  self->text = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->block = g_malloc (BLOCK_SIZE);
  set_columns (self, columns);
  init_parser (self, delimiter);
  return self;
}

/* Reads UTF-8 from @input, whatever its columns: the header is the first row that
 * fz_csv_reader_next() gives, and no other has more or fewer values. @name is what errors
 * call the file. */
FzCsvReader *
fz_csv_reader_new (GInputStream *input,
                   const char   *name,
                   char          delimiter)
{
  static const char *const none[] = { NULL };
  FzCsvReader             *self = create_reader (name, none, delimiter);

  self->input = g_object_ref (input);
  return self;
}

/* Opens @path and reads its header row, which must name each of @columns (ending
 * in NULL, alive as long as the reader) once, in any order, and no other.
 * Returns: (transfer full) (nullable): NULL with an error of FZ_CSV_ERROR. */
FzCsvReader *
fz_csv_reader_open (const char        *path,
                    const char *const *columns,
                    GError           **error)
{
  g_autoptr (FzCsvReader) self = create_reader (path, columns, ',');

  if (!open_stream (self, error) || !skip_byte_order_mark (self, error) ||
      !read_header (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
fz_csv_reader_free (FzCsvReader *self)
{
  csv_free (&self->parser);
  g_clear_pointer (&self->stream, fclose);
  g_clear_object (&self->input);
  g_string_free (self->text, TRUE);
  g_array_unref (self->offsets);
  g_array_unref (self->positions);
  g_free (self->block);
  g_free (self->path);
  g_free (self);
}

/* Moves on to the next row; @done is TRUE when there is none. Returns FALSE, with
 * an error of FZ_CSV_ERROR, for a row that is not CSV, is not UTF-8, or has more or
 * fewer values than the header. After that the reader is of no further use. */
gboolean
fz_csv_reader_next (FzCsvReader *self,
                    gboolean    *done,
                    GError     **error)
{
  g_autofree char *reason = NULL;

  if (!read_row (self, done, error))
    return FALSE;
  if (self->n_fields == 0)
    self->n_fields = self->offsets->len;
  if (*done || self->offsets->len == self->n_fields)
    return TRUE;

  reason = g_strdup_printf ("the row has %u values, the header %u", self->offsets->len,
                            self->n_fields);
  return fail_at_field (self, MIN (self->offsets->len, self->n_fields), FZ_CSV_ERROR_SYNTAX, error,
                        reason);
}

/* The value that the row has in the caller's column number @column; "" when it
 * is empty. It holds until the next row is read. */
const char *
fz_csv_reader_get (FzCsvReader *self,
                   guint        column)
{
  return get_field (self, g_array_index (self->positions, guint, column));
}

/* How many values the row has. */
guint
fz_csv_reader_get_n_fields (FzCsvReader *self)
{
  return self->offsets->len;
}

/* All values of the row, one after another, each with its zero, and in @offsets, of gsize, where
 * each begins. They hold until the next row is read. */
const GString *
fz_csv_reader_get_row (FzCsvReader   *self,
                       const GArray **offsets)
{
  *offsets = self->offsets;
  return self->text;
}

/* The line on which the row begins, from 1. */
guint
fz_csv_reader_get_line (FzCsvReader *self)
{
  return self->row_line;
}

/* Sets an error of FZ_CSV_ERROR_VALUE that says where in the file it is: in the
 * row at hand, in the caller's column number @column. Returns: FALSE, always. */
gboolean
fz_csv_reader_fail (FzCsvReader *self,
                    guint        column,
                    GError     **error,
                    const char  *format,
                    ...)
{
  g_autofree char *reason = NULL;
  va_list          arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error (error, FZ_CSV_ERROR, FZ_CSV_ERROR_VALUE, "%s:%u: %s: %s", self->path,
               self->row_line, self->columns[column], reason);
  return FALSE;
}
