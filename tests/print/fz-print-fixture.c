/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-print-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
open_data (PrintFixture *fixture,
           const char   *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("FAZHAN_DATADIR"), name, NULL);
  g_autoptr (GError) error = NULL;

  fixture->database = fz_database_open (path, FZ_DATABASE_READ_ONLY, &error);
  g_assert_no_error (error);
  fixture->catalog = fz_database_load_catalog (fixture->database, &error);
  g_assert_no_error (error);
}

void
print_fixture_set_up (PrintFixture *fixture,
                      gconstpointer name)
{
  open_data (fixture, name);
}

void
print_fixture_tear_down (PrintFixture *fixture,
                         gconstpointer name)
{
  fz_catalog_unref (fixture->catalog);
  fz_database_close (fixture->database);
}

void
print_fixture_add_station_at (PrintFixture *fixture,
                              FzPrintSheet *sheet,
                              const char   *code,
                              const char   *distance)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzRecord) record = NULL;
  guint32 id;

  g_assert_true (fz_database_find_code (fixture->database, code, &id, NULL));
  record = fz_database_load_record (fixture->database, fixture->catalog, id, &error);
  g_assert_no_error (error);
  fz_print_sheet_add (sheet, record, distance);
}

void
print_fixture_add_station (PrintFixture *fixture,
                           FzPrintSheet *sheet,
                           const char   *code)
{
  print_fixture_add_station_at (fixture, sheet, code, NULL);
}

FzPrintSheet *
print_fixture_make_single (PrintFixture *fixture,
                           FzScript      script,
                           const char   *code)
{
  FzPrintSheet *sheet = fz_print_sheet_new (fixture->catalog, script, NULL);

  print_fixture_add_station (fixture, sheet, code);
  return sheet;
}

/* All stations of a district. */
FzPrintSheet *
print_fixture_make_district (PrintFixture *fixture,
                             FzScript      script,
                             const char   *district)
{
  FzPrintSheet *sheet = fz_print_sheet_new (fixture->catalog, script, "District");
  g_autoptr (FzStationColumns) columns =
      fz_database_load_columns (fixture->database, fixture->catalog, NULL, NULL);

  for (guint row = 0; row < fz_station_columns_get_n_rows (columns); row++)
    {
      const char *code = fz_station_columns_get_code (columns, row);

      if (g_str_has_prefix (code, district))
        print_fixture_add_station (fixture, sheet, code);
    }
  return sheet;
}

/* What @program, of poppler or another one, says of @pdf, called with those options. */
char *
print_fixture_ask_poppler (const char *program,
                           const char *pdf,
                           ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) command = g_ptr_array_new ();
  g_autoptr (GSubprocess) reader = NULL;
  char   *text = NULL;
  va_list options;

  g_ptr_array_add (command, (char *) program);
  va_start (options, pdf);
  for (char *option; (option = va_arg (options, char *)) != NULL;)
    g_ptr_array_add (command, option);
  va_end (options);
  g_ptr_array_add (command, (char *) pdf);
  if (g_str_equal (program, "pdftotext"))
    g_ptr_array_add (command, (char *) "-");
  g_ptr_array_add (command, NULL);
  reader = g_subprocess_newv ((const char *const *) command->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                              &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (reader, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (reader));
  return text;
}

/* The path of a file that holds @job as a PDF; to be removed. */
char *
print_fixture_write_pdf (FzPrintJob *job)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fz_print_job_make_pdf (job, NULL, &error);
  char *path = NULL;
  gsize size;

  g_assert_no_error (error);
  close (g_file_open_tmp ("fazhan-test-XXXXXX.pdf", &path, &error));
  g_assert_no_error (error);
  g_bytes_get_data (bytes, &size);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) size, NULL));
  return path;
}

/* What poppler reads of @job: each page ends in a form feed. */
char *
print_fixture_read_pdf (FzPrintJob *job)
{
  g_autofree char *path = print_fixture_write_pdf (job);
  char            *text = print_fixture_ask_poppler ("pdftotext", path, "-enc", "UTF-8", NULL);

  g_unlink (path);
  return text;
}

/* Without spaces and line ends, which are poppler's to choose. */
static char *
squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (squeezed, c);
    }
  return g_string_free_and_steal (squeezed);
}

gboolean
print_fixture_holds (const char *text,
                     const char *words)
{
  g_autofree char *squeezed_text = squeeze (text);
  g_autofree char *squeezed_words = squeeze (words);

  return strstr (squeezed_text, squeezed_words) != NULL;
}

guint
print_fixture_count_pages (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\f';
  return n;
}
