/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-service-meaning.h"

#include <glib/gi18n.h>

/*
 * What each kind of service is and whom it helps, in one sentence as the law has it:
 *
 *   mediation    人民调解法 (2010) art. 2 (of the parties' own will), 4 (without charge)
 *   legal-aid    法律援助法 (2021) art. 2 and 22 (whom, how), 32 (4) (victims of violence),
 *                38 to 43 (on application)
 *   notary       公证法 (2017) art. 2 and 11
 *   lawyer, counsel
 *                律师法 (2017) art. 2 and 28
 *   arbitration  仲裁法 art. 4 (an agreement), 劳动争议调解仲裁法 (2007) art. 5 (none needed)
 *   forensics    关于司法鉴定管理问题的决定 (2015) art. 1
 *
 * What none of them says is not said here, nor how a matter will end.
 */
static const struct
{
  const char *code;
  const char *words;
} meanings[] = {
  { "advice", N_ ("Somebody answers a question about the law and says which ways are open.") },
  { "mediation",
    N_ ("A mediator helps the people in a dispute to look for an agreement of their own will; "
        "it costs nothing.") },
  { "publicity", N_ ("Makes the law and people’s rights known to everybody.") },
  { "legal-aid",
    N_ ("Legal help without charge, for which people in financial difficulty and others whom "
        "the Legal Aid Law names can apply; victims of family violence need not show financial "
        "difficulty.") },
  { "notary",
    N_ ("Certifies on application that an act, a fact or a document, such as a will, is genuine "
        "and lawful.") },
  { "lawyer", N_ ("A lawyer who advises you or acts for you when you engage one.") },
  { "counsel", N_ ("A lawyer who regularly advises an organisation or a community.") },
  { "arbitration",
    N_ ("Arbitrators decide a dispute if both sides have agreed to that in writing; in a labour "
        "dispute no such agreement is needed.") },
  { "forensics",
    N_ ("Experts examine a special question that a lawsuit turns on, such as an injury, and "
        "give their opinion.") },
  { "bar-exam", N_ ("The examination for those who want to work in a legal profession.") },
};

/* The sentence in English for the service @code, to be translated where people read it.
 * Static; NULL for a service that is not known here. */
const char *
fz_service_get_meaning (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      if (g_strcmp0 (meanings[i].code, code) == 0)
        return meanings[i].words;
    }
  return NULL;
}
