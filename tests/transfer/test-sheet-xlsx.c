/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-sheet.h"
#include "fz-workbook-fixture.h"
#include "fz-workbook.h"

#include <glib/gstdio.h>
#include <string.h>

/* Workbooks: of LibreOffice (see files/README.md), and made by hand. */

#define HEAD WORKBOOK_HEAD
#define REL WORKBOOK_REL

static const char workbook[] =
    HEAD "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Chart\" sheetId=\"1\" r:id=\"c\"/>"
         "<sheet name=\"List\" sheetId=\"9\" r:id=\"s\"/></sheets></workbook>";
static const char relations[] =
    HEAD "<Relationships><Relationship Id=\"c\" Type=\"" REL "/chartsheet\" Target=\"c.xml\"/>"
         "<Relationship Id=\"s\" Type=\"" REL "/worksheet\" Target=\"/xl/some/where.xml\"/>"
         "<Relationship Id=\"t\" Type=\"" REL "/sharedStrings\" Target=\"texts.xml\"/>"
         "<Relationship Id=\"y\" Type=\"" REL "/styles\" Target=\"styles.xml\"/></Relationships>";
static const char texts[] =
    HEAD "<sst uniqueCount=\"-1\"><si><t>plain</t></si>"
         "<si><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r><rPh><t>reading</t></rPh></si>"
         "<si><t xml:space=\"preserve\">a_x000D_&#10;b_x005F_x0041_</t></si></sst>";
static const char styles[] =
    HEAD "<styleSheet><numFmts>"
         "<numFmt numFmtId=\"200\" formatCode=\"yyyy&quot;年&quot;m"
         "&quot;月&quot;"
         "d&quot;日&quot;\"/>"
         "<numFmt numFmtId=\"201\" formatCode=\"[Red]0.00E+00;&quot;day&quot;\"/>"
         "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
         "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"200\"/>"
         "<xf numFmtId=\"201\"/><xf numFmtId=\"20\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>";

/* A workbook whose second sheet has these rows; its path, the caller's. */
static char *
make_workbook (const char *rows)
{
  g_autofree char *sheet =
      g_strdup_printf (HEAD "<x:worksheet xmlns:x=\"x\"><x:sheetData>%s</x:sheetData>"
                            "</x:worksheet>",
                       rows);
  const WorkbookMember members[] = {
    { "_rels/.rels", WORKBOOK_PACKAGE, NULL, 0, NULL },
    { "xl/workbook.xml", workbook, NULL, 0, NULL },
    { "xl/_rels/workbook.xml.rels", relations, NULL, 0, NULL },
    { "xl/some/where.xml", sheet, NULL, 0, NULL },
    { "xl/texts.xml", texts, NULL, 0, NULL },
    { "xl/styles.xml", styles, NULL, 0, NULL },
  };

  return workbook_write (members, G_N_ELEMENTS (members));
}

static FzSheet *
read_rows (const char *rows,
           GError    **error)
{
  g_autofree char *path = make_workbook (rows);
  FzSheetForm      form = { 0 };
  gboolean         is_wgs84;
  FzSheet         *sheet = fz_sheet_read (path, &form, &is_wgs84, NULL, NULL, error);

  g_unlink (path);
  return sheet;
}

static void
assert_cells (const FzSheet     *sheet,
              const char *const *cells)
{
  guint n = fz_sheet_get_n_columns (sheet);

  for (guint row = 0; row <= fz_sheet_get_n_rows (sheet); row++)
    {
      for (guint column = 0; column < n; column++)
        g_assert_cmpstr (row == 0 ? fz_sheet_get_header (sheet, column)
                                  : fz_sheet_get (sheet, row - 1, column),
                         ==, cells[row * n + column]);
    }
  g_assert_null (cells[(fz_sheet_get_n_rows (sheet) + 1) * n]);
}

/* One and the same table, in encodings, with delimiters and as a workbook; only a text that begins
 * like a formula is told from a formula in the latter alone. */
