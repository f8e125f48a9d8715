/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-words.h"

#include <string.h>

#include "fz-cli-filters.h"

/* @word, which may be NULL, is UTF-8, as everything but the name of a file is to be. */
gboolean
fz_cli_words_check (const char *word,
                    GError    **error)
{
  if (word == NULL || g_utf8_validate (word, -1, NULL))
    return TRUE;
  return fz_cli_refuse (error, "a word of the command line is not UTF-8");
}

/* The same of all @words, a vector that may be NULL. */
gboolean
fz_cli_words_check_all (char   **words,
                        GError **error)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      if (!fz_cli_words_check (words[i], error))
        return FALSE;
    }
  return TRUE;
}

/* Of the words that GOption leaves, one that begins with "-" is an argument behind
 * "--", which goes, or when it is a number: a latitude of the south. */
gboolean
fz_cli_words_check_dashes (char   **words,
                           GError **error)
{
  guint n = g_strv_length (words);

  for (guint i = 1; i < n; i++)
    {
      const char *word = words[i];

      if (g_str_equal (word, "--"))
        {
          g_free (words[i]);
          memmove (&words[i], &words[i + 1], (n - i) * sizeof *words);
          return TRUE;
        }
      if (word[0] == '-' && word[1] != '\0' && word[1] != '.' && !g_ascii_isdigit (word[1]))
        return fz_cli_refuse (error, "Unknown option %s", word);
    }
  return TRUE;
}

/* Makes one of the two words of a command like "calendar import". */
void
fz_cli_words_join (char **words)
{
  static const char *const first[] = { "calendar", "corrections", "district",
                                       "key", "service", NULL };
  guint                    n = g_strv_length (words);
  char                    *joined;

  if (n < 3 || !g_strv_contains (first, words[1]))
    return;
  joined = g_strjoin (" ", words[1], words[2], NULL);
  g_free (words[1]);
  g_free (words[2]);
  words[1] = joined;
  memmove (&words[2], &words[3], (n - 2) * sizeof *words);
}
