/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-import-input.h"

#include "fz-database-import.h"
#include "fz-import-datum.h"

static gboolean
add_record (gpointer         sheet,
            const FzRecord  *record,
            const FzCatalog *catalog,
            GError         **error)
{
  return fz_sheet_add_record (sheet, record, catalog, error);
}

static FzSheet *
read_database (const char *path,
               GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (FzSheet) sheet = fz_sheet_new_for_records (name);

  return fz_database_read_copy (path, add_record, sheet, NULL, error) ? g_steal_pointer (&sheet)
                                                                      : NULL;
}

static FzSheet *
read_sheet (const FzCliOptions *options,
            const char         *path,
            FzCliImportInput   *input,
            GError            **error)
{
  input->form = options->form;
  input->form.sheet = options->sheet;
  if (!fz_sheet_is_database (path))
    return fz_sheet_read (path, &input->form, &input->is_wgs84, NULL, NULL, error);
  input->is_wgs84 = TRUE;
  return read_database (path, error);
}

static gboolean
check_columns (const FzCliImportInput *input,
               GError                **error)
{
  guint column;

  if (fz_import_columns_find (input->columns, FZ_FIELD_CODE, &column) ||
      fz_import_columns_find (input->columns, FZ_FIELD_NAME_HANS, &column))
    return TRUE;
  g_set_error (error, FZ_SHEET_ERROR, FZ_SHEET_ERROR_SYNTAX,
               "%s: no column holds the codes or the names of stations",
               fz_sheet_get_name (input->sheet));
  return FALSE;
}

static void
find_datum (const FzCliSession *session,
            FzCliImportInput   *input)
{
  FzDatumTally tally;

  input->datum = session->options->datum;
  if (input->is_wgs84)
    input->datum = FZ_DATUM_WGS84;
  else if (!session->options->datum_given)
    input->datum = fz_import_datum_guess (input->sheet, input->columns, session->catalog, &tally);
}

static gboolean
read_corrections (const FzCliSession *session,
                  const char         *path,
                  FzCliImportInput   *input,
                  GError            **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  input->corrections = fz_corrections_read (path, NULL, error);
  if (input->corrections == NULL)
    return FALSE;
  if (fz_corrections_check (input->corrections, session->catalog, error))
    return TRUE;
  g_prefix_error (error, "%s: ", shown);
  return FALSE;
}

/* Reads @path as what it is: corrections, a database, or any kind of sheet.
 * Returns: (transfer full) (nullable): NULL with an error that names it. */
FzCliImportInput *
fz_cli_import_input_read (const FzCliSession *session,
                          const char         *path,
                          GError            **error)
{
  g_autoptr (FzCliImportInput) self = g_new0 (FzCliImportInput, 1);

  if (fz_corrections_is_file (path))
    return read_corrections (session, path, self, error) ? g_steal_pointer (&self) : NULL;
  self->sheet = read_sheet (session->options, path, self, error);
  if (self->sheet == NULL)
    return NULL;
  self->columns = fz_import_columns_match (self->sheet, session->catalog);
  find_datum (session, self);
  return check_columns (self, error) ? g_steal_pointer (&self) : NULL;
}

void
fz_cli_import_input_free (FzCliImportInput *self)
{
  g_clear_pointer (&self->sheet, fz_sheet_unref);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->corrections, fz_corrections_free);
  g_free (self);
}
