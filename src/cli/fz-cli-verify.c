/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-verify.h"

#include "fz-cli-key.h"
#include "fz-cli-update-report.h"

/* That the key is one that may be taken: the one that is trusted, or one that follows it, or the
 * first one, or the one that the user names. */
static gboolean
check_trust (const FzCliSession  *session,
             const FzPublication *publication,
             FzTrust              trust,
             GError             **error)
{
  const char      *named = session->options->publication.trust;
  g_autofree char *words = fz_public_key_dup_words (&publication->key);

  if (named != NULL && !fz_public_key_is_fingerprint (&publication->key, named))
    {
      g_set_error (error, FZ_PUBLICATION_ERROR, FZ_PUBLICATION_ERROR_PUBLISHER,
                   "its key is not the one you trust: its fingerprint is %s", words);
      return FALSE;
    }
  if (named != NULL || trust != FZ_TRUST_STRANGER)
    return TRUE;
  g_set_error (error, FZ_PUBLICATION_ERROR, FZ_PUBLICATION_ERROR_PUBLISHER,
               "another key than the one you trust signed it, which has not said so: ask the "
               "publisher for their fingerprint; if it is this one, give --trust \"%s\"",
               words);
  return FALSE;
}

static FzUpdate *
take (const FzCliSession  *session,
      const FzPublication *publication,
      GError             **error)
{
  if (session->options->command == FZ_CLI_VERIFY)
    return fz_database_preview_update (session->database, publication->dataset, error);
  return fz_database_apply_update (session->database, publication->dataset,
                                   publication->publisher, error);
}

/* Says whose the publication is that the options name, and what taking it changes; and takes
 * it, if that is the command. Whatever is wrong with it changes nothing. */
gboolean
fz_cli_run_verify (const FzCliSession *session,
                   GError            **error)
{
  const FzCliOptions *options = session->options;
  g_autofree char    *path = fz_publishers_dup_path ();
  g_autoptr (FzPublication) publication = fz_publication_read (options->file, error);
  g_autoptr (FzPublishers) publishers = NULL;
  g_autoptr (FzUpdate) update = NULL;
  FzCliUpdateReport report = { .publication = publication };

  publishers = publication != NULL ? fz_publishers_read (path, error) : NULL;
  if (publishers == NULL ||
      !fz_publication_check_newer (publication, session->catalog, error))
    return FALSE;
  report.trust = fz_publishers_judge (publishers, publication);
  if (!check_trust (session, publication, report.trust, error))
    return FALSE;
  report.update = update = take (session, publication, error);
  if (update == NULL)
    return FALSE;
  report.applied = options->command == FZ_CLI_APPLY;
  if (report.applied && !fz_publishers_trust (publishers, publication, error))
    return FALSE;
  fz_cli_update_print (session, &report);
  return TRUE;
}
