/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-sheet.h"

#include <string.h>

G_DEFINE_QUARK (fz_sheet_error, fz_sheet_error)

struct _FzSheet
{
  gatomicrefcount ref_count;
  char           *name;      /* (owned) what errors call it */
  GString        *text;      /* (owned) all cells, each with its zero; first an empty one */
  GArray         *cells;     /* (owned) of guint32: where each begins, the header's first */
  GArray         *lines;     /* (owned) of guint32: of each row but the header */
  gboolean        is_full;   /* the text was given, and several cells may have one */
  guint           n_columns; /* 0: the header has not ended yet */
  guint           n_above;   /* rows above it */
  guint           expected;  /* the line on which it begins; 0: to be found out */
  guint           header;    /* the line on which it begins */
};

/* In how many rows the header is looked for. */
#define MAX_ABOVE 10

static gboolean
refuse_size (const FzSheet *self,
             const char    *what,
             guint          limit,
             GError       **error)
{
  g_set_error (error, FZ_SHEET_ERROR, FZ_SHEET_ERROR_TOO_BIG, "%s: more than %u %s", self->name,
               limit, what);
  return FALSE;
}

/* The cells of the row that has not ended. */
static guint
count_open (const FzSheet *self)
{
  if (self->n_columns == 0)
    return self->cells->len;
  return self->cells->len - (self->lines->len + 1) * self->n_columns;
}

