/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-records-columns.h"

#include "fz-check-words.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/* The columns of the table of records: what they are called and what they say. */

static const FzRecordsColumn columns[] = {
  { "place", NC_ ("column", "Station"), FZ_FIELD_PLACE_HANS, FALSE, 190 },
  { "code", NC_ ("column", "Code"), FZ_FIELD_CODE, FALSE, 120 },
  { "name", NC_ ("column", "Full name"), FZ_FIELD_NAME_HANS, FALSE, 260 },
  { "level", NC_ ("column", "Kind"), FZ_FIELD_LEVEL, FALSE, 150 },
  { "district", NULL, FZ_FIELD_DISTRICT, FALSE, 110 },
  { "phone", NULL, FZ_FIELD_PHONE, FALSE, 160 },
  { "address", NULL, FZ_FIELD_ADDRESS, FALSE, 220 },
  { "hours", NULL, FZ_FIELD_HOURS, FALSE, 200 },
  { "website", NULL, FZ_FIELD_WEBSITE, FALSE, 180 },
  { "access", NULL, FZ_FIELD_ACCESS, FALSE, 180 },
  { "step_free", NULL, FZ_FIELD_STEP_FREE, FALSE, 150 },
  { "notice", NULL, FZ_FIELD_NOTICE, FALSE, 200 },
  { "featured", NULL, FZ_FIELD_FEATURED, FALSE, 120 },
  { "status", NULL, FZ_FIELD_STATUS, FALSE, 140 },
  { "status_note", NULL, FZ_FIELD_STATUS_NOTE, FALSE, 180 },
  { "point", NULL, FZ_FIELD_LAT, FALSE, 170 },
  { "point_quality", NULL, FZ_FIELD_POINT_QUALITY, FALSE, 240 },
  { "point_source", NULL, FZ_FIELD_POINT_SOURCE, FALSE, 180 },
  { "aliases", NULL, FZ_FIELD_ALIASES, FALSE, 180 },
  { "checked_on", NULL, FZ_FIELD_CHECKED_ON, FALSE, 160 },
  { "changed", NC_ ("column", "Last changed"), FZ_FIELD_CODE, TRUE, 190 },
};

/* All of them; static. */
const FzRecordsColumn *
fz_records_columns_list (guint *n)
{
  *n = G_N_ELEMENTS (columns);
  return columns;
}

/* The column that the settings know by @id, or NULL. */
const FzRecordsColumn *
fz_records_columns_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (g_str_equal (columns[i].id, id))
        return &columns[i];
    }
  return NULL;
}

/* What stands above it; static. */
const char *
fz_records_column_get_title (const FzRecordsColumn *self)
{
  return self->title != NULL ? g_dpgettext2 (NULL, "column", self->title)
                             : fz_words_for_field (self->field);
}

static char *
dup_district (FzStationTable *table,
              guint32         id)
{
  g_autoptr (FzStation) station = fz_station_table_find_station (table, id);

  return station != NULL ? g_strdup (fz_station_get_district_name (station)) : NULL;
}

static char *
dup_change (const FzRecordColumns *records,
            guint32                id)
{
  const char      *at = fz_record_columns_get_changed_at (records, id);
  const char      *by = fz_record_columns_get_changed_by (records, id);
  g_autofree char *day = at != NULL ? g_strndup (at, strlen ("2026-01-01")) : NULL;
  g_autofree char *date = day != NULL ? fz_words_for_date (day) : NULL;

  if (date == NULL || by == NULL)
    return g_steal_pointer (&date);
  /* Translators: a date, and the name of whoever changed the record then. */
  return g_strdup_printf (_ ("%s, %s"), date, by);
}

static const char *
get_step_free_words (const char *word)
{
  FzStepFree step_free;

  if (!fz_step_free_from_word (word, &step_free))
    return word;
  if (step_free == FZ_STEP_FREE_UNKNOWN)
    return NULL;
  return step_free == FZ_STEP_FREE_NO ? _ ("No") : _ ("Yes");
}

/* As the editor has them; NULL: not known. */
static const char *
get_status_words (FzStatus status)
{
  switch (status)
    {
    case FZ_STATUS_ACTIVE:
      return _ ("Open, as somebody confirmed");
    case FZ_STATUS_SUSPENDED:
      return _ ("Closed for a time");
    case FZ_STATUS_MOVED:
      return _ ("Moved");
    case FZ_STATUS_CLOSED:
      return _ ("Closed for good");
    case FZ_STATUS_UNKNOWN:
    default:
      return NULL;
    }
}

