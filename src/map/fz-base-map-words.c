/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-base-map-words.h"

#include "fz-map-pack.h"

#include <glib/gi18n.h>

/* What a map is called in the menu of maps. Static. */
const char *
fz_words_for_base_map (FzBaseMapKind kind)
{
  switch (kind)
    {
    case FZ_BASE_MAP_OPENSTREETMAP:
      return _ ("OpenStreetMap");
    case FZ_BASE_MAP_PACK:
      return _ ("Map Pack");
    case FZ_BASE_MAP_SERVER:
      return _ ("Own Map Server");
    case FZ_BASE_MAP_BUILT_IN:
    default:
      return _ ("Built-in Map");
    }
}

/* Why a map does not come, and what is seen instead; NULL where it does come. Static. */
const char *
fz_words_for_tile_trouble (FzTileTrouble trouble)
{
  switch (trouble)
    {
    case FZ_TILE_TROUBLE_UNREACHABLE:
      return _ ("The map server cannot be reached. The built-in map is shown.");
    case FZ_TILE_TROUBLE_INSECURE:
      return _ ("The connection to the map server is not secure. The built-in map is shown.");
    case FZ_TILE_TROUBLE_SLOW:
      return _ ("The map server takes too long to answer. The built-in map is shown.");
    case FZ_TILE_TROUBLE_REFUSED:
      return _ ("The map server refuses to give its map. The built-in map is shown.");
    case FZ_TILE_TROUBLE_BUSY:
      return _ ("The map server asks to wait for a while. The built-in map is shown.");
    case FZ_TILE_TROUBLE_MISSING:
      return _ ("The map server has no map of this place. The built-in map is shown.");
    case FZ_TILE_TROUBLE_MOVED:
      return _ ("The map server has moved to another address. The built-in map is shown.");
    case FZ_TILE_TROUBLE_FAILING:
      return _ ("The map server is out of order. The built-in map is shown.");
    case FZ_TILE_TROUBLE_NO_MAP:
      return _ ("What the map server sends is not a map. The built-in map is shown.");
    case FZ_TILE_TROUBLE_DAMAGED:
      return _ ("Part of the map pack is damaged or cannot be drawn here. There, the built-in map "
                "is shown.");
    case FZ_TILE_TROUBLE_NONE:
    default:
      return NULL;
    }
}

static const char *
get_words_for_copy_error (FzMapPackError code)
{
  switch (code)
    {
    case FZ_MAP_PACK_ERROR_SCHEMA:
      return _ ("This vector map follows neither OpenMapTiles nor Shortbread, so Fazhan does not "
                "know how to draw it.");
    case FZ_MAP_PACK_ERROR_SPACE:
      return _ ("There is not enough room on the disk for this file.");
    case FZ_MAP_PACK_ERROR_WRITE:
      return _ ("Fazhan may not write to its folder, so the file cannot be kept.");
    case FZ_MAP_PACK_ERROR_READ:
    default:
      return _ ("The file could not be read to its end. If it lies on a removable disk, see "
                "that the disk is still there.");
    }
}

static const char *
get_words_for_file_error (FzMbtilesError code)
{
  switch (code)
    {
    case FZ_MBTILES_ERROR_FOREIGN:
    case FZ_MBTILES_ERROR_INVALID:
      return _ ("This is not a map pack. Choose an MBTiles file.");
    case FZ_MBTILES_ERROR_DAMAGED:
      return _ ("The file is damaged or incomplete. Fetch it again from where it came.");
    case FZ_MBTILES_ERROR_EMPTY:
      return _ ("There is no map in this file.");
    case FZ_MBTILES_ERROR_TILE:
      return _ ("The map in this file is damaged, or of a kind that Fazhan cannot draw.");
    case FZ_MBTILES_ERROR_UNREADABLE:
    default:
      return _ ("The file cannot be read.");
    }
}

/* Why a file cannot be the map pack, by an error of fz_map_pack_open () or
 * fz_map_pack_install_finish (). Static. */
const char *
fz_words_for_map_pack_error (const GError *error)
{
  if (error->domain == FZ_MAP_PACK_ERROR)
    return get_words_for_copy_error ((FzMapPackError) error->code);
  if (error->domain == FZ_MBTILES_ERROR)
    return get_words_for_file_error ((FzMbtilesError) error->code);
  return _ ("The file cannot be read.");
}

/* What is wrong with an address that somebody typed; NULL where nothing is, or nothing was
 * typed yet. Static. */
const char *
fz_words_for_tile_url_fault (FzTileUrlFault fault)
{
  switch (fault)
    {
    case FZ_TILE_URL_MALFORMED:
      return _ ("This is not the address of a server. It begins with https://.");
    case FZ_TILE_URL_INSECURE:
      return _ ("The address has to begin with https://. Only a server on this computer may do "
                "without.");
    case FZ_TILE_URL_PASSWORD:
      return _ ("The address must not hold a user name or password: it is kept where others may "
                "read it.");
    case FZ_TILE_URL_INCOMPLETE:
      /* Translators: {z}, {x} and {y} stay as they are. */
      return _ ("{z}, {x} and {y} have to stand in the address, each once.");
    case FZ_TILE_URL_UNKNOWN:
      /* Translators: {z}, {x} and {y} stay as they are. */
      return _ ("Nothing but {z}, {x} and {y} may stand in braces.");
    case FZ_TILE_URL_FINE:
    case FZ_TILE_URL_EMPTY:
    default:
      return NULL;
    }
}
