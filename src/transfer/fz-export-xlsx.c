/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-export-private.h"

#include <locale.h>
#include <math.h>
#include <string.h>
#include <xlsxwriter.h>

#include "fz-field.h"
#include "fz-import-cells.h"
#include "fz-import-columns.h"

/* How wide a column is shown, characters. */
#define WIDTH 16

/* A workbook of one sheet: texts are texts, whatever they begin with, and coordinates are
 * numbers. One owner. */
struct _FzExportXlsx
{
  const FzExportTerms *terms;    /* (borrowed) */
  const GArray        *columns;  /* (borrowed) */
  lxw_workbook        *workbook; /* (owned) (nullable) ended when it is closed */
  lxw_worksheet       *sheet;    /* the workbook's */
  lxw_format          *heading;  /* the workbook's */
  lxw_format          *plain;    /* the workbook's: what looks like a formula stays a text */
  const char          *content;  /* what came of it: the C library's */
  gsize                length;
  GString             *cell;  /* (owned) */
  guint32              row;   /* the next */
  lxw_error            fault; /* the first */
};

/* The library writes numbers by the locale, whose decimal point may be none of a workbook's: in
 * this thread it is C's until end_plain_numbers(). */
static locale_t
begin_plain_numbers (void)
{
  locale_t plain = newlocale (LC_NUMERIC_MASK, "C", duplocale (uselocale ((locale_t) 0)));

  return uselocale (plain);
}

static void
end_plain_numbers (locale_t before)
{
  freelocale (uselocale (before));
}

static void
note (FzExportXlsx *self,
      lxw_error     result)
{
  if (self->fault == LXW_NO_ERROR)
    self->fault = result;
}

/* "_x0041_" stands for an A in a workbook: where it is meant as it is, its first character is
 * written so. */
static char *
escape (const char *text)
{
  g_autoptr (GString) escaped = g_string_new (text);

  g_string_replace (escaped, "_x", "_x005F_x", 0);
  return g_strdup (escaped->str);
}

/* A text in a workbook is none of its formulas, however it begins; but one that looks like what
 * CSV makes of a formula gets what CSV would give it, so that it is read back as it is. */
static void
write_text (FzExportXlsx *self,
            guint         column,
            const char   *text,
            lxw_format   *format)
{
  g_autofree char *defused =
      fz_import_cell_is_defused (text) ? fz_import_cell_defuse (text) : NULL;
  g_autofree char *escaped = NULL;

  text = defused != NULL ? defused : text;
  escaped = strstr (text, "_x") != NULL ? escape (text) : NULL;
  if (*text != '\0')
    note (self, worksheet_write_string (self->sheet, self->row, (lxw_col_t) column,
                                        escaped != NULL ? escaped : text, format));
}

/* A number that a workbook does not keep in all its digits is written as a text. */
static void
write_number (FzExportXlsx *self,
              guint         column,
              const char   *text)
{
  double number = g_ascii_strtod (text, NULL);
  char   kept[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (kept, sizeof kept, "%.16G", number);
  if (*text != '\0' && isfinite (number) && g_ascii_strtod (kept, NULL) == number)
    note (self, worksheet_write_number (self->sheet, self->row, (lxw_col_t) column, number, NULL));
  else
    write_text (self, column, text, self->plain);
}

static void
write_header (FzExportXlsx *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      guint            target = g_array_index (self->columns, guint, i);
      g_autofree char *word = fz_import_target_dup_word (target, self->terms->catalog);

      write_text (self, i, word, self->heading);
    }
  self->row++;
}

FzExportXlsx *
fz_export_xlsx_new (const FzExportTerms *terms,
                    const GArray        *columns)
{
  FzExportXlsx        *self = g_new0 (FzExportXlsx, 1);
  lxw_workbook_options options = {
    .constant_memory = LXW_TRUE,
    .tmpdir = (char *) g_get_tmp_dir (),
    .output_buffer = &self->content,
    .output_buffer_size = &self->length,
  };

  self->terms = terms;
  self->columns = columns;
  self->cell = g_string_new (NULL);
  self->workbook = workbook_new_opt (NULL, &options);
  if (self->workbook != NULL)
    self->sheet = workbook_add_worksheet (self->workbook,
                                          terms->catalog->dataset.sample ? "sample data"
                                                                         : "stations");
  if (self->sheet == NULL)
    {
      note (self, LXW_ERROR_MEMORY_MALLOC_FAILED);
      return self;
    }
  self->heading = workbook_add_format (self->workbook);
  format_set_bold (self->heading);
  self->plain = workbook_add_format (self->workbook);
  self->plain->quote_prefix = LXW_TRUE;
  worksheet_set_column (self->sheet, 0, (lxw_col_t) columns->len - 1, WIDTH, NULL);
  worksheet_freeze_panes (self->sheet, 1, 0);
  write_header (self);
  return self;
}

void
fz_export_xlsx_free (FzExportXlsx *self)
{
  if (self->workbook != NULL)
    workbook_close (self->workbook);
  free ((char *) self->content);
  g_string_free (self->cell, TRUE);
  g_free (self);
}

void
fz_export_xlsx_add (FzExportXlsx   *self,
                    const FzRecord *record)
{
  locale_t before = begin_plain_numbers ();

  for (guint i = 0; self->fault == LXW_NO_ERROR && i < self->columns->len; i++)
    {
      guint target = g_array_index (self->columns, guint, i);

      g_string_truncate (self->cell, 0);
      fz_export_cell_append (self->cell, self->terms, record, target);
      if (target < FZ_N_FIELDS && fz_field_is_number ((FzField) target))
        write_number (self, i, self->cell->str);
      else
        write_text (self, i, self->cell->str, self->plain);
    }
  self->row++;
  end_plain_numbers (before);
}

/* Ends the workbook, and appends all of it to @content. */
gboolean
fz_export_xlsx_finish (FzExportXlsx *self,
                       GString      *content,
                       GError      **error)
{
  locale_t before = begin_plain_numbers ();

  if (self->workbook != NULL)
    note (self, workbook_close (g_steal_pointer (&self->workbook)));
  end_plain_numbers (before);
  if (self->fault == LXW_NO_ERROR && self->content != NULL)
    {
      g_string_append_len (content, self->content, (gssize) self->length);
      return TRUE;
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the workbook cannot be made: %s",
               lxw_strerror (self->fault));
  return FALSE;
}
