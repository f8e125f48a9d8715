/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-service-words.h"

#include <glib/gi18n.h>

/* As many examples as a person reads. */
#define MOST_EXAMPLES 5

/*
 * What each kind of service is, as the law defines it: 法律援助法 art. 2, 31 and
 * 32(4), 人民调解法 art. 2, 公证法 art. 2 and 11, 律师法 art. 2 and 28, 仲裁法
 * art. 2, 关于司法鉴定管理问题的决定 art. 1. What none of them says is not said
 * here. NULL for a service that is not known here.
 */
static const char *
find_meaning (const char *code)
{
  static const struct
  {
    const char *code;
    const char *words;
  } meanings[] = {
    { "advice", N_ ("Answers to a question of law: where you stand and what you can do.") },
    { "mediation",
      N_ ("A mediator helps both sides of a dispute to an agreement of their own will.") },
    { "publicity", N_ ("Makes the law and people’s rights known to everybody.") },
    { "legal-aid",
      N_ ("Advice and a lawyer without charge for those short of money, in the matters that "
          "the Legal Aid Law lists. Victims of family violence need not show that they are.") },
    { "notary", N_ ("Certifies an act, a fact or a document, such as a will.") },
    { "lawyer", N_ ("A lawyer who acts for you or advises you.") },
    { "counsel", N_ ("A lawyer who regularly advises an organisation or a community.") },
    { "arbitration", N_ ("A dispute is decided by arbitrators and not by a court.") },
    { "forensics",
      N_ ("Experts examine what a case turns on, such as an injury, and give their opinion.") },
    { "bar-exam",
      N_ ("The examination for those who want to work in a legal profession.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      if (g_strcmp0 (meanings[i].code, code) == 0)
        return _ (meanings[i].words);
    }
  return NULL;
}

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
  const char      *meaning = find_meaning (fz_catalog_get_service (catalog, service)->code);
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
