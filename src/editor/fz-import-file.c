/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-import-file.h"

#include "fz-database-import.h"
#include "fz-import-memory.h"

#include <glib/gstdio.h>

/*
 * A file that is to be imported: what was found out about it, and what somebody chose
 * instead. It is read in another thread, anew whenever it is to be read in another way.
 *
 * `changed`: its state, or what it is taken for, is another.
 */
struct _FzImportFile
{
  GObject parent_instance;

  char             *path;    /* (owned) in the encoding of file names */
  char             *name;    /* (owned) its last part, for people */
  FzCatalog        *catalog; /* (owned) */
  GCancellable     *reading; /* (owned) (nullable) of the last reading */
  int              *done;    /* (owned) with that: see fz_sheet_read() */
  FzImportFileState state;
  GError           *error; /* (owned) (nullable) why it is refused */

  FzSheetForm    form;       /* its sheet: `sheet_name` */
  char          *sheet_name; /* (owned) (nullable) */
  FzImportKind   kind;
  char         **sheets;      /* (owned) (nullable) of a workbook */
  FzSheet       *sheet;       /* (owned) (nullable): not read */
  GArray        *columns;     /* (owned) (nullable) of guint: see fz_import_columns_match() */
  FzCorrections *corrections; /* (owned) (nullable) in the place of both */
  gboolean       is_wgs84;
  FzDatum        datum;
  FzDatumTally   tally;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzImportFile, fz_import_file, G_TYPE_OBJECT)

/* What one reading is told, and finds. */
typedef struct
{
  char          *path;    /* (owned) */
  FzCatalog     *catalog; /* (owned) */
  FzSheetForm    form;
  char          *sheet_name; /* (owned) (nullable) */
  int           *done;       /* (owned) with its file, an atomic box */
  FzImportKind   kind;
  char         **sheets;      /* (owned) (nullable) */
  FzSheet       *sheet;       /* (owned) (nullable) */
  GArray        *columns;     /* (owned) (nullable) */
  FzCorrections *corrections; /* (owned) (nullable) */
  gboolean       is_wgs84;
  FzDatum        datum;
  FzDatumTally   tally;
} Reading;

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_free (reading->path);
  g_atomic_rc_box_release (reading->done);
  fz_catalog_unref (reading->catalog);
  g_free (reading->sheet_name);
  g_strfreev (reading->sheets);
  g_clear_pointer (&reading->sheet, fz_sheet_unref);
  g_clear_pointer (&reading->columns, g_array_unref);
  g_clear_pointer (&reading->corrections, fz_corrections_free);
  g_free (reading);
}

static char *
find_memory (void)
{
  return g_build_filename (g_get_user_data_dir (), "fazhan", "import-columns.ini", NULL);
}

static FzImportKind
find_kind (const Reading *reading)
{
  if (reading->is_wgs84)
    return FZ_IMPORT_KIND_JSON;
  return reading->form.delimiter != '\0' ? FZ_IMPORT_KIND_TEXT : FZ_IMPORT_KIND_WORKBOOK;
}

static gboolean
read_corrections (Reading      *reading,
                  GCancellable *cancellable,
                  GError      **error)
{
  reading->kind = FZ_IMPORT_KIND_CORRECTIONS;
  reading->is_wgs84 = TRUE;
  reading->corrections = fz_corrections_read (reading->path, cancellable, error);
  return reading->corrections != NULL &&
         fz_corrections_check (reading->corrections, reading->catalog, error);
}

static gboolean
add_record (gpointer         sheet,
            const FzRecord  *record,
            const FzCatalog *catalog,
            GError         **error)
{
  return fz_sheet_add_record (sheet, record, catalog, error);
}

/* The records of a copy of a collection, as rows. */
static gboolean
read_copy (Reading      *reading,
           GCancellable *cancellable,
           GError      **error)
{
  g_autofree char *name = g_filename_display_name (reading->path);
  g_autoptr (FzSheet) sheet = fz_sheet_new_for_records (name);

  reading->kind = FZ_IMPORT_KIND_COPY;
  reading->is_wgs84 = TRUE;
  if (!fz_database_read_copy (reading->path, add_record, sheet, cancellable, error))
    return FALSE;
  reading->columns = fz_import_columns_match (sheet, reading->catalog);
  reading->sheet = g_steal_pointer (&sheet);
  return TRUE;
}

static gboolean
read_sheet (Reading      *reading,
            GCancellable *cancellable,
            GError      **error)
{
  g_autofree char *memory = find_memory ();

  reading->form.sheet = reading->sheet_name;
  reading->sheet = fz_sheet_read (reading->path, &reading->form, &reading->is_wgs84,
                                  reading->done, cancellable, error);
  reading->kind = find_kind (reading);
  if (reading->kind == FZ_IMPORT_KIND_WORKBOOK)
    reading->sheets = fz_sheet_list_xlsx (reading->path, cancellable, NULL);
  if (reading->sheet == NULL)
    return FALSE;
  reading->columns = fz_import_memory_recall (memory, reading->sheet, reading->catalog);
  if (reading->columns == NULL)
    reading->columns = fz_import_columns_match (reading->sheet, reading->catalog);
  if (!reading->is_wgs84)
    reading->datum = fz_import_datum_guess (reading->sheet, reading->columns, reading->catalog,
                                            &reading->tally);
  return TRUE;
}

