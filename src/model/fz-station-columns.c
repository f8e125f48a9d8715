/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-station-columns.h"

#include <math.h>
#include <string.h>

#include "fz-name-pattern.h"
#include "fz-row-texts.h"
#include "fz-text-pool.h"

/* Points are kept in units of 1e-7 degree, about a centimetre. */
#define POINT_UNITS 1e7

/* The texts of a row, each with its NUL. A place's name that is missing in a script
 * is empty. */
enum
{
  TEXT_CODE,
  TEXT_PLACE,
  N_TEXTS = TEXT_PLACE + FZ_N_SCRIPTS,
};

/* The numbers of a row; what there is in each column. */
typedef struct
{
  guint32 id;
  gint32  lat;
  gint32  lon;
  guint32 services;
  guint32 hours;         /* in its pool */
  guint32 name_patterns; /* in its pool */
  guint32 readings;      /* in its pool */
  FzDay   checked_on;
  guint16 district;
  guint8  level;
  guint8  featured;
  guint8  step_free;
  guint8  status;
  guint8  point_quality;
} Row;

struct _FzStationColumns
{
  guint     n_rows;
  guint     n_allocated;
  guint32  *id;
  gint32   *lat;
  gint32   *lon;
  FzVector *vector; /* of that point */
  guint32  *services;
  guint32  *hours;
  guint32  *name_patterns;
  guint32  *readings;
  FzDay    *checked_on;
  guint16  *district;
  guint8   *level;
  guint8   *featured;
  guint8   *step_free;
  guint8   *status;
  guint8   *point_quality;

  FzTextPool *hours_pool;    /* (owned) */
  FzTextPool *names_pool;    /* (owned) for each script as shown, then folded; a line each */
  FzTextPool *readings_pool; /* (owned) see fz_reading_make() */
  FzRowTexts *texts;         /* (owned) */
  FzRowTexts *search_texts;  /* (owned) */
};

#define BYTES_A_ROW \
  (sizeof (FzVector) + 8 * sizeof (guint32) + sizeof (guint16) + 5 * sizeof (guint8))

static void
set_n_allocated (FzStationColumns *self,
                 guint             n)
{
  self->id = g_renew (guint32, self->id, n);
  self->lat = g_renew (gint32, self->lat, n);
  self->lon = g_renew (gint32, self->lon, n);
  self->vector = g_renew (FzVector, self->vector, n);
  self->services = g_renew (guint32, self->services, n);
  self->hours = g_renew (guint32, self->hours, n);
  self->name_patterns = g_renew (guint32, self->name_patterns, n);
  self->readings = g_renew (guint32, self->readings, n);
  self->checked_on = g_renew (FzDay, self->checked_on, n);
  self->district = g_renew (guint16, self->district, n);
  self->level = g_renew (guint8, self->level, n);
  self->featured = g_renew (guint8, self->featured, n);
  self->step_free = g_renew (guint8, self->step_free, n);
  self->status = g_renew (guint8, self->status, n);
  self->point_quality = g_renew (guint8, self->point_quality, n);
  self->n_allocated = n;
}

static Row
make_row (FzStationColumns     *self,
          const FzStationEntry *entry)
{
  g_autofree char *patterns = fz_station_entry_make_name_patterns (entry);
  g_autofree char *readings = fz_station_entry_make_readings (entry);

  return (Row) {
    .id = entry->id,
    .lat = (gint32) lround (entry->point.lat * POINT_UNITS),
    .lon = (gint32) lround (entry->point.lon * POINT_UNITS),
    .services = entry->services,
    .hours = fz_text_pool_add (self->hours_pool, entry->hours),
    .name_patterns = fz_text_pool_add (self->names_pool, patterns),
    .readings = fz_text_pool_add (self->readings_pool, readings),
    .checked_on = fz_station_entry_get_checked_day (entry),
    .district = entry->district,
    .level = entry->level,
    .featured = entry->featured,
    .step_free = entry->step_free,
    .status = entry->status,
    .point_quality = entry->point_quality,
  };
}

