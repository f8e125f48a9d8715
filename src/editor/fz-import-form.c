/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-import-form.h"

#include "fz-import-targets.h"
#include "fz-import-words.h"
#include "fz-origin-words.h"
#include "fz-words.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * What was found out about a file that is to be imported, and can be chosen otherwise: how
 * it is written, what each column is, and of which datum its points are. Whatever is chosen
 * is the file's at once, which may then be read anew.
 */
struct _FzImportForm
{
  AdwPreferencesPage parent_instance;

  /* template */
  AdwActionRow        *about_row;
  AdwComboRow         *sheet_row;
  AdwComboRow         *encoding_row;
  GtkWidget           *encoding_note;
  AdwComboRow         *delimiter_row;
  AdwSpinRow          *header_row;
  AdwComboRow         *datum_row;
  AdwActionRow        *datum_note;
  AdwPreferencesGroup *columns_group;
  GtkListBox          *columns_list;
  AdwSwitchRow        *blanks_row;
  AdwSwitchRow        *missing_row;

  FzStationTable  *table;   /* (owned) */
  FzImportTargets *targets; /* (owned) (nullable) */
  FzImportFile    *file;    /* (owned) (nullable) */
  FzSheet         *shown;   /* (owned) (nullable) whose columns there are rows for */
  guint            n_rows;  /* so far */
  guint            filling; /* source id; 0: all rows are there */
  gboolean         is_updating;
};

G_DEFINE_FINAL_TYPE (FzImportForm, fz_import_form, ADW_TYPE_PREFERENCES_PAGE)

/* Rows are made so many at a time, between frames. */
#define ROWS_A_FRAME 8

/* More columns than that are not shown: those are what no list of stations has. */
#define MAX_ROWS 120

/* Of how many rows the values of a column are shown, and how much of them, characters. */
#define N_SAMPLES 3
#define MAX_SAMPLE 24

static const char delimiters[] = { ',', ';', '\t' };

static void
set_words (AdwComboRow       *row,
           const char *const *words)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);

  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

/* What a value begins with, on one line; the caller's. */
static char *
dup_sample (const char *text)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), "\t\r\n", ' ');
  g_autofree char *start = NULL;

  if (g_utf8_strlen (plain, -1) <= MAX_SAMPLE)
    return g_steal_pointer (&plain);
  start = g_utf8_substring (plain, 0, MAX_SAMPLE);
  return g_strconcat (start, "…", NULL);
}

/* The first values of a column; the caller's. */
static char *
dup_samples (const FzSheet *sheet,
             guint          column)
{
  g_autoptr (GStrvBuilder) samples = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint row = 0; row < MIN (fz_sheet_get_n_rows (sheet), N_SAMPLES); row++)
    {
      const char *text = fz_sheet_get (sheet, row, column);

      g_strv_builder_take (samples, *text != '\0' ? dup_sample (text)
                                                  : g_strdup (C_ ("cell", "blank")));
    }
  list = g_strv_builder_end (samples);
  return g_strjoinv ("\n", list);
}

static void
on_target_chosen (FzImportForm *self,
                  GParamSpec   *pspec,
                  AdwComboRow  *row)
{
  guint column = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  guint chosen = adw_combo_row_get_selected (row);

  if (!self->is_updating && chosen != GTK_INVALID_LIST_POSITION)
    fz_import_file_set_target (self->file, column, fz_import_targets_get (self->targets, chosen));
}

static void
show_target (FzImportForm *self,
             AdwComboRow  *row,
             guint         column)
{
  const GArray *columns = fz_import_file_get_columns (self->file);

  adw_combo_row_set_selected (row, fz_import_targets_find (self->targets,
                                                           g_array_index (columns, guint,
                                                                          column)));
}

