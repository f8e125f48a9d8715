/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-fact-words.h"

#include "fz-words.h"

#include <glib/gi18n.h>

/* What @fact is called among things that were found right; static. */
const char *
fz_words_for_fact (FzFact fact)
{
  static const char *const words[FZ_N_FACTS] = {
    [FZ_FACT_NAME] = NC_ ("checked", "Name"),
    [FZ_FACT_ADDRESS] = NC_ ("checked", "Address"),
    [FZ_FACT_PHONE] = NC_ ("checked", "Phone"),
    [FZ_FACT_HOURS] = NC_ ("checked", "Opening hours"),
    [FZ_FACT_WEBSITE] = NC_ ("checked", "Website"),
    [FZ_FACT_ACCESS] = NC_ ("checked", "Getting in"),
    [FZ_FACT_SERVICES] = NC_ ("checked", "Services"),
    [FZ_FACT_FEATURED] = NC_ ("checked", "Featured"),
    [FZ_FACT_STATUS] = NC_ ("checked", "State"),
    [FZ_FACT_POINT] = NC_ ("checked", "Point"),
  };

  g_return_val_if_fail ((guint) fact < FZ_N_FACTS, "");
  return g_dpgettext2 (NULL, "checked", words[fact]);
}

/* That something was found right on the day @on, an ISO date, for whoever needs it; the
 * caller's. */
char *
fz_words_for_check_day (const char *on)
{
  g_autofree char *day = fz_words_for_date (on);

  /* Translators: %s is a day: what stands beside this was found right then. */
  return g_strdup_printf (_ ("Checked %s"), day);
}

/* When and by whom it was found right, for those who keep the records; the caller's. */
char *
fz_words_for_fact_check (const FzFactCheck *check)
{
  g_autofree char *day = NULL;

  if (check->on == NULL)
    return g_strdup (_ ("Not checked yet"));
  if (check->by == NULL)
    return fz_words_for_check_day (check->on);
  day = fz_words_for_date (check->on);
  /* Translators: a day, then somebody's name: "Checked 3 November 2026 by Li Lei". */
  return g_strdup_printf (_ ("Checked %s by %s"), day, check->by);
}
