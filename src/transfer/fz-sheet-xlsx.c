/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-sheet.h"

#include "fz-workbook.h"

#include <string.h>

/* A cell that is not blank. */
typedef struct
{
  guint32 row; /* from 1 */
  guint32 column;
  guint32 text; /* where in the texts it begins */
} Cell;

/* A sheet has at most so many cells for each that is not blank, beside MANY: a value or two far
 * off to the right are real, one in every row is not. */
#define MAX_BLANK 100
#define MANY 1000000

/* Of one cell, bytes: spreadsheet programs have 32,767 characters. */
#define MAX_VALUE (1024 * 1024)

/* What a cell holds, by its attribute t. */
typedef enum
{
  CELL_NUMBER,
  CELL_SHARED, /* a shared text */
  CELL_TEXT,   /* of a formula */
  CELL_INLINE, /* a text of its own */
  CELL_BOOLEAN,
  CELL_ERROR,
  CELL_DATE, /* as in ISO 8601 */
} CellType;

/* One sheet on its way in. */
typedef struct
{
  FzZipMarkup markup;   /* first: the handlers are called with it */
  FzWorkbook *workbook; /* (borrowed) */
  const char *sheet;    /* (borrowed) its name */
  GArray     *cells;    /* (owned) of Cell, by row and column */
  GString    *texts;    /* (owned) (nullable) the workbook's, and those of the cells themselves */
  guint       n_columns;
  guint       n_rows; /* that are not blank */

  /* Where it stands. */
  guint    row;    /* from 1; 0: before the first */
  guint    column; /* of the next cell */
  CellType type;
  guint    style;
  GString *value; /* (owned) of the cell */
  gboolean in_cell;
  gboolean in_value; /* … in what is read of it */
  gboolean in_reading;
  gboolean has_formula;
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->cells, g_array_unref);
  if (self->texts != NULL)
    g_string_free (self->texts, TRUE);
  g_string_free (self->value, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* "B7": as spreadsheets call it; the caller's. */
static char *
make_place (guint row,
            guint column)
{
  char  letters[8];
  guint i = sizeof letters - 1;

  letters[i] = '\0';
  for (guint n = column + 1; n > 0 && i > 0; n = (n - 1) / 26)
    letters[--i] = (char) ('A' + (n - 1) % 26);
  return g_strdup_printf ("%s%u", letters + i, row);
}

static void
refuse_cell (const Reading *self,
             FzSheetError   code,
             GError       **error,
             const char    *reason)
{
  g_autofree char *place = make_place (self->row, self->column);

  g_set_error (error, FZ_SHEET_ERROR, code, "%s: %s: %s: %s", self->markup.name, self->sheet,
               place, reason);
}

/* The column that "AB12" names, from 0; G_MAXUINT when it names none. */
static guint
read_column (const char *place)
{
  guint column = 0;

  for (; g_ascii_isalpha (*place) && column <= FZ_SHEET_MAX_COLUMNS; place++)
    column = column * 26 + (guint) (g_ascii_toupper (*place) - 'A') + 1;
  return column > 0 ? column - 1 : G_MAXUINT;
}

static void
begin_row (Reading     *self,
           const char **names,
           const char **values,
           GError     **error)
{
  const char *number = fz_zip_markup_get (names, values, "r");
  guint64     row = self->row + 1;

  if (number != NULL &&
      (!g_ascii_string_to_unsigned (number, 10, 1, G_MAXINT, &row, NULL) || row <= self->row))
    {
      g_set_error (error, FZ_SHEET_ERROR, FZ_SHEET_ERROR_SYNTAX,
                   "%s: %s: the row after %u is numbered %s", self->markup.name, self->sheet,
                   self->row, number);
      return;
    }
  self->row = (guint) row;
  self->column = 0;
}

static CellType
find_type (const char *word)
{
  static const struct
  {
    const char *word;
    CellType    type;
  } types[] = {
    { "s", CELL_SHARED },
    { "str", CELL_TEXT },
    { "inlineStr", CELL_INLINE },
    { "b", CELL_BOOLEAN },
    { "e", CELL_ERROR },
    { "d", CELL_DATE },
  };

  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (types); i++)
    {
      if (g_str_equal (types[i].word, word))
        return types[i].type;
    }
  return CELL_NUMBER;
}

static void
begin_cell (Reading     *self,
            const char **names,
            const char **values,
            GError     **error)
{
  const char *place = fz_zip_markup_get (names, values, "r");
  const char *style = fz_zip_markup_get (names, values, "s");
  guint       column = place != NULL ? read_column (place) : self->column;

  if (self->in_cell || column < self->column || self->row == 0)
    {
      refuse_cell (self, FZ_SHEET_ERROR_SYNTAX, error, "a cell in the wrong place");
      return;
    }
  self->column = column;
  self->in_cell = TRUE;
  self->has_formula = FALSE;
  self->type = find_type (fz_zip_markup_get (names, values, "t"));
  self->style = style != NULL ? (guint) g_ascii_strtoull (style, NULL, 10) : 0;
  g_string_truncate (self->value, 0);
}

