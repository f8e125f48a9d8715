/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-plain-text.h"

static const struct
{
  const char *text;
  guint       max;
  const char *line;
  const char *lines;
} table[] = {
  { NULL, 10, "", "" },
  { "", 10, "", "" },
  { "猎德街", 10, "猎德街", "猎德街" },
  { "  a  b  ", 10, "a b", "a b" },
  { "a\nb", 10, "a b", "a\nb" },
  { "a \r\n\r\n b", 10, "a b", "a\nb" },
  { "\na\n", 10, "a", "a" },
  { "a\x01\x1b[31mb\x7f", 10, "a [31mb", "a [31mb" },
  { "a\xc2\x85"
    "b\u2028c\u2029d",
    10, "a b c d", "a\nb\nc\nd" },
  { "a\u202eb\u2066c\u200fd\ufeff\u200b\u00ade", 10, "abcde", "abcde" },
  { "a\tb\u00a0c\u3000d", 10, "a b c d", "a b c d" },
  { "a\xff\xfe", 10, "a\ufffd\ufffd", "a\ufffd\ufffd" },
  { "天河区猎德街", 3, "天河区", "天河区猎德街" },
  { "ab cd", 3, "ab ", "ab cd" },
  { "ab cd", 2, "ab", "ab cd" },
  { "\u202e\u2066\n", 10, "", "" },
};

static void
test_line (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *line = fz_plain_text_line (table[i].text, table[i].max);

      g_assert_cmpstr (line, ==, table[i].line);
    }
}

static void
test_lines (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *lines = fz_plain_text_lines (table[i].text);

      g_assert_cmpstr (lines, ==, table[i].lines);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plain-text/line", test_line);
  g_test_add_func ("/plain-text/lines", test_lines);
  return g_test_run ();
}
