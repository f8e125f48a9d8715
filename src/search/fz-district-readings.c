/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-district-readings.h"

#include <string.h>

/*
 * How districts are read. The catalogue knows their names alone; the station that is a
 * district's centre is called after the district, and has a reading.
 */

/* The number of each district's reading, by the district's number; 0 where none is
 * known. Newly allocated. */
guint32 *
fz_district_readings_new (const FzStationColumns *columns,
                          guint                   n_districts)
{
  FzColumnViews views = fz_station_columns_get_views (columns);
  guint32      *readings = g_new0 (guint32, MAX (n_districts, 1));

  for (const guint8 *hit = views.level, *end = views.level + views.n_rows;
       hit < end && (hit = memchr (hit, FZ_LEVEL_DISTRICT, (gsize) (end - hit))) != NULL; hit++)
    {
      guint16 district = views.district[hit - views.level];

      if (district < n_districts && readings[district] == 0)
        readings[district] = views.reading[hit - views.level];
    }
  return readings;
}

/* How well a station answers by its district when the district's reading answers with
 * @rank. A part of the reading is too little: "he" asks for no station in 天河. */
FzMatchRank
fz_district_readings_rank_within (FzMatchRank rank)
{
  switch (rank)
    {
    case FZ_MATCH_EXACT:
    case FZ_MATCH_PREFIX:
      return FZ_MATCH_PART;
    case FZ_MATCH_SLIP:
      return FZ_MATCH_SLIP;
    case FZ_MATCH_PART:
    case FZ_MATCH_PROBLEM:
    case FZ_MATCH_NONE:
    default:
      return FZ_MATCH_NONE;
    }
}