static void
put_row (FzStationColumns *self,
         guint             i,
         const Row        *row)
{
  self->id[i] = row->id;
  self->lat[i] = row->lat;
  self->lon[i] = row->lon;
  self->vector[i] = fz_point_to_vector (fz_station_columns_get_point (self, i));
  self->services[i] = row->services;
  self->hours[i] = row->hours;
  self->name_patterns[i] = row->name_patterns;
  self->readings[i] = row->readings;
  self->checked_on[i] = row->checked_on;
  self->district[i] = row->district;
  self->level[i] = row->level;
  self->featured[i] = row->featured;
  self->step_free[i] = row->step_free;
  self->status[i] = row->status;
  self->point_quality[i] = row->point_quality;
}

static const char *
get_text (const FzStationColumns *self,
          guint                   row,
          guint                   field)
{
  const char *text = fz_row_texts_get (self->texts, row);

  while (field-- > 0)
    text += strlen (text) + 1;
  return text;
}

/* The line of a name's patterns that is @number in the pool; newly allocated. NULL
 * for a name that is missing. */
static char *
dup_pattern (const FzStationColumns *self,
             guint32                 number,
             guint                   line)
{
  g_auto (GStrv) patterns = g_strsplit (fz_text_pool_get (self->names_pool, number), "\n", -1);

  return *patterns[line] != '\0' ? g_strdup (patterns[line]) : NULL;
}

/* A new, empty set of columns. */
FzStationColumns *
fz_station_columns_new (void)
{
  FzStationColumns *self = g_new0 (FzStationColumns, 1);

  self->hours_pool = fz_text_pool_new ();
  self->names_pool = fz_text_pool_new ();
  self->readings_pool = fz_text_pool_new ();
  self->texts = fz_row_texts_new ();
  self->search_texts = fz_row_texts_new ();
  return self;
}

void
fz_station_columns_free (FzStationColumns *self)
{
  g_free (self->id);
  g_free (self->lat);
  g_free (self->lon);
  g_free (self->vector);
  g_free (self->services);
  g_free (self->hours);
  g_free (self->name_patterns);
  g_free (self->readings);
  g_free (self->checked_on);
  g_free (self->district);
  g_free (self->level);
  g_free (self->featured);
  g_free (self->step_free);
  g_free (self->status);
  g_free (self->point_quality);
  fz_row_texts_free (self->search_texts);
  fz_row_texts_free (self->texts);
  fz_text_pool_free (self->readings_pool);
  fz_text_pool_free (self->names_pool);
  fz_text_pool_free (self->hours_pool);
  g_free (self);
}

/* Copies @entry into a new row behind all others. */
void
fz_station_columns_append (FzStationColumns     *self,
                           const FzStationEntry *entry)
{
  g_autoptr (GString) texts = fz_station_entry_make_texts (entry);
  g_autoptr (GString) search_text = fz_station_entry_make_search_text (entry);
  Row row = make_row (self, entry);

  if (self->n_rows == self->n_allocated)
    set_n_allocated (self, MAX (64, self->n_allocated + self->n_allocated / 2));
  fz_row_texts_append (self->texts, texts);
  fz_row_texts_append (self->search_texts, search_text);
  put_row (self, self->n_rows++, &row);
}

/* Copies @entry over @row. */
void
fz_station_columns_replace (FzStationColumns     *self,
                            guint                 row,
                            const FzStationEntry *entry)
{
  g_autoptr (GString) texts = fz_station_entry_make_texts (entry);
  g_autoptr (GString) search_text = fz_station_entry_make_search_text (entry);
  Row replaced = make_row (self, entry);

  g_return_if_fail (row < self->n_rows);

  fz_row_texts_replace (self->texts, row, texts);
  fz_row_texts_replace (self->search_texts, row, search_text);
  put_row (self, row, &replaced);
}

/* Takes @row out: those behind it move up. With 600,000 rows that takes some
 * milliseconds. */
void
fz_station_columns_remove (FzStationColumns *self,
                           guint             row)
{
  guint behind;

  g_return_if_fail (row < self->n_rows);

  behind = self->n_rows - row - 1;
#define CLOSE_UP(column) \
  memmove (&self->column[row], &self->column[row + 1], behind * sizeof *self->column)
  CLOSE_UP (id);
  CLOSE_UP (lat);
  CLOSE_UP (lon);
  CLOSE_UP (vector);
  CLOSE_UP (services);
  CLOSE_UP (hours);
  CLOSE_UP (name_patterns);
  CLOSE_UP (readings);
  CLOSE_UP (checked_on);
  CLOSE_UP (district);
  CLOSE_UP (level);
  CLOSE_UP (featured);
  CLOSE_UP (step_free);
  CLOSE_UP (status);
  CLOSE_UP (point_quality);
#undef CLOSE_UP
  fz_row_texts_remove (self->texts, row);
  fz_row_texts_remove (self->search_texts, row);
  self->n_rows--;
}