static void
test_libreoffice (void)
{
  static const char *const as_text[] = {
    "编号", "名称", "联系电话", "核对日期", "纬度", "经度", "备注",
    "440106003", "沙河街公共法律服务工作站", "020-87654321", "2026/1/5", "23.1523", "113.231523",
    "第一行\n第二行，“引号”\"x\"",
    "440106", "=天河㙟𠮷", "", "2024/2/29", "23.129923", "113.361", "", NULL
  };
  static const char *const as_workbook[] = {
    "编号", "名称", "联系电话", "核对日期", "纬度", "经度", "备注",
    "440106003", "沙河街公共法律服务工作站", "020-87654321", "2026-01-05", "23.1523", "113.231523",
    "第一行\n第二行，“引号”\"x\"",
    "440106", "'=天河㙟𠮷", "", "2024-02-29", "23.129923", "113.361", "", NULL
  };
  static const char *const as_traditional[] = {
    "編號", "名稱", "聯絡電話", "地址", "備註",
    "440106003", "沙河街公共法律服務工作站", "020-87654321", "先烈東路",
    "第一行\n第二行，「引號」",
    "440106011", "獵德街公共法律服務工作站", "", "平安社區會所", "裏", NULL
  };
  static const struct
  {
    const char        *name;
    FzEncoding         encoding;
    char               delimiter;
    const char *const *cells;
    guint              line; /* of the first row */
  } cases[] = {
    { "stations-utf8.csv", FZ_ENCODING_UTF8, ',', as_text, 3 },
    { "stations-utf16.csv", FZ_ENCODING_UTF16_LE, ',', as_text, 3 },
    { "stations-utf16-tab.csv", FZ_ENCODING_UTF16_LE, '\t', as_text, 3 },
    { "stations-gb18030.csv", FZ_ENCODING_GB18030, ',', as_text, 3 },
    { "stations-gb18030-semicolon.csv", FZ_ENCODING_GB18030, ';', as_text, 3 },
    { "stations-big5.csv", FZ_ENCODING_BIG5, ',', as_traditional, 2 },
    { "stations.xlsx", FZ_ENCODING_FIND, '\0', as_workbook, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path =
          g_test_build_filename (G_TEST_DIST, "transfer", "files", cases[i].name, NULL);
      g_autoptr (GError) error = NULL;
      FzSheetForm form = { .sheet = "站点" };
      gboolean    is_wgs84;
      g_autoptr (FzSheet) sheet = fz_sheet_read (path, &form, &is_wgs84, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (form.encoding, ==, cases[i].encoding);
      g_assert_cmpint (form.delimiter, ==, cases[i].delimiter);
      g_assert_false (form.is_guess);
      assert_cells (sheet, cases[i].cells);
      g_assert_cmpuint (fz_sheet_get_line (sheet, 0), ==, cases[i].line);
    }
}

/* What LibreOffice saves otherwise is refused with what to do. */
static void
test_other_formats (void)
{
  static const struct
  {
    const char  *name;
    const char  *reason;
    FzSheetError code;
  } cases[] = {
    { "stations.ods", "an OpenDocument file: save it as .xlsx", FZ_SHEET_ERROR_WORKBOOK },
    { "stations.fods", "an OpenDocument file: save it as .xlsx", FZ_SHEET_ERROR_WORKBOOK },
    { "stations.xls", "a workbook of before 2007: save it as .xlsx", FZ_SHEET_ERROR_WORKBOOK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path =
          g_test_build_filename (G_TEST_DIST, "transfer", "files", cases[i].name, NULL);
      FzSheetForm form = { 0 };
      gboolean    is_wgs84;
      g_autoptr (GError) error = NULL;

      g_assert_null (fz_sheet_read (path, &form, &is_wgs84, NULL, NULL, &error));
      g_assert_error (error, FZ_SHEET_ERROR, (int) cases[i].code);
      g_assert_true (g_str_has_suffix (error->message, cases[i].reason));
    }
}

/* A text that CSV had to mark, lest it be taken for a formula, and that a spreadsheet program
 * saved with its mark, is what was meant; one that begins like a formula is marked. */
static void
test_marked_texts (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzSheet) sheet = read_rows (
      "<x:row><x:c t=\"inlineStr\"><x:is><x:t>a</x:t></x:is></x:c>"
      "<x:c t=\"inlineStr\"><x:is><x:t>b</x:t></x:is></x:c></x:row>"
      "<x:row><x:c t=\"inlineStr\"><x:is><x:t>'+86 20</x:t></x:is></x:c>"
      "<x:c t=\"inlineStr\"><x:is><x:t>+86 20</x:t></x:is></x:c></x:row>",
      &error);

  g_assert_no_error (error);
  assert_cells (sheet, (const char *const[]) { "a", "b", "'+86 20", "'+86 20", NULL });
}

static void
test_sheets (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "transfer", "files", "stations.xlsx", NULL);
  FzSheetForm form = { .sheet = "站" };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = fz_sheet_list_xlsx (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_strv_equal ((const char *const *) names,
                               (const char *const[]) { "说明", "站点", NULL }));
  g_assert_null (fz_sheet_read_xlsx (path, &form, NULL, NULL, &error));
  g_assert_error (error, FZ_SHEET_ERROR, FZ_SHEET_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "no sheet is called \"站\", but \"说明\", \"站点\""));
}

