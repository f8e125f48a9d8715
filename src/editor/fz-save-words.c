/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-save-words.h"

#include "fz-database.h"

#include <glib/gi18n.h>

/* Why a record was not saved, and what became of what was typed: a sentence or two; the
 * caller's. */
char *
fz_words_for_save_error (const GError *error)
{
  gint code = error->domain == FZ_STORE_ERROR ? error->code : FZ_STORE_ERROR_FAILED;

  switch (code)
    {
    case FZ_STORE_ERROR_CHANGED:
      return g_strdup (_ ("Nothing was saved: somebody else changed one of these fields "
                          "meanwhile. What you typed is kept; close the editor and open it "
                          "again to go on from there."));
    case FZ_STORE_ERROR_NOT_FOUND:
      return g_strdup (_ ("Nothing was saved: the station is no longer there. What you typed is "
                          "kept here."));
    case FZ_STORE_ERROR_FULL:
      return g_strdup (_ ("Nothing was saved: the disk is full. What you typed is kept here; "
                          "save again when there is room."));
    case FZ_STORE_ERROR_READ_ONLY:
      return g_strdup (_ ("Nothing was saved: the stations may not be changed here. What you "
                          "typed is kept here."));
    case FZ_STORE_ERROR_BUSY:
      return g_strdup (_ ("Nothing was saved: another program is using the stations. What you "
                          "typed is kept here; save again in a moment."));
    case FZ_STORE_ERROR_IN_USE:
      return g_strdup (_ ("Nothing was saved: another station has this code. What you typed is "
                          "kept here."));
    case FZ_STORE_ERROR_REPLACED:
    case FZ_STORE_ERROR_MISSING:
      return g_strdup (_ ("Nothing was saved: the file of the stations was replaced or removed "
                          "meanwhile. What you typed is kept; close the editor and open it again "
                          "to go on from there."));
    default:
      /* Translators: %s is a technical reason. */
      return g_strdup_printf (_ ("Nothing was saved: %s. What you typed is kept here."),
                              error->message);
    }
}

/* Why a station, a district or a service was not added, deleted, restored, purged or
 * retired: a sentence; the caller's. */
char *
fz_words_for_keep_error (const GError *error)
{
  switch (error->domain == FZ_STORE_ERROR ? error->code : FZ_STORE_ERROR_FAILED)
    {
    case FZ_STORE_ERROR_CHANGED:
    case FZ_STORE_ERROR_NOT_FOUND:
      return g_strdup (_ ("Nothing was changed: somebody else was faster."));
    case FZ_STORE_ERROR_FULL:
      return g_strdup (_ ("Nothing was changed: the disk is full."));
    case FZ_STORE_ERROR_READ_ONLY:
      return g_strdup (_ ("Nothing was changed: the stations may not be changed here."));
    case FZ_STORE_ERROR_BUSY:
      return g_strdup (_ ("Nothing was changed: another program is using the stations."));
    default:
      /* Translators: %s is a technical reason. */
      return g_strdup_printf (_ ("Nothing was changed: %s"), error->message);
    }
}