guint
fz_station_columns_get_n_rows (const FzStationColumns *self)
{
  return self->n_rows;
}

/* The memory in use, bytes; what is only set aside for growth is left out. */
gsize
fz_station_columns_get_n_bytes (const FzStationColumns *self)
{
  return sizeof *self +
         self->n_rows * BYTES_A_ROW +
         fz_row_texts_get_n_bytes (self->texts) +
         fz_row_texts_get_n_bytes (self->search_texts) +
         fz_text_pool_get_n_bytes (self->hours_pool) +
         fz_text_pool_get_n_bytes (self->names_pool) +
         fz_text_pool_get_n_bytes (self->readings_pool);
}

/* Sets @row, if it is not NULL, to that of @id; FALSE when there is none. Ids mostly
 * rise with the rows and leave few gaps: so it is looked for round the place where it
 * would be if there were none. */
gboolean
fz_station_columns_find (const FzStationColumns *self,
                         guint32                 id,
                         guint                  *row)
{
  guint guess = 0;

  if (self->n_rows == 0)
    return FALSE;
  if (id > self->id[0])
    guess = MIN (id - self->id[0], self->n_rows - 1);

  for (guint off = 0; off < self->n_rows; off++)
    {
      guint at = self->n_rows;

      if (guess >= off && self->id[guess - off] == id)
        at = guess - off;
      else if (off < self->n_rows - guess && self->id[guess + off] == id)
        at = guess + off;
      if (at == self->n_rows)
        continue;
      if (row != NULL)
        *row = at;
      return TRUE;
    }
  return FALSE;
}

guint32
fz_station_columns_get_id (const FzStationColumns *self,
                           guint                   row)
{
  return self->id[row];
}

FzLevel
fz_station_columns_get_level (const FzStationColumns *self,
                              guint                   row)
{
  return self->level[row];
}

/* The district's place in the catalogue, or FZ_NO_DISTRICT. */
guint16
fz_station_columns_get_district (const FzStationColumns *self,
                                 guint                   row)
{
  return self->district[row];
}

FzFeatured
fz_station_columns_get_featured (const FzStationColumns *self,
                                 guint                   row)
{
  return self->featured[row];
}

FzStatus
fz_station_columns_get_status (const FzStationColumns *self,
                               guint                   row)
{
  return self->status[row];
}

/* WGS-84 degrees, to the seventh place. */
FzPoint
fz_station_columns_get_point (const FzStationColumns *self,
                              guint                   row)
{
  return (FzPoint) {
    .lat = self->lat[row] / POINT_UNITS,
    .lon = self->lon[row] / POINT_UNITS,
  };
}

FzPointQuality
fz_station_columns_get_point_quality (const FzStationColumns *self,
                                      guint                   row)
{
  return self->point_quality[row];
}

FzStepFree
fz_station_columns_get_step_free (const FzStationColumns *self,
                                  guint                   row)
{
  return self->step_free[row];
}

/* The day on which the record was last confirmed, or FZ_NEVER_CHECKED. */
FzDay
fz_station_columns_get_checked_on (const FzStationColumns *self,
                                   guint                   row)
{
  return self->checked_on[row];
}

/* A mask of the catalogue's services that the record says are offered. */
guint32
fz_station_columns_get_services (const FzStationColumns *self,
                                 guint                   row)
{
  return self->services[row];
}

/* Opening hours in the OSM syntax, owned by the columns; NULL when unknown. */
const char *
fz_station_columns_get_hours (const FzStationColumns *self,
                              guint                   row)
{
  return fz_text_pool_get (self->hours_pool, self->hours[row]);
}

/* The number of the row's hours, 1 and up; 0 when they are unknown. Thousands of
 * rows share one. */
guint32
fz_station_columns_get_hours_number (const FzStationColumns *self,
                                     guint                   row)
{
  return self->hours[row];
}

/* How many of these there are. */
guint32
fz_station_columns_get_n_hours (const FzStationColumns *self)
{
  return fz_text_pool_get_n_texts (self->hours_pool);
}

