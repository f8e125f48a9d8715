/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fuzz.h"
#include "fz-import-cells.h"
#include "fz-sheet.h"

#include <glib/gstdio.h>
#include <string.h>

static char *path;

/* A file of the target's own, written anew each time. */
static void
make_file (void)
{
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("fz-fuzz-sheet-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_assert_true (g_close (fd, &error));
}

/* Every cell is text, whatever the file was. */
static void
check (const FzSheet *sheet)
{
  for (guint row = 0; row < fz_sheet_get_n_rows (sheet); row++)
    {
      for (guint column = 0; column < fz_sheet_get_n_columns (sheet); column++)
        {
          const char      *text = fz_sheet_get (sheet, row, column);
          g_autofree char *read = fz_import_cell_read (text);
          g_autofree char *defused = fz_import_cell_defuse (read);
          g_autofree char *again = fz_import_cell_read (defused);

          g_assert_true (g_utf8_validate (text, -1, NULL));
          g_assert_cmpstr (again, ==, read);
        }
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzSheet) sheet = NULL;
  FzSheetForm form = { 0 };
  gboolean    is_wgs84;
  FILE       *file;

  if (path == NULL)
    make_file ();
  file = fopen (path, "wb");
  g_assert_nonnull (file);
  fwrite (data, 1, size, file);
  fclose (file);
  sheet = fz_sheet_read (path, &form, &is_wgs84, NULL, NULL, &error);
  g_unlink (path);
  g_assert_true ((sheet == NULL) == (error != NULL));
  if (sheet != NULL)
    check (sheet);
  return 0;
}