static gboolean
read_any (Reading      *reading,
          GCancellable *cancellable,
          GError      **error)
{
  if (fz_corrections_is_file (reading->path))
    return read_corrections (reading, cancellable, error);
  if (fz_sheet_is_database (reading->path))
    return read_copy (reading, cancellable, error);
  return read_sheet (reading, cancellable, error);
}

static void
run_reading (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (read_any (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
forget (FzImportFile *self)
{
  g_clear_error (&self->error);
  g_clear_pointer (&self->sheets, g_strfreev);
  g_clear_pointer (&self->sheet, fz_sheet_unref);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->corrections, fz_corrections_free);
}

/* What was found out of a file that is refused helps to choose otherwise. */
static void
take_reading (FzImportFile *self,
              Reading      *reading)
{
  self->form = reading->form;
  self->form.sheet = self->sheet_name;
  self->kind = reading->kind;
  self->sheets = g_steal_pointer (&reading->sheets);
  self->sheet = g_steal_pointer (&reading->sheet);
  self->columns = g_steal_pointer (&reading->columns);
  self->corrections = g_steal_pointer (&reading->corrections);
  self->is_wgs84 = reading->is_wgs84;
  self->datum = reading->datum;
  self->tally = reading->tally;
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      unused)
{
  FzImportFile *self = FZ_IMPORT_FILE (source);
  g_autoptr (GError) error = NULL;
  gboolean read = g_task_propagate_boolean (G_TASK (result), &error);

  /* Somebody has it read in another way, or not at all. */
  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  g_clear_object (&self->reading);
  forget (self);
  take_reading (self, g_task_get_task_data (G_TASK (result)));
  if (!read)
    self->error = g_steal_pointer (&error);
  self->state = read ? FZ_IMPORT_FILE_READ : FZ_IMPORT_FILE_REFUSED;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
read_file (FzImportFile *self)
{
  Reading *reading = g_new0 (Reading, 1);
  g_autoptr (GTask) task = NULL;

  fz_import_file_stop (self);
  self->reading = g_cancellable_new ();
  self->state = FZ_IMPORT_FILE_READING;
  reading->path = g_strdup (self->path);
  reading->catalog = fz_catalog_ref (self->catalog);
  reading->form = self->form;
  reading->sheet_name = g_strdup (self->sheet_name);
  g_clear_pointer (&self->done, g_atomic_rc_box_release);
  self->done = g_atomic_rc_box_new0 (int);
  reading->done = g_atomic_rc_box_acquire (self->done);
  task = g_task_new (self, self->reading, on_read, NULL);
  g_task_set_source_tag (task, read_file);
  g_task_set_task_data (task, reading, free_reading);
  g_task_run_in_thread (task, run_reading);
}

/* Whether a column has to do with where points lie. */
static gboolean
tells_place (guint target)
{
  return target == FZ_FIELD_LAT || target == FZ_FIELD_LON || target == FZ_FIELD_DISTRICT ||
         target == FZ_FIELD_CODE;
}

static void
guess_datum (FzImportFile *self)
{
  if (!self->is_wgs84)
    self->datum = fz_import_datum_guess (self->sheet, self->columns, self->catalog, &self->tally);
}

static gboolean
has_target (FzImportFile *self,
            guint         target)
{
  guint column;

  return self->columns != NULL && fz_import_columns_find (self->columns, target, &column);
}

static void
fz_import_file_dispose (GObject *object)
{
  fz_import_file_stop (FZ_IMPORT_FILE (object));
  G_OBJECT_CLASS (fz_import_file_parent_class)->dispose (object);
}

static void
fz_import_file_finalize (GObject *object)
{
  FzImportFile *self = FZ_IMPORT_FILE (object);

  forget (self);
  g_clear_pointer (&self->done, g_atomic_rc_box_release);
  g_free (self->path);
  g_free (self->name);
  g_free (self->sheet_name);
  fz_catalog_unref (self->catalog);
  G_OBJECT_CLASS (fz_import_file_parent_class)->finalize (object);
}

static void
fz_import_file_class_init (FzImportFileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = fz_import_file_dispose;
  object_class->finalize = fz_import_file_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fz_import_file_init (FzImportFile *self)
{
}

/* Begins to read the file @path, whose columns are those of @catalog. */
FzImportFile *
fz_import_file_new (const char *path,
                    FzCatalog  *catalog)
{
  FzImportFile *self = g_object_new (FZ_TYPE_IMPORT_FILE, NULL);

  self->path = g_strdup (path);
  self->name = g_filename_display_basename (path);
  self->catalog = fz_catalog_ref (catalog);
  read_file (self);
  return self;
}

/* Reads no further; nobody is told. */
void
fz_import_file_stop (FzImportFile *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

/* What its columns are taken for is remembered for the next file of the same shape; that it
 * cannot be is no reason to stop anybody. */
void
fz_import_file_remember (FzImportFile *self)
{
  g_autofree char *memory = find_memory ();
  g_autofree char *folder = g_path_get_dirname (memory);
  g_autoptr (GError) error = NULL;

  if (self->sheet == NULL)
    return;
  if (g_mkdir_with_parents (folder, 0700) != 0 ||
      !fz_import_memory_keep (memory, self->sheet, self->columns, self->catalog, &error))
    g_info ("Columns are not remembered: %s", error != NULL ? error->message : folder);
}

/* Its name without the folder, for people; borrowed. */
const char *
fz_import_file_get_name (FzImportFile *self)
{
  return self->name;
}

FzImportFileState
fz_import_file_get_state (FzImportFile *self)
{
  return self->state;
}

/* How much of it was read so far, 0 to 1; 0 as long as that is not known. */
double
fz_import_file_get_fraction (FzImportFile *self)
{
  return g_atomic_int_get (self->done) / 1000.0;
}

/* Why it is refused; borrowed, NULL in any other state. */
const GError *
fz_import_file_get_error (FzImportFile *self)
{
  return self->error;
}

FzImportKind
fz_import_file_get_kind (FzImportFile *self)
{
  return self->kind;
}

/* How it was read; borrowed. */
const FzSheetForm *
fz_import_file_get_form (FzImportFile *self)
{
  return &self->form;
}

/* The names of a workbook's sheets; borrowed, NULL for any other file. */
const char *const *
fz_import_file_get_sheets (FzImportFile *self)
{
  return (const char *const *) self->sheets;
}

/* Borrowed, NULL unless it has been read, and of corrections. */
FzSheet *
fz_import_file_get_sheet (FzImportFile *self)
{
  return self->sheet;
}

/* What somebody sent; borrowed, NULL of any other kind. */
const FzCorrections *
fz_import_file_get_corrections (FzImportFile *self)
{
  return self->corrections;
}

/* What each column is taken for; borrowed, NULL unless it has been read. */
const GArray *
fz_import_file_get_columns (FzImportFile *self)
{
  return self->columns;
}

/* Of points whose row does not say it. */
FzDatum
fz_import_file_get_datum (FzImportFile *self)
{
  return self->datum;
}

/* Whether it has points, and neither its format nor its rows say of which datum. */
gboolean
fz_import_file_asks_datum (FzImportFile *self)
{
  return !self->is_wgs84 && has_target (self, FZ_FIELD_LAT) && has_target (self, FZ_FIELD_LON) &&
         !has_target (self, FZ_TARGET_DATUM);
}

/* How many points lie in their districts; borrowed. */
const FzDatumTally *
fz_import_file_get_tally (FzImportFile *self)
{
  return &self->tally;
}

/* Whether it could be read in another way. */
gboolean
fz_import_file_is_adjustable (FzImportFile *self)
{
  return self->kind == FZ_IMPORT_KIND_TEXT || self->sheets != NULL;
}

/* Whether a column says which stations its rows are about. */
gboolean
fz_import_file_is_identified (FzImportFile *self)
{
  return self->corrections != NULL || has_target (self, FZ_FIELD_CODE) ||
         has_target (self, FZ_FIELD_NAME_HANS);
}

/* Reads it anew, in another way; of @form, which is copied, what is FIND, 0 or NULL is found
 * out. */
void
fz_import_file_set_form (FzImportFile      *self,
                         const FzSheetForm *form)
{
  self->form = *form;
  g_set_str (&self->sheet_name, form->sheet);
  self->form.sheet = self->sheet_name;
  read_file (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Takes a column for @target; another one that was is passed over from now on. */
void
fz_import_file_set_target (FzImportFile *self,
                           guint         column,
                           guint         target)
{
  guint was, other;

  g_return_if_fail (self->columns != NULL && column < self->columns->len);

  was = g_array_index (self->columns, guint, column);
  if (was == target)
    return;
  if (target != FZ_TARGET_NONE && fz_import_columns_find (self->columns, target, &other))
    g_array_index (self->columns, guint, other) = FZ_TARGET_NONE;
  g_array_index (self->columns, guint, column) = target;
  if (tells_place (was) || tells_place (target))
    guess_datum (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
fz_import_file_set_datum (FzImportFile *self,
                          FzDatum       datum)
{
  if (self->datum == datum)
    return;
  self->datum = datum;
  g_signal_emit (self, signals[CHANGED], 0);
}
