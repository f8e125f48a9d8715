/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-export-dialog.h"

#include "fz-access.h"
#include "fz-chooser.h"
#include "fz-dialog-width.h"
#include "fz-export-run.h"
#include "fz-file-export.h"
#include "fz-import-targets.h"
#include "fz-import-words.h"
#include "fz-origin-words.h"
#include "fz-sample-mark.h"

#include <glib/gi18n.h>

/*
 * Stations on their way into a file: which, in which format, and where the format lets one
 * choose, which columns and of which datum. Then a dialog asks where, and the store's thread
 * writes.
 *
 * Action: `export.save` (Ctrl+S).
 *
 * `saved` (a GFile): it is there.
 */
struct _FzExportDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwBanner           *trouble_banner;
  AdwPreferencesPage  *page;
  AdwComboRow         *what_row;
  AdwComboRow         *format_row;
  AdwSwitchRow        *mark_row;
  AdwPreferencesGroup *datum_group;
  AdwComboRow         *datum_row;
  AdwSwitchRow        *all_row;
  AdwPreferencesGroup *columns_group;
  GtkListBox          *columns_list;
  GtkWidget           *spinner;

  FzStationTable  *table;       /* (owned) */
  FzStore         *store;       /* (owned) */
  GPtrArray       *choices;     /* (owned) of GArray (nullable): ids; NULL: all */
  FzImportTargets *targets;     /* (owned) (nullable) */
  GCancellable    *cancellable; /* (owned) */
};

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzExportDialog, fz_export_dialog, ADW_TYPE_DIALOG)

/* What can be chosen; whether CSV begins with a mark is a question of its own. */
static const struct
{
  FzExportFormat format;
  const char    *suffix;
  const char    *words;
} formats[] = {
  { FZ_EXPORT_CSV, ".csv", N_ ("Text (CSV)") },
  { FZ_EXPORT_XLSX, ".xlsx", N_ ("Workbook (XLSX)") },
  { FZ_EXPORT_GEOJSON, ".geojson", N_ ("Map data (GeoJSON)") },
  { FZ_EXPORT_JSON, ".json", N_ ("All fields (JSON)") },
  { FZ_EXPORT_KML, ".kml", N_ ("Places (KML)") },
  { FZ_EXPORT_GPX, ".gpx", N_ ("Waypoints (GPX)") },
  { FZ_EXPORT_VCARD, ".vcf", N_ ("Contacts (vCard)") },
  { FZ_EXPORT_SQLITE, ".db", N_ ("Database (SQLite)") },
};

static FzExportFormat
get_format (FzExportDialog *self)
{
  FzExportFormat format = formats[adw_combo_row_get_selected (self->format_row)].format;

  return format == FZ_EXPORT_CSV && !adw_switch_row_get_active (self->mark_row)
             ? FZ_EXPORT_CSV_PLAIN
             : format;
}

/* NULL: none. */
static void
show_trouble (FzExportDialog *self,
              const char     *words)
{
  adw_banner_set_title (self->trouble_banner, words != NULL ? words : "");
  adw_banner_set_revealed (self->trouble_banner, words != NULL);
}

static void
update_columns (FzExportDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->columns_group),
                          gtk_widget_get_visible (GTK_WIDGET (self->all_row)) &&
                              !adw_switch_row_get_active (self->all_row));
}

static void
update_datum (FzExportDialog *self)
{
  gboolean is_free = fz_export_format_has_columns (get_format (self));

  if (!is_free)
    adw_combo_row_set_selected (self->datum_row, FZ_DATUM_WGS84);
  gtk_widget_set_sensitive (GTK_WIDGET (self->datum_row), is_free);
  adw_preferences_group_set_description (
      self->datum_group, is_free ? fz_words_for_datum_use (
                                       adw_combo_row_get_selected (self->datum_row))
                                 : _ ("This format is always WGS-84."));
}

static void
on_format_chosen (FzExportDialog *self)
{
  FzExportFormat format;

  if (self->table == NULL)
    return;
  format = get_format (self);
  gtk_widget_set_visible (GTK_WIDGET (self->mark_row),
                          format == FZ_EXPORT_CSV || format == FZ_EXPORT_CSV_PLAIN);
  gtk_widget_set_visible (GTK_WIDGET (self->all_row), fz_export_format_has_columns (format));
  update_datum (self);
  update_columns (self);
}