static void
add_row (FzImportForm *self,
         guint         column)
{
  const char      *header = fz_sheet_get_header (self->shown, column);
  g_autofree char *samples = dup_samples (self->shown, column);
  /* Translators: a column of a spreadsheet without a title, by its number. */
  g_autofree char *unnamed = g_strdup_printf (_ ("Column %u"), column + 1);
  g_autofree char *title = dup_sample (*header != '\0' ? header : unnamed);
  g_autoptr (GtkExpression) words = NULL;
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "subtitle-lines", 0,
                                 "title-lines", 0, NULL);

  /* Only from here on it takes what the file says for no markup. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), samples);
  words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  adw_combo_row_set_expression (ADW_COMBO_ROW (row), words);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (self->targets->words));
  show_target (self, ADW_COMBO_ROW (row), column);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_target_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (self->columns_list, row);
}

static guint
count_shown (FzImportForm *self)
{
  return MIN (fz_sheet_get_n_columns (self->shown), MAX_ROWS);
}

static gboolean
fill (gpointer data)
{
  FzImportForm *self = data;
  guint         end = MIN (count_shown (self), self->n_rows + ROWS_A_FRAME);

  self->is_updating = TRUE;
  for (; self->n_rows < end; self->n_rows++)
    add_row (self, self->n_rows);
  self->is_updating = FALSE;
  if (self->n_rows < count_shown (self))
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

static void
clear_rows (FzImportForm *self)
{
  g_clear_handle_id (&self->filling, g_source_remove);
  gtk_list_box_remove_all (self->columns_list);
  g_clear_pointer (&self->shown, fz_sheet_unref);
  self->n_rows = 0;
}

static void
show_targets (FzImportForm *self)
{
  for (guint i = 0; i < self->n_rows; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->columns_list, (int) i);

      show_target (self, ADW_COMBO_ROW (row), i);
    }
}

static void
show_columns (FzImportForm *self)
{
  FzSheet         *sheet = fz_import_file_get_sheet (self->file);
  const char      *rule = _ ("What each column is. Below its title stand its first values.");
  g_autofree char *more = NULL;
  guint            n_more;

  if (sheet == self->shown)
    {
      show_targets (self);
      return;
    }
  clear_rows (self);
  self->shown = fz_sheet_ref (sheet);
  n_more = fz_sheet_get_n_columns (sheet) - count_shown (self);
  more = g_strdup_printf (ngettext ("%u more column is not shown.",
                                    "%u more columns are not shown.", n_more),
                          n_more);
  more = n_more > 0 ? fz_words_add_sentence (g_strdup (rule), more) : g_strdup (rule);
  adw_preferences_group_set_description (self->columns_group, more);
  self->filling = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 30, fill, self, NULL);
}

static void
show_sheets (FzImportForm *self)
{
  const char *const *sheets = fz_import_file_get_sheets (self->file);
  const char        *chosen = fz_import_file_get_form (self->file)->sheet;

  gtk_widget_set_visible (GTK_WIDGET (self->sheet_row), sheets != NULL);
  if (sheets == NULL)
    return;
  set_words (self->sheet_row, sheets);
  for (guint i = 0; sheets[i] != NULL && chosen != NULL; i++)
    {
      if (g_str_equal (sheets[i], chosen))
        adw_combo_row_set_selected (self->sheet_row, i);
    }
}

static void
show_form (FzImportForm *self)
{
  const FzSheetForm *form = fz_import_file_get_form (self->file);
  gboolean           is_text = fz_import_file_get_kind (self->file) == FZ_IMPORT_KIND_TEXT;
  const char        *delimiter = memchr (delimiters, form->delimiter, sizeof delimiters);

  gtk_widget_set_visible (GTK_WIDGET (self->encoding_row), is_text);
  gtk_widget_set_visible (GTK_WIDGET (self->delimiter_row), is_text);
  gtk_widget_set_visible (GTK_WIDGET (self->header_row), form->header > 0);
  if (form->encoding != FZ_ENCODING_FIND)
    adw_combo_row_set_selected (self->encoding_row, form->encoding - 1);
  gtk_widget_set_visible (self->encoding_note, is_text && form->is_guess);
  if (is_text && delimiter != NULL)
    adw_combo_row_set_selected (self->delimiter_row, (guint) (delimiter - delimiters));
  adw_spin_row_set_value (self->header_row, form->header);
}

static void
show_datum (FzImportForm *self)
{
  gboolean         asks = fz_import_file_asks_datum (self->file);
  FzDatum          datum = fz_import_file_get_datum (self->file);
  g_autofree char *words = fz_words_for_datum_tally (fz_import_file_get_tally (self->file),
                                                     datum);

  gtk_widget_set_visible (GTK_WIDGET (self->datum_row), asks);
  adw_combo_row_set_selected (self->datum_row, datum);
  gtk_widget_set_visible (GTK_WIDGET (self->datum_note), asks);
  adw_action_row_set_subtitle (self->datum_note, words);
}

/* What the file is, or why it is refused; the caller's. */
static char *
dup_about (FzImportForm *self)
{
  if (fz_import_file_get_state (self->file) == FZ_IMPORT_FILE_READ)
    return fz_words_for_import_file (self->file);
  return fz_words_for_import_fault (fz_import_file_get_name (self->file),
                                    fz_import_file_get_error (self->file));
}