static char *
dup_words (FzField         field,
           const char     *text,
           FzStationTable *table,
           guint32         id)
{
  g_autoptr (FzStation) station = fz_station_table_find_station (table, id);

  if (station == NULL)
    return g_strdup (text);
  switch ((guint) field)
    {
    case FZ_FIELD_LEVEL:
      return g_strdup (fz_words_for_level (fz_station_get_level (station)));
    case FZ_FIELD_FEATURED:
      if (fz_station_get_featured (station) == FZ_FEATURED_UNKNOWN)
        return NULL;
      if (fz_station_get_featured (station) == FZ_FEATURED_NONE)
        return g_strdup (_ ("Not featured"));
      return g_strdup (fz_words_for_featured (fz_station_get_featured (station)));
    case FZ_FIELD_STATUS:
      return g_strdup (get_status_words (fz_station_get_status (station)));
    case FZ_FIELD_LAT:
      return fz_words_for_coordinates (fz_station_get_point (station));
    case FZ_FIELD_POINT_QUALITY:
      return g_strdup (fz_words_for_point_quality (fz_station_get_point_quality (station),
                                                   fz_station_get_level (station)));
    case FZ_FIELD_PLACE_HANS:
      return g_strdup (fz_station_get_place (station));
    case FZ_FIELD_NAME_HANS:
      return g_strdup (fz_station_get_name (station));
    default:
      return g_strdup (text);
    }
}

/* What stands in the column for the station @id; NULL: not known. */
char *
fz_records_column_dup_text (const FzRecordsColumn *self,
                            FzStationTable        *table,
                            const FzRecordColumns *records,
                            guint32                id)
{
  const char *text;

  if (self->is_change)
    return dup_change (records, id);
  if (self->field == FZ_FIELD_DISTRICT)
    return dup_district (table, id);
  text = fz_record_columns_get (records, id, self->field);
  if (self->field == FZ_FIELD_CHECKED_ON && text == NULL &&
      fz_record_columns_get_newest_check (records, id) != NULL)
    /* Translators: in the column "Checked on": some fields of the record were checked. */
    return g_strdup (C_ ("checked", "In part"));
  if (text == NULL)
    return NULL;
  if (self->field == FZ_FIELD_STEP_FREE)
    return g_strdup (get_step_free_words (text));
  if (self->field == FZ_FIELD_CHECKED_ON)
    return fz_words_for_date (text);
  return dup_words (self->field, text, table, id);
}

/* The field that the column shows, names in @script; FALSE for what is no field, or two. */
gboolean
fz_records_column_get_field (const FzRecordsColumn *self,
                             FzScript               script,
                             FzField               *field)
{
  if (self->is_change || self->field == FZ_FIELD_LAT)
    return FALSE;
  *field = self->field;
  if (self->field == FZ_FIELD_PLACE_HANS || self->field == FZ_FIELD_NAME_HANS)
    *field += script;
  return TRUE;
}

/* Whether it is changed in the table itself. What says which station it is, and the point
 * with all that belongs to it, take the editor. */
gboolean
fz_records_column_is_edited (const FzRecordsColumn *self)
{
  if (self->is_change)
    return FALSE;
  switch ((guint) self->field)
    {
    case FZ_FIELD_CODE:
    case FZ_FIELD_LEVEL:
    case FZ_FIELD_DISTRICT:
    case FZ_FIELD_LAT:
    case FZ_FIELD_POINT_QUALITY:
    case FZ_FIELD_POINT_SOURCE:
      return FALSE;
    default:
      return TRUE;
    }
}

/* What a view is called; static. */
const char *
fz_words_for_work_view (FzWorkView view)
{
  static const char *const words[FZ_N_WORK_VIEWS] = {
    [FZ_WORK_VIEW_ALL] = N_ ("All Records"),
    [FZ_WORK_VIEW_NEVER_CHECKED] = N_ ("Never Checked"),
    [FZ_WORK_VIEW_OLDEST_CHECK] = N_ ("Oldest Check First"),
    [FZ_WORK_VIEW_APPROXIMATE] = N_ ("Approximate Points"),
    [FZ_WORK_VIEW_NO_ADDRESS] = N_ ("No Address"),
    [FZ_WORK_VIEW_NO_PHONE] = N_ ("No Phone"),
    [FZ_WORK_VIEW_NO_HOURS] = N_ ("No Opening Hours"),
    [FZ_WORK_VIEW_DUPLICATES] = N_ ("Possible Duplicates"),
    [FZ_WORK_VIEW_CHANGED] = N_ ("Changed This Week"),
  };

  return _ (words[view]);
}