/* The hours that have @number, owned by the columns; NULL for 0. */
const char *
fz_station_columns_get_hours_text (const FzStationColumns *self,
                                   guint32                 number)
{
  return fz_text_pool_get (self->hours_pool, number);
}

/* The statistical code, owned by the columns. */
const char *
fz_station_columns_get_code (const FzStationColumns *self,
                             guint                   row)
{
  return get_text (self, row, TEXT_CODE);
}

/* The place's name in @script, or else in simplified Chinese. Owned by the
 * columns, and good until the next change of them. */
const char *
fz_station_columns_get_place (const FzStationColumns *self,
                              guint                   row,
                              FzScript                script)
{
  const char *place = get_text (self, row, TEXT_PLACE + script);

  return *place != '\0' ? place : get_text (self, row, TEXT_PLACE + FZ_SCRIPT_HANS);
}

/* The station's name in @script, or else in simplified Chinese; "" when it has
 * none. Newly allocated. */
char *
fz_station_columns_dup_name (const FzStationColumns *self,
                             guint                   row,
                             FzScript                script)
{
  FzScript         used = script;
  g_autofree char *pattern = dup_pattern (self, self->name_patterns[row], used);

  if (pattern == NULL)
    {
      used = FZ_SCRIPT_HANS;
      pattern = dup_pattern (self, self->name_patterns[row], used);
    }
  if (pattern == NULL)
    return g_strdup ("");
  return fz_name_pattern_apply (pattern, get_text (self, row, TEXT_PLACE + used));
}

/* What a search looks through, folded (fz_fold_text), a field a line: the place in
 * each script (the traditional line empty when it folds to the simplified one),
 * and then all else but the name. It ends with a NUL, behind which that of the next
 * row begins. Owned by the columns, and good until the next change of them. */
const char *
fz_station_columns_get_search_text (const FzStationColumns *self,
                                    guint                   row)
{
  return fz_row_texts_get (self->search_texts, row);
}

/* The end of that text: where the next row's begins. */
const char *
fz_station_columns_get_search_text_end (const FzStationColumns *self,
                                        guint                   row)
{
  return fz_row_texts_get_end (self->search_texts, row);
}

/* The number of what makes the station's name of its place's, 1 and up. Thousands
 * of rows share one. */
guint32
fz_station_columns_get_name_pattern (const FzStationColumns *self,
                                     guint                   row)
{
  return self->name_patterns[row];
}

/* How many of these there are. */
guint32
fz_station_columns_get_n_name_patterns (const FzStationColumns *self)
{
  return fz_text_pool_get_n_texts (self->names_pool);
}

/* The pattern (see FzNamePattern) that makes the folded name in @script of the
 * folded place; newly allocated. NULL when there is no such name. */
char *
fz_station_columns_dup_folded_pattern (const FzStationColumns *self,
                                       guint32                 number,
                                       FzScript                script)
{
  return dup_pattern (self, number, FZ_N_SCRIPTS + script);
}

/* How many readings of places there are, numbered from 1 on. Many rows share one. */
guint32
fz_station_columns_get_n_readings (const FzStationColumns *self)
{
  return fz_text_pool_get_n_texts (self->readings_pool);
}

/* The reading that has @number, see fz_reading_make(); owned by the columns. */
const char *
fz_station_columns_get_reading (const FzStationColumns *self,
                                guint32                 number)
{
  return fz_text_pool_get (self->readings_pool, number);
}

/* Whole columns, for passes over all rows: by row, owned by the columns and good
 * until they change. */
FzColumnViews
fz_station_columns_get_views (const FzStationColumns *self)
{
  FzColumnViews views = {
    .n_rows = self->n_rows,
    .id = self->id,
    .vector = self->vector,
    .level = self->level,
    .district = self->district,
    .featured = self->featured,
    .step_free = self->step_free,
    .status = self->status,
    .checked_on = self->checked_on,
    .services = self->services,
    .hours = self->hours,
    .name_pattern = self->name_patterns,
    .reading = self->readings,
  };

  views.search_text = fz_row_texts_get_bytes (self->search_texts, &views.search_text_offset);
  if (self->n_rows > 0)
    views.search_text_length =
        fz_row_texts_get_end (self->search_texts, self->n_rows - 1) - views.search_text;
  return views;
}
