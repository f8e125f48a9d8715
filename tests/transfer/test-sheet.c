/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-import-cells.h"
#include "fz-sheet.h"

#include <glib/gstdio.h>
#include <string.h>

/* Spreadsheets' texts, as they come. */

#define TEXT "编号,名称\n440100,\"广州,\"\"市\"\"\n二行\"\n,  \n440103,\n"

static char *
write_file (const char *bytes,
            gsize       length)
{
  char *path;
  int   fd = g_file_open_tmp ("fz-sheet-XXXXXX.csv", &path, NULL);

  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  return path;
}

static FzSheet *
read_bytes (const char  *bytes,
            gsize        length,
            FzSheetForm *form,
            GError     **error)
{
  g_autofree char *path = write_file (bytes, length);
  FzSheet         *sheet = fz_sheet_read_csv (path, form, NULL, NULL, error);

  g_unlink (path);
  return sheet;
}

static void
assert_text (const char *bytes,
             gsize       length,
             FzEncoding  encoding,
             char        delimiter)
{
  g_autoptr (GError) error = NULL;
  FzSheetForm form = { 0 };
  g_autoptr (FzSheet) sheet = read_bytes (bytes, length, &form, &error);

  g_assert_no_error (error);
  g_assert_cmpint (form.encoding, ==, encoding);
  g_assert_cmpint (form.delimiter, ==, delimiter);
  g_assert_cmpuint (fz_sheet_get_n_columns (sheet), ==, 2);
  g_assert_cmpuint (fz_sheet_get_n_rows (sheet), ==, 2);
  g_assert_cmpstr (fz_sheet_get_header (sheet, 1), ==, "名称");
  g_assert_cmpstr (fz_sheet_get (sheet, 0, 0), ==, "440100");
  g_assert_true (g_str_has_suffix (fz_sheet_get (sheet, 0, 1), "\"市\"\n二行"));
  g_assert_cmpstr (fz_sheet_get (sheet, 1, 1), ==, "");
  g_assert_cmpuint (fz_sheet_get_line (sheet, 0), ==, 2);
  g_assert_cmpuint (fz_sheet_get_line (sheet, 1), ==, 5);
}

static void
test_forms (void)
{
  static const struct
  {
    const char *charset;
    const char *mark;
    FzEncoding  encoding;
  } cases[] = {
    { "UTF-8", "", FZ_ENCODING_UTF8 },
    { "UTF-8", "\xef\xbb\xbf", FZ_ENCODING_UTF8 },
    { "UTF-16LE", "\xff\xfe", FZ_ENCODING_UTF16_LE },
    { "UTF-16BE", "\xfe\xff", FZ_ENCODING_UTF16_BE },
    { "UTF-16LE", "", FZ_ENCODING_UTF16_LE },
    { "UTF-16BE", "", FZ_ENCODING_UTF16_BE },
    { "GB18030", "", FZ_ENCODING_GB18030 },
  };
  static const char delimiters[] = { ',', ';', '\t' };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      for (guint d = 0; d < G_N_ELEMENTS (delimiters); d++)
        {
          g_autofree char *text = g_strdelimit (g_strdup (TEXT), ",", delimiters[d]);
          gsize            length;
          g_autofree char *converted =
              g_convert (text, -1, cases[i].charset, "UTF-8", NULL, &length, NULL);
          g_autoptr (GByteArray) bytes = g_byte_array_new ();

          g_byte_array_append (bytes, (const guint8 *) cases[i].mark, strlen (cases[i].mark));
          g_byte_array_append (bytes, (const guint8 *) converted, (guint) length);
          assert_text ((const char *) bytes->data, bytes->len, cases[i].encoding, delimiters[d]);
        }
    }
}

/* In two of China's encodings, lists as they are are told apart for sure, also in characters that
 * the other is rather used for; a word or two only by guess. */
