/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-print-operation.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "fz-database.h"
#include "fz-fixtures.h"

/* Sheets over the sample and the real data, read back as text by poppler. */
typedef struct
{
  FzDatabase *database;
  FzCatalog  *catalog;
} Fixture;

static void
open_data (Fixture    *fixture,
           const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("FAZHAN_DATADIR"), name, NULL);
  g_autoptr (GError) error = NULL;

  fixture->database = fz_database_open (path, FZ_DATABASE_READ_ONLY, &error);
  g_assert_no_error (error);
  fixture->catalog = fz_database_load_catalog (fixture->database, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture      *fixture,
        gconstpointer name)
{
  open_data (fixture, name);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer name)
{
  fz_catalog_unref (fixture->catalog);
  fz_database_close (fixture->database);
}

static void
add_station (Fixture      *fixture,
             FzPrintSheet *sheet,
             const char   *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzRecord) record = NULL;
  guint32 id;

  g_assert_true (fz_database_find_code (fixture->database, code, &id, NULL));
  record = fz_database_load_record (fixture->database, fixture->catalog, id, &error);
  g_assert_no_error (error);
  fz_print_sheet_add (sheet, record, NULL);
}

static FzPrintSheet *
make_single (Fixture    *fixture,
             FzScript    script,
             const char *code)
{
  FzPrintSheet *sheet = fz_print_sheet_new (fixture->catalog, script, NULL);

  add_station (fixture, sheet, code);
  return sheet;
}

/* All stations of a district. */
static FzPrintSheet *
make_district (Fixture    *fixture,
               FzScript    script,
               const char *district)
{
  FzPrintSheet *sheet = fz_print_sheet_new (fixture->catalog, script, "District");
  g_autoptr (FzStationColumns) columns =
      fz_database_load_columns (fixture->database, fixture->catalog, NULL, NULL);

  for (guint row = 0; row < fz_station_columns_get_n_rows (columns); row++)
    {
      const char *code = fz_station_columns_get_code (columns, row);

      if (g_str_has_prefix (code, district))
        add_station (fixture, sheet, code);
    }
  return sheet;
}

/* What poppler reads of the PDF that the operation makes: each page ends in a form feed. */
static char *
read_pdf (GtkPrintOperation *operation)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) reader = NULL;
  g_autofree char *path = NULL;
  char            *text = NULL;

  close (g_file_open_tmp ("fazhan-test-XXXXXX.pdf", &path, &error));
  g_assert_no_error (error);
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  reader = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", "-enc", "UTF-8",
                             path, "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (reader, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (reader));
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

static gboolean
holds (const char *text,
       const char *words)
{
  g_autofree char *squeezed_text = squeeze (text);
  g_autofree char *squeezed_words = squeeze (words);

  return strstr (squeezed_text, squeezed_words) != NULL;
}

static guint
count_pages (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\f';
  return n;
}

static void
test_single (Fixture      *fixture,
             gconstpointer unused)
{
  FzPrintSheet *sheet = make_single (fixture, FZ_SCRIPT_LATIN, "440106011");
  g_autoptr (GtkPrintOperation) operation = fz_print_operation_new (sheet);
  g_autofree char *text = read_pdf (operation);

  g_assert_cmpuint (count_pages (text), ==, 1);
  g_assert_true (holds (text, "Tangxia Subdistrict Public Legal Service Station"));
  g_assert_true (holds (text, "Subdistrict station · Tianhe District"));
  g_assert_true (holds (text, "Address: 示例地址：示例路38号（虚构）"));
  g_assert_true (holds (text, "Phone: 020-0000 0854"));
  g_assert_true (holds (text, "09:00–12:00, 14:00–17:30"));
  g_assert_true (holds (text, "Offered here: Legal advice"));
  g_assert_true (holds (text, "Page 1 of 1"));
  g_assert_true (holds (text, "Sample data: hours, phones"));
}

static void
test_real (Fixture      *fixture,
           gconstpointer unused)
{
  FzPrintSheet *sheet = make_single (fixture, FZ_SCRIPT_HANS, "440106011");
  g_autoptr (GtkPrintOperation) operation = fz_print_operation_new (sheet);
  g_autofree char *text = read_pdf (operation);

  g_assert_false (holds (text, "Sample"));
  g_assert_true (holds (text, "棠下街公共法律服务工作站"));
  g_assert_true (holds (text, "Not recorded: address, phone, opening hours"));
  g_assert_true (holds (text, "Approximate"));
  g_assert_true (holds (text, "call 12348"));
}

static void
test_scripts (Fixture      *fixture,
              gconstpointer unused)
{
  static const char *const names[] = {
    [FZ_SCRIPT_HANS] = "棠下街公共法律服务工作站",
    [FZ_SCRIPT_HANT] = "棠下街公共法律服務工作站",
    [FZ_SCRIPT_LATIN] = "Tangxia Subdistrict Public Legal Service Station",
  };

  for (FzScript script = 0; script < FZ_N_SCRIPTS; script++)
    {
      FzPrintSheet *sheet = make_single (fixture, script, "440106011");
      g_autoptr (GtkPrintOperation) operation = fz_print_operation_new (sheet);
      g_autofree char *text = read_pdf (operation);

      g_assert_true (holds (text, names[script]));
    }
}

/* Every station of a district, each whole on one page, in ordinary and in large type, and
 * each page marked. */
