/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-fact.h"

#include <string.h>

static const char *const check_words[FZ_N_FACTS] = {
  [FZ_FACT_NAME] = FZ_VALUE_CHECK_PREFIX "name",
  [FZ_FACT_ADDRESS] = FZ_VALUE_CHECK_PREFIX "address",
  [FZ_FACT_PHONE] = FZ_VALUE_CHECK_PREFIX "phone",
  [FZ_FACT_HOURS] = FZ_VALUE_CHECK_PREFIX "hours",
  [FZ_FACT_WEBSITE] = FZ_VALUE_CHECK_PREFIX "website",
  [FZ_FACT_ACCESS] = FZ_VALUE_CHECK_PREFIX "access",
  [FZ_FACT_SERVICES] = FZ_VALUE_CHECK_PREFIX "services",
  [FZ_FACT_FEATURED] = FZ_VALUE_CHECK_PREFIX "featured",
  [FZ_FACT_STATUS] = FZ_VALUE_CHECK_PREFIX "status",
  [FZ_FACT_POINT] = FZ_VALUE_CHECK_PREFIX "point",
};

/* Static. */
const char *
fz_fact_to_check_word (FzFact fact)
{
  g_return_val_if_fail ((guint) fact < FZ_N_FACTS, NULL);

  return check_words[fact];
}

/* Static. */
const char *
fz_fact_to_word (FzFact fact)
{
  g_return_val_if_fail ((guint) fact < FZ_N_FACTS, NULL);

  return check_words[fact] + strlen (FZ_VALUE_CHECK_PREFIX);
}

/* FALSE, with @fact left alone, when @word is NULL or no check's. */
gboolean
fz_fact_from_check_word (const char *word,
                         FzFact     *fact)
{
  for (FzFact i = 0; word != NULL && i < FZ_N_FACTS; i++)
    {
      if (g_str_equal (check_words[i], word))
        {
          *fact = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* FALSE, with @fact left alone, when @word is NULL or no fact's. */
gboolean
fz_fact_from_word (const char *word,
                   FzFact     *fact)
{
  for (FzFact i = 0; word != NULL && i < FZ_N_FACTS; i++)
    {
      if (g_str_equal (fz_fact_to_word (i), word))
        {
          *fact = i;
          return TRUE;
        }
    }
  return FALSE;
}
