/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-records-paste.h"

#include "fz-field-values.h"
#include "fz-import-columns.h"
#include "fz-records-review.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * Cells that were copied from a spreadsheet, as the sheet of a plan. With titles above
 * them each column is what its title says; without, they are the columns that are shown.
 * Rows say by a code or a name which station they are about; where they do not, and as
 * many stations are selected, they are about those.
 */

/* What was copied: lines of cells. */
typedef struct
{
  GPtrArray *rows;      /* (owned) of GPtrArray of char * */
  GArray    *targets;   /* (owned) of guint, as fz_import_columns_match() has them */
  guint      n_columns; /* of the longest line */
  gboolean   has_titles;
} Cells;

static void
cells_clear (Cells *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->targets, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cells, cells_clear)

/* The end of a cell in quotation marks, behind the closing one; NULL when what begins at
 * @text is none. */
static const char *
find_quoted_end (const char *text)
{
  if (*text != '"')
    return NULL;
  for (text++; *text != '\0'; text++)
    {
      if (*text != '"')
        continue;
      if (text[1] != '"')
        return text[1] == '\0' || strchr ("\t\r\n", text[1]) != NULL ? text + 1 : NULL;
      text++;
    }
  return NULL;
}

/* Reads the cell at @text, in quotation marks where it has tabs or lines of its own, and
 * goes behind it. */
static char *
read_cell (const char **text)
{
  const char *start = *text;
  const char *quoted_end = find_quoted_end (start);
  GString    *cell;

  *text = quoted_end != NULL ? quoted_end : start + strcspn (start, "\t\r\n");
  if (quoted_end == NULL)
    return g_strndup (start, (gsize) (*text - start));
  cell = g_string_new_len (start + 1, quoted_end - start - 2);
  g_string_replace (cell, "\"\"", "\"", 0);
  return g_string_free (cell, FALSE);
}

static void
read_cells (Cells      *cells,
            const char *text)
{
  GPtrArray *row = NULL;

  cells->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  while (*text != '\0')
    {
      if (row == NULL)
        {
          row = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (cells->rows, row);
        }
      g_ptr_array_add (row, read_cell (&text));
      cells->n_columns = MAX (cells->n_columns, row->len);
      if (*text != '\t')
        row = NULL;
      text += *text == '\r' && text[1] == '\n' ? 2 : *text != '\0';
    }
}

static const char *
get_cell (const Cells *cells,
          guint        row,
          guint        column)
{
  const GPtrArray *line = g_ptr_array_index (cells->rows, row);

  return column < line->len ? g_ptr_array_index (line, column) : "";
}

static guint
find_shown_target (const char           *id,
                   const FzRecordsPlace *place)
{
  const FzRecordsColumn *column = fz_records_columns_find (id);
  FzField                field;

  if (column != NULL &&
      fz_records_column_get_field (column, fz_station_table_get_script (place->table), &field))
    return field;
  return FZ_TARGET_NONE;
}

/* What a column is by its title: as this table has it, or as spreadsheets do. */
static guint
find_title_target (const char           *title,
                   const FzRecordsPlace *place)
{
  const FzCatalog       *catalog = fz_station_table_get_catalog (place->table);
  g_autofree char       *plain = g_strstrip (g_strdup (title));
  guint                  n, target;
  const FzRecordsColumn *columns = fz_records_columns_list (&n);

  for (guint i = 0; i < n; i++)
    {
      if (g_str_equal (fz_records_column_get_title (&columns[i]), plain))
        return find_shown_target (columns[i].id, place);
    }
  target = fz_import_target_find (plain, catalog);
  /* Services are not in this table. */
  return target < FZ_N_FIELDS || target == FZ_TARGET_DATUM || target == FZ_TARGET_SAMPLE
             ? target
             : FZ_TARGET_NONE;
}

static void
take_titles (Cells                *cells,
             const FzRecordsPlace *place)
{
  guint n_known = 0, n_texts = 0;

  for (guint i = 0; i < cells->n_columns; i++)
    {
      guint target = find_title_target (get_cell (cells, 0, i), place);
      guint taken;

      n_texts += *get_cell (cells, 0, i) != '\0';
      n_known += target != FZ_TARGET_NONE;
      /* Of two columns of the same, the first. */
      if (fz_import_columns_find (cells->targets, target, &taken))
        target = FZ_TARGET_NONE;
      g_array_append_val (cells->targets, target);
    }
  cells->has_titles = n_known > 0 && 2 * n_known >= n_texts;
}

static gboolean
is_code (const char *text)
{
  gsize length = strspn (text, "0123456789");

  return text[length] == '\0' && (length == 6 || length == 9);
}

static gboolean
begins_with_codes (const Cells *cells)
{
  for (guint row = 0; row < cells->rows->len; row++)
    {
      if (!is_code (get_cell (cells, row, 0)))
        return FALSE;
    }
  return TRUE;
}