/* The text of the number that the cell has, as its style shows it. */
static char *
make_number (const Reading *self)
{
  const GArray  *kinds = self->workbook->kinds;
  FzWorkbookKind kind = self->style < kinds->len
                            ? g_array_index (kinds, FzWorkbookKind, self->style)
                            : FZ_WORKBOOK_NUMBER;

  return fz_workbook_number_to_text (self->workbook, self->value->str, kind);
}

/* Finds the shared text that the cell has. */
static gboolean
find_shared (const Reading *self,
             guint32       *place,
             GError       **error)
{
  const GArray *texts = self->workbook->texts;
  guint64       number;

  if (!g_ascii_string_to_unsigned (self->value->str, 10, 0, G_MAXUINT, &number, NULL) ||
      number >= texts->len)
    {
      refuse_cell (self, FZ_SHEET_ERROR_SYNTAX, error, "a text that the workbook does not have");
      return FALSE;
    }
  *place = g_array_index (texts, guint32, number);
  return TRUE;
}

/* The text of a cell that has its own, the caller's; NULL with an error. */
static char *
make_cell (const Reading *self,
           GError       **error)
{
  const char *value = self->value->str;

  switch (self->type)
    {
    case CELL_NUMBER:
      return make_number (self);
    case CELL_TEXT:
    case CELL_INLINE:
      return fz_workbook_make_text (value);
    case CELL_BOOLEAN:
      return g_strdup (g_str_equal (value, "1") ? "yes" : "no");
    case CELL_DATE:
      return g_str_has_suffix (value, "T00:00:00") ? g_strndup (value, strcspn (value, "T"))
                                                   : g_strdup (value);
    case CELL_SHARED:
    case CELL_ERROR:
    default:
      refuse_cell (self, FZ_SHEET_ERROR_SYNTAX, error, "the cell holds an error of its formula");
      return NULL;
    }
}

/* Puts a text of the cell itself to the others. */
static gboolean
keep_text (Reading    *self,
           const char *text,
           guint32    *place,
           GError    **error)
{
  gsize length = strlen (text);

  if (self->texts->len + length >= self->workbook->max_text)
    {
      refuse_cell (self, FZ_SHEET_ERROR_TOO_BIG, error, "more text than any list of stations");
      return FALSE;
    }
  *place = (guint32) self->texts->len;
  g_string_append_len (self->texts, text, (gssize) length + 1);
  return TRUE;
}

static gboolean
find_text (Reading *self,
           guint32 *place,
           GError **error)
{
  g_autofree char *text = NULL;

  if (self->type == CELL_SHARED)
    return find_shared (self, place, error);
  text = make_cell (self, error);
  return text != NULL && keep_text (self, text, place, error);
}

static gboolean
is_in_last_row (const Reading *self)
{
  return self->cells->len > 0 &&
         g_array_index (self->cells, Cell, self->cells->len - 1).row == self->row;
}

static void
add_cell (Reading *self,
          guint32  place,
          GError **error)
{
  const Cell  cell = { self->row, self->column, place };
  const char *text = self->texts->str + place;

  if (text[strspn (text, " \t\r\n")] == '\0')
    return;
  if (self->column >= FZ_SHEET_MAX_COLUMNS)
    {
      refuse_cell (self, FZ_SHEET_ERROR_TOO_BIG, error, "more than 1000 columns");
      return;
    }
  self->n_rows += !is_in_last_row (self);
  self->n_columns = MAX (self->n_columns, self->column + 1);
  g_array_append_val (self->cells, cell);
}

static void
end_cell (Reading *self,
          GError **error)
{
  guint32 place;

  self->in_cell = FALSE;
  if (self->has_formula && self->value->len == 0 && self->type == CELL_NUMBER)
    {
      refuse_cell (self, FZ_SHEET_ERROR_SYNTAX, error,
                   "a formula without its value: save the file in a spreadsheet program");
      return;
    }
  if (self->value->len > 0)
    {
      if (!find_text (self, &place, error))
        return;
      add_cell (self, place, error);
    }
  self->column++;
}

static void
on_start_element (GMarkupParseContext *context,
                  const char          *element,
                  const char         **names,
                  const char         **values,
                  gpointer             data,
                  GError             **error)
{
  Reading *self = data;

  if (g_str_equal (element, "row"))
    begin_row (self, names, values, error);
  else if (g_str_equal (element, "c"))
    begin_cell (self, names, values, error);
  else if (!self->in_cell)
    return;
  else if (g_str_equal (element, "f"))
    self->has_formula = TRUE;
  else if (g_str_equal (element, "rPh"))
    self->in_reading = TRUE;
  else if (g_str_equal (element, "v") || g_str_equal (element, "t"))
    self->in_value = !self->in_reading;
}

static void
on_end_element (GMarkupParseContext *context,
                const char          *element,
                gpointer             data,
                GError             **error)
{
  Reading *self = data;

  if (g_str_equal (element, "c"))
    end_cell (self, error);
  else if (g_str_equal (element, "rPh"))
    self->in_reading = FALSE;
  else if (g_str_equal (element, "v") || g_str_equal (element, "t"))
    self->in_value = FALSE;
}

