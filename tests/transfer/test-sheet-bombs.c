/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-sheet.h"
#include "fz-workbook-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* Workbooks of some kilobytes that unpack to a thousand times that, each in a way of its own: they
 * are refused, and this process may have no more than a list would take. */

#define MOST_MEMORY (256u * 1024 * 1024)

/* Under the address sanitizer the last two, of millions of elements, take a minute. */
#ifdef __SANITIZE_ADDRESS__
#define N_CASES (G_N_ELEMENTS (cases) - 2)
#else
#define N_CASES G_N_ELEMENTS (cases)
#endif

#define HEAD WORKBOOK_HEAD
#define REL WORKBOOK_REL

static const char workbook[] =
    HEAD "<workbook xmlns:r=\"r\"><sheets><sheet name=\"List\" r:id=\"s\"/></sheets></workbook>";
static const char relations[] =
    HEAD "<Relationships><Relationship Id=\"s\" Type=\"" REL "/worksheet\" Target=\"list.xml\"/>"
         "<Relationship Id=\"t\" Type=\"" REL "/sharedStrings\" Target=\"texts.xml\"/>"
         "</Relationships>";

static FzSheet *
read_workbook (const WorkbookMember *texts,
               const WorkbookMember *rows,
               GError              **error)
{
  const WorkbookMember members[] = {
    { "_rels/.rels", WORKBOOK_PACKAGE, NULL, 0, NULL },
    { "xl/workbook.xml", workbook, NULL, 0, NULL },
    { "xl/_rels/workbook.xml.rels", relations, NULL, 0, NULL },
    *texts,
    *rows,
  };
  g_autofree char *path = workbook_write (members, G_N_ELEMENTS (members));
  FzSheetForm      form = { 0 };
  gboolean         is_wgs84;
  FzSheet         *sheet = fz_sheet_read (path, &form, &is_wgs84, NULL, NULL, error);

  g_unlink (path);
  return sheet;
}

#define TEXTS "xl/texts.xml"
#define ROWS "xl/list.xml"
#define SHEET HEAD "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>code</t></is></c></row>"
#define END "</sheetData></worksheet>"
#define ONE "<row><c t=\"s\"><v>0</v></c></row>"

static void
test_refused (void)
{
  g_autofree char     *thousand = g_strnfill (1000, 'a');
  g_autofree char     *text = g_strdup_printf ("<si><t>%s</t></si>", thousand);
  g_autofree char     *run = g_strdup_printf ("<r><t>%s</t></r>", thousand);
  const WorkbookMember one_text = { TEXTS, HEAD "<sst>", "<si><t>a</t></si>", 1, "</sst>" };
  const WorkbookMember one_row = { ROWS, SHEET, ONE, 1, END };
  const struct
  {
    WorkbookMember texts;
    WorkbookMember rows;
    const char    *reason;
  } cases[] = {
    { { TEXTS, HEAD "<sst>", text, 50000, "</sst>" }, one_row, "more text than any list" },
    { { TEXTS, HEAD "<sst><si>", run, 25000, "</si></sst>" }, one_row, "more text than any list" },
    { one_text,
      { ROWS, SHEET "<row><c t=\"inlineStr\"><is>", run, 2000, "</is></c></row>" END },
      "A2: more text than a cell can have" },
    { one_text,
      { ROWS, SHEET, "<row><c r=\"ALL1\" t=\"s\"><v>0</v></c></row>", 90000, END },
      "List: too many blank cells" },
    { { TEXTS, HEAD "<sst>", "<si/>", 7000000, "</sst>" }, one_row, "bigger than any list" },
    { one_text, { ROWS, SHEET, ONE, 1600000, END }, "bigger than any list" },
  };

  for (guint i = 0; i < N_CASES; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FzSheet) sheet = read_workbook (&cases[i].texts, &cases[i].rows, &error);

      g_assert_null (sheet);
      g_test_message ("%s", error->message);
      g_assert_error (error, FZ_SHEET_ERROR, FZ_SHEET_ERROR_TOO_BIG);
      g_assert_nonnull (strstr (error->message, cases[i].reason));
    }
}

/* A text that many cells have is kept once, so that a list in which it is in every row is no
 * bomb. */
static void
test_shared_once (void)
{
  g_autofree char     *long_text = g_strnfill (30000, 'a');
  const WorkbookMember texts = { TEXTS, HEAD "<sst><si><t>", long_text, 1, "</t></si></sst>" };
  const WorkbookMember rows = { ROWS, SHEET, ONE, 50000, END };
  g_autoptr (GError) error = NULL;
  g_autoptr (FzSheet) sheet = read_workbook (&texts, &rows, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (fz_sheet_get_n_rows (sheet), >, 40000);
  g_assert_cmpstr (fz_sheet_get (sheet, 40000, 0), ==, long_text);
  g_assert_true (fz_sheet_get (sheet, 40000, 0) == fz_sheet_get (sheet, 0, 0));
}

/* Rows above the header go, and so do blank ones, but not the texts that they share. */
static void
test_rows_that_go (void)
{
  const WorkbookMember texts = { TEXTS,
                                 HEAD "<sst>", "<si><t>a</t></si>", 1, "<si><t> </t></si></sst>" };
  const WorkbookMember rows = { ROWS, HEAD "<worksheet><sheetData>", ONE, 1,
                                "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>"
                                "<row><c t=\"s\"><v>1</v></c></row>"
                                "<row><c/><c t=\"s\"><v>0</v></c></row>" END };
  g_autoptr (GError) error = NULL;
  g_autoptr (FzSheet) sheet = read_workbook (&texts, &rows, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (fz_sheet_get_n_rows (sheet), ==, 1);
  g_assert_cmpuint (fz_sheet_get_header_line (sheet), ==, 2);
  g_assert_cmpstr (fz_sheet_get_header (sheet, 0), ==, "a");
  g_assert_cmpstr (fz_sheet_get (sheet, 0, 0), ==, "");
  g_assert_cmpstr (fz_sheet_get (sheet, 0, 1), ==, "a");
}

int
main (int    argc,
      char **argv)
{
#ifndef __SANITIZE_ADDRESS__
  const struct rlimit limit = { MOST_MEMORY, MOST_MEMORY };

  setrlimit (RLIMIT_AS, &limit);
#endif
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sheet-bombs/refused", test_refused);
  g_test_add_func ("/sheet-bombs/shared-once", test_shared_once);
  g_test_add_func ("/sheet-bombs/rows-that-go", test_rows_that_go);

  return g_test_run ();
}
