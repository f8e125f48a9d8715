/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-field-values.h"

#include "fz-choice-words.h"

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
add_choices (FzFieldValues *self,
             FzField        field)
{
  for (guint i = 0; i < fz_choice_count (field); i++)
    add_value (self, fz_choice_get_value (field, i), fz_words_for_choice (field, i));
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
  return field == FZ_FIELD_DISTRICT || fz_choice_count (field) > 0;
}

/* The values of @field, which is closed, for stations of @table. */
FzFieldValues *
fz_field_values_new (FzField         field,
                     FzStationTable *table)
{
  FzFieldValues *self = g_new0 (FzFieldValues, 1);

  self->values = g_ptr_array_new_with_free_func (g_free);
  self->words = gtk_string_list_new (NULL);
  if (field == FZ_FIELD_DISTRICT)
    add_districts (self, table);
  else
    add_choices (self, field);
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
