/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-collection-words.h"

#include "fz-calendar-text.h"
#include "fz-check-words.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/* What is said of districts and services as those who keep the records see them, and of the
 * collection itself in the history. */

/* Why one cannot be saved; static. NULL: it can. */
const char *
fz_words_for_entry_fault (FzEntryFault  fault,
                          FzCatalogKind kind)
{
  gboolean is_district = kind == FZ_CATALOG_DISTRICT;

  switch (fault)
    {
    case FZ_ENTRY_NO_CODE:
      return _ ("The code is missing.");
    case FZ_ENTRY_CODE_MALFORMED:
      return is_district ? _ ("The code of a district has 6 digits; those of Guangzhou begin "
                              "with 4401.")
                         : _ ("The code of a service begins with a small letter, and has only "
                              "small letters, digits and hyphens.");
    case FZ_ENTRY_CODE_TAKEN:
      return is_district ? _ ("Another district has this code, or had it.")
                         : _ ("Another service has this code, or had it.");
    case FZ_ENTRY_NO_NAME:
      return _ ("The name in simplified Chinese is missing.");
    case FZ_ENTRY_NAME_TAKEN:
      return is_district ? _ ("Another district has this name, and has not ended.")
                         : _ ("Another service has this name, and has not ended.");
    case FZ_ENTRY_TEXT_MALFORMED:
      return _ ("A name, or who says so, is too long.");
    case FZ_ENTRY_NO_DAY:
      return _ ("The day is to be written as 2026-12-31.");
    case FZ_ENTRY_FOLLOWER_UNKNOWN:
    case FZ_ENTRY_FOLLOWS_ITSELF:
      return _ ("It cannot be followed by what it follows.");
    case FZ_ENTRY_TOO_MANY:
      return _ ("There are 32 services, and there is room for no more.");
    case FZ_ENTRY_WHOLE:
    case FZ_N_ENTRY_FAULTS:
    default:
      return NULL;
    }
}

/* The names of those that @codes, separated by ";", stand for; a code that is none's stays one.
 * The caller's; NULL for none. */
char *
fz_words_for_entry_codes (const FzCatalog *catalog,
                          FzCatalogKind    kind,
                          const char      *codes,
                          FzScript         script)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = g_strsplit (codes != NULL ? codes : "", ";", -1);
  g_auto (GStrv) all = NULL;
  guint i;

  for (guint n = 0; list[n] != NULL; n++)
    {
      g_autoptr (FzCatalogEntry) entry = NULL;

      if (catalog != NULL && fz_catalog_find_entry (catalog, kind, list[n], &i))
        entry = fz_catalog_dup_entry (catalog, kind, i);
      g_strv_builder_add (names, entry != NULL ? fz_names_get (&entry->names, script) : list[n]);
    }
  all = g_strv_builder_end (names);
  return all[0] != NULL ? g_strjoinv (C_ ("list", ", "), all) : NULL;
}

/* What became of it; the caller's. NULL: it stands. */
char *
fz_words_for_entry_fate (const FzCatalogEntry *entry,
                         const FzCatalog      *catalog,
                         FzScript              script)
{
  g_autofree char *followers = NULL;
  g_autofree char *day = NULL;

  if (entry->fate.retired_on == NULL)
    return NULL;
  day = fz_words_for_date (entry->fate.retired_on);
  followers = fz_words_for_entry_codes (catalog, entry->kind, entry->fate.successors, script);
  if (followers == NULL)
    /* Translators: of a district or a service; %s is a date. */
    return g_strdup_printf (_ ("Ended on %s"), day);
  /* Translators: of a district or a service; a date, then the names of what came after it. */
  return g_strdup_printf (_ ("Ended on %s, followed by %s"), day, followers);
}

/* Its code and its names in every language that it has one in; the caller's. */
char *
fz_words_for_entry_names (const FzCatalogEntry *entry)
{
  g_autoptr (GString) words = g_string_new (entry->code);

  for (FzScript script = 0; script < FZ_N_SCRIPTS; script++)
    {
      if (entry->names.by_script[script] != NULL)
        g_string_append_printf (words, " · %s", entry->names.by_script[script]);
    }
  return g_strdup (words->str);
}

/* How many stations are in a district, or are recorded to offer a service; the caller's. */
char *
fz_words_for_entry_use (FzCatalogKind kind,
                        guint         n_stations)
{
  if (kind == FZ_CATALOG_DISTRICT)
    return n_stations > 0 ? g_strdup_printf (ngettext ("%u station", "%u stations", n_stations),
                                             n_stations)
                          : g_strdup (_ ("No station"));
  return n_stations > 0
             ? g_strdup_printf (ngettext ("Recorded as offered by %u station",
                                          "Recorded as offered by %u stations", n_stations),
                                n_stations)
             : g_strdup (_ ("Recorded as offered by no station"));
}

/* How many stations of @table are in the district, or are recorded to offer the service, of
 * that code. */
