/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-name-pattern.h"
#include "fz-names.h"

static void
test_script_of_languages (void)
{
  static const struct
  {
    const char *languages[5];
    FzScript    script;
  } cases[] = {
    { { "zh_CN.UTF-8", "zh_CN", "zh", "C" }, FZ_SCRIPT_HANS },
    { { "zh_SG", "C" }, FZ_SCRIPT_HANS },
    { { "zh_TW.UTF-8", "zh_TW", "zh", "C" }, FZ_SCRIPT_HANT },
    { { "zh_HK", "C" }, FZ_SCRIPT_HANT },
    { { "zh_MO", "C" }, FZ_SCRIPT_HANT },
    { { "en_GB", "zh_CN", "C" }, FZ_SCRIPT_LATIN },
    { { "de_DE", "zh_CN", "C" }, FZ_SCRIPT_HANS },
    { { "de_DE", "C" }, FZ_SCRIPT_LATIN },
    { { "C" }, FZ_SCRIPT_LATIN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (fz_script_for_languages (cases[i].languages), ==, cases[i].script);
}

static void
test_falls_back_to_simplified (void)
{
  FzNames names = fz_names_make ("沙河", "", NULL);

  g_assert_null (names.by_script[FZ_SCRIPT_HANT]);
  g_assert_cmpstr (fz_names_get (&names, FZ_SCRIPT_HANT), ==, "沙河");
  g_assert_cmpstr (fz_names_get (&names, FZ_SCRIPT_LATIN), ==, "沙河");
  fz_names_clear (&names);
  g_assert_cmpstr (fz_names_get (&names, FZ_SCRIPT_HANS), ==, "");
}

static void
test_equal (void)
{
  FzNames a = fz_names_make ("天河", "天河", "Tianhe");
  FzNames b = fz_names_copy (&a);
  FzNames c = fz_names_make ("天河", "天河", NULL);

  g_assert_true (fz_names_equal (&a, &b));
  g_assert_false (fz_names_equal (&a, &c));
  g_assert_false (fz_names_equal (&c, &a));
  fz_names_clear (&a);
  fz_names_clear (&b);
  fz_names_clear (&c);
}

static void
test_pattern_round_trip (void)
{
  static const struct
  {
    const char *place;
    const char *name;
    const char *pattern;
  } cases[] = {
    { "沙面街道", "沙面街公共法律服务工作站", "3:公共法律服务工作站" },
    { "新塘镇", "新塘镇公共法律服务工作站", "0:公共法律服务工作站" },
    { "Shamian Subdistrict", "Shamian Subdistrict Public Legal Service Station",
      "0: Public Legal Service Station" },
    /* 猎 and 猏 share their first two bytes, not the character. */
    { "猎德", "猏德", "6:猏德" },
    { "", "名", "0:名" },
    { "名", "", "3:" },
    { "1:2", "1:2:3", "0::3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *pattern = fz_name_pattern_make (cases[i].place, cases[i].name);
      g_autofree char *name = fz_name_pattern_apply (pattern, cases[i].place);

      g_assert_cmpstr (pattern, ==, cases[i].pattern);
      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/names/script-of-languages", test_script_of_languages);
  g_test_add_func ("/names/falls-back-to-simplified", test_falls_back_to_simplified);
  g_test_add_func ("/names/equal", test_equal);
  g_test_add_func ("/name-pattern/round-trip", test_pattern_round_trip);
  return g_test_run ();
}
