/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-update-words.h"

#include "fz-save-words.h"
#include "fz-web-file.h"
#include "fz-words.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

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

/* So many digits stand together. */
#define DIGITS 8

static char *
group_digits (const char *digits)
{
  GString *grouped = g_string_new (NULL);

  for (gsize i = 0; digits[i] != '\0'; i++)
    {
      if (i > 0 && i % DIGITS == 0)
        g_string_append_c (grouped, ' ');
      g_string_append_c (grouped, digits[i]);
    }
  return g_string_free_and_steal (grouped);
}

/* The fingerprint of @key in words and in digits, on two lines; the caller's. */
char *
fz_words_for_key (const FzPublicKey *key)
{
  g_autofree char *words = fz_public_key_dup_words (key);
  g_autofree char *digits = fz_public_key_dup_fingerprint (key);
  g_autofree char *grouped = group_digits (digits);

  return g_strdup_printf ("%s\n%s", words, grouped);
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

/* Static. */
static const char *
get_web_reason (int code)
{
  switch ((FzWebError) code)
    {
    case FZ_WEB_ERROR_UNREACHABLE:
      return _ ("No answer came from the address: the network may be away, or the server.");
    case FZ_WEB_ERROR_IDENTITY:
      return _ ("The server does not prove that it is the one: nothing was fetched from it.");
    case FZ_WEB_ERROR_REFUSED:
      return _ ("The server says that this file is not for everybody.");
    case FZ_WEB_ERROR_MISSING:
      return _ ("The server has no such file: ask the publisher for the address.");
    case FZ_WEB_ERROR_MOVED:
      return _ ("The server sends on to an address that is not safe, or in circles: ask the "
                "publisher for the address.");
    case FZ_WEB_ERROR_TOO_BIG:
      return _ ("The file is larger than 512 MiB, which published stations never are.");
    case FZ_WEB_ERROR_CUT:
      return _ ("The connection broke off. The next check goes on from there.");
    case FZ_WEB_ERROR_DISK:
      return _ ("The file cannot be kept here: the disk may be full.");
    case FZ_WEB_ERROR_ADDRESS:
      return _ ("The address is none that may be asked.");
    case FZ_WEB_ERROR_FAILING:
    default:
      return _ ("The server has a fault of its own: check again later.");
    }
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

  if (error->domain == FZ_WEB_ERROR)
    return g_strdup (get_web_reason (error->code));
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

/* Why an address cannot be asked; static, NULL for one that can, and for none. */
const char *
fz_words_for_web_address_fault (FzWebAddressFault fault)
{
  switch (fault)
    {
    case FZ_WEB_ADDRESS_MALFORMED:
      return _ ("This is not an address of the web, such as "
                "https://example.org/stations.fazhan.");
    case FZ_WEB_ADDRESS_INSECURE:
      return _ ("Only addresses that begin with https:// are asked, so that nobody on the way "
                "sees or changes anything.");
    case FZ_WEB_ADDRESS_PASSWORD:
      return _ ("An address with a name or a password is not kept: leave them out.");
    case FZ_WEB_ADDRESS_FINE:
    case FZ_WEB_ADDRESS_EMPTY:
    default:
      return NULL;
    }
}

#define WEB_PREFIX "web-"
#define PUBLICATION_PREFIX "publication-"

/* What came of a check, as the settings keep it: "none" for nothing newer, else where and by
 * which code it failed; the caller's. @error: (nullable) */
char *
fz_update_outcome_dup (const GError *error)
{
  if (error == NULL ||
      g_error_matches (error, FZ_PUBLICATION_ERROR, FZ_PUBLICATION_ERROR_OLD))
    return g_strdup ("none");
  if (error->domain == FZ_WEB_ERROR)
    return g_strdup_printf (WEB_PREFIX "%d", error->code);
  if (error->domain == FZ_PUBLICATION_ERROR)
    return g_strdup_printf (PUBLICATION_PREFIX "%d", error->code);
  return g_strdup ("failed");
}

/* Static. */
static const char *
get_outcome_words (const char *outcome)
{
  const char *words = NULL;

  if (g_str_equal (outcome, "newer"))
    return _ ("A newer version is there.");
  if (g_str_equal (outcome, "none"))
    return _ ("There was no newer version.");
  if (g_str_has_prefix (outcome, WEB_PREFIX))
    words = get_web_reason (atoi (outcome + strlen (WEB_PREFIX)));
  else if (g_str_has_prefix (outcome, PUBLICATION_PREFIX))
    words = get_reason (atoi (outcome + strlen (PUBLICATION_PREFIX)));
  return words != NULL ? words : _ ("What came could not be read.");
}

/* When it was checked last, Unix time, 0 for never, and what came of it; the caller's. */
char *
fz_words_for_update_check (gint64      at,
                           const char *outcome)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at);
  g_autofree char *date = at > 0 && time != NULL ? g_date_time_format (time, "%F") : NULL;
  g_autofree char *day = date != NULL ? fz_words_for_date (date) : NULL;
  g_autofree char *first = NULL;

  if (day == NULL)
    return g_strdup (_ ("Not checked yet."));
  /* Translators: %s is a day. */
  first = g_strdup_printf (_ ("Last checked on %s."), day);
  if (*outcome == '\0')
    return g_steal_pointer (&first);
  return g_strdup_printf ("%s\n%s", first, get_outcome_words (outcome));
}