static void
test_district (Fixture      *fixture,
               gconstpointer unused)
{
  guint n_pages[2];

  for (guint large = 0; large < 2; large++)
    {
      FzPrintSheet *sheet = make_district (fixture, FZ_SCRIPT_HANS, "440106");
      g_autoptr (GtkPrintOperation) operation = NULL;
      g_autofree char *text = NULL;
      g_auto (GStrv) pages = NULL;
      guint n_seen = 0;

      sheet->large = large != 0;
      operation = fz_print_operation_new (sheet);
      text = read_pdf (operation);
      n_pages[large] = count_pages (text);
      pages = g_strsplit (text, "\f", -1);
      for (guint page = 0; page < n_pages[large]; page++)
        {
          g_autofree char *foot = g_strdup_printf ("Page %u of %u", page + 1, n_pages[large]);

          g_assert_true (holds (pages[page], "Sample data: hours"));
          g_assert_true (holds (pages[page], foot));
          for (guint i = 0; i < fz_print_sheet_get_n_stations (sheet); i++)
            {
              const FzRecord  *record = fz_print_sheet_get_station (sheet, i)->record;
              g_autofree char *name = g_strdup_printf ("%u. %s", i + 1,
                                                       record->names.by_script[FZ_SCRIPT_HANS]);

              if (!holds (pages[page], name))
                continue;
              n_seen++;
              if (record->address != NULL)
                g_assert_true (holds (pages[page], record->address));
              if (record->phone != NULL && strchr (record->phone, ';') == NULL)
                g_assert_true (holds (pages[page], record->phone));
              g_assert_true (holds (pages[page], "Approximate"));
            }
        }
      g_assert_cmpuint (n_seen, ==, fz_print_sheet_get_n_stations (sheet));
      g_assert_cmpuint (n_seen, >, 20);
    }
  g_assert_cmpuint (n_pages[1], >, n_pages[0]);
}

/* A station that is higher than a page is made smaller, not split. */
static void
test_long (Fixture      *fixture,
           gconstpointer unused)
{
  FzPrintSheet *sheet = fz_print_sheet_new (fixture->catalog, FZ_SCRIPT_HANS, "Long");
  g_autoptr (GString) access = g_string_new (NULL);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) pages = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (access, "line %u\n", i);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (FzRecord) record = fz_record_new (fixture->catalog->services->len);

      record->code = g_strdup ("440106999");
      record->level = FZ_LEVEL_STREET;
      record->names.by_script[FZ_SCRIPT_HANS] = g_strdup_printf ("站%u", i);
      record->access = g_strdup (access->str);
      fz_print_sheet_add (sheet, record, NULL);
    }
  sheet->large = TRUE;
  operation = fz_print_operation_new (sheet);
  text = read_pdf (operation);
  pages = g_strsplit (text, "\f", -1);
  g_assert_cmpuint (count_pages (text), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u. 站%u", i + 1, i);

      g_assert_true (holds (pages[i], name));
      g_assert_true (holds (pages[i], "line 0"));
      g_assert_true (holds (pages[i], "line 199"));
    }
}

/* Markup, control and bidi characters of a record are text. */
static void
test_hostile (Fixture      *fixture,
              gconstpointer unused)
{
  static const char hostile[] = "a<b>&amp;</span>%s\x01\x1b[2J\u202e\u2066\xff z";
  FzPrintSheet     *sheet = fz_print_sheet_new (fixture->catalog, FZ_SCRIPT_HANS, hostile);
  g_autoptr (FzRecord) record = fz_record_new (fixture->catalog->services->len);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *text = NULL;

  record->code = g_strdup ("440106999");
  record->names.by_script[FZ_SCRIPT_HANS] = g_strdup (hostile);
  record->address = g_strdup (hostile);
  record->phone = g_strdup_printf ("020-0000 0000 %s", hostile);
  record->hours = g_strdup (hostile);
  record->website = g_strdup (hostile);
  record->access = g_strdup (hostile);
  record->notice.text = g_strdup (hostile);
  record->status_note = g_strdup (hostile);
  fz_print_sheet_add (sheet, record, hostile);
  operation = fz_print_operation_new (sheet);
  text = read_pdf (operation);
  g_assert_true (holds (text, "Address: a<b>&amp;</span>%s [2J"));
  g_assert_true (holds (text, "Notice: a<b>&amp;</span>%s [2J"));
  g_assert_false (holds (text, "\u202e"));
}

static void
test_empty (Fixture      *fixture,
            gconstpointer unused)
{
  FzPrintSheet *sheet = fz_print_sheet_new (fixture->catalog, FZ_SCRIPT_HANS, "None");
  g_autoptr (GtkPrintOperation) operation = fz_print_operation_new (sheet);
  g_autofree char *text = read_pdf (operation);

  g_assert_cmpuint (count_pages (text), ==, 1);
  g_assert_true (holds (text, "Page 1 of 1"));
}

static void
add (const char *path,
     const char *database,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, database, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  add ("/print-pages/single", "sample.db", test_single);
  add ("/print-pages/real", "stations.db", test_real);
  add ("/print-pages/scripts", "stations.db", test_scripts);
  add ("/print-pages/district", "sample.db", test_district);
  add ("/print-pages/long", "stations.db", test_long);
  add ("/print-pages/hostile", "stations.db", test_hostile);
  add ("/print-pages/empty", "stations.db", test_empty);
  return g_test_run ();
}