static void
update (FzImportForm *self)
{
  gboolean         has_sheet;
  g_autofree char *about = NULL;

  if (self->file == NULL || fz_import_file_get_state (self->file) == FZ_IMPORT_FILE_READING)
    return;
  has_sheet = fz_import_file_get_sheet (self->file) != NULL;
  about = dup_about (self);
  self->is_updating = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->about_row),
                                 fz_import_file_get_name (self->file));
  adw_action_row_set_subtitle (self->about_row, about);
  show_sheets (self);
  show_form (self);
  show_datum (self);
  gtk_widget_set_visible (GTK_WIDGET (self->columns_group), has_sheet);
  if (has_sheet)
    show_columns (self);
  else
    clear_rows (self);
  self->is_updating = FALSE;
}

/* Whatever is found out of a file is found out anew where it is read in another way. */
static void
on_sheet_chosen (FzImportForm *self)
{
  FzSheetForm        form = { 0 };
  guint              chosen = adw_combo_row_get_selected (self->sheet_row);
  const char *const *sheets;
  g_autofree char   *sheet = NULL;

  if (self->is_updating || chosen == GTK_INVALID_LIST_POSITION)
    return;
  sheets = fz_import_file_get_sheets (self->file);
  form.sheet = sheet = g_strdup (sheets[chosen]);
  fz_import_file_set_form (self->file, &form);
}

static void
on_text_chosen (FzImportForm *self)
{
  const FzSheetForm *found = fz_import_file_get_form (self->file);
  FzSheetForm        form;

  if (self->is_updating)
    return;
  form = (FzSheetForm) {
    .encoding = adw_combo_row_get_selected (self->encoding_row) + 1,
    .delimiter = delimiters[adw_combo_row_get_selected (self->delimiter_row)],
  };
  form.is_guess = found->is_guess && found->encoding == form.encoding;
  fz_import_file_set_form (self->file, &form);
}

static void
on_header_chosen (FzImportForm *self)
{
  FzSheetForm form;

  if (self->is_updating)
    return;
  form = *fz_import_file_get_form (self->file);
  form.header = (guint) adw_spin_row_get_value (self->header_row);
  fz_import_file_set_form (self->file, &form);
}

static void
on_datum_chosen (FzImportForm *self)
{
  if (!self->is_updating && self->file != NULL)
    fz_import_file_set_datum (self->file, adw_combo_row_get_selected (self->datum_row));
}

static void
fz_import_form_dispose (GObject *object)
{
  FzImportForm *self = FZ_IMPORT_FORM (object);

  if (self->columns_list != NULL)
    clear_rows (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_IMPORT_FORM);
  g_clear_pointer (&self->targets, fz_import_targets_free);
  g_clear_object (&self->file);
  g_clear_object (&self->table);
  G_OBJECT_CLASS (fz_import_form_parent_class)->dispose (object);
}

