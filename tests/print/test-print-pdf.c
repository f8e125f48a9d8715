/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-card.h"
#include "fz-print-fixture.h"
#include "fz-print-operation.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

/* What a PDF is: in three languages, with its fonts, on A4, and what a printer gets too. */

/* The interface speaks another language for a while; FALSE where the machine cannot. */
static gboolean
speak (const char *locale)
{
  g_autofree char *folder = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "po", NULL);

  g_setenv ("LANGUAGE", "", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  return setlocale (LC_ALL, locale) != NULL;
}

/* What a citizen needs is there in each language: name, address, phone, hours, the day it
 * was printed, the page's number, and that the data is invented. */
static void
test_languages (PrintFixture *fixture,
                gconstpointer unused)
{
  static const struct
  {
    const char *locale;
    FzScript    script;
    const char *words[8];
  } cases[] = {
    {
        "en_US.UTF-8",
        FZ_SCRIPT_LATIN,
        {
            "Tangxia Subdistrict Public Legal Service Station",
            "Address: 示例地址：示例路38号（虚构）",
            "Phone: 020-0000 0854",
            "Opening hours:",
            "Page 1 of 1",
            "Sample data",
            "23 November 2026",
        },
    },
    {
        "zh_CN.UTF-8",
        FZ_SCRIPT_HANS,
        {
            "棠下街公共法律服务工作站",
            "地址：示例地址：示例路38号（虚构）",
            "电话：020-0000 0854",
            "开放时间：",
            "第1页，共1页",
            "示例数据",
            "2026年11月23日",
        },
    },
    {
        "zh_TW.UTF-8",
        FZ_SCRIPT_HANT,
        {
            "棠下街公共法律服務工作站",
            "地址：示例地址：示例路38号（虚构）",
            "電話：020-0000 0854",
            "開放時間：",
            "第1頁，共1頁",
            "範例資料",
            "2026年11月23日",
        },
    },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FzPrintSheet *sheet = print_fixture_make_single (fixture, cases[i].script, "440106011");
      g_autoptr (FzPrintJob) job = NULL;
      g_autofree char *text = NULL;

      /* 2026-11-23, noon in Guangzhou. */
      sheet->now = 1795406400;
      job = fz_print_job_new_for_sheet (sheet);
      if (!speak (cases[i].locale))
        {
          g_test_skip (cases[i].locale);
          continue;
        }
      text = print_fixture_read_pdf (job);
      for (const char *const *words = cases[i].words; *words != NULL; words++)
        {
          if (!print_fixture_holds (text, *words))
            g_error ("“%s” is not in: %s", *words, text);
        }
    }
  speak ("C.UTF-8");
}

/* Its letters are in the file, so that it looks the same everywhere. */
static void
test_fonts (PrintFixture *fixture,
            gconstpointer unused)
{
  FzPrintSheet *sheet = print_fixture_make_single (fixture, FZ_SCRIPT_HANT, "440106011");
  g_autoptr (FzPrintJob) job = fz_print_job_new_for_sheet (sheet);
  g_autofree char *path = print_fixture_write_pdf (job);
  g_autofree char *fonts = print_fixture_ask_poppler ("pdffonts", path, NULL);
  g_autofree char *info = print_fixture_ask_poppler ("pdfinfo", path, NULL);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (fonts), "\n", -1);

  /* After two lines of heading: name, type, encoding, emb, sub, uni, object, ID. */
  g_assert_cmpuint (g_strv_length (lines), >, 3);
  for (char **line = lines + 2; *line != NULL; line++)
    {
      g_autoptr (GRegex) embedded = g_regex_new (" yes (yes|no) +yes +\\d+ +\\d+$", 0, 0, NULL);

      g_test_message ("%s", *line);
      g_assert_true (g_regex_match (embedded, *line, 0, NULL));
    }
  g_assert_nonnull (strstr (info, "595.276 x 841.89 pts (A4)"));
  g_assert_nonnull (strstr (info, "棠下街公共法律服務工作站"));
  g_unlink (path);
}

