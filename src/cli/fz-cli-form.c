/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-form.h"

#include "fz-cli-filters.h"

static gboolean
find_delimiter (FzSheetForm *form,
                const char  *word)
{
  static const struct
  {
    const char *word;
    char        delimiter;
  } delimiters[] = { { "comma", ',' }, { "semicolon", ';' }, { "tab", '\t' } };

  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      if (g_str_equal (delimiters[i].word, word))
        {
          form->delimiter = delimiters[i].delimiter;
          return TRUE;
        }
    }
  return FALSE;
}

/* Fills @form from the words of the command line; what is NULL is left to be found out. */
gboolean
fz_cli_form_parse (FzSheetForm *form,
                   const char  *encoding,
                   const char  *delimiter,
                   GError     **error)
{
  if (encoding != NULL && !fz_encoding_from_word (encoding, &form->encoding))
    return fz_cli_refuse (error,
                          "\"%s\" is no encoding: auto, UTF-8, UTF-16LE, UTF-16BE, GB18030 or "
                          "Big5",
                          encoding);
  if (delimiter != NULL && !find_delimiter (form, delimiter))
    return fz_cli_refuse (error, "\"%s\" is no delimiter: comma, semicolon or tab", delimiter);
  return TRUE;
}

/* "WGS-84" and "wgs84" are one; NULL leaves @datum alone. */
gboolean
fz_cli_datum_parse (const char *word,
                    FzDatum    *datum,
                    GError    **error)
{
  g_autoptr (GString) plain = NULL;

  if (word == NULL)
    return TRUE;
  plain = g_string_new_take (g_ascii_strdown (word, -1));
  g_string_replace (plain, "-", "", 0);
  if (fz_datum_from_word (plain->str, datum))
    return TRUE;
  return fz_cli_refuse (error, "\"%s\" is no datum: wgs84, gcj02 or bd09", word);
}