static void
test_chinese (void)
{
  static const struct
  {
    const char *text;
    const char *charset;
    FzEncoding  encoding;
    gboolean    is_guess;
  } cases[] = {
    { "code,站\n440106,沙河街公共法律服务工作站\n", "GB18030", FZ_ENCODING_GB18030, FALSE },
    { "code,站\n440106,沙河街公共法律服務工作站\n", "GB18030", FZ_ENCODING_GB18030, FALSE },
    { "code,站\n440106,沙河街公共法律服務工作站\n", "BIG5", FZ_ENCODING_BIG5, FALSE },
    { "編號,名稱\n440106,沙\n", "BIG5", FZ_ENCODING_BIG5, FALSE },
    { "编号,名称\n440106,沙\n", "GB18030", FZ_ENCODING_GB18030, FALSE },
    /* Characters of Hong Kong, and no word that is known. */
    { "code,x\n1,深水埗嘅邨，喺嗰度啲人好鍾意飲茶食飯傾偈，聽日天氣應該會好返少少\n", "BIG5-HKSCS",
      FZ_ENCODING_BIG5, FALSE },
    { "code,x\n1,明天会下大雨请大家记得带伞出门路上小心慢行不要着急谢谢合作\n", "GB18030",
      FZ_ENCODING_GB18030, FALSE },
    { "code,x\n1,沙河\n", "GB18030", FZ_ENCODING_GB18030, TRUE },
    { "code,x\n1,獵德\n", "BIG5", FZ_ENCODING_BIG5, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FzSheetForm      form = { 0 };
      gsize            length;
      g_autofree char *bytes =
          g_convert (cases[i].text, -1, cases[i].charset, "UTF-8", NULL, &length, NULL);
      g_autoptr (FzSheet) sheet = read_bytes (bytes, length, &form, NULL);
      g_autofree char *line = g_strdup_printf ("%s,%s\n", fz_sheet_get (sheet, 0, 0),
                                               fz_sheet_get (sheet, 0, 1));

      g_test_message ("%s of %s", cases[i].text, cases[i].charset);
      g_assert_cmpint (form.encoding, ==, cases[i].encoding);
      g_assert_cmpint (form.is_guess, ==, cases[i].is_guess);
      g_assert_true (g_str_has_suffix (cases[i].text, line));
    }
}

/* What somebody chose is no guess, and stays. */
static void
test_chosen_encoding (void)
{
  FzSheetForm form = { .encoding = FZ_ENCODING_BIG5 };
  g_autoptr (FzSheet) sheet = read_bytes ("code,x\n1,\xc9\xb3\n", 12, &form, NULL);

  g_assert_cmpint (form.encoding, ==, FZ_ENCODING_BIG5);
  g_assert_false (form.is_guess);
  g_assert_cmpstr (fz_sheet_get (sheet, 0, 1), !=, "沙");
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *text;
    gsize       length;
    const char *reason;
  } cases[] = {
    { "", 0, "the file is empty" },
    { "a,b\n1,\"2\n", 9, ":2: column 2: a quotation mark is never closed" },
    { "a,b\n1,2\"3\"4,5\n", 14, ":2: " },
    { "a,b\n1\n", 6, ":2: column 2: the row has 1 values, the header 2" },
    { "a,b\n1,2,3\n", 10, ":2: column 3: the row has 3 values, the header 2" },
    { "a,b\n1,\xff\xff\n", 9, ":" },
    { "a,b\n1,x\0y\n", 10, "not valid UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      FzSheetForm form = { .delimiter = ',' };
      g_autoptr (FzSheet) sheet = read_bytes (cases[i].text, cases[i].length, &form, &error);

      g_assert_null (sheet);
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, cases[i].reason));
    }
}

/* The line of the header is found out, or said. */
static void
test_header_line (void)
{
  static const char text[] = "Title,\na,b\nc,d\n1,2\n";
  g_autoptr (GError) error = NULL;
  FzSheetForm form = { .delimiter = ',' };
  g_autoptr (FzSheet) found = read_bytes (text, strlen (text), &form, &error);
  g_autoptr (FzSheet) said = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (form.header, ==, 2);
  g_assert_cmpstr (fz_sheet_get_header (found, 0), ==, "a");
  g_assert_cmpuint (fz_sheet_get_n_rows (found), ==, 2);

  form.header = 3;
  said = read_bytes (text, strlen (text), &form, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fz_sheet_get_header (said, 1), ==, "d");
  g_assert_cmpuint (fz_sheet_get_n_rows (said), ==, 1);
  g_assert_cmpuint (fz_sheet_get_line (said, 0), ==, 4);

  form.header = 9;
  g_assert_null (read_bytes (text, strlen (text), &form, &error));
  g_assert_error (error, FZ_SHEET_ERROR, FZ_SHEET_ERROR_EMPTY);
}

