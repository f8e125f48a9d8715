/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fixtures.h"
#include "fz-import-plan.h"
#include "fz-sheet.h"
#include "fz-workbook-fixture.h"

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
  g_autoptr (FzSheet) sheet = fz_sheet_read (file, &form, &is_wgs84, NULL, NULL, &error);

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

/* Also without an object round it. */
static void
test_depth (void)
{
  static const struct
  {
    const char *head;
    const char *piece;
    const char *reason;
  } cases[] = {
    { "{\"stations\": ", "[", ":1: nested more than 64 deep" },
    { "", "{\"a\":", ":1: nested more than 64 deep" },
    { "\xef\xbb\xbf\n", "[", ":2: nested more than 64 deep" },
    { "[", " \n{\"a\":\n[", ":65: nested more than 64 deep" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (cases[i].head);
      int   fd;
      char *path = make_file (&fd);

      for (guint n = 0; n < 100000; n++)
        g_string_append (text, cases[i].piece);
      write_all (fd, text->str, text->len);
      g_assert_true (g_close (fd, NULL));
      assert_refused (path, cases[i].reason);
    }
}

/* A workbook whose table of contents is @head and then @n times @block. */
static char *
make_bomb (const char *head,
           const char *block,
           guint       n)
{
  const WorkbookMember contents = { "_rels/.rels", head, block, n, NULL };

  return workbook_write (&contents, 1);
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

/* A row of data that is not in the encoding of the rest; the place is the row's. */
static void
test_encodings (void)
{
  static const struct
  {
    const char *bytes;
    gsize       length;
    const char *reason;
  } cases[] = {
#define CASE(bytes, reason) { bytes, sizeof bytes - 1, reason }
    CASE ("\xef\xbb\xbf"
          "code,name\n1,\xe6\xb2\x99\n2,\xe6\xb2\xff\n",
          ":3: column 2: not valid UTF-8"),
    CASE ("code,name\n1,a\n2,\xe6\xb2\xff\xfe\n", ":3: bytes that are no text"),
    CASE ("code,name\n1,\xc9\xb3\n2,\xc9\xb3\xff\n", ":3: bytes that are no text"),
    CASE ("code,name\n1,\xc9\xb3\n2,\x81", ":3: bytes that are no text"),
    CASE ("\xff\xfe"
          "a\0,\0b\0\n\0"
          "\x00\xd8"
          "1\0,\0\n\0",
          ":2: bytes that are no text"),
    CASE ("\xff\xfe"
          "a\0,\0b\0\n\0"
          "1",
          ":2: bytes that are no text"),
#undef CASE
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
    { "[{\"code\": \"440106\"}]", 20, "neither GeoJSON with features nor JSON with stations" },
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
  g_test_add_func ("/sheet-hostile/encodings", test_encodings);
  g_test_add_func ("/sheet-hostile/others", test_others);

  return g_test_run ();
}
