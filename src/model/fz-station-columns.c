/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-station-columns.h"

#include <math.h>
#include <string.h>

#include "fz-fold.h"
#include "fz-name-pattern.h"
#include "fz-text-pool.h"

/* Points are kept in units of 1e-7 degree, about a centimetre. */
#define POINT_UNITS 1e7

/* The texts of a row, one behind the other in the arena, each with its NUL. A
 * place's name that is missing in a script is empty. */
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
  guint32 hours;         /* in the pool */
  guint32 name_patterns; /* in the pool: one for each script, a line each */
  guint32 texts;         /* offset in the arena */
  guint32 search_text;   /* offset in the search arena */
  guint16 district;
  guint8  level;
  guint8  featured;
  guint8  status;
  guint8  point_quality;
} Row;

struct _FzStationColumns
{
  guint    n_rows;
  guint    n_allocated;
  guint32 *id;
  gint32  *lat;
  gint32  *lon;
  guint32 *services;
  guint32 *hours;
  guint32 *name_patterns;
  guint32 *texts;
  guint32 *search_text;
  guint16 *district;
  guint8  *level;
  guint8  *featured;
  guint8  *status;
  guint8  *point_quality;

  FzTextPool *pool;         /* (owned) */
  GByteArray *arena;        /* (owned) */
  GByteArray *search_arena; /* (owned) */
};

#define BYTES_A_ROW (8 * sizeof (guint32) + sizeof (guint16) + 4 * sizeof (guint8))

static void
set_n_allocated (FzStationColumns *self,
                 guint             n)
{
  self->id = g_renew (guint32, self->id, n);
  self->lat = g_renew (gint32, self->lat, n);
  self->lon = g_renew (gint32, self->lon, n);
  self->services = g_renew (guint32, self->services, n);
  self->hours = g_renew (guint32, self->hours, n);
  self->name_patterns = g_renew (guint32, self->name_patterns, n);
  self->texts = g_renew (guint32, self->texts, n);
  self->search_text = g_renew (guint32, self->search_text, n);
  self->district = g_renew (guint16, self->district, n);
  self->level = g_renew (guint8, self->level, n);
  self->featured = g_renew (guint8, self->featured, n);
  self->status = g_renew (guint8, self->status, n);
  self->point_quality = g_renew (guint8, self->point_quality, n);
  self->n_allocated = n;
}

static guint32
append_text (GByteArray *arena,
             const char *text)
{
  guint32 offset = arena->len;

  g_byte_array_append (arena, (const guint8 *) text, strlen (text) + 1);
  return offset;
}

static guint32
append_texts (FzStationColumns     *self,
              const FzStationEntry *entry)
{
  guint32 offset = append_text (self->arena, entry->code);

  for (guint i = 0; i < FZ_N_SCRIPTS; i++)
    append_text (self->arena, entry->place[i] != NULL ? entry->place[i] : "");
  return offset;
}

/* One field a line, so that no match runs from one into the next. */
static guint32
append_search_text (FzStationColumns     *self,
                    const FzStationEntry *entry)
{
  g_autoptr (GString) text = g_string_new (entry->code);
  g_autofree char  *folded = NULL;
  const char *const fields[] = {
    entry->place[FZ_SCRIPT_HANS],
    entry->place[FZ_SCRIPT_HANT],
    entry->place[FZ_SCRIPT_LATIN],
    entry->names[FZ_SCRIPT_HANS],
    entry->names[FZ_SCRIPT_HANT],
    entry->names[FZ_SCRIPT_LATIN],
    entry->pinyin,
    entry->initials,
    entry->aliases,
    entry->address,
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (fields[i] != NULL)
        g_string_append_printf (text, "\n%s", fields[i]);
    }

  folded = fz_fold_text (text->str);
  return append_text (self->search_arena, folded);
}

static guint32
add_name_patterns (FzStationColumns     *self,
                   const FzStationEntry *entry)
{
  g_autoptr (GString) patterns = g_string_new (NULL);

  for (guint i = 0; i < FZ_N_SCRIPTS; i++)
    {
      g_autofree char *pattern = NULL;

      if (entry->names[i] != NULL)
        pattern = fz_name_pattern_make (entry->place[i], entry->names[i]);
      g_string_append_printf (patterns, "%s\n", pattern != NULL ? pattern : "");
    }
  return fz_text_pool_add (self->pool, patterns->str);
}