/* The size of the letters of the address, points, as poppler measures their boxes. */
static double
measure_letters (FzPrintJob *job)
{
  g_autofree char *path = print_fixture_write_pdf (job);
  g_autofree char *boxes = print_fixture_ask_poppler ("pdftotext", path, "-bbox", NULL);
  g_autoptr (GRegex) box =
      g_regex_new ("yMin=\"([0-9.]+)\" xMax=\"[0-9.]+\" yMax=\"([0-9.]+)\">020-0000<", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *top = NULL;
  g_autofree char *bottom = NULL;

  g_assert_true (g_regex_match (box, boxes, 0, &match));
  top = g_match_info_fetch (match, 1);
  bottom = g_match_info_fetch (match, 2);
  g_unlink (path);
  return g_ascii_strtod (bottom, NULL) - g_ascii_strtod (top, NULL);
}

static void
test_large (PrintFixture *fixture,
            gconstpointer unused)
{
  FzPrintSheet *ordinary = print_fixture_make_single (fixture, FZ_SCRIPT_LATIN, "440106011");
  FzPrintSheet *large = print_fixture_make_single (fixture, FZ_SCRIPT_LATIN, "440106011");
  g_autoptr (FzPrintJob) ordinary_job = fz_print_job_new_for_sheet (ordinary);
  g_autoptr (FzPrintJob) large_job = fz_print_job_new_for_sheet (large);

  large->large = TRUE;
  g_assert_cmpfloat (measure_letters (large_job), >, 1.5 * measure_letters (ordinary_job));
}

/* What a printer gets is what the PDF holds. */
static void
test_operation (PrintFixture *fixture,
                gconstpointer unused)
{
  FzPrintSheet *sheet = print_fixture_make_single (fixture, FZ_SCRIPT_LATIN, "440106011");
  g_autoptr (GtkPrintOperation) operation =
      fz_print_operation_new (fz_print_job_new_for_sheet (sheet));
  g_autoptr (FzPrintJob) same =
      fz_print_job_new_for_sheet (print_fixture_make_single (fixture,
                                                             FZ_SCRIPT_LATIN, "440106011"));
  g_autoptr (GError) error = NULL;
  g_autofree char *path = print_fixture_write_pdf (same);
  g_autofree char *saved = print_fixture_ask_poppler ("pdftotext", path, "-enc", "UTF-8", NULL);
  g_autofree char *printed = NULL;

  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  printed = print_fixture_ask_poppler ("pdftotext", path, "-enc", "UTF-8", NULL);
  g_assert_cmpstr (printed, ==, saved);
  g_unlink (path);
}

static char *
read_codes (FzPrintJob *job)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "print", "read-codes.py", NULL);
  g_autofree char *path = print_fixture_write_pdf (job);
  char            *codes = print_fixture_ask_poppler ("python3", path, script, NULL);

  g_unlink (path);
  return codes;
}

/* A phone reads every station's code off the paper. */
static void
test_codes (PrintFixture *fixture,
            gconstpointer unused)
{
  FzPrintSheet *sheet = print_fixture_make_district (fixture, FZ_SCRIPT_HANS, "440106");
  g_autoptr (FzPrintJob) job = fz_print_job_new_for_sheet (sheet);
  g_autofree char *codes = read_codes (job);

  for (guint i = 0; i < fz_print_sheet_get_n_stations (sheet); i++)
    {
      const FzCard card = {
        .record = fz_print_sheet_get_station (sheet, i)->record,
        .catalog = fixture->catalog,
        .script = FZ_SCRIPT_HANS,
      };
      g_autofree char *code = fz_card_make_code (&card, FZ_CODE_PLACE, NULL);
      g_autofree char *line = g_strconcat (code, "\n", NULL);

      g_assert_nonnull (strstr (codes, line));
    }
}

/* A window that goes takes its PDF back. */
static void
test_cancelled (PrintFixture *fixture,
                gconstpointer unused)
{
  FzPrintSheet *sheet = print_fixture_make_single (fixture, FZ_SCRIPT_LATIN, "440106011");
  g_autoptr (FzPrintJob) job = fz_print_job_new_for_sheet (sheet);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (fz_print_job_make_pdf (job, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
add (const char *path,
     const char *database,
     void (*test) (PrintFixture *, gconstpointer))
{
  g_test_add (path, PrintFixture, database, print_fixture_set_up, test,
              print_fixture_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  add ("/print-pdf/languages", "sample.db", test_languages);
  add ("/print-pdf/fonts", "sample.db", test_fonts);
  add ("/print-pdf/large", "sample.db", test_large);
  add ("/print-pdf/operation", "sample.db", test_operation);
  add ("/print-pdf/codes", "sample.db", test_codes);
  add ("/print-pdf/cancelled", "sample.db", test_cancelled);
  return g_test_run ();
}