/* Neither a long line nor many columns fill the memory. */
static void
test_bounds (void)
{
  g_autoptr (GString) line = g_string_new ("a,b\n1,");
  g_autoptr (GString) columns = g_string_new ("a");
  FzSheetForm form = { 0 };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1200000; i++)
    g_string_append_c (line, 'x');
  g_assert_null (read_bytes (line->str, line->len, &form, &error));
  g_assert_nonnull (strstr (error->message, ":2: column 2: the row is longer than 1 MiB"));
  g_clear_error (&error);

  for (guint i = 0; i < FZ_SHEET_MAX_COLUMNS; i++)
    g_string_append (columns, ",a");
  g_assert_null (read_bytes (columns->str, columns->len, &form, &error));
  g_assert_error (error, FZ_SHEET_ERROR, FZ_SHEET_ERROR_TOO_BIG);
}

/* Rows of blank cells take up nothing, however many they are. */
static void
test_blank_rows (void)
{
  static const gsize begins[] = { 0 };
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GString) blanks = g_string_new (NULL);
  g_autoptr (FzSheet) sheet = fz_sheet_new ("sheet");
  g_autoptr (GError) error = NULL;

  g_array_append_vals (offsets, begins, 1);
  g_string_set_size (blanks, FZ_SHEET_MAX_BYTES / 16);
  memset (blanks->str, ' ', blanks->len);
  blanks->str[blanks->len - 1] = '\0';
  g_assert_true (fz_sheet_add_cell (sheet, "a", 1, &error));
  g_assert_true (fz_sheet_end_row (sheet, 1, &error));
  for (guint i = 0; i < 20; i++)
    {
      g_assert_true (fz_sheet_add_cells (sheet, blanks, offsets, &error));
      g_assert_true (fz_sheet_end_row (sheet, i + 2, &error));
    }
  g_assert_true (fz_sheet_add_cell (sheet, "1", 1, &error));
  g_assert_true (fz_sheet_end_row (sheet, 22, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fz_sheet_get_n_rows (sheet), ==, 1);
  g_assert_cmpstr (fz_sheet_get_header (sheet, 0), ==, "a");
  g_assert_cmpstr (fz_sheet_get (sheet, 0, 0), ==, "1");
}

/* What a spreadsheet would take for a formula is a text there, and here the same again. */
static void
test_formulas (void)
{
  static const struct
  {
    const char *text;
    const char *cell;
  } cases[] = {
    { "", "" },
    { "plain", "plain" },
    { "=1+1", "'=1+1" },
    { "+86 20", "'+86 20" },
    { "-", "'-" },
    { "@x", "'@x" },
    { "'=1", "''=1" },
    { "''+1", "'''+1" },
    { "'tis", "'tis" },
    { "＝1", "'＝1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cell = fz_import_cell_defuse (cases[i].text);
      g_autofree char *read = fz_import_cell_read (cell);

      g_assert_cmpstr (cell, ==, cases[i].cell);
      g_assert_cmpstr (read, ==, cases[i].text);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sheet/forms", test_forms);
  g_test_add_func ("/sheet/chinese", test_chinese);
  g_test_add_func ("/sheet/chosen-encoding", test_chosen_encoding);
  g_test_add_func ("/sheet/refusals", test_refusals);
  g_test_add_func ("/sheet/header-line", test_header_line);
  g_test_add_func ("/sheet/bounds", test_bounds);
  g_test_add_func ("/sheet/blank-rows", test_blank_rows);
  g_test_add_func ("/sheet/formulas", test_formulas);

  return g_test_run ();
}
