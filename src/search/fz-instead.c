/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-instead.h"

#include <math.h>

#define NO_ROW G_MAXUINT32

static gboolean
is_at_work (const FzStationColumns *columns,
            guint                   row)
{
  return fz_status_is_at_work (fz_station_columns_get_status (columns, row));
}

/* Whether @other is the centre that stands above the station in @row: that of its
 * district, or for a district's centre that of the city. */
static gboolean
is_centre_of (const FzStationColumns *columns,
              guint                   other,
              guint                   row)
{
  FzLevel level = fz_station_columns_get_level (columns, row);

  if (level == FZ_LEVEL_CITY)
    return FALSE;
  if (level == FZ_LEVEL_DISTRICT)
    return fz_station_columns_get_level (columns, other) == FZ_LEVEL_CITY;
  return fz_station_columns_get_level (columns, other) == FZ_LEVEL_DISTRICT &&
         fz_station_columns_get_district (columns, other) ==
             fz_station_columns_get_district (columns, row);
}

/* The stations of @successors, codes by ";", that are at work, in that order. */
static guint
find_successors (const FzStationColumns *columns,
                 const char             *successors,
                 guint32                 instead[FZ_MAX_INSTEAD])
{
  g_auto (GStrv) codes = g_strsplit (successors, ";", -1);
  guint n = 0;

  for (guint i = 0; codes[i] != NULL && n < FZ_MAX_INSTEAD; i++)
    {
      guint n_rows = fz_station_columns_get_n_rows (columns);
      guint other = 0;

      while (other < n_rows &&
             g_strcmp0 (fz_station_columns_get_code (columns, other), codes[i]) != 0)
        other++;
      if (other < n_rows && is_at_work (columns, other))
        instead[n++] = other;
    }
  return n;
}

static guint
find_centre_and_nearest (const FzStationColumns *columns,
                         guint                   row,
                         guint32                 instead[FZ_MAX_INSTEAD])
{
  FzPoint point = fz_station_columns_get_point (columns, row);
  guint32 centre = NO_ROW;
  guint32 nearest = NO_ROW;
  double  shortest = INFINITY;
  guint   n = 0;

  for (guint other = 0; other < fz_station_columns_get_n_rows (columns); other++)
    {
      double distance;

      if (other == row || !is_at_work (columns, other))
        continue;
      if (centre == NO_ROW && is_centre_of (columns, other, row))
        centre = other;
      distance = fz_point_distance (point, fz_station_columns_get_point (columns, other));
      if (distance < shortest)
        {
          shortest = distance;
          nearest = other;
        }
    }
  if (centre != NO_ROW)
    instead[n++] = centre;
  if (nearest != NO_ROW && nearest != centre)
    instead[n++] = nearest;
  return n;
}

/* Where to go instead of the station in @row, which has closed, moved or suspended its
 * service: those that followed it (@successors: their codes by ";", or NULL), else the
 * centre above it and the nearest station; of all of them only those at work. Writes
 * their rows into @instead, none twice, and returns how many. */
guint
fz_instead_find (const FzStationColumns *columns,
                 guint                   row,
                 const char             *successors,
                 guint32                 instead[FZ_MAX_INSTEAD])
{
  guint n = successors != NULL ? find_successors (columns, successors, instead) : 0;

  return n > 0 ? n : find_centre_and_nearest (columns, row, instead);
}
