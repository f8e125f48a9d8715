/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-station-entry.h"

#include "fz-fold.h"
#include "fz-name-pattern.h"
#include "fz-reading.h"

/* What the columns keep of a station that is not written in its record. */

static void
append_line (GString    *lines,
             const char *text)
{
  g_string_append (lines, text != NULL ? text : "");
  g_string_append_c (lines, '\n');
}

static char *
make_folded_pattern (const char *place,
                     const char *name)
{
  g_autofree char *folded_place = fz_fold_text (place);
  g_autofree char *folded_name = fz_fold_text (name);

  return fz_name_pattern_make (folded_place, folded_name);
}

/* The code and the place's name in each script, empty where there is none, each with
 * its NUL but the last. */
GString *
fz_station_entry_make_texts (const FzStationEntry *self)
{
  GString *texts = g_string_new (self->code);

  for (guint i = 0; i < FZ_N_SCRIPTS; i++)
    {
      g_string_append_c (texts, '\0');
      g_string_append (texts, self->place[i] != NULL ? self->place[i] : "");
    }
  return texts;
}

/* One field a line, so that no match runs from one into the next; the places come
 * first, by script. An address is set in, for nobody means the address when they
 * type how a name begins. The station's own name needs no line: it has a pattern. */
GString *
fz_station_entry_make_search_text (const FzStationEntry *self)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *simplified = fz_fold_text (self->place[FZ_SCRIPT_HANS]);
  g_autofree char *traditional = fz_fold_text (self->place[FZ_SCRIPT_HANT]);

  append_line (lines, simplified);
  append_line (lines, g_str_equal (simplified, traditional) ? NULL : traditional);
  append_line (lines, self->place[FZ_SCRIPT_LATIN]);
  append_line (lines, self->code);
  if (self->aliases != NULL)
    append_line (lines, self->aliases);
  if (self->former_codes != NULL)
    append_line (lines, self->former_codes);
  if (self->address != NULL)
    g_string_append_printf (lines, " %s\n", self->address);

  return g_string_new_take (fz_fold_text (lines->str));
}

/* What has to be done to the place's name to make the station's, for each script as
 * shown, and again as folded; a line each. */
char *
fz_station_entry_make_name_patterns (const FzStationEntry *self)
{
  g_autoptr (GString) patterns = g_string_new (NULL);
  g_autoptr (GString) folded_patterns = g_string_new (NULL);

  for (guint i = 0; i < FZ_N_SCRIPTS; i++)
    {
      g_autofree char *pattern = NULL;
      g_autofree char *folded_pattern = NULL;

      if (self->names[i] != NULL)
        {
          pattern = fz_name_pattern_make (self->place[i], self->names[i]);
          folded_pattern = make_folded_pattern (self->place[i], self->names[i]);
        }
      append_line (patterns, pattern);
      append_line (folded_patterns, folded_pattern);
    }
  return g_strconcat (patterns->str, folded_patterns->str, NULL);
}

/* How the place is read; see fz_reading_make(). NULL when that is not known. */
char *
fz_station_entry_make_readings (const FzStationEntry *self)
{
  g_autofree char *place = fz_fold_text (self->place[FZ_SCRIPT_HANS]);
  g_autofree char *readings = fz_reading_make (place, self->pinyin, self->aliases);

  return *readings != '\0' ? g_steal_pointer (&readings) : NULL;
}

/* The day on which the record was last confirmed, or FZ_NEVER_CHECKED. */
FzDay
fz_station_entry_get_checked_day (const FzStationEntry *self)
{
  FzDay day;

  return self->checked_on != NULL && fz_day_from_iso (self->checked_on, &day) ? day
                                                                              : FZ_NEVER_CHECKED;
}