/* Without titles: the columns that are shown, all of them or from the keyboard's on, behind
 * the codes where there are some. */
static void
take_shown (Cells                *cells,
            const FzRecordsPlace *place)
{
  guint n_shown = g_strv_length ((char **) place->shown);
  guint code = FZ_FIELD_CODE;
  guint first = 0, from;

  g_array_set_size (cells->targets, 0);
  if (begins_with_codes (cells) &&
      (n_shown == 0 || find_shown_target (place->shown[0], place) != FZ_FIELD_CODE))
    {
      g_array_append_val (cells->targets, code);
      first = 1;
    }
  from = cells->n_columns - first >= n_shown ? 0 : place->from;
  for (guint i = first; i < cells->n_columns; i++)
    {
      guint shown = from + i - first;
      guint target = shown < n_shown ? find_shown_target (place->shown[shown], place)
                                     : FZ_TARGET_NONE;
      guint taken;

      if (fz_import_columns_find (cells->targets, target, &taken))
        target = FZ_TARGET_NONE;
      g_array_append_val (cells->targets, target);
    }
}

/* A cell of a closed vocabulary by what it is called here; else the text itself. */
static const char *
find_value (GPtrArray  *vocabularies,
            guint       target,
            const char *text)
{
  const FzFieldValues *values = target < FZ_N_FIELDS ? g_ptr_array_index (vocabularies, target)
                                                     : NULL;

  for (guint i = 0; values != NULL && i < values->values->len; i++)
    {
      const char *value = fz_field_values_get (values, i);

      if (value != NULL && g_str_equal (fz_field_values_get_words (values, i), text))
        return value;
    }
  return text;
}

static void
free_values (gpointer values)
{
  g_clear_pointer ((FzFieldValues **) &values, fz_field_values_free);
}

static GPtrArray *
make_vocabularies (const Cells          *cells,
                   const FzRecordsPlace *place)
{
  GPtrArray *vocabularies = g_ptr_array_new_with_free_func (free_values);

  g_ptr_array_set_size (vocabularies, FZ_N_FIELDS);
  for (guint i = 0; i < cells->targets->len; i++)
    {
      guint target = g_array_index (cells->targets, guint, i);

      if (target < FZ_N_FIELDS && fz_field_is_closed ((FzField) target))
        vocabularies->pdata[target] = fz_field_values_new ((FzField) target, place->table);
    }
  return vocabularies;
}

static gboolean
add_cell (FzSheet    *sheet,
          const char *text)
{
  return fz_sheet_add_cell (sheet, text, strlen (text), NULL);
}

static const char *
get_selected_code (const FzRecordsPlace *place,
                   guint                 i)
{
  const char *code = fz_record_columns_get (place->records,
                                            g_array_index (place->selected, guint32, i),
                                            FZ_FIELD_CODE);

  return code != NULL ? code : "";
}

static gboolean
add_titles (FzSheet              *sheet,
            const Cells          *cells,
            const FzRecordsPlace *place,
            gboolean              by_selection)
{
  if (by_selection && !add_cell (sheet, "code"))
    return FALSE;
  for (guint i = 0; i < cells->n_columns; i++)
    {
      guint            target = g_array_index (cells->targets, guint, i);
      const FzCatalog *catalog = fz_station_table_get_catalog (place->table);
      g_autofree char *word = fz_import_target_dup_word (target, catalog);
      const char      *title = cells->has_titles ? get_cell (cells, 0, i)
                               : word != NULL    ? word
                                                 : "";

      if (!add_cell (sheet, title))
        return FALSE;
    }
  return fz_sheet_end_row (sheet, 0, NULL);
}

static gboolean
fill_sheet (FzSheet              *sheet,
            const Cells          *cells,
            const FzRecordsPlace *place,
            gboolean              by_selection)
{
  g_autoptr (GPtrArray) vocabularies = make_vocabularies (cells, place);
  guint first = cells->has_titles;

  if (!add_titles (sheet, cells, place, by_selection))
    return FALSE;
  for (guint row = first; row < cells->rows->len; row++)
    {
      if (by_selection && !add_cell (sheet, get_selected_code (place, row - first)))
        return FALSE;
      for (guint i = 0; i < cells->n_columns; i++)
        {
          guint target = g_array_index (cells->targets, guint, i);

          if (!add_cell (sheet, find_value (vocabularies, target, get_cell (cells, row, i))))
            return FALSE;
        }
      if (!fz_sheet_end_row (sheet, row + 1, NULL))
        return FALSE;
    }
  return fz_sheet_get_n_rows (sheet) > 0;
}

/* Makes a sheet of @text, lines of cells with tabs between them; @columns is what each is.
 * Both are the caller's. NULL when it does not say which stations it is about, or says
 * nothing, or too much. */
