/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-names.h"

static gboolean
is_traditional (const char *language)
{
  return g_str_has_prefix (language, "zh_TW") ||
         g_str_has_prefix (language, "zh_HK") ||
         g_str_has_prefix (language, "zh_MO") ||
         g_str_has_prefix (language, "zh_Hant");
}

/* The script that speakers of the first Chinese or English language in
 * @languages (as g_get_language_names() gives them) read; English for others,
 * since the interface is English for them too. */
FzScript
fz_script_for_languages (const char *const *languages)
{
  for (guint i = 0; languages[i] != NULL; i++)
    {
      if (is_traditional (languages[i]))
        return FZ_SCRIPT_HANT;
      if (g_str_has_prefix (languages[i], "zh"))
        return FZ_SCRIPT_HANS;
      if (g_str_has_prefix (languages[i], "en"))
        return FZ_SCRIPT_LATIN;
    }
  return FZ_SCRIPT_LATIN;
}

/* The script of the running interface. */
FzScript
fz_script_of_interface (void)
{
  return fz_script_for_languages (g_get_language_names ());
}

/* The BCP 47 tag by which files know a script. */
const char *
fz_script_to_language (FzScript script)
{
  static const char *const languages[FZ_N_SCRIPTS] = {
    [FZ_SCRIPT_HANS] = "zh-Hans",
    [FZ_SCRIPT_HANT] = "zh-Hant",
    [FZ_SCRIPT_LATIN] = "en",
  };

  return languages[script];
}

/* Copies its arguments; an empty string is a missing name. */
FzNames
fz_names_make (const char *hans,
               const char *hant,
               const char *latin)
{
  const char *given[FZ_N_SCRIPTS] = {
    [FZ_SCRIPT_HANS] = hans,
    [FZ_SCRIPT_HANT] = hant,
    [FZ_SCRIPT_LATIN] = latin,
  };
  FzNames names = { 0 };

  for (guint i = 0; i < FZ_N_SCRIPTS; i++)
    names.by_script[i] = given[i] != NULL && *given[i] != '\0' ? g_strdup (given[i]) : NULL;
  return names;
}

FzNames
fz_names_copy (const FzNames *names)
{
  return fz_names_make (names->by_script[FZ_SCRIPT_HANS],
                        names->by_script[FZ_SCRIPT_HANT],
                        names->by_script[FZ_SCRIPT_LATIN]);
}

/* Frees the strings of @names, not @names itself. */
void
fz_names_clear (FzNames *names)
{
  for (guint i = 0; i < FZ_N_SCRIPTS; i++)
    g_clear_pointer (&names->by_script[i], g_free);
}

gboolean
fz_names_equal (const FzNames *a,
                const FzNames *b)
{
  for (guint i = 0; i < FZ_N_SCRIPTS; i++)
    {
      if (g_strcmp0 (a->by_script[i], b->by_script[i]) != 0)
        return FALSE;
    }
  return TRUE;
}

/* The name in @script, or else the simplified one, in which every name of the
 * city is known, or else any; "" when there is none at all. Owned by @names. */
const char *
fz_names_get (const FzNames *names,
              FzScript       script)
{
  if (names->by_script[script] != NULL)
    return names->by_script[script];
  for (guint i = 0; i < FZ_N_SCRIPTS; i++)
    {
      if (names->by_script[i] != NULL)
        return names->by_script[i];
    }
  return "";
}