static void
on_datum_chosen (FzExportDialog *self)
{
  if (self->table != NULL)
    update_datum (self);
}

static void
add_column (FzExportDialog *self,
            guint           i)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 gtk_string_list_get_string (self->targets->words, i));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data (G_OBJECT (row), "fz-check", check);
  gtk_list_box_append (self->columns_list, row);
}

/* What fields and lists of services there are; the rows are made when somebody chooses. */
static void
fill_columns (FzExportDialog *self)
{
  self->targets = fz_import_targets_new (fz_station_table_get_catalog (self->table),
                                         fz_station_table_get_script (self->table));
  for (guint i = 0; i < self->targets->targets->len; i++)
    {
      if (fz_import_targets_get (self->targets, i) <= FZ_TARGET_OFFERS_NOT)
        add_column (self, i);
    }
}

static void
on_all_toggled (FzExportDialog *self)
{
  if (self->table == NULL)
    return;
  if (self->targets == NULL)
    fill_columns (self);
  update_columns (self);
}

/* Those that are checked; NULL: all. The caller's. */
static GArray *
make_columns (FzExportDialog *self)
{
  GArray *columns;
  guint   n = 0;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->columns_group)))
    return NULL;
  columns = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->targets->targets->len; i++)
    {
      guint          target = fz_import_targets_get (self->targets, i);
      GtkListBoxRow *row;

      if (target > FZ_TARGET_OFFERS_NOT)
        continue;
      row = gtk_list_box_get_row_at_index (self->columns_list, (int) n++);
      if (gtk_check_button_get_active (g_object_get_data (G_OBJECT (row), "fz-check")))
        g_array_append_val (columns, target);
    }
  return columns;
}

static void
set_busy (FzExportDialog *self,
          gboolean        busy)
{
  gtk_widget_set_visible (self->spinner, busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->page), !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", !busy);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  FzExportDialog *self = g_task_get_source_object (task);
  GFile          *file = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean done = fz_export_run_finish (FZ_STORE (source), result, &error);

  g_task_return_boolean (task, done);
  if (self->page == NULL)
    return;
  set_busy (self, FALSE);
  if (done)
    {
      g_signal_emit (self, signals[SAVED], 0, file);
      adw_dialog_close (ADW_DIALOG (self));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_trouble (self, fz_file_export_words_for_fault (error));
}

static void
write_file (FzExportDialog *self,
            GFile          *file)
{
  g_autoptr (GArray) columns = make_columns (self);
  const FzExportOrder order = {
    .ids = g_ptr_array_index (self->choices, adw_combo_row_get_selected (self->what_row)),
    .columns = columns,
    .format = get_format (self),
    .script = fz_station_table_get_script (self->table),
    .datum = adw_combo_row_get_selected (self->datum_row),
  };
  GTask *task = g_task_new (self, NULL, NULL, NULL);

  g_task_set_source_tag (task, write_file);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  set_busy (self, TRUE);
  fz_export_run_async (self->store, &order, file, self->cancellable, on_written, task);
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (FzExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (self->page == NULL)
    return;
  if (file != NULL)
    write_file (self, file);
  else
    show_trouble (self, fz_chooser_get_trouble (error));
}

static void
on_save_activated (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  FzExportDialog  *self = FZ_EXPORT_DIALOG (widget);
  const char      *suffix = formats[adw_combo_row_get_selected (self->format_row)].suffix;
  g_autofree char *name = fz_file_export_make_name (_ ("Stations"), suffix);
  g_autoptr (GArray) columns = make_columns (self);
  g_autoptr (GtkFileDialog) chooser = NULL;

  show_trouble (self, columns != NULL && columns->len == 0 ? _ ("Choose at least one column.")
                                                           : NULL);
  if (columns != NULL && columns->len == 0)
    return;
  chooser = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (chooser, _ ("Export Stations"));
  gtk_file_dialog_set_initial_name (chooser, name);
  gtk_file_dialog_save (chooser, GTK_WINDOW (gtk_widget_get_root (widget)), self->cancellable,
                        on_file_chosen, g_object_ref (self));
}

/* What is written for nobody is written no further. */
static void
fz_export_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (FZ_EXPORT_DIALOG (dialog)->cancellable);
}

static void
fz_export_dialog_dispose (GObject *object)
{
  FzExportDialog *self = FZ_EXPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_EXPORT_DIALOG);
  g_clear_pointer (&self->targets, fz_import_targets_free);
  g_clear_object (&self->table);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fz_export_dialog_parent_class)->dispose (object);
}

