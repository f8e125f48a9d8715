/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-workbook-fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

static void
write_text (struct archive *archive,
            const char     *text)
{
  g_assert_cmpint (archive_write_data (archive, text, strlen (text)), ==, strlen (text));
}

/* Many pieces at once, or writing them would take longer than reading. */
static void
write_pieces (struct archive *archive,
              const char     *piece,
              guint           n)
{
  guint together = (guint) CLAMP (65536 / MAX (strlen (piece), 1), 1, n);
  g_autoptr (GString) block = g_string_new (NULL);

  for (guint i = 0; i < together; i++)
    g_string_append (block, piece);
  for (guint i = 0; i < n / together; i++)
    write_text (archive, block->str);
  for (guint i = 0; i < n % together; i++)
    write_text (archive, piece);
}

static void
add_member (struct archive       *archive,
            const WorkbookMember *member)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, member->name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  write_text (archive, member->before);
  if (member->n > 0)
    write_pieces (archive, member->piece, member->n);
  if (member->after != NULL)
    write_text (archive, member->after);
  archive_entry_free (entry);
}

/* Writes a workbook of these @n files; its path, which the caller removes and frees. */
char *
workbook_write (const WorkbookMember *members,
                guint                 n)
{
  struct archive *archive = archive_write_new ();
  char           *path;
  int             fd = g_file_open_tmp ("fz-book-XXXXXX.xlsx", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_fd (archive, fd), ==, ARCHIVE_OK);
  for (guint i = 0; i < n; i++)
    add_member (archive, &members[i]);
  g_assert_cmpint (archive_write_free (archive), ==, ARCHIVE_OK);
  g_assert_true (g_close (fd, NULL));
  return path;
}