/* Values of every kind, where they stand; what is no table is no sheet. */
static void
test_values (void)
{
  static const char *const cells[] = {
    "code", "", "rich text",
    "23.129923", "0.1", "1.23456789012346e+20",
    "2026-01-05", "2026-01-05", "46027",
    "09:30", "2026-01-05 09:30", "1.5",
    "yes", "'=1", "a\r\nb_x0041_",
    "2026-01-05", "", "last",
    NULL
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (FzSheet) sheet = read_rows (
      "<x:row r=\"1\"><x:c r=\"A1\" t=\"inlineStr\"><x:is><x:t>a title</x:t></x:is></x:c></x:row>"
      "<x:row r=\"3\"><x:c r=\"A3\" t=\"inlineStr\"><x:is><x:t>code</x:t></x:is></x:c>"
      "<x:c r=\"C3\" t=\"s\"><x:v>1</x:v></x:c></x:row>"
      "<x:row><x:c><x:v>23.129922999999998</x:v></x:c><x:c><x:f>1/10</x:f><x:v>0.1</x:v></x:c>"
      "<x:c><x:v>1.2345678901234568E+20</x:v></x:c></x:row>"
      "<x:row><x:c s=\"1\"><x:v>46027</x:v></x:c><x:c s=\"2\"><x:v>46027</x:v></x:c>"
      "<x:c s=\"3\"><x:v>46027</x:v></x:c></x:row>"
      "<x:row><x:c s=\"4\"><x:v>0.395833333333333</x:v></x:c>"
      "<x:c s=\"5\"><x:v>46027.3958333333</x:v></x:c><x:c s=\"99\"><x:v>1.5</x:v></x:c></x:row>"
      "<x:row><x:c t=\"b\"><x:v>1</x:v></x:c><x:c t=\"str\"><x:f>x</x:f><x:v>=1</x:v></x:c>"
      "<x:c t=\"s\"><x:v>2</x:v></x:c></x:row>"
      "<x:row/><x:row r=\"12\"><x:c t=\"d\"><x:v>2026-01-05T00:00:00</x:v></x:c><x:c r=\"B12\"/>"
      "<x:c r=\"C12\" t=\"str\"><x:v>last</x:v></x:c></x:row>",
      &error);

  g_assert_no_error (error);
  assert_cells (sheet, cells);
  g_assert_cmpuint (fz_sheet_get_line (sheet, 0), ==, 4);
  g_assert_cmpuint (fz_sheet_get_line (sheet, 4), ==, 12);
}

/* The two counts of days, about the day that never was and at their ends. */
static void
test_days (void)
{
  static const struct
  {
    const char *number;
    gboolean    is_1904;
    const char *text;
  } cases[] = {
    { "1", FALSE, "1900-01-01" },
    { "59", FALSE, "1900-02-28" },
    { "61", FALSE, "1900-03-01" },
    { "2958465", FALSE, "9999-12-31" },
    { "2958466", FALSE, "2958466" },
    { "-1", FALSE, "-1" },
    { "44565", TRUE, "2026-01-05" },
    { "45000.999999", FALSE, "2023-03-16" },
    { "nan", FALSE, "nan" },
    { "1e999", FALSE, "1e999" },
    { "x", FALSE, "x" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const FzWorkbook own = { .is_1904 = cases[i].is_1904 };
      g_autofree char *text = fz_workbook_number_to_text (&own, cases[i].number, FZ_WORKBOOK_DATE);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* An error that says where, whatever the sheet holds. */
static void
test_refusals (void)
{
  static const struct
  {
    const char *rows;
    const char *reason;
  } cases[] = {
    { "", "List: the sheet is empty" },
    { "<row r=\"1\"><c r=\"B1\" t=\"e\"><v>#N/A</v></c></row>", "B1: the cell holds an error" },
    { "<row r=\"1\"><c r=\"AB1\"><f>1</f></c></row>", "List: AB1: a formula without its value" },
    { "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>3</v></c></row>", "A1: a text that the workbook" },
    { "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>", "A1: a text that the workbook" },
    { "<row r=\"2\"/><row r=\"2\"/>", "the row after 2 is numbered 2" },
    { "<row r=\"99999999999999999999\"/>", "after 0 is numbered" },
    { "<row><c r=\"B1\"/><c r=\"A1\"/></row>", "C1: a cell in the wrong place" },
    { "<row><c r=\"ZZZZZZZZZZZZZZZZ1\"><v>1</v></c></row>", "more than 1000 columns" },
    { "<row><c r=\"ALM1\"><v>1</v></c></row>", "more than 1000 columns" },
    { "<c r=\"A1\"><v>1</v></c>", "a cell in the wrong place" },
    { "<row><c><c/></c></row>", "a cell in the wrong place" },
    { "<row><c><v>1</v></c>", "where.xml" },
    { "<row>&lol;</row>", "where.xml" },
    { "<!DOCTYPE a [<!ENTITY lol \"lol\">]>", "declares a document type" },
    { "<row><c><v>\xff</v></c></row>", "where.xml" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_rows (cases[i].rows, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_true (error->domain == FZ_SHEET_ERROR);
      g_assert_nonnull (strstr (error->message, cases[i].reason));
    }
}

/* Workbooks that are sound in all but their sheet, which is a bomb. */
static void
test_bombs (void)
{
  static const char laughs[] = "<!DOCTYPE a [<!ENTITY a \"haha\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                               "<row><c t=\"inlineStr\"><is><t>&b;</t></is></c></row>";
  g_autofree char  *spaces = g_strnfill (8 * 1024 * 1024, ' ');
  const struct
  {
    const char *rows;
    const char *reason;
  } cases[] = {
    { spaces, "unpacked it is bigger than any list of stations" },
    { laughs, "xl/some/where.xml: it declares a document type" },
    { "<row><c t=\"inlineStr\"><is><t>&b;</t></is></c></row>", "xl/some/where.xml: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FzSheet) sheet = read_rows (cases[i].rows, &error);

      g_assert_null (sheet);
      g_assert_nonnull (strstr (error->message, cases[i].reason));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sheet-xlsx/libreoffice", test_libreoffice);
  g_test_add_func ("/sheet-xlsx/other-formats", test_other_formats);
  g_test_add_func ("/sheet-xlsx/marked-texts", test_marked_texts);
  g_test_add_func ("/sheet-xlsx/sheets", test_sheets);
  g_test_add_func ("/sheet-xlsx/values", test_values);
  g_test_add_func ("/sheet-xlsx/days", test_days);
  g_test_add_func ("/sheet-xlsx/refusals", test_refusals);
  g_test_add_func ("/sheet-xlsx/bombs", test_bombs);

  return g_test_run ();
}