static void
fz_export_dialog_finalize (GObject *object)
{
  FzExportDialog *self = FZ_EXPORT_DIALOG (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->choices);
  G_OBJECT_CLASS (fz_export_dialog_parent_class)->finalize (object);
}

static void
fz_export_dialog_class_init (FzExportDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fz_export_dialog_dispose;
  object_class->finalize = fz_export_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = fz_export_dialog_closed;

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  gtk_widget_class_install_action (widget_class, "export.save", NULL, on_save_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "export.save",
                                       NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/app/fz-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FzExportDialog, trouble_banner);
  gtk_widget_class_bind_template_child (widget_class, FzExportDialog, page);
  gtk_widget_class_bind_template_child (widget_class, FzExportDialog, what_row);
  gtk_widget_class_bind_template_child (widget_class, FzExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, FzExportDialog, mark_row);
  gtk_widget_class_bind_template_child (widget_class, FzExportDialog, datum_group);
  gtk_widget_class_bind_template_child (widget_class, FzExportDialog, datum_row);
  gtk_widget_class_bind_template_child (widget_class, FzExportDialog, all_row);
  gtk_widget_class_bind_template_child (widget_class, FzExportDialog, columns_group);
  gtk_widget_class_bind_template_child (widget_class, FzExportDialog, columns_list);
  gtk_widget_class_bind_template_child (widget_class, FzExportDialog, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_format_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_datum_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_all_toggled);
}

static void
free_ids (gpointer ids)
{
  if (ids != NULL)
    g_array_unref (ids);
}

static void
set_words (AdwComboRow       *row,
           const char *const *words)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);

  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

static void
fz_export_dialog_init (FzExportDialog *self)
{
  const char *names[G_N_ELEMENTS (formats) + 1] = { NULL };
  const char *datums[FZ_N_DATUMS + 1] = { NULL };

  self->cancellable = g_cancellable_new ();
  self->choices = g_ptr_array_new_with_free_func (free_ids);
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_dialog_width_follow_text (ADW_DIALOG (self));
  fz_access_follow_trouble (GTK_WIDGET (self->trouble_banner));
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    names[i] = _ (formats[i].words);
  for (FzDatum datum = 0; datum < FZ_N_DATUMS; datum++)
    datums[datum] = fz_words_for_datum (datum);
  set_words (self->format_row, names);
  set_words (self->datum_row, datums);
}

/* Takes @sentence. */
static void
add_choice (FzExportDialog *self,
            GtkStringList  *words,
            char           *sentence,
            GArray         *ids)
{
  gtk_string_list_take (words, sentence);
  g_ptr_array_add (self->choices, ids != NULL ? g_array_ref (ids) : NULL);
}

/* A dialog that gives out what @store has of @table: the stations @selected, if any, or
 * those @shown, guint32 ids in their order, or all. Floating. */
AdwDialog *
fz_export_dialog_new (FzStationTable *table,
                      FzStore        *store,
                      GArray         *shown,
                      GArray         *selected)
{
  FzExportDialog *self = g_object_new (FZ_TYPE_EXPORT_DIALOG, NULL);
  guint           n_all = fz_station_columns_get_n_rows (fz_station_table_get_columns (table));
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  self->table = g_object_ref (table);
  self->store = g_object_ref (store);
  if (selected != NULL && selected->len > 1)
    /* Translators: which stations are exported, and how many those are. */
    add_choice (self, words, g_strdup_printf (_ ("Selected (%u)"), selected->len), selected);
  if (shown->len > 0 && shown->len < n_all)
    /* Translators: which stations are exported, and how many those are. */
    add_choice (self, words, g_strdup_printf (_ ("Shown (%u)"), shown->len), shown);
  /* Translators: which stations are exported, and how many those are. */
  add_choice (self, words, g_strdup_printf (_ ("All (%u)"), n_all), NULL);
  adw_combo_row_set_model (self->what_row, G_LIST_MODEL (words));
  fz_sample_mark (ADW_DIALOG (self), table);
  on_format_chosen (self);
  return ADW_DIALOG (self);
}
