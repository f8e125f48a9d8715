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

/* Whether folding @character needs no more than its case and simplify(): ASCII and
 * the characters of the basic block, which nearly all texts are made of. */
static gboolean
is_plain (gunichar character)
{
  return character < 0x80 || (character >= 0x4e00 && character <= 0x9fff);
}

static gboolean
is_plain_text (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!is_plain (g_utf8_get_char (p)))
        return FALSE;
    }
  return TRUE;
}

static void
append_plain (GString *folded,
              gunichar character)
{
  if (character < 0x80)
    g_string_append_c (folded, g_ascii_tolower ((char) character));
  else
    g_string_append_unichar (folded, simplify (character));
}

static char *
fold_plain (const char *text)
{
  GString *folded = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    append_plain (folded, g_utf8_get_char (p));
  return g_string_free (folded, FALSE);
}

/*
 * @text in the form in which texts are compared: compatibility-composed (full
 * width becomes half width), case-folded, and with simplified characters for
 * traditional ones and rare variants. For matching alone, never for display. It
 * stands in the model since the station table keeps its search text folded. Text
 * that is not UTF-8 is compared as its valid part; NULL is "". Returns a new string.
 */
char *
fz_fold_text (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *composed = NULL;
  g_autofree char *lower = NULL;

  if (text == NULL)
    return g_strdup ("");
  if (g_utf8_validate (text, -1, NULL) && is_plain_text (text))
    return fold_plain (text);

  valid = g_utf8_make_valid (text, -1);
  composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFKC);
  lower = g_utf8_casefold (composed, -1);
  return fold_plain (lower);
}

/* Adds to @folded what fz_fold_text () makes of @character by itself. */
void
fz_fold_character (gunichar character,
                   GString *folded)
{
  char             single[7] = { 0 };
  g_autofree char *text = NULL;

  if (is_plain (character))
    {
      append_plain (folded, character);
      return;
    }
  g_unichar_to_utf8 (character, single);
  text = fz_fold_text (single);
  g_string_append (folded, text);
}
