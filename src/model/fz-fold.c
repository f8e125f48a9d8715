/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fold.h"

/*
 * @text in the form in which texts are compared: compatibility-composed (full
 * width becomes half width) and case-folded. It stands in the model since the
 * station table keeps its search text folded. Text that is not UTF-8 is compared
 * as its valid part. Returns a new string.
 */
char *
fz_fold_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFKC);

  return g_utf8_casefold (composed, -1);
}