static void
on_text (GMarkupParseContext *context,
         const char          *text,
         gsize                length,
         gpointer             data,
         GError             **error)
{
  Reading *self = data;

  if (!self->in_cell || !self->in_value)
    return;
  if (self->value->len + length > MAX_VALUE)
    refuse_cell (self, FZ_SHEET_ERROR_TOO_BIG, error, "more text than a cell can have");
  else
    g_string_append_len (self->value, text, (gssize) length);
}

/* Adds the row whose first cell is @first; returns the first of the next one. */
static gboolean
add_row (const Reading *self,
         FzSheet       *sheet,
         guint          first,
         guint         *next,
         GError       **error)
{
  guint32 row = g_array_index (self->cells, Cell, first).row;

  *next = first;
  for (guint column = 0; column < self->n_columns; column++)
    {
      const Cell *cell = *next < self->cells->len ? &g_array_index (self->cells, Cell, *next)
                                                  : NULL;
      gboolean    is_here = cell != NULL && cell->row == row && cell->column == column;

      *next += is_here;
      if (!fz_sheet_add_place (sheet, is_here ? cell->text : 0, error))
        return FALSE;
    }
  return fz_sheet_end_row (sheet, row, error);
}

static gboolean
check_blanks (const Reading *self,
              GError       **error)
{
  guint64 n_all = (guint64) self->n_rows * self->n_columns;

  if (n_all <= (guint64) self->cells->len * MAX_BLANK + MANY)
    return TRUE;
  g_set_error (error, FZ_SHEET_ERROR, FZ_SHEET_ERROR_TOO_BIG, "%s: %s: too many blank cells",
               self->markup.name, self->sheet);
  return FALSE;
}

static FzSheet *
make_sheet (Reading     *self,
            FzSheetForm *form,
            GError     **error)
{
  g_autoptr (FzSheet) sheet = NULL;
  guint next;

  if (!check_blanks (self, error))
    return NULL;
  sheet = fz_sheet_new_for_texts (self->markup.name, g_steal_pointer (&self->texts));
  fz_sheet_expect_header (sheet, form->header);
  for (guint i = 0; i < self->cells->len; i = next)
    {
      if (g_cancellable_set_error_if_cancelled (self->markup.cancellable, error) ||
          !add_row (self, sheet, i, &next, error))
        return NULL;
    }
  form->header = fz_sheet_get_header_line (sheet);
  if (fz_sheet_get_n_columns (sheet) > 0)
    return g_steal_pointer (&sheet);
  g_set_error (error, FZ_SHEET_ERROR, FZ_SHEET_ERROR_EMPTY, "%s: %s: the sheet is empty",
               self->markup.name, self->sheet);
  return NULL;
}

/* The names of the sheets of a workbook, those that are no tables left out; the caller's, with
 * NULL behind the last. NULL with an error as fz_sheet_read_xlsx(). */
char **
fz_sheet_list_xlsx (const char   *path,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (FzWorkbook) workbook = fz_workbook_open (path, FALSE, cancellable, error);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (workbook == NULL)
    return NULL;
  for (guint i = 0; i < workbook->names->len; i++)
    {
      if (*(const char *) g_ptr_array_index (workbook->members, i) != '\0')
        g_strv_builder_add (names, g_ptr_array_index (workbook->names, i));
    }
  return g_strv_builder_end (names);
}

/* Reads the sheet of a workbook that @form names, or its first when that is NULL: what formulas
 * gave when it was saved, numbers as they are shown for dates, and otherwise in all digits.
 * Rows above the header, a title say, are left out; a row's line is its number. Memory stays
 * bounded by the size of the file, whatever it unpacks to.
 * Returns: (transfer full) (nullable): NULL with an error of FZ_SHEET_ERROR or G_IO_ERROR that
 * says where. */
FzSheet *
fz_sheet_read_xlsx (const char   *path,
                    FzSheetForm  *form,
                    int          *done,
                    GCancellable *cancellable,
                    GError      **error)
{
  static const GMarkupParser handlers = {
    .start_element = on_start_element,
    .end_element = on_end_element,
    .text = on_text,
  };
  g_autoptr (FzWorkbook) workbook = fz_workbook_open (path, TRUE, cancellable, error);
  g_auto (Reading) self = {
    .workbook = workbook,
    .cells = g_array_new (FALSE, FALSE, sizeof (Cell)),
    .value = g_string_new (NULL),
  };
  gboolean found;
  guint    sheet;

  if (workbook == NULL || !fz_workbook_find (workbook, form->sheet, &sheet, error))
    return NULL;
  self.texts = g_steal_pointer (&workbook->text);
  self.markup = workbook->markup;
  self.markup.done = done;
  self.sheet = g_ptr_array_index (workbook->names, sheet);
  if (!fz_zip_markup_read (&self.markup, path, g_ptr_array_index (workbook->members, sheet),
                           &handlers, &found, error))
    return NULL;
  if (found)
    return make_sheet (&self, form, error);
  g_set_error (error, FZ_SHEET_ERROR, FZ_SHEET_ERROR_SYNTAX, "%s: %s: the sheet is missing",
               self.markup.name, self.sheet);
  return NULL;
}
