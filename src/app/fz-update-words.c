/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-update-words.h"

#include "fz-save-words.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/* What is said of a publication: whose it is, what it brings, and why it is not taken. */

/* What is known of whoever signed it, and what to do about it; static. */
const char *
fz_words_for_trust (FzTrust trust)
{
  switch (trust)
    {
    case FZ_TRUST_KNOWN:
      return _ ("This is the key that you trust.");
    case FZ_TRUST_FIRST:
      return _ ("You take an update for the first time. Compare these words with those that the "
                "publisher gives on paper, by telephone or in person. If they differ, somebody "
                "else made this file.");
    case FZ_TRUST_FOLLOWS:
      return _ ("The key is new. The key that you trusted until now has signed that this one "
                "follows it.");
    case FZ_TRUST_STRANGER:
    default:
      return _ ("Another key than the one that you trust signed this file, and that one does not "
                "say so. Ask the publisher for the words of the new key before you go on. If "
                "they differ from these, somebody else made this file.");
    }
}

/* The fingerprint of @key in words and in digits, on two lines; the caller's. */
char *
fz_words_for_key (const FzPublicKey *key)
{
  g_autofree char *words = fz_public_key_dup_words (key);
  g_autofree char *digits = fz_public_key_dup_fingerprint (key);

  return g_strdup_printf ("%s\n%s", words, digits);
}

/* From which version to which, and of what day; the caller's. */
char *
fz_words_for_versions (const FzUpdate      *update,
                       const FzPublication *publication)
{
  const char      *published = publication->dataset->catalog->dataset.published;
  g_autofree char *day = published != NULL ? fz_words_for_date (published) : NULL;

  if (day == NULL)
    /* Translators: the version that there is, then the new one, such as 2026.1. */
    return g_strdup_printf (_ ("%s → %s"), update->before, update->version);
  /* Translators: the version that there is, then the new one, then a day. */
  return g_strdup_printf (_ ("%s → %s, published on %s"), update->before, update->version, day);
}

/* Static; NULL for what has a technical reason. */
static const char *
get_reason (int code)
{
  switch ((FzPublicationError) code)
    {
    case FZ_PUBLICATION_ERROR_FOREIGN:
      return _ ("This is not a file of published stations.");
    case FZ_PUBLICATION_ERROR_TOO_NEW:
      return _ ("The file was made by a newer version of Fazhan: update Fazhan first.");
    case FZ_PUBLICATION_ERROR_TOO_BIG:
      return _ ("The file is larger than 512 MiB, which published stations never are.");
    case FZ_PUBLICATION_ERROR_UNSIGNED:
      return _ ("The file was cut off on its way, or never signed: get it again from the "
                "publisher.");
    case FZ_PUBLICATION_ERROR_SIGNATURE:
      return _ ("The file was changed after it was signed: get it again from the publisher.");
    case FZ_PUBLICATION_ERROR_SAMPLE:
      return _ ("Sample data and published stations are never mixed: go back to the real data "
                "first.");
    case FZ_PUBLICATION_ERROR_OTHER:
      return _ ("The file is about other stations than these.");
    case FZ_PUBLICATION_ERROR_OLD:
      return _ ("You have this version of the stations already, or a newer one.");
    case FZ_PUBLICATION_ERROR_PUBLISHER:
      return _ ("Another key than the one that you trust signed the file.");
    case FZ_PUBLICATION_ERROR_FAILED:
    case FZ_PUBLICATION_ERROR_CONTENT:
    default:
      return NULL;
    }
}

/* Why a publication is not taken over, as a sentence; the caller's. */
char *
fz_words_for_update_error (const GError *error)
{
  const char *reason = NULL;

  if (error->domain == FZ_STORE_ERROR)
    return fz_words_for_save_error (error, FZ_SAVE_TABLE);
  if (error->domain == G_KEY_FILE_ERROR || error->domain == G_FILE_ERROR)
    /* Translators: %s is a technical reason. */
    return g_strdup_printf (_ ("The list of publishers that you trust cannot be read: %s"),
                            error->message);
  if (error->domain == FZ_PUBLICATION_ERROR)
    reason = get_reason (error->code);
  if (reason != NULL)
    return g_strdup (reason);
  if (g_error_matches (error, FZ_PUBLICATION_ERROR, FZ_PUBLICATION_ERROR_CONTENT))
    /* Translators: %s is a technical reason. */
    return g_strdup_printf (_ ("The file is signed, but breaks the rules of the records; tell the "
                               "publisher: %s"),
                            error->message);
  /* Translators: %s is a technical reason. */
  return g_strdup_printf (_ ("The file cannot be read: %s"), error->message);
}
