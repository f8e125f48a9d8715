/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database.h"
#include "fz-save-words.h"

#include <string.h>

#define TECHNICAL "sqlite says 1034"

static char *
say (GQuark     domain,
     int        code,
     FzSaveKind kind)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, TECHNICAL);

  return fz_words_for_save_error (error, kind);
}

/* Whatever happens, it is said what was kept, and why in words that are not the
 * machine's. */
static void
test_every_error (void)
{
  static const char *const kept[FZ_N_SAVE_KINDS] = {
    [FZ_SAVE_STATION] = "what you typed is kept",
    [FZ_SAVE_TABLE] = "the records are as they were",
    [FZ_SAVE_UNDO] = "the records are as they were",
    [FZ_SAVE_ENTRY] = "what you typed is kept",
  };

  for (int code = FZ_STORE_ERROR_FAILED; code <= FZ_STORE_ERROR_UNSAFE; code++)
    {
      for (FzSaveKind kind = 0; kind < FZ_N_SAVE_KINDS; kind++)
        {
          g_autofree char *words = say (FZ_STORE_ERROR, code, kind);

          g_assert_true (g_str_has_prefix (words, "Nothing was "));
          g_assert_nonnull (strstr (words, kept[kind]));
          g_assert_true (g_str_has_suffix (words, "."));
          g_assert_cmpint (strstr (words, TECHNICAL) != NULL, ==, code == FZ_STORE_ERROR_FAILED);
        }
    }
}

/* Each has a reason of its own. */
static void
test_reasons (void)
{
  static const struct
  {
    FzStoreError code;
    const char  *words;
  } cases[] = {
    { FZ_STORE_ERROR_CHANGED, "choose between theirs and yours" },
    { FZ_STORE_ERROR_NOT_FOUND, "purged" },
    { FZ_STORE_ERROR_FULL, "make room" },
    { FZ_STORE_ERROR_READ_ONLY, "may not be changed" },
    { FZ_STORE_ERROR_BUSY, "in a moment" },
    { FZ_STORE_ERROR_IN_USE, "another code" },
    { FZ_STORE_ERROR_REPLACED, "replaced" },
    { FZ_STORE_ERROR_MISSING, "removed" },
    { FZ_STORE_ERROR_UNSAFE, "network share" },
    { FZ_STORE_ERROR_TOO_NEW, "newer Fazhan" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = say (FZ_STORE_ERROR, (int) cases[i].code, FZ_SAVE_STATION);

      g_assert_nonnull (strstr (words, cases[i].words));
    }
}

/* Another domain's numbers mean something else. */
static void
test_foreign (void)
{
  g_autofree char *words = say (G_IO_ERROR, FZ_STORE_ERROR_FULL, FZ_SAVE_TABLE);

  g_assert_nonnull (strstr (words, TECHNICAL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/save-words/every-error", test_every_error);
  g_test_add_func ("/save-words/reasons", test_reasons);
  g_test_add_func ("/save-words/foreign", test_foreign);
  return g_test_run ();
}
