/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-save-words.h"

#include "fz-database.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/* What is said when something was not saved, wherever it was to be: what happened and what
 * was kept, then why, and what to do. */

static const char *
outcome_words (FzSaveKind kind)
{
  switch (kind)
    {
    case FZ_SAVE_STATION:
    case FZ_SAVE_ENTRY:
      return _ ("Nothing was saved; what you typed is kept.");
    case FZ_SAVE_TABLE:
      return _ ("Nothing was saved; the records are as they were.");
    case FZ_SAVE_UNDO:
    default:
      return _ ("Nothing was taken back or done again; the records are as they were.");
    }
}

static const char *
changed_words (FzSaveKind kind)
{
  switch (kind)
    {
    case FZ_SAVE_STATION:
      return _ ("Somebody else changed this station meanwhile: save again to choose between "
                "theirs and yours.");
    case FZ_SAVE_TABLE:
      return _ ("Somebody else changed one of these records meanwhile: look at what they say "
                "now, then do it again.");
    case FZ_SAVE_ENTRY:
      return _ ("Somebody else changed districts or services meanwhile: close this, look at what "
                "they say now, then do it again.");
    case FZ_SAVE_UNDO:
    default:
      return _ ("One of these values was changed again meanwhile: look at the newest changes, "
                "then do it again.");
    }
}

static const char *
in_use_words (FzSaveKind kind)
{
  if (kind == FZ_SAVE_UNDO)
    return _ ("Stations, districts or services that came since refer to what would go: change "
              "those first.");
  return _ ("Another station has this code, or something else still refers to it: give it "
            "another code.");
}

/* Static; NULL for what nobody foresaw. */
static const char *
reason_words (int        code,
              FzSaveKind kind)
{
  switch ((FzStoreError) code)
    {
    case FZ_STORE_ERROR_CHANGED:
      return changed_words (kind);
    case FZ_STORE_ERROR_NOT_FOUND:
      return _ ("The station is no longer there: somebody else purged it.");
    case FZ_STORE_ERROR_IN_USE:
      return in_use_words (kind);
    case FZ_STORE_ERROR_FULL:
      return _ ("The disk is full: make room, then do it again.");
    case FZ_STORE_ERROR_READ_ONLY:
      return _ ("The stations may not be changed here: ask who looks after this computer for "
                "the right to write to their file and its folder.");
    case FZ_STORE_ERROR_UNREADABLE:
      return _ ("The file of the stations may no longer be read: ask who looks after this "
                "computer for the right to.");
    case FZ_STORE_ERROR_BUSY:
      return _ ("Another program is using the file of the stations: do it again in a moment.");
    case FZ_STORE_ERROR_MISSING:
    case FZ_STORE_ERROR_REPLACED:
      return _ ("The file of the stations was removed, or replaced by another: put it back, or "
                "start Fazhan again to go on with what is there.");
    case FZ_STORE_ERROR_UNSAFE:
      return _ ("The file of the stations lies on a network share on which it cannot be kept "
                "safe: have it moved to a disk of this computer.");
    case FZ_STORE_ERROR_DAMAGED:
    case FZ_STORE_ERROR_NOT_DATABASE:
      return _ ("The file of the stations is damaged: start Fazhan again, which keeps it aside, "
                "or restore a backup.");
    case FZ_STORE_ERROR_FOREIGN:
      return _ ("The file of the stations now belongs to another application: put the right one "
                "back.");
    case FZ_STORE_ERROR_TOO_NEW:
      return _ ("A newer Fazhan has changed the file of the stations: start the newer one.");
    case FZ_STORE_ERROR_FAILED:
    default:
      return NULL;
    }
}

/* Why something was not saved, what became of it, and what to do; the caller's. */
char *
fz_words_for_save_error (const GError *error,
                         FzSaveKind    kind)
{
  const char      *reason = error->domain == FZ_STORE_ERROR ? reason_words (error->code, kind)
                                                            : NULL;
  g_autofree char *technical = NULL;

  if (reason == NULL)
    /* Translators: %s is a technical reason. */
    technical = g_strdup_printf (_ ("The reason: %s."), error->message);
  return fz_words_add_sentence (g_strdup (outcome_words (kind)),
                                reason != NULL ? reason : technical);
}
