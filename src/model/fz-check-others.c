/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-checks-private.h"

#include "fz-fold.h"
#include "fz-name-pattern.h"
#include "fz-phone.h"

#include <math.h>
#include <string.h>

/* Nearer than this two stations stand at one point, metres. */
#define ONE_POINT 5.0

/* A name that others may have, and what makes theirs of their places. All folded. */
typedef struct
{
  char          *name;     /* (owned) */
  gsize          length;   /* bytes */
  GPtrArray     *texts;    /* (owned) of char *, (nullable): what `patterns` borrows from */
  FzNamePattern *patterns; /* (owned) by number */
} Names;

static void
names_init (Names                  *names,
            const FzStationColumns *columns,
            const char             *name)
{
  guint32 n = fz_station_columns_get_n_name_patterns (columns);

  names->name = fz_fold_text (name);
  names->length = strlen (names->name);
  names->texts = g_ptr_array_new_with_free_func (g_free);
  names->patterns = g_new0 (FzNamePattern, n + 1);
  for (guint32 i = 1; i <= n; i++)
    {
      char *text = fz_station_columns_dup_folded_pattern (columns, i, FZ_SCRIPT_HANS);

      g_ptr_array_add (names->texts, text);
      if (text != NULL)
        names->patterns[i] = fz_name_pattern_parse (text);
    }
}

static void
names_clear (Names *names)
{
  g_free (names->name);
  g_free (names->patterns);
  g_clear_pointer (&names->texts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Names, names_clear)

/* Whether the station of @row has the name: its place, less what the pattern drops, and
 * then the pattern's own. */
static gboolean
has_name (const Names            *names,
          const FzStationColumns *columns,
          guint                   row)
{
  const FzNamePattern *pattern =
      &names->patterns[fz_station_columns_get_name_pattern (columns, row)];
  const char *place = fz_station_columns_get_search_text (columns, row);
  gsize       place_length = strcspn (place, "\n");
  gsize       kept, suffix_length;

  if (pattern->suffix == NULL || pattern->dropped > place_length)
    return FALSE;
  kept = place_length - pattern->dropped;
  suffix_length = strlen (pattern->suffix);
  return names->length == kept + suffix_length && memcmp (names->name, place, kept) == 0 &&
         memcmp (names->name + kept, pattern->suffix, suffix_length) == 0;
}

static gboolean
is_other (FzChecking *self,
          guint       row)
{
  return fz_station_columns_get_id (self->context->columns, row) != self->record->id;
}

static void
add_same (FzChecking *self,
          FzCheckCode code,
          FzField     field,
          guint       row)
{
  fz_checking_add (self, code, field, NULL)->station =
      fz_station_columns_get_id (self->context->columns, row);
}

static void
look_for_code (FzChecking *self)
{
  const FzStationColumns *columns = self->context->columns;
  guint                   n_rows = fz_station_columns_get_n_rows (columns);

  if (self->record->code == NULL || fz_checking_has_hard (self, FZ_FIELD_CODE))
    return;
  for (guint row = 0; row < n_rows; row++)
    {
      if (is_other (self, row) &&
          g_str_equal (fz_station_columns_get_code (columns, row), self->record->code))
        {
          add_same (self, FZ_CHECK_CODE_TAKEN, FZ_FIELD_CODE, row);
          return;
        }
    }
}

static void
look_for_name (FzChecking *self)
{
  const FzStationColumns *columns = self->context->columns;
  guint                   n_rows = fz_station_columns_get_n_rows (columns);
  const char             *name = self->record->names.by_script[FZ_SCRIPT_HANS];
  g_auto (Names) names = { 0 };

  if (name == NULL || fz_checking_has_hard (self, FZ_FIELD_NAME_HANS))
    return;
  names_init (&names, columns, name);
  for (guint row = 0; row < n_rows; row++)
    {
      if (is_other (self, row) && has_name (&names, columns, row))
        {
          add_same (self, FZ_CHECK_SAME_NAME, FZ_FIELD_NAME_HANS, row);
          return;
        }
    }
}

static void
look_for_point (FzChecking *self)
{
  FzColumnViews views = fz_station_columns_get_views (self->context->columns);
  FzVector      vector = fz_point_to_vector (self->record->point);
  double        chord = fz_chord_from_distance (ONE_POINT);

  if (isnan (self->record->point.lat) || isnan (self->record->point.lon) ||
      fz_checking_has_hard (self, FZ_FIELD_LAT))
    return;
  for (guint row = 0; row < views.n_rows; row++)
    {
      if (fz_vector_square (&vector, &views.vector[row]) <= chord * chord && is_other (self, row))
        {
          add_same (self, FZ_CHECK_SAME_POINT, FZ_FIELD_LAT, row);
          return;
        }
    }
}

/* Numbers that are many offices' by their nature are not looked for. */
static void
look_for_phones (FzChecking *self)
{
  g_autoptr (GArray) phones = fz_phones_parse (self->record->phone);

  for (guint i = 0; i < phones->len; i++)
    {
      const FzPhone *phone = &g_array_index (phones, FzPhone, i);
      guint32        station;
      FzCheck       *check;

      if (fz_phone_get_form (phone->number) == FZ_PHONE_FORM_HOTLINE ||
          !fz_phone_book_find (self->context->phones, phone->number, self->record->id, &station))
        continue;
      check = fz_checking_add (self, FZ_CHECK_SAME_PHONE, FZ_FIELD_PHONE, phone->number);
      check->station = station;
      check->number = i;
    }
}

/* What another station has already: its code, name, point or number. */
void
fz_checking_look_at_others (FzChecking *self)
{
  if (self->context->columns != NULL)
    {
      look_for_code (self);
      look_for_name (self);
      look_for_point (self);
    }
  if (self->context->phones != NULL && self->record->phone != NULL &&
      g_utf8_validate (self->record->phone, -1, NULL))
    look_for_phones (self);
}