/* @name is what errors call it, a file's. */
FzSheet *
fz_sheet_new (const char *name)
{
  FzSheet *self = g_new0 (FzSheet, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->name = g_strdup (name);
  self->text = g_string_new (NULL);
  g_string_append_c (self->text, '\0');
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

/* The same for cells that are added by fz_sheet_add_place() alone: @texts, which is taken over,
 * begins with a zero and has one behind each text. */
FzSheet *
fz_sheet_new_for_texts (const char *name,
                        GString    *texts)
{
  FzSheet *self = fz_sheet_new (name);

  g_string_free (self->text, TRUE);
  self->text = texts;
  self->is_full = TRUE;
  return self;
}

FzSheet *
fz_sheet_ref (FzSheet *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
fz_sheet_unref (FzSheet *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->name);
  g_string_free (self->text, TRUE);
  g_array_unref (self->cells);
  g_array_unref (self->lines);
  g_free (self);
}

/* Says, before there are rows, on which @line of the file the header begins or a line behind
 * it; 0: that is found out. */
void
fz_sheet_expect_header (FzSheet *self,
                        guint    line)
{
  self->expected = line;
}

/* Adds a cell to the row at hand; @text has @length bytes of UTF-8 without a zero. */
gboolean
fz_sheet_add_cell (FzSheet    *self,
                   const char *text,
                   gsize       length,
                   GError    **error)
{
  guint32 begin = length > 0 ? (guint32) self->text->len : 0;

  if (self->text->len + length >= FZ_SHEET_MAX_BYTES)
    return refuse_size (self, "bytes", FZ_SHEET_MAX_BYTES, error);
  if (count_open (self) >= FZ_SHEET_MAX_COLUMNS)
    return refuse_size (self, "columns", FZ_SHEET_MAX_COLUMNS, error);
  g_array_append_val (self->cells, begin);
  if (length > 0)
    {
      g_string_append_len (self->text, text, (gssize) length);
      g_string_append_c (self->text, '\0');
    }
  return TRUE;
}

/* Adds a cell whose text begins at @place of those that the sheet was made for; 0: blank. */
gboolean
fz_sheet_add_place (FzSheet *self,
                    guint32  place,
                    GError **error)
{
  if (count_open (self) >= FZ_SHEET_MAX_COLUMNS)
    return refuse_size (self, "columns", FZ_SHEET_MAX_COLUMNS, error);
  g_array_append_val (self->cells, place);
  return TRUE;
}

/* Adds a cell for each of @offsets, of gsize: where in @text its own begins, which ends in a
 * zero. */
gboolean
fz_sheet_add_cells (FzSheet       *self,
                    const GString *text,
                    const GArray  *offsets,
                    GError       **error)
{
  gsize base = self->text->len;
  guint first = self->cells->len;

  if (base + text->len >= FZ_SHEET_MAX_BYTES)
    return refuse_size (self, "bytes", FZ_SHEET_MAX_BYTES, error);
  if (count_open (self) + offsets->len > FZ_SHEET_MAX_COLUMNS)
    return refuse_size (self, "columns", FZ_SHEET_MAX_COLUMNS, error);
  g_string_append_len (self->text, text->str, (gssize) text->len);
  g_array_set_size (self->cells, first + offsets->len);
  for (guint i = 0; i < offsets->len; i++)
    g_array_index (self->cells, guint32, first + i) =
        (guint32) (base + g_array_index (offsets, gsize, i));
  return TRUE;
}

/* How many of the last @n cells are not blank. */
static guint
count_filled (const FzSheet *self,
              guint          n)
{
  guint filled = 0;

  for (guint i = self->cells->len - n; i < self->cells->len; i++)
    {
      const char *cell = self->text->str + g_array_index (self->cells, guint32, i);

      filled += cell[strspn (cell, " \t\r\n")] != '\0';
    }
  return filled;
}

/* Takes back the last @n cells, and what they take up. */
static void
drop_cells (FzSheet *self,
            guint    n)
{
  guint first = self->cells->len - n;

  for (guint i = first; i < self->cells->len && !self->is_full; i++)
    {
      guint32 begin = g_array_index (self->cells, guint32, i);

      if (begin == 0)
        continue;
      g_string_truncate (self->text, begin);
      break;
    }
  g_array_set_size (self->cells, first);
}

/* What stands above the header, a title in one of several cells say, is left out. */
static gboolean
is_above_header (const FzSheet *self,
                 guint          line)
{
  guint n = self->cells->len;
  guint filled = count_filled (self, n);

  if (self->expected != 0)
    return line < self->expected;
  return self->n_above < MAX_ABOVE && (filled == 0 || (n > 1 && filled == 1));
}

/* Ends the row at hand, which began on @line of the file: the first, but for a title above it,
 * is the header, and all others have as many cells. A row of blank cells is none. */
gboolean
fz_sheet_end_row (FzSheet *self,
                  guint    line,
                  GError **error)
{
  guint32 at = line;

  if (self->n_columns == 0 && is_above_header (self, line))
    {
      self->n_above++;
      drop_cells (self, self->cells->len);
      return TRUE;
    }
  if (self->n_columns == 0)
    {
      self->n_columns = self->cells->len;
      self->header = line;
      return TRUE;
    }
  g_return_val_if_fail (count_open (self) == self->n_columns, FALSE);
  if (count_filled (self, self->n_columns) == 0)
    {
      drop_cells (self, self->n_columns);
      return TRUE;
    }
  if (self->lines->len >= FZ_SHEET_MAX_ROWS)
    return refuse_size (self, "rows", FZ_SHEET_MAX_ROWS, error);
  if (self->cells->len > FZ_SHEET_MAX_CELLS)
    return refuse_size (self, "cells", FZ_SHEET_MAX_CELLS, error);
  g_array_append_val (self->lines, at);
  return TRUE;
}

const char *
fz_sheet_get_name (const FzSheet *self)
{
  return self->name;
}

guint
fz_sheet_get_n_columns (const FzSheet *self)
{
  return self->n_columns;
}

/* The line of the file on which the header begins, from 1; of what has no lines, 0. */
guint
fz_sheet_get_header_line (const FzSheet *self)
{
  return self->header;
}

/* The header is none. */
guint
fz_sheet_get_n_rows (const FzSheet *self)
{
  return self->lines->len;
}

const char *
fz_sheet_get_header (const FzSheet *self,
                     guint          column)
{
  g_return_val_if_fail (column < self->n_columns, NULL);

  return self->text->str + g_array_index (self->cells, guint32, column);
}

/* The text of a cell, "" when it is empty; the sheet's. */
const char *
fz_sheet_get (const FzSheet *self,
              guint          row,
              guint          column)
{
  g_return_val_if_fail (row < self->lines->len && column < self->n_columns, NULL);

  return self->text->str +
         g_array_index (self->cells, guint32, (row + 1) * self->n_columns + column);
}

/* The line of the file on which the row begins, from 1; of what has no lines, its
 * number. */
guint
fz_sheet_get_line (const FzSheet *self,
                   guint          row)
{
  g_return_val_if_fail (row < self->lines->len, 0);

  return g_array_index (self->lines, guint32, row);
}

/* Notes in @done, (nullable), that @n of @all are read. */
void
fz_sheet_note_done (int    *done,
                    guint64 n,
                    guint64 all)
{
  if (done != NULL && all > 0)
    g_atomic_int_set (done, (int) (MIN (n, all) * 1000 / all));
}
