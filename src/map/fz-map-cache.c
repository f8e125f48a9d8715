/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-map-cache.h"

/*
 * Where libshumate 1.4 keeps the tiles that it has fetched: a folder for each address,
 * which is its name with all but letters and digits made _, beside one list of all of
 * them. Outside a sandbox other programs keep theirs there too.
 */

/* The folder of our tiles. Returns: (transfer full) */
char *
fz_map_cache_find_tiles (void)
{
  g_autofree char *name = g_strcanon (g_strdup (FZ_MAP_OSM_URL),
                                      G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS, '_');

  return g_build_filename (g_get_user_cache_dir (), "shumate", name, NULL);
}

/* The list, for fz_tile_cache_forget (). Returns: (transfer full) */
char *
fz_map_cache_find_list (void)
{
  return g_build_filename (g_get_user_cache_dir (), "shumate", "cache.db", NULL);
}
