/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-backup-words.h"

#include "fz-history-words.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/* What is said of backups. */

/* Why it was made; static. */
const char *
fz_words_for_backup_reason (FzBackupReason reason)
{
  static const char *const words[FZ_N_BACKUP_REASONS] = {
    [FZ_BACKUP_DAILY] = NC_ ("backup", "Daily"),
    [FZ_BACKUP_MIGRATION] = NC_ ("backup", "Before a newer Fazhan took it over"),
    [FZ_BACKUP_IMPORT] = NC_ ("backup", "Before an import"),
    [FZ_BACKUP_RESTORE] = NC_ ("backup", "Before another backup was restored"),
  };

  g_return_val_if_fail ((guint) reason < FZ_N_BACKUP_REASONS, "");
  return g_dpgettext2 (NULL, "backup", words[reason]);
}

/* @time is Unix time, s; the caller's. */
char *
fz_words_for_backup_time (gint64 time)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (time);

  /* Translators: a day and a time for g_date_time_format(), such as "5 March 2026 14:30". */
  return at != NULL ? g_date_time_format (at, _ ("%-d %B %Y %H:%M")) : g_strdup ("");
}

/* How much it holds, and what was done last; the caller's. */
char *
fz_words_for_backup_content (const FzBackupContent *content)
{
  g_autofree char *stations = fz_words_for_station_count ((guint) content->n_stations);
  g_autofree char *made = NULL;

  if (content->changed_at == NULL)
    return g_steal_pointer (&stations);
  made = fz_words_for_made (content->changed_by, content->changed_at);
  /* Translators: how many stations a backup holds, then who changed it last, and when. */
  return g_strdup_printf (_ ("%s, last changed by: %s"), stations, made);
}

/* What restoring it means; the caller's. */
char *
fz_words_for_restore_question (const FzBackupContent *content)
{
  g_autofree char *holds = fz_words_for_backup_content (content);

  /* Translators: %s is such as "188 stations, last changed by: Lin, 5 March 2026 14:30". */
  return g_strdup_printf (_ ("It holds %s.\n\nAll that is there now, with its history, is put "
                             "into a backup of its own first: restoring can be taken back."),
                          holds);
}

/* Why a backup was not read, written or restored; a sentence, the caller's. */
char *
fz_words_for_backup_error (const GError *error)
{
  switch (error->domain == FZ_STORE_ERROR ? error->code : FZ_STORE_ERROR_FAILED)
    {
    case FZ_STORE_ERROR_MISSING:
      return g_strdup (_ ("The file is no longer there."));
    case FZ_STORE_ERROR_NOT_DATABASE:
    case FZ_STORE_ERROR_FOREIGN:
      return g_strdup (_ ("This file is no backup of these stations."));
    case FZ_STORE_ERROR_DAMAGED:
      return g_strdup (_ ("This backup is damaged. Nothing was changed."));
    case FZ_STORE_ERROR_TOO_NEW:
      return g_strdup (_ ("This backup is from a newer Fazhan. Nothing was changed."));
    case FZ_STORE_ERROR_FULL:
      return g_strdup (_ ("The disk is full. Nothing was changed."));
    case FZ_STORE_ERROR_READ_ONLY:
    case FZ_STORE_ERROR_UNREADABLE:
      return g_strdup (_ ("That may not be read or written here. Nothing was changed."));
    case FZ_STORE_ERROR_BUSY:
      return g_strdup (_ ("Another program is using the stations. Nothing was changed."));
    default:
      /* Translators: %s is a technical reason. */
      return g_strdup_printf (_ ("That did not work: %s"), error->message);
    }
}
