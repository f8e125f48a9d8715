/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-landmark-search.h"

#include "fz-station-columns.h"
#include "fz-text-match.h"

/*
 * Landmarks are found as stations are: they stand in columns of their own, in which
 * the text search looks. Each is found by its name with and without 站, or Station.
 */
struct _FzLandmarkSearch
{
  FzCatalog        *catalog; /* (owned) */
  FzCatalog        *nothing; /* (owned) no districts, no services */
  FzStationColumns *columns; /* (owned) */
};

static char *
dup_station_name (const char *name,
                  FzScript    script)
{
  if (name == NULL)
    return NULL;
  if (script == FZ_SCRIPT_LATIN)
    return g_str_has_suffix (name, "Station") ? g_strdup (name)
                                              : g_strconcat (name, " Station", NULL);
  return g_str_has_suffix (name, "站") ? g_strdup (name) : g_strconcat (name, "站", NULL);
}

static void
append_landmark (FzStationColumns *columns,
                 const FzLandmark *landmark,
                 guint             i)
{
  FzStationEntry entry = {
    .id = i + 1,
    .code = landmark->code,
    .level = FZ_LEVEL_STREET,
    .district = FZ_NO_DISTRICT,
    .pinyin = landmark->pinyin,
    .aliases = landmark->aliases,
    .point = landmark->point,
  };
  FzNames names = { 0 };

  for (guint script = 0; script < FZ_N_SCRIPTS; script++)
    {
      const char *name = landmark->names.by_script[script];

      names.by_script[script] = dup_station_name (name, (FzScript) script);
      entry.names[script] = names.by_script[script];
      entry.place[script] = name;
    }
  fz_station_columns_append (columns, &entry);
  fz_names_clear (&names);
}

/* Keeps a reference to @catalog. */
FzLandmarkSearch *
fz_landmark_search_new (FzCatalog *catalog)
{
  FzLandmarkSearch *self = g_new0 (FzLandmarkSearch, 1);

  self->catalog = fz_catalog_ref (catalog);
  self->nothing = fz_catalog_new ();
  self->columns = fz_station_columns_new ();
  for (guint i = 0; i < catalog->landmarks->len; i++)
    append_landmark (self->columns, fz_catalog_get_landmark (catalog, i), i);
  return self;
}

void
fz_landmark_search_free (FzLandmarkSearch *self)
{
  fz_station_columns_free (self->columns);
  fz_catalog_unref (self->nothing);
  fz_catalog_unref (self->catalog);
  g_free (self);
}

/* How well each landmark answers to @text, as stations would; by the catalogue's
 * numbers.
 * Returns: (transfer full) (nullable): of FzMatchRank, NULL for a text without a word. */
guint8 *
fz_landmark_search_rank (const FzLandmarkSearch *self,
                         const char             *text)
{
  return fz_text_match_rank (text, self->columns, self->nothing);
}

/* The landmarks that answer to @text, as stations would: the best match first and
 * else in the catalogue's order, at most @limit. None for a text without a word.
 * Returns: (transfer full): an array of guint, numbers in the catalogue. */
GArray *
fz_landmark_search_find (const FzLandmarkSearch *self,
                         const char             *text,
                         guint                   limit)
{
  g_autofree guint8 *ranks = fz_landmark_search_rank (self, text);
  GArray            *found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint rank = FZ_N_MATCH_RANKS; ranks != NULL && --rank > FZ_MATCH_NONE;)
    {
      for (guint i = 0; i < self->catalog->landmarks->len && found->len < limit; i++)
        {
          if (ranks[i] == rank)
            g_array_append_val (found, i);
        }
    }
  return found;
}