static Row
make_row (FzStationColumns     *self,
          const FzStationEntry *entry)
{
  return (Row) {
    .id = entry->id,
    .lat = (gint32) lround (entry->point.lat * POINT_UNITS),
    .lon = (gint32) lround (entry->point.lon * POINT_UNITS),
    .services = entry->services,
    .hours = fz_text_pool_add (self->pool, entry->hours),
    .name_patterns = add_name_patterns (self, entry),
    .texts = append_texts (self, entry),
    .search_text = append_search_text (self, entry),
    .district = entry->district,
    .level = entry->level,
    .featured = entry->featured,
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
  self->services[i] = row->services;
  self->hours[i] = row->hours;
  self->name_patterns[i] = row->name_patterns;
  self->texts[i] = row->texts;
  self->search_text[i] = row->search_text;
  self->district[i] = row->district;
  self->level[i] = row->level;
  self->featured[i] = row->featured;
  self->status[i] = row->status;
  self->point_quality[i] = row->point_quality;
}

static const char *
get_text (const FzStationColumns *self,
          guint                   row,
          guint                   field)
{
  const char *text = (const char *) self->arena->data + self->texts[row];

  while (field-- > 0)
    text += strlen (text) + 1;
  return text;
}

/* A new, empty set of columns. */
FzStationColumns *
fz_station_columns_new (void)
{
  FzStationColumns *self = g_new0 (FzStationColumns, 1);

  self->pool = fz_text_pool_new ();
  self->arena = g_byte_array_new ();
  self->search_arena = g_byte_array_new ();
  return self;
}

void
fz_station_columns_free (FzStationColumns *self)
{
  g_free (self->id);
  g_free (self->lat);
  g_free (self->lon);
  g_free (self->services);
  g_free (self->hours);
  g_free (self->name_patterns);
  g_free (self->texts);
  g_free (self->search_text);
  g_free (self->district);
  g_free (self->level);
  g_free (self->featured);
  g_free (self->status);
  g_free (self->point_quality);
  g_byte_array_unref (self->search_arena);
  g_byte_array_unref (self->arena);
  fz_text_pool_free (self->pool);
  g_free (self);
}

/* Copies @entry into a new row behind all others. */
void
fz_station_columns_append (FzStationColumns     *self,
                           const FzStationEntry *entry)
{
  Row row = make_row (self, entry);

  if (self->n_rows == self->n_allocated)
    set_n_allocated (self, MAX (64, self->n_allocated + self->n_allocated / 2));
  put_row (self, self->n_rows++, &row);
}

/* Copies @entry over @row. The room of the texts that stood there is not used
 * again before the next load: edits are few and small. */
void
fz_station_columns_replace (FzStationColumns     *self,
                            guint                 row,
                            const FzStationEntry *entry)
{
  Row replaced;

  g_return_if_fail (row < self->n_rows);

  replaced = make_row (self, entry);
  put_row (self, row, &replaced);
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
         self->arena->len +
         self->search_arena->len +
         fz_text_pool_get_n_bytes (self->pool);
}

/* Sets @row (which may be NULL) to that of @id. Looks through them all: asked
 * once a click, never in a loop. */
gboolean
fz_station_columns_find (const FzStationColumns *self,
                         guint32                 id,
                         guint                  *row)
{
  for (guint i = 0; i < self->n_rows; i++)
    {
      if (self->id[i] == id)
        {
          if (row != NULL)
            *row = i;
          return TRUE;
        }
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
  return fz_text_pool_get (self->pool, self->hours[row]);
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
  const char *joined = fz_text_pool_get (self->pool, self->name_patterns[row]);
  g_auto (GStrv) patterns = g_strsplit (joined, "\n", FZ_N_SCRIPTS + 1);
  FzScript used = *patterns[script] != '\0' ? script : FZ_SCRIPT_HANS;

  if (*patterns[used] == '\0')
    return g_strdup ("");
  return fz_name_pattern_apply (patterns[used], get_text (self, row, TEXT_PLACE + used));
}

/* All that a search looks through, folded (fz_fold_text), a field a line. Owned
 * by the columns, and good until the next change of them. */
const char *
fz_station_columns_get_search_text (const FzStationColumns *self,
                                    guint                   row)
{
  return (const char *) self->search_arena->data + self->search_text[row];
}
