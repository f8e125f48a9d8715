/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-history-words.h"

#include "fz-check-words.h"
#include "fz-choice-words.h"
#include "fz-collection-words.h"
#include "fz-fact-words.h"
#include "fz-service-words.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/* What the history says, for people. */

#define SERVICE_PREFIX "service:"
#define DATASET_PREFIX "dataset:"

/* What somebody did; static. */
const char *
fz_words_for_batch_kind (FzBatchKind kind)
{
  static const char *const words[FZ_N_BATCH_KINDS] = {
    [FZ_BATCH_EDIT] = NC_ ("history", "Changed"),
    [FZ_BATCH_IMPORT] = NC_ ("history", "Imported"),
    [FZ_BATCH_UNDO] = NC_ ("history", "Undone"),
    [FZ_BATCH_REDO] = NC_ ("history", "Redone"),
    [FZ_BATCH_ADD] = NC_ ("history", "Added"),
    [FZ_BATCH_DELETE] = NC_ ("history", "Deleted"),
    [FZ_BATCH_RESTORE] = NC_ ("history", "Restored"),
    [FZ_BATCH_RETIRE] = NC_ ("history", "Retired"),
    [FZ_BATCH_PURGE] = NC_ ("history", "Purged"),
    [FZ_BATCH_REPLACE] = NC_ ("history", "Backup restored"),
    [FZ_BATCH_CHECK] = NC_ ("history", "Found correct"),
  };

  g_return_val_if_fail ((guint) kind < FZ_N_BATCH_KINDS, "");
  return g_dpgettext2 (NULL, "history", words[kind]);
}

static gboolean
is_day_of_publication (const char *field)
{
  return g_str_has_prefix (field, DATASET_PREFIX) && g_str_has_suffix (field, ":published");
}

static const char *
get_fate_words (const char *field)
{
  if (g_str_equal (field, "deleted"))
    return C_ ("history", "Deleted");
  if (g_str_equal (field, "purged"))
    return C_ ("history", "Purged");
  if (g_str_equal (field, "former_codes"))
    return C_ ("history", "Former codes");
  if (g_str_equal (field, "successors"))
    return C_ ("history", "Successors");
  if (g_str_has_prefix (field, DATASET_PREFIX) && g_str_has_suffix (field, ":version"))
    return C_ ("history", "Version of the stations");
  if (is_day_of_publication (field))
    return C_ ("history", "Published on");
  return NULL;
}

/* What a word of the history stands for; the caller's. One that is not known is said as
 * it is. */
char *
fz_words_for_changed_field (const char      *field,
                            const FzCatalog *catalog,
                            FzScript         script)
{
  const char      *fate = get_fate_words (field);
  g_autofree char *of_collection = NULL;
  FzField          known;
  FzFact           fact;
  guint            service;

  if (fate != NULL)
    return g_strdup (fate);
  of_collection = fz_words_for_collection_field (field, catalog, script);
  if (of_collection != NULL)
    return g_steal_pointer (&of_collection);
  if (fz_fact_from_check_word (field, &fact))
    /* Translators: in the history; %s is what was found correct, or is so no more: "Phone". */
    return g_strdup_printf (C_ ("history", "%s: check"), fz_words_for_fact (fact));
  if (fz_field_from_word (field, &known))
    return g_strdup (known == FZ_FIELD_LAT   ? _ ("Latitude")
                     : known == FZ_FIELD_LON ? _ ("Longitude")
                                             : fz_words_for_field (known));
  if (g_str_has_prefix (field, SERVICE_PREFIX) &&
      fz_catalog_find_service (catalog, field + strlen (SERVICE_PREFIX), &service))
    return g_strdup (fz_names_get (&fz_catalog_get_service (catalog, service)->names, script));
  return g_strdup (field);
}

/* The station, as the list calls it, and the field; the caller's. @station: its id; 0: none.
 * @name: (nullable) of one that is not in @table. */
char *
fz_words_for_changed_place (FzStationTable *table,
                            guint32         station,
                            const char     *name,
                            const char     *field)
{
  g_autofree char *words = fz_words_for_changed_field (field,
                                                       fz_station_table_get_catalog (table),
                                                       fz_station_table_get_script (table));
  g_autoptr (FzStation) found = NULL;
  const char *place;

  if (station != 0)
    found = fz_station_table_find_station (table, station);
  place = found != NULL ? fz_station_get_place (found) : name;
  return place != NULL ? g_strdup_printf ("%s · %s", place, words) : g_steal_pointer (&words);
}

