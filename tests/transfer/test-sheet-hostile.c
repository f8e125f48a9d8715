/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fixtures.h"
#include "fz-import-plan.h"
#include "fz-sheet.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* Files that were made to do harm: each is refused with place and reason, and in memory that is
 * bounded, for which this process may not have much of it. */

#define MANY_BYTES (1024LL * 1024 * 1024)

/* An empty file; its path, the caller's. */
static char *
make_file (int *fd)
{
  char *path;

  *fd = g_file_open_tmp ("fz-hostile-XXXXXX", &path, NULL);
  g_assert_cmpint (*fd, >=, 0);
  return path;
}

static void
write_all (int         fd,
           const char *bytes,
           gsize       length)
{
  g_assert_cmpint (write (fd, bytes, length), ==, (gssize) length);
}

static void
assert_refused (char       *path, /* (transfer full) */
                const char *reason)
{
  g_autofree char *file = path;
  FzSheetForm      form = { 0 };
  gboolean         is_wgs84;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzSheet) sheet = fz_sheet_read (file, &form, &is_wgs84, NULL, &error);

  g_unlink (file);
  g_assert_null (sheet);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, reason));
}

/* A line of 1 GB; on the disk it is a hole. Zeros are UTF-8's only there where no text is. */
static void
test_long_line (void)
{
  int   fd;
  char *path = make_file (&fd);

  write_all (fd, "code,phone\n1,", 13);
  g_assert_cmpint (ftruncate (fd, MANY_BYTES), ==, 0);
  g_assert_true (g_close (fd, NULL));
  assert_refused (path, ":2: column 2: the row is longer than 1 MiB");
}

static void
test_many_columns (void)
{
  g_autoptr (GString) text = g_string_new ("a");
  int   fd;
  char *path = make_file (&fd);

  for (guint i = 0; i < 1000000; i++)
    g_string_append (text, ",");
  write_all (fd, text->str, text->len);
  g_assert_true (g_close (fd, NULL));
  assert_refused (path, "more than 1000 columns");
}

static void
test_depth (void)
{
  g_autoptr (GString) text = g_string_new ("{\"stations\": ");
  int   fd;
  char *path = make_file (&fd);

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, '[');
  write_all (fd, text->str, text->len);
  g_assert_true (g_close (fd, NULL));
  assert_refused (path, ":1: nested more than 64 deep");
}

static void
begin_member (struct archive *archive,
              const char     *name)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  archive_entry_free (entry);
}

static void
write_text (struct archive *archive,
            const char     *text)
{
  g_assert_cmpint (archive_write_data (archive, text, strlen (text)), ==, strlen (text));
}

/* A workbook whose table of contents is @head and then @n times @block. */
static char *
make_bomb (const char *head,
           const char *block,
           guint       n)
{
  struct archive *archive = archive_write_new ();
  int             fd;
  char           *path = make_file (&fd);

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_fd (archive, fd), ==, ARCHIVE_OK);
  begin_member (archive, "_rels/.rels");
  write_text (archive, head);
  for (guint i = 0; i < n; i++)
    write_text (archive, block);
  g_assert_cmpint (archive_write_free (archive), ==, ARCHIVE_OK);
  g_assert_true (g_close (fd, NULL));
  return path;
}

/* 64 MB of spaces, and elements in one another, in a few kilobytes. */
static void
test_bombs (void)
{
  g_autofree char *spaces = g_strnfill (65536, ' ');
  g_autoptr (GString) deep = g_string_new (NULL);

  for (guint i = 0; i < 4096; i++)
    g_string_append (deep, "<a>");
  assert_refused (make_bomb ("<a>", spaces, 1024), "bigger than any list of stations");
  assert_refused (make_bomb ("", deep->str, 32), "_rels/.rels: nested more than 64 deep");
}

/* What would be gigabytes, were the entities made. */
static void
test_entities (void)
{
  assert_refused (make_bomb ("<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
                             "\"&a;&a;&a;&a;&a;&a;&a;&a;\">]><a>&b;</a>",
                             "", 0),
                  "_rels/.rels: it declares a document type");
  assert_refused (make_bomb ("<a>&b;</a>", "", 0), "_rels/.rels: ");
}

static void
test_others (void)
{
  static const struct
  {
    const char *bytes;
    gsize       length;
    const char *reason;
  } cases[] = {
    { "PK\003\004 and no more", 16, "" },
    { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, "a workbook of before 2007: save it as .xlsx" },
    { "SQLite format 3\0", 16, "a database" },
    { "{\"stations\": [{\"code\": ", 23, "" },
    { "", 0, "the file is empty" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int   fd;
      char *path = make_file (&fd);

      write_all (fd, cases[i].bytes, cases[i].length);
      g_assert_true (g_close (fd, NULL));
      assert_refused (path, cases[i].reason);
    }
}

int
main (int    argc,
      char **argv)
{
#ifndef __SANITIZE_ADDRESS__
  const struct rlimit limit = { 512 * 1024 * 1024, 512 * 1024 * 1024 };

  setrlimit (RLIMIT_AS, &limit);
#endif
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sheet-hostile/long-line", test_long_line);
  g_test_add_func ("/sheet-hostile/many-columns", test_many_columns);
  g_test_add_func ("/sheet-hostile/depth", test_depth);
  g_test_add_func ("/sheet-hostile/bombs", test_bombs);
  g_test_add_func ("/sheet-hostile/entities", test_entities);
  g_test_add_func ("/sheet-hostile/others", test_others);

  return g_test_run ();
}
