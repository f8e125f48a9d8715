/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-field-values.h"

#include "fz-words.h"

#include <glib/gi18n.h>

static void
add_value (FzFieldValues *self,
           const char    *value,
           const char    *words)
{
  g_ptr_array_add (self->values, g_strdup (value));
  gtk_string_list_append (self->words, words);
}

static void
add_levels (FzFieldValues *self)
{
  for (FzLevel level = 0; level < FZ_N_LEVELS; level++)
    add_value (self, fz_level_to_word (level), fz_words_for_level (level));
}

static void
add_statuses (FzFieldValues *self)
{
  static const char *const words[FZ_N_STATUSES] = {
    [FZ_STATUS_UNKNOWN] = N_ ("Not known"),
    [FZ_STATUS_ACTIVE] = N_ ("Open, as somebody confirmed"),
    [FZ_STATUS_SUSPENDED] = N_ ("Closed for a time"),
    [FZ_STATUS_MOVED] = N_ ("Moved"),
    [FZ_STATUS_CLOSED] = N_ ("Closed for good"),
  };

  for (FzStatus status = 0; status < FZ_N_STATUSES; status++)
    add_value (self, fz_status_to_word (status), _ (words[status]));
}

static void
add_featured (FzFieldValues *self)
{
  static const char *const words[FZ_N_FEATURED] = {
    [FZ_FEATURED_UNKNOWN] = N_ ("Not known"),
    [FZ_FEATURED_NONE] = N_ ("Not featured"),
    [FZ_FEATURED_POPULAR] = N_ ("Popular station of 2020"),
    [FZ_FEATURED_SPECIAL] = N_ ("Special station of 2020"),
  };

  for (FzFeatured featured = 0; featured < FZ_N_FEATURED; featured++)
    add_value (self, fz_featured_to_word (featured), _ (words[featured]));
}

static void
add_step_free (FzFieldValues *self)
{
  static const char *const words[FZ_N_STEP_FREE] = {
    [FZ_STEP_FREE_UNKNOWN] = N_ ("Not known"),
    [FZ_STEP_FREE_YES] = N_ ("Yes"),
    [FZ_STEP_FREE_NO] = N_ ("No"),
  };

  for (FzStepFree step_free = 0; step_free < FZ_N_STEP_FREE; step_free++)
    add_value (self, fz_step_free_to_word (step_free), _ (words[step_free]));
}

static void
add_qualities (FzFieldValues *self)
{
  static const char *const words[FZ_N_POINT_QUALITIES] = {
    [FZ_POINT_QUALITY_DOOR] = N_ ("The door itself"),
    [FZ_POINT_QUALITY_A] = N_ ("Town or subdistrict, confirmed within 1.2 km"),
    [FZ_POINT_QUALITY_B] = N_ ("Town or subdistrict, checked roughly"),
    [FZ_POINT_QUALITY_U] = N_ ("Somewhere in the district"),
    [FZ_POINT_QUALITY_C] = N_ ("Two sources differ by kilometres"),
    [FZ_POINT_QUALITY_D] = N_ ("Middle of the villages"),
    [FZ_POINT_QUALITY_E] = N_ ("Middle of few villages"),
    [FZ_POINT_QUALITY_SEAT] = N_ ("Seat of the government"),
  };

  for (FzPointQuality quality = 0; quality < FZ_N_POINT_QUALITIES; quality++)
    add_value (self, fz_point_quality_to_word (quality), _ (words[quality]));
}

static void
add_districts (FzFieldValues  *self,
               FzStationTable *table)
{
  const FzCatalog *catalog = fz_station_table_get_catalog (table);
  FzScript         script = fz_station_table_get_script (table);

  add_value (self, NULL, _ ("None, it is the city’s own"));
  for (guint i = 0; i < catalog->districts->len; i++)
    {
      const FzDistrict *district = fz_catalog_get_district (catalog, i);

      add_value (self, district->code, fz_names_get (&district->names, script));
    }
}

/* Whether @field is one of a few values: a closed vocabulary, or the districts. */
gboolean
fz_field_is_closed (FzField field)
{
  switch ((guint) field)
    {
    case FZ_FIELD_LEVEL:
    case FZ_FIELD_STATUS:
    case FZ_FIELD_FEATURED:
    case FZ_FIELD_STEP_FREE:
    case FZ_FIELD_POINT_QUALITY:
    case FZ_FIELD_DISTRICT:
      return TRUE;
    default:
      return FALSE;
    }
}

/* The values of @field, which is closed, for stations of @table. */
FzFieldValues *
fz_field_values_new (FzField         field,
                     FzStationTable *table)
{
  FzFieldValues *self = g_new0 (FzFieldValues, 1);

  self->values = g_ptr_array_new_with_free_func (g_free);
  self->words = gtk_string_list_new (NULL);
  switch ((guint) field)
    {
    case FZ_FIELD_LEVEL:
      add_levels (self);
      break;
    case FZ_FIELD_STATUS:
      add_statuses (self);
      break;
    case FZ_FIELD_FEATURED:
      add_featured (self);
      break;
    case FZ_FIELD_STEP_FREE:
      add_step_free (self);
      break;
    case FZ_FIELD_POINT_QUALITY:
      add_qualities (self);
      break;
    case FZ_FIELD_DISTRICT:
      add_districts (self, table);
      break;
    default:
      g_critical ("\"%s\" has no closed vocabulary", fz_field_to_word (field));
    }
  return self;
}

void
fz_field_values_free (FzFieldValues *self)
{
  g_ptr_array_unref (self->values);
  g_object_unref (self->words);
  g_free (self);
}

/* The number of @value, of which NULL and "" are the same; GTK_INVALID_LIST_POSITION when
 * it is none. */
guint
fz_field_values_find (const FzFieldValues *self,
                      const char          *value)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      const char *own = g_ptr_array_index (self->values, i);

      if (g_str_equal (own != NULL ? own : "", value != NULL ? value : ""))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* Borrowed; NULL for the one that is none, and behind the last. */
const char *
fz_field_values_get (const FzFieldValues *self,
                     guint                i)
{
  return i < self->values->len ? g_ptr_array_index (self->values, i) : NULL;
}

/* What the value is called; borrowed, NULL behind the last. */
const char *
fz_field_values_get_words (const FzFieldValues *self,
                           guint                i)
{
  return gtk_string_list_get_string (self->words, i);
}
