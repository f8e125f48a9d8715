/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-way-words.h"

#include "fz-words.h"

#include <glib/gi18n.h>

/* Nearer than this, metres, there is no direction to speak of. */
#define SAME_PLACE 50

static char *
origin_words (FzOrigin *origin,
              FzScript  script)
{
  const char *name = fz_origin_get_name (origin, script);

  if (name != NULL)
    return g_strdup (name);
  /* Translators: a starting point, as in "1.2 km north of where you are". */
  if (fz_origin_get_kind (origin) == FZ_ORIGIN_DEVICE)
    return g_strdup (C_ ("origin", "where you are"));
  /* Translators: a starting point, as in "1.2 km north of the starting point". */
  return g_strdup (C_ ("origin", "the starting point"));
}

/* How far a station at @point is from @origin and in which direction, straight
 * across the map. Where neither is known well enough to name a direction, how far
 * it is at the most. */
char *
fz_words_for_way (FzOrigin      *origin,
                  FzPoint        point,
                  FzPointQuality quality,
                  FzScript       script)
{
  FzPoint          start = fz_origin_get_point (origin);
  double           metres = fz_point_distance (start, point);
  double           error = fz_origin_get_accuracy (origin) + fz_point_quality_get_radius (quality);
  const char      *direction = fz_words_for_direction (fz_point_get_direction (start, point));
  g_autofree char *name = origin_words (origin, script);
  g_autofree char *distance = fz_words_for_distance (metres);
  g_autofree char *most = fz_words_for_distance (metres + error);

  if (error < SAME_PLACE && metres < SAME_PLACE)
    /* Translators: %s is a place. */
    return g_strdup_printf (_ ("At %s"), name);
  if (metres < error)
    /* Translators: a distance at the most, and a place. */
    return g_strdup_printf (_ ("Less than %s from %s"), most, name);
  if (fz_origin_is_approximate (origin) || fz_point_quality_is_approximate (quality))
    /* Translators: a distance, a direction and the place it is measured from. */
    return g_strdup_printf (_ ("About %s %s of %s, in a straight line"), distance, direction,
                            name);
  /* Translators: a distance, a direction and the place it is measured from. */
  return g_strdup_printf (_ ("%s %s of %s, in a straight line"), distance, direction, name);
}

/* One of eight winds in full, as in "1.2 km north of Gongyuanqian". */
const char *
fz_words_for_direction (FzDirection direction)
{
  switch (direction)
    {
    case FZ_DIRECTION_NORTH:
      /* Translators: one of eight winds, in full, as in "1.2 km north of Gongyuanqian". */
      return C_ ("direction", "north");
    case FZ_DIRECTION_NORTH_EAST:
      return C_ ("direction", "north-east");
    case FZ_DIRECTION_EAST:
      return C_ ("direction", "east");
    case FZ_DIRECTION_SOUTH_EAST:
      return C_ ("direction", "south-east");
    case FZ_DIRECTION_SOUTH:
      return C_ ("direction", "south");
    case FZ_DIRECTION_SOUTH_WEST:
      return C_ ("direction", "south-west");
    case FZ_DIRECTION_WEST:
      return C_ ("direction", "west");
    case FZ_DIRECTION_NORTH_WEST:
      return C_ ("direction", "north-west");
    default:
      g_return_val_if_reached ("");
    }
}