FzSheet *
fz_records_paste_read (const char           *text,
                       const FzRecordsPlace *place,
                       GArray              **columns)
{
  g_autoptr (FzSheet) sheet = fz_sheet_new ("");
  g_auto (Cells) cells = { .targets = g_array_new (FALSE, FALSE, sizeof (guint)) };
  guint    code = FZ_FIELD_CODE, n_rows, found;
  gboolean is_named;

  read_cells (&cells, text);
  if (cells.rows->len == 0)
    return NULL;
  take_titles (&cells, place);
  if (!cells.has_titles)
    take_shown (&cells, place);
  n_rows = cells.rows->len - cells.has_titles;
  is_named = fz_import_columns_find (cells.targets, FZ_FIELD_CODE, &found);
  if (!is_named && n_rows != place->selected->len &&
      !fz_import_columns_find (cells.targets, FZ_FIELD_NAME_HANS, &found))
    return NULL;
  if (!is_named && n_rows == place->selected->len)
    {
      if (!fill_sheet (sheet, &cells, place, TRUE))
        return NULL;
      g_array_prepend_val (cells.targets, code);
    }
  else if (!fill_sheet (sheet, &cells, place, FALSE))
    return NULL;
  *columns = g_steal_pointer (&cells.targets);
  return g_steal_pointer (&sheet);
}

/* -- the dialog ------------------------------------------------------------ */

typedef struct
{
  FzRecordsReview *review;  /* (borrowed) it owns this */
  FzSheet         *sheet;   /* (owned) */
  GArray          *columns; /* (owned) */
} Paste;

static void
free_paste (gpointer data)
{
  Paste *self = data;

  fz_sheet_unref (self->sheet);
  g_array_unref (self->columns);
  g_free (self);
}

static void
make_plan (Paste   *self,
           gboolean blanks)
{
  FzRecordsList *list = fz_records_review_get_list (self->review);

  fz_records_review_take_plan (
      self->review, fz_records_plan_new (self->sheet, self->columns,
                                         fz_records_review_get_table (self->review),
                                         fz_records_list_get_records (list), blanks));
}

static void
on_blanks_toggled (GtkCheckButton *check,
                   Paste          *self)
{
  make_plan (self, gtk_check_button_get_active (check));
}

/* What is passed over is said; the caller's, NULL when nothing is. */
static char *
dup_unused_words (const Paste *self)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) unused = NULL;
  g_autofree char *joined = NULL;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *title = fz_sheet_get_header (self->sheet, i);

      if (g_array_index (self->columns, guint, i) == FZ_TARGET_NONE && *title != '\0')
        g_strv_builder_add (titles, title);
    }
  unused = g_strv_builder_end (titles);
  if (*unused == NULL)
    return NULL;
  joined = g_strjoinv (C_ ("list", ", "), unused);
  /* Translators: %s are the titles of columns. */
  return g_strdup_printf (_ ("Columns that are passed over: %s"), joined);
}

static GtkWidget *
create_controls (Paste *self)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget       *blanks = gtk_check_button_new_with_mnemonic (_ ("_Empty cells clear what is "
                                                                         "recorded"));
  g_autofree char *unused = dup_unused_words (self);

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_halign (blanks, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), blanks);
  g_signal_connect (blanks, "toggled", G_CALLBACK (on_blanks_toggled), self);
  if (unused != NULL)
    {
      GtkWidget *label = gtk_label_new (unused);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "dimmed");
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

/* Shows what the cells @text would change of the records of @grid, where @selected,
 * guint32, are selected, and does it. NULL when it says nothing of any station. */
AdwDialog *
fz_records_paste_new (FzRecordsGrid  *grid,
                      FzRecordsSaver *saver,
                      const char     *text,
                      const GArray   *selected)
{
  FzRecordsList *list = fz_records_grid_get_list (grid);
  g_auto (GStrv) shown = fz_records_grid_dup_columns (grid);
  FzRecordsPlace place = {
    .table = fz_records_saver_get_table (saver),
    .records = fz_records_list_get_records (list),
    .shown = (const char *const *) shown,
    .from = fz_records_grid_find_focus (grid),
    .selected = selected,
  };
  GArray  *columns = NULL;
  FzSheet *sheet = fz_records_paste_read (text, &place, &columns);
  Paste   *self;

  if (sheet == NULL)
    return NULL;
  self = g_new0 (Paste, 1);
  self->sheet = sheet;
  self->columns = columns;
  self->review = fz_records_review_new (_ ("Paste From a Spreadsheet"), list, saver,
                                        create_controls (self));
  g_object_set_data_full (G_OBJECT (self->review), "fz-records-paste", self, free_paste);
  make_plan (self, FALSE);
  return ADW_DIALOG (self->review);
}
