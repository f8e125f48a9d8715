/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-csv.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const columns[] = { "code", "name", NULL };

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("fazhan-csv-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.csv", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_remove (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static FzCsvReader *
open_text (Fixture    *fixture,
           const char *text,
           gssize      length,
           GError    **error)
{
  g_autoptr (GError) write_error = NULL;

  g_file_set_contents (fixture->path, text, length, &write_error);
  g_assert_no_error (write_error);
  return fz_csv_reader_open (fixture->path, columns, error);
}

/* Every row as "LINE code|name;". */
static char *
read_all (FzCsvReader *reader,
          GError     **error)
{
  g_autoptr (GString) all = g_string_new (NULL);
  gboolean done = FALSE;

  while (!done)
    {
      if (!fz_csv_reader_next (reader, &done, error))
        return NULL;
      if (!done)
        g_string_append_printf (all, "%u %s|%s;", fz_csv_reader_get_line (reader),
                                fz_csv_reader_get (reader, 0), fz_csv_reader_get (reader, 1));
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
assert_reads (Fixture    *fixture,
              const char *text,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzCsvReader) reader = open_text (fixture, text, -1, &error);
  g_autofree char *all = NULL;

  g_assert_no_error (error);
  all = read_all (reader, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (all, ==, expected);
}

static void
assert_fails (Fixture    *fixture,
              const char *text,
              gssize      length,
              FzCsvError  code,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzCsvReader) reader = open_text (fixture, text, length, &error);
  g_autofree char *message = g_strdup_printf ("%s:%s", fixture->path, expected);

  if (reader != NULL)
    g_assert_null (read_all (reader, &error));
  g_assert_error (error, FZ_CSV_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_rows (Fixture      *fixture,
           gconstpointer data)
{
  assert_reads (fixture, "code,name\n1,沙面\n2,\n", "2 1|沙面;3 2|;");
  assert_reads (fixture, "code,name\n", "");
  assert_reads (fixture, "code,name", "");
  assert_reads (fixture, "name,code\nb,a\n", "2 a|b;");
  assert_reads (fixture, "code,name\n1,a", "2 1|a;");
  assert_reads (fixture, "\xef\xbb\xbf"
                         "code,name\n1,a\n",
                "2 1|a;");
  assert_reads (fixture, "\xef\xbb\xbf\"code\",name\n1,a\n", "2 1|a;");
  assert_reads (fixture, "code,name\n 1 , a\n", "2  1 | a;");
}

static void
test_quotes (Fixture      *fixture,
             gconstpointer data)
{
  assert_reads (fixture, "code,name\n\"1\",\"a, \"\"b\"\"\"\n", "2 1|a, \"b\";");
  assert_reads (fixture, "code,name\n1,\"a\nb\"\n2,c\n", "2 1|a\nb;4 2|c;");
  assert_reads (fixture, "code,name\n1,\"\na\n\n\"\n2,c\n", "2 1|\na\n\n;6 2|c;");
}

static void
test_line_ends (Fixture      *fixture,
                gconstpointer data)
{
  assert_reads (fixture, "code,name\r\n1,a\r\n2,b\r\n", "2 1|a;3 2|b;");
  assert_reads (fixture, "code,name\r1,a\r2,b", "2 1|a;3 2|b;");
  assert_reads (fixture, "code,name\n\n\n1,a\n\r\n2,b\n\n", "4 1|a;6 2|b;");
  assert_reads (fixture, "code,name\r\n1,\"a\r\nb\"\r\n2,c\r\n", "2 1|a\r\nb;4 2|c;");
}

/* Line ends of one kind only, next to each other and far from each other. */
static void
test_returns (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const ends[] = { "\r", "\n", "\r\n" };
  g_autoptr (GString) empty = g_string_new ("code,name\r");

  for (guint i = 0; i < 200000; i++)
    g_string_append_c (empty, '\r');
  g_string_append (empty, "1,a\r2,b");
  assert_reads (fixture, empty->str, "200002 1|a;200003 2|b;");

  for (guint length = 505; length < 516; length++)
    {
      g_autofree char *name = g_strnfill (length, 'x');
      g_autofree char *expected = g_strdup_printf ("2 1|%s;3 2|%s;4 3|c;", name, name);

      for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
        {
          g_autofree char *text = g_strdup_printf ("code,name%s1,%s%s2,%s%s3,c", ends[i], name,
                                                   ends[i], name, ends[i]);

          assert_reads (fixture, text, expected);
        }
    }
}

static void
test_long_file (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("code,name\r\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (FzCsvReader) reader = NULL;
  gboolean done;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%u,\"street\r\n%u\"\r\n", i, i);
  reader = open_text (fixture, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *name = g_strdup_printf ("street\r\n%u", i);

      g_assert_true (fz_csv_reader_next (reader, &done, &error));
      g_assert_false (done);
      g_assert_cmpuint (fz_csv_reader_get_line (reader), ==, 2 + 2 * i);
      g_assert_cmpstr (fz_csv_reader_get (reader, 1), ==, name);
    }
  g_assert_true (fz_csv_reader_next (reader, &done, &error));
  g_assert_true (done);
}

static void
test_syntax (Fixture      *fixture,
             gconstpointer data)
{
  FzCsvError code = FZ_CSV_ERROR_SYNTAX;
  FzCsvError quote = FZ_CSV_ERROR_QUOTE;

  assert_fails (fixture, "code,name\n1,a\"b\n", -1, quote,
                "2: name: a quotation mark in the wrong place");
  assert_fails (fixture, "code,name\n1,a\n\"2\"x,b\n", -1, quote,
                "3: code: a quotation mark in the wrong place");
  assert_fails (fixture, "code,name\n1,\"a\n2,b\n", -1, quote,
                "2: name: a quotation mark is never closed");
  assert_fails (fixture, "code,name\n1\n", -1, code,
                "2: name: the row has 1 values, the header 2");
  assert_fails (fixture, "code,name\n1,a,b\n", -1, code,
                "2: column 3: the row has 3 values, the header 2");
}

static void
test_bytes (Fixture      *fixture,
            gconstpointer data)
{
  assert_fails (fixture, "code,name\n1,a\n2,\xff\n", -1, FZ_CSV_ERROR_VALUE,
                "3: name: not valid UTF-8");
  assert_fails (fixture, "code,name\n1\0,a\n", 14, FZ_CSV_ERROR_VALUE,
                "2: code: not valid UTF-8");
}

static void
test_long_row (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("code,name\n1,\"");

  for (guint i = 0; i < 1024 * 1024 + 1; i++)
    g_string_append_c (text, 'x');
  g_string_append (text, "\"\n");
  assert_fails (fixture, text->str, (gssize) text->len, FZ_CSV_ERROR_LONG_ROW,
                "2: name: the row is longer than 1 MiB");
}

static void
test_header (Fixture      *fixture,
             gconstpointer data)
{
  FzCsvError code = FZ_CSV_ERROR_HEADER;

  assert_fails (fixture, "code,name,fax\n", -1, code, "1: fax: unknown column");
  assert_fails (fixture, "code,name,电话\n", -1, code, "1: 电话: unknown column");
  assert_fails (fixture, "code,name,\"a\nb\"\n", -1, code, "1: a?b: unknown column");
  assert_fails (fixture, "code,name,\n", -1, code, "1: (no name): unknown column");
  assert_fails (fixture, "\n\ncode\n", -1, code, "3: name: the column is missing");
  assert_fails (fixture, "code,name,code\n", -1, code, "1: code: the column is there twice");
  assert_fails (fixture, "", -1, code, "1: column 1: the file is empty");
  assert_fails (fixture, "\xef\xbb\xbf\n", -1, code, "1: column 1: the file is empty");
}

static void
test_plain (Fixture      *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *expected; /* NULL: it is plain */
  } cases[] = {
    { "code,name\n1,a b\n", NULL },
    { "code,name\n1,\"a\nb\"\n", NULL },
    { "code,name\n1,\n", NULL },
    { "code,name\n1,a\tb\n", ":2: name: contains a control character" },
    { "code,name\n1,\x1b[31m\n", ":2: name: contains a control character" },
    { "code,name\n1,\xc2\x9b"
      "31m\n",
      ":2: name: contains a control character" },
    { "code,name\n 1,a\n", ":2: code: begins or ends with a space" },
    { "code,name\n1,a\xe3\x80\x80\n", ":2: name: begins or ends with a space" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FzCsvReader) reader = open_text (fixture, cases[i].text, -1, &error);
      gboolean done;

      g_assert_no_error (error);
      g_assert_true (fz_csv_reader_next (reader, &done, &error));
      g_assert_cmpint (fz_csv_reader_check_plain (reader, &error), ==, cases[i].expected == NULL);
      if (cases[i].expected != NULL)
        {
          g_assert_error (error, FZ_CSV_ERROR, FZ_CSV_ERROR_VALUE);
          g_assert_cmpstr (error->message + strlen (fixture->path), ==, cases[i].expected);
        }
    }
}

static void
test_unreadable (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) folder = NULL;
  g_autofree char *message = g_strdup_printf ("%s: No such file or directory", fixture->path);

  g_assert_null (fz_csv_reader_open (fixture->path, columns, &missing));
  g_assert_error (missing, FZ_CSV_ERROR, FZ_CSV_ERROR_FAILED);
  g_assert_cmpstr (missing->message, ==, message);

  g_assert_null (fz_csv_reader_open (fixture->folder, columns, &folder));
  g_assert_error (folder, FZ_CSV_ERROR, FZ_CSV_ERROR_FAILED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/csv/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/csv/quotes", Fixture, NULL, set_up, test_quotes, tear_down);
  g_test_add ("/csv/line-ends", Fixture, NULL, set_up, test_line_ends, tear_down);
  g_test_add ("/csv/returns", Fixture, NULL, set_up, test_returns, tear_down);
  g_test_add ("/csv/long-file", Fixture, NULL, set_up, test_long_file, tear_down);
  g_test_add ("/csv/syntax", Fixture, NULL, set_up, test_syntax, tear_down);
  g_test_add ("/csv/bytes", Fixture, NULL, set_up, test_bytes, tear_down);
  g_test_add ("/csv/long-row", Fixture, NULL, set_up, test_long_row, tear_down);
  g_test_add ("/csv/header", Fixture, NULL, set_up, test_header, tear_down);
  g_test_add ("/csv/plain", Fixture, NULL, set_up, test_plain, tear_down);
  g_test_add ("/csv/unreadable", Fixture, NULL, set_up, test_unreadable, tear_down);

  return g_test_run ();
}
