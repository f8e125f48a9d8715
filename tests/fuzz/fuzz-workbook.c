/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fuzz.h"
#include "fz-sheet.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

/* Any markup as the sheet, the texts, the styles and the parts of a workbook at once: whatever
 * it says, it is read or refused. */

#define REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static const char *const parts[] = {
  "_rels/.rels",
  "<Relationships><Relationship Type=\"" REL "/officeDocument\" Target=\"w.xml\"/>"
  "</Relationships>",
  "_rels/w.xml.rels",
  "<Relationships><Relationship Id=\"s\" Type=\"" REL "/worksheet\" Target=\"any.xml\"/>"
  "<Relationship Id=\"t\" Type=\"" REL "/sharedStrings\" Target=\"any.xml\"/>"
  "<Relationship Id=\"y\" Type=\"" REL "/styles\" Target=\"any.xml\"/></Relationships>",
  "w.xml",
  "<workbook><workbookPr date1904=\"1\"/><sheets><sheet name=\"a\" r:id=\"s\"/></sheets>"
  "</workbook>",
};

static char *path;

static void
add_part (struct archive *archive,
          const char     *name,
          const void     *bytes,
          gsize           length)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) length);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  archive_write_data (archive, bytes, length);
  archive_entry_free (entry);
}

static void
write_workbook (const uint8_t *data,
                size_t         size)
{
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  archive_write_zip_set_compression_store (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i += 2)
    add_part (archive, parts[i], parts[i + 1], strlen (parts[i + 1]));
  add_part (archive, "any.xml", data, size);
  g_assert_cmpint (archive_write_free (archive), ==, ARCHIVE_OK);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzSheet) sheet = NULL;
  FzSheetForm form = { 0 };

  if (path == NULL)
    g_close (g_file_open_tmp ("fz-fuzz-workbook-XXXXXX", &path, NULL), NULL);
  write_workbook (data, size);
  sheet = fz_sheet_read_xlsx (path, &form, NULL, NULL, &error);
  g_unlink (path);
  g_assert_true ((sheet == NULL) == (error != NULL));
  g_assert_true (error == NULL || g_utf8_validate (error->message, -1, NULL));
  for (guint row = 0; sheet != NULL && row < fz_sheet_get_n_rows (sheet); row++)
    {
      for (guint column = 0; column < fz_sheet_get_n_columns (sheet); column++)
        g_assert_true (g_utf8_validate (fz_sheet_get (sheet, row, column), -1, NULL));
    }
  return 0;
}
