/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-codes.h"

/* @codes with @code at the end, once; newly allocated. */
char *
fz_codes_add (const char *codes,
              const char *code)
{
  if (codes == NULL)
    return g_strdup (code);
  if (fz_codes_contain (codes, code))
    return g_strdup (codes);
  return g_strconcat (codes, ";", code, NULL);
}

gboolean
fz_codes_contain (const char *codes,
                  const char *code)
{
  g_auto (GStrv) list = codes != NULL ? g_strsplit (codes, ";", -1) : NULL;

  return list != NULL && g_strv_contains ((const char *const *) list, code);
}

/* Where @record has another code than @old, which it was, the old one leads to it from
 * now on. */
void
fz_record_keep_code (FzRecord       *record,
                     const FzRecord *old)
{
  g_autofree char *codes = NULL;

  if (old->code == NULL || record->code == NULL || g_str_equal (old->code, record->code))
    return;
  codes = fz_codes_add (record->former_codes, old->code);
  g_set_str (&record->former_codes, codes);
}
