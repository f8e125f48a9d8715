/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-tile-schema.h"

/* The layers that a schema has and, but for "water" and the like, no other. */
static const char *const names[FZ_N_TILE_SCHEMAS][16] = {
  [FZ_TILE_SCHEMA_BUILT_IN] = { "border", "metro", "river", "river_label", "stop_dot" },
  [FZ_TILE_SCHEMA_OPENMAPTILES] = { "aeroway", "boundary", "housenumber", "landcover", "landuse",
                                    "mountain_peak", "park", "place", "transportation",
                                    "transportation_name", "water", "water_name", "waterway" },
  [FZ_TILE_SCHEMA_SHORTBREAD] = { "boundaries", "boundary_labels", "buildings", "land", "ocean",
                                  "place_labels", "public_transport", "sites", "street_labels",
                                  "street_polygons", "streets", "streets_polygons_labels",
                                  "water_lines", "water_polygons", "water_polygons_labels" },
};

static guint
count_known (FzTileSchema schema,
             GPtrArray   *layers)
{
  guint n = 0;

  for (guint i = 0; i < layers->len; i++)
    n += g_strv_contains (names[schema], g_ptr_array_index (layers, i));
  return n;
}

/* The schema that knows the most of @layers, names as strings. */
FzTileSchema
fz_tile_schema_of_layers (GPtrArray *layers)
{
  FzTileSchema best = FZ_TILE_SCHEMA_UNKNOWN;
  guint        most = 0;

  for (guint schema = FZ_TILE_SCHEMA_BUILT_IN; schema < FZ_N_TILE_SCHEMAS; schema++)
    {
      guint n = count_known ((FzTileSchema) schema, layers);

      if (n > most)
        {
          most = n;
          best = (FzTileSchema) schema;
        }
    }
  return best;
}