static const char *
get_value_words (const char *field,
                 const char *value)
{
  FzField     known;
  const char *words = fz_field_from_word (field, &known) ? fz_words_for_choice_value (known, value)
                                                         : NULL;

  if (words != NULL)
    return words;
  if (g_str_has_prefix (field, SERVICE_PREFIX))
    return g_str_equal (value, "yes") ? _ ("offered") : _ ("not offered");
  if (g_str_equal (field, "deleted"))
    return _ ("Yes");
  return NULL;
}

static gboolean
is_date (const char *field)
{
  return g_str_equal (field, "checked_on") || g_str_equal (field, "notice_from") ||
         g_str_equal (field, "notice_until");
}

/* Fields that a station may do without, so that an empty one is known to be empty. */
static gboolean
is_known_when_empty (const char *field)
{
  return g_str_equal (field, "former_codes") || g_str_equal (field, "successors") ||
         g_str_has_prefix (field, "notice");
}

/* A check as the history has it: a day, and who after a space, where that is known. */
static char *
dup_check_words (const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value != NULL ? value : "", " ", 2);
  FzFactCheck check = { .on = parts[0], .by = parts[0] != NULL ? parts[1] : NULL };

  return value != NULL ? fz_words_for_fact_check (&check)
                       : g_strdup (C_ ("history", "Not checked"));
}

/* A value as people read it; the caller's. */
char *
fz_words_for_changed_value (const char *field,
                            const char *value)
{
  g_autofree char *of_collection = value != NULL ? fz_words_for_collection_value (field, value)
                                                 : NULL;
  const char      *words = value != NULL ? get_value_words (field, value) : NULL;
  FzFact           fact;

  if (of_collection != NULL)
    return g_steal_pointer (&of_collection);
  if (fz_fact_from_check_word (field, &fact))
    return dup_check_words (value);
  if (value == NULL && g_str_equal (field, "deleted"))
    return g_strdup (_ ("No"));
  if (value == NULL)
    return g_strdup (is_known_when_empty (field) ? C_ ("value", "none")
                                                 : C_ ("value", "not known"));
  if (is_date (field) || is_day_of_publication (field))
    return fz_words_for_date (value);
  if (g_str_equal (field, "point_checked_m"))
    /* Translators: a distance in metres. */
    return g_strdup_printf (_ ("%.0f m"), g_ascii_strtod (value, NULL));
  return g_strdup (words != NULL ? words : value);
}

/* What a value was and became; the caller's. */
char *
fz_words_for_change (const char *field,
                     const char *old_value,
                     const char *new_value)
{
  g_autofree char *before = fz_words_for_changed_value (field, old_value);
  g_autofree char *after = fz_words_for_changed_value (field, new_value);

  /* Translators: what a field was, and what it became. */
  return g_strdup_printf (_ ("%s → %s"), before, after);
}

/* The same of the history's @entry, and whose correction it is, where another brought that in;
 * the caller's. */
char *
fz_words_for_entry (const FzHistoryEntry *entry)
{
  g_autofree char *change = fz_words_for_change (entry->field, entry->old_value,
                                                 entry->new_value);
  g_autofree char *corrected = NULL;

  if (entry->author == NULL || g_strcmp0 (entry->author, entry->made_by) == 0)
    return g_steal_pointer (&change);
  corrected = g_strdup_printf (_ ("Corrections by %s"), entry->author);
  return g_strdup_printf ("%s\n%s", change, corrected);
}

/* Who did something, when (ISO time, UTC); the caller's. */
char *
fz_words_for_made (const char *made_by,
                   const char *made_at)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (made_at, NULL);
  g_autoptr (GDateTime) here = at != NULL ? g_date_time_to_local (at) : NULL;
  /* Translators: a day and a time for g_date_time_format(), such as "5 March 2026 14:30". */
  g_autofree char *time = here != NULL ? g_date_time_format (here, _ ("%-d %B %Y %H:%M")) : NULL;

  if (made_by == NULL)
    /* Translators: %s is a day and a time. */
    return g_strdup_printf (_ ("Not signed, %s"), time != NULL ? time : made_at);
  /* Translators: somebody's name, then a day and a time. */
  return g_strdup_printf (_ ("%s, %s"), made_by, time != NULL ? time : made_at);
}