static void
fz_import_form_class_init (FzImportFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_import_form_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/editor/fz-import-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FzImportForm, about_row);
  gtk_widget_class_bind_template_child (widget_class, FzImportForm, sheet_row);
  gtk_widget_class_bind_template_child (widget_class, FzImportForm, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, FzImportForm, encoding_note);
  gtk_widget_class_bind_template_child (widget_class, FzImportForm, delimiter_row);
  gtk_widget_class_bind_template_child (widget_class, FzImportForm, header_row);
  gtk_widget_class_bind_template_child (widget_class, FzImportForm, datum_row);
  gtk_widget_class_bind_template_child (widget_class, FzImportForm, datum_note);
  gtk_widget_class_bind_template_child (widget_class, FzImportForm, columns_group);
  gtk_widget_class_bind_template_child (widget_class, FzImportForm, columns_list);
  gtk_widget_class_bind_template_child (widget_class, FzImportForm, blanks_row);
  gtk_widget_class_bind_template_child (widget_class, FzImportForm, missing_row);
}

static void
fill_choices (FzImportForm *self)
{
  const char *encodings[FZ_N_ENCODINGS] = { NULL };
  const char *marks[G_N_ELEMENTS (delimiters) + 1] = { NULL };
  const char *datums[FZ_N_DATUMS + 1] = { NULL };

  for (FzEncoding encoding = FZ_ENCODING_UTF8; encoding < FZ_N_ENCODINGS; encoding++)
    encodings[encoding - 1] = fz_words_for_encoding (encoding);
  for (gsize i = 0; i < G_N_ELEMENTS (delimiters); i++)
    marks[i] = fz_words_for_delimiter (delimiters[i]);
  for (FzDatum datum = 0; datum < FZ_N_DATUMS; datum++)
    datums[datum] = fz_words_for_datum (datum);
  set_words (self->encoding_row, encodings);
  set_words (self->delimiter_row, marks);
  set_words (self->datum_row, datums);
}

static void
fz_import_form_init (FzImportForm *self)
{
  static const struct
  {
    gsize     row;
    GCallback chosen;
  } rows[] = {
    { G_STRUCT_OFFSET (FzImportForm, sheet_row), G_CALLBACK (on_sheet_chosen) },
    { G_STRUCT_OFFSET (FzImportForm, encoding_row), G_CALLBACK (on_text_chosen) },
    { G_STRUCT_OFFSET (FzImportForm, delimiter_row), G_CALLBACK (on_text_chosen) },
    { G_STRUCT_OFFSET (FzImportForm, datum_row), G_CALLBACK (on_datum_chosen) },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choices (self);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_signal_connect_object (G_STRUCT_MEMBER (gpointer, self, rows[i].row), "notify::selected",
                             rows[i].chosen, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->header_row, "notify::value", G_CALLBACK (on_header_chosen), self,
                           G_CONNECT_SWAPPED);
}

/* Names services and districts by @table. */
void
fz_import_form_set_table (FzImportForm   *self,
                          FzStationTable *table)
{
  self->table = g_object_ref (table);
  self->targets = fz_import_targets_new (fz_station_table_get_catalog (table),
                                         fz_station_table_get_script (table));
}

/* Shows @file, or NULL. */
void
fz_import_form_set_file (FzImportForm *self,
                         FzImportFile *file)
{
  if (self->file == file)
    return;
  if (self->file != NULL)
    g_signal_handlers_disconnect_by_data (self->file, self);
  clear_rows (self);
  g_set_object (&self->file, file);
  if (file != NULL)
    g_signal_connect_object (file, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/* Whether a blank cell clears its value. */
gboolean
fz_import_form_get_blanks (FzImportForm *self)
{
  return adw_switch_row_get_active (self->blanks_row);
}

/* Whether stations that no row is about are deleted. */
gboolean
fz_import_form_get_deletes (FzImportForm *self)
{
  return adw_switch_row_get_active (self->missing_row);
}
