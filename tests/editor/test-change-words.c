/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-check-words.h"
#include "fz-history-words.h"

#include <string.h>

#define TECHNICAL "character 4: \"x\" where a day is wanted"

/* What a field was and became. Only of what every station has somewhere can be said that it
 * is not known. */
static void
test_changes (void)
{
  static const struct
  {
    const char *field;
    const char *before;
    const char *after;
    const char *words;
  } cases[] = {
    { "phone", NULL, "020-8555 1111", "not known → 020-8555 1111" },
    { "address", "5 West Road", NULL, "5 West Road → not known" },
    { "successors", NULL, "440103003", "none → 440103003" },
    { "former_codes", NULL, "440103002", "none → 440103002" },
    { "notice", "Closed on Friday", NULL, "Closed on Friday → none" },
    { "notice_until", NULL, "2026-03-05", "none → 5 March 2026" },
    { "deleted", NULL, "1", "No → Yes" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = fz_words_for_change (cases[i].field, cases[i].before,
                                                    cases[i].after);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* Hours that cannot be read: where, and how they are written; not in the machine's words, which
 * are in no other language. */
static void
test_hours (void)
{
  g_autoptr (FzCheck) check = fz_check_new (FZ_CHECK_HOURS_SYNTAX, FZ_FIELD_HOURS, TECHNICAL);
  g_autofree char *words = NULL;

  check->number = 3;
  words = fz_words_for_check (check, NULL);
  g_assert_nonnull (strstr (words, "from character 4 on"));
  g_assert_nonnull (strstr (words, "Mo-Fr"));
  g_assert_null (strstr (words, "is wanted"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change-words/changes", test_changes);
  g_test_add_func ("/change-words/hours", test_hours);
  return g_test_run ();
}