guint
fz_collection_count_stations (FzStationTable *table,
                              FzCatalogKind   kind,
                              const char     *code)
{
  const FzStationColumns *columns = fz_station_table_get_columns (table);
  guint                   number, n = 0;

  if (!fz_catalog_find_entry (fz_station_table_get_catalog (table), kind, code, &number))
    return 0;
  for (guint row = 0; row < fz_station_columns_get_n_rows (columns); row++)
    {
      if (kind == FZ_CATALOG_DISTRICT)
        n += fz_station_columns_get_district (columns, row) == number;
      else
        n += fz_station_columns_get_services (columns, row) >> number & 1;
    }
  return n;
}

/* A word of the history in its parts: kind, code and column. */
static char **
split_field (const char *field)
{
  g_auto (GStrv) parts = g_strsplit (field, ":", 3);

  return g_strv_length (parts) == 3 ? g_steal_pointer (&parts) : NULL;
}

/* Static; NULL for none that is known. */
static const char *
get_column_words (const char *column)
{
  if (g_str_equal (column, "name_hans"))
    return fz_words_for_field (FZ_FIELD_NAME_HANS);
  if (g_str_equal (column, "name_hant"))
    return fz_words_for_field (FZ_FIELD_NAME_HANT);
  if (g_str_equal (column, "name_en"))
    return fz_words_for_field (FZ_FIELD_NAME_EN);
  if (g_str_equal (column, "former_codes"))
    return C_ ("history", "Former codes");
  if (g_str_equal (column, "successors"))
    return _ ("Followed by");
  if (g_str_equal (column, "retired_on"))
    return _ ("Ended on");
  if (g_str_equal (column, "source"))
    return _ ("Who says so");
  return NULL;
}

static char *
dup_column_words (const char *column)
{
  const char *words = get_column_words (column);
  FzLevel     level;

  if (words != NULL)
    return g_strdup (words);
  if (g_str_has_prefix (column, "expected_at_") &&
      fz_level_from_word (column + strlen ("expected_at_"), &level))
    /* Translators: a service is; %s is a level, such as "Street". */
    return g_strdup_printf (_ ("Expected at this level: %s"), fz_words_for_level (level));
  return g_strdup (column);
}

/* What a word of the history says of the collection itself, a district, a service or a year of
 * the calendar; the caller's. NULL: it is of something else. */
char *
fz_words_for_collection_field (const char      *field,
                               const FzCatalog *catalog,
                               FzScript         script)
{
  g_auto (GStrv) parts = split_field (field);
  g_autofree char *name = NULL;
  g_autofree char *column = NULL;
  FzCatalogKind    kind;

  if (parts == NULL)
    return NULL;
  if (g_str_equal (parts[0], "calendar"))
    /* Translators: public holidays; %s is a year. */
    return g_strdup_printf (_ ("Holidays of %s"), parts[1]);
  if (!g_str_equal (parts[0], "district") && !g_str_equal (parts[0], "service"))
    return NULL;
  kind = g_str_equal (parts[0], "district") ? FZ_CATALOG_DISTRICT : FZ_CATALOG_SERVICE;
  name = fz_words_for_entry_codes (catalog, kind, parts[1], script);
  column = dup_column_words (parts[2]);
  /* Translators: the name of a district or service, then what of it was changed. */
  return g_strdup_printf (_ ("%s · %s"), name != NULL ? name : parts[1], column);
}

static char *
dup_days_words (const char *value)
{
  g_autoptr (GArray) days = fz_calendar_year_from_text (value);
  g_autofree char *holidays = NULL;
  g_autofree char *workdays = NULL;
  guint            n_holidays = 0;

  if (days == NULL)
    return g_strdup (value);
  for (guint i = 0; i < days->len; i++)
    n_holidays += g_array_index (days, FzCalendarDay, i).kind == FZ_DAY_HOLIDAY;
  holidays = g_strdup_printf (ngettext ("%u holiday", "%u holidays", n_holidays), n_holidays);
  workdays = g_strdup_printf (ngettext ("%u make-up working day", "%u make-up working days",
                                        days->len - n_holidays),
                              days->len - n_holidays);
  return g_strjoin (C_ ("list", ", "), holidays, workdays, NULL);
}

/* A value of such a field that is there; the caller's. NULL: it is of something else. */
char *
fz_words_for_collection_value (const char *field,
                               const char *value)
{
  g_auto (GStrv) parts = split_field (field);

  if (parts == NULL || g_str_equal (parts[0], "dataset"))
    return NULL;
  if (g_str_equal (parts[0], "calendar"))
    return dup_days_words (value);
  if (g_str_equal (parts[2], "retired_on"))
    return fz_words_for_date (value);
  if (g_str_has_prefix (parts[2], "expected_at_"))
    return g_strdup (g_str_equal (value, "1") ? _ ("Yes") : _ ("No"));
  return g_strdup (value);
}
