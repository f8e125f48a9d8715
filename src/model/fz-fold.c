/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fold.h"

#include <stdlib.h>

#include "fz-fold-table.inc"

static int
compare_to_pair (gconstpointer key,
                 gconstpointer pair)
{
  return *(const guint16 *) key - ((const guint16 *) pair)[0];
}

static gunichar
simplify (gunichar character)
{
  guint16        key = (guint16) character;
  const guint16 *pair;

  if (character < fold_pairs[0][0] || character > G_MAXUINT16)
    return character;
  pair =
      bsearch (&key, fold_pairs, G_N_ELEMENTS (fold_pairs), sizeof fold_pairs[0], compare_to_pair);
  return pair != NULL ? pair[1] : character;
}

/*
 * @text in the form in which texts are compared: compatibility-composed (full
 * width becomes half width), case-folded, and with simplified characters for
 * traditional ones and rare variants. For matching alone, never for display. It
 * stands in the model since the station table keeps its search text folded. Text
 * that is not UTF-8 is compared as its valid part. Returns a new string.
 */
char *
fz_fold_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = g_utf8_casefold (composed, -1);
  g_autoptr (GString) simple = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (simple, simplify (g_utf8_get_char (p)));
  return g_string_free (g_steal_pointer (&simple), FALSE);
}
