/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-service-words.h"

#include "fz-service-meaning.h"

#include <glib/gi18n.h>

/* As many examples as a person reads. */
#define MOST_EXAMPLES 5

/* The names of the everyday problems that the service answers, or NULL. */
static char *
list_problems (const FzCatalog *catalog,
               guint            service,
               FzScript         script)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  guint n_names = 0;

  for (guint i = 0; i < catalog->problems->len && n_names < MOST_EXAMPLES; i++)
    {
      const FzProblem *problem = fz_catalog_get_problem (catalog, i);
      const char      *name = fz_names_get (&problem->names, script);

      if ((problem->services & 1u << service) == 0 || name == NULL)
        continue;
      g_strv_builder_add (builder, name);
      n_names++;
    }
  names = g_strv_builder_end (builder);
  return n_names > 0 ? g_strjoinv (C_ ("list", ", "), names) : NULL;
}

/* What the catalogue's service number @service is and whom it helps; NULL when
 * neither is known. */
char *
fz_words_for_service (const FzCatalog *catalog,
                      guint            service,
                      FzScript         script)
{
  const char *english =
      fz_service_get_meaning (fz_catalog_get_service (catalog, service)->code);
  const char      *meaning = english != NULL ? _ (english) : NULL;
  g_autofree char *problems = list_problems (catalog, service, script);

  if (meaning == NULL && problems == NULL)
    return NULL;
  if (problems == NULL)
    return g_strdup (meaning);
  if (meaning == NULL)
    /* Translators: %s is a list of problems: "Unpaid wages, Divorce". */
    return g_strdup_printf (_ ("For example: %s."), problems);
  /* Translators: the first %s says what a service is, in a whole sentence; the second
   * is a list of problems that it helps with: "Unpaid wages, Divorce". */
  return g_strdup_printf (_ ("%s For example: %s."), meaning, problems);
}

/* The names of the services of which @record says @offer, a list in one line. Of those
 * that it does not speak of (FZ_OFFER_UNKNOWN), only what is expected at its level.
 * Returns: (transfer full) (nullable): NULL where there is none. */
char *
fz_words_for_offers (const FzRecord  *record,
                     const FzCatalog *catalog,
                     FzOffer          offer,
                     FzScript         script)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < catalog->services->len; i++)
    {
      const FzService *service = fz_catalog_get_service (catalog, i);

      if (fz_record_get_offer (record, i) != offer)
        continue;
      if (offer == FZ_OFFER_UNKNOWN && (service->expected_at & 1u << record->level) == 0)
        continue;
      g_strv_builder_add (builder, fz_names_get (&service->names, script));
    }
  names = g_strv_builder_end (builder);
  return names[0] != NULL ? g_strjoinv (C_ ("list", ", "), names) : NULL;
}
