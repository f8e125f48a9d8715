/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-datum.h"

#include <math.h>

/*
 * GCJ-02 has no official description. The formula is the one that became public
 * with an "EvilTransform" in 2010 and that Wikipedia's "Restrictions on geographic
 * data in China" gives: offsets in metres on the ellipsoid of Krasovsky 1940, the
 * sums of sines below, turned into degrees. BD-09 turns GCJ-02 a little further, by
 * the formula in the same place. Neither shifts what lies outside China's box.
 */
#define KRASOVSKY_A 6378245.0               /* metres */
#define KRASOVSKY_EE 0.00669342162296594323 /* first eccentricity, squared */

#define BAIDU_WAVE (G_PI * 3000.0 / 180.0)
#define BAIDU_LAT 0.006 /* degrees */
#define BAIDU_LON 0.0065

/* About 0.01 mm, and more rounds than any point of the box needs. */
#define SMALL_STEP 1e-10 /* degrees */
#define MAX_ROUNDS 20

typedef FzPoint (*Shift) (FzPoint point);

/* FALSE for NaN. */
static gboolean
is_in_china_box (FzPoint point)
{
  return point.lat >= 0.8293 && point.lat <= 55.8271 &&
         point.lon >= 72.004 && point.lon <= 137.8347;
}

/* The waves that the offsets of latitude and longitude share. */
static double
sum_common_waves (double x)
{
  return (20.0 * sin (6.0 * x * G_PI) + 20.0 * sin (2.0 * x * G_PI)) * 2.0 / 3.0;
}

/* @x and @y are degrees from 105° E, 35° N; metres. */
static double
get_north_offset (double x,
                  double y)
{
  double metres = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt (fabs (x));

  metres += sum_common_waves (x);
  metres += (20.0 * sin (y * G_PI) + 40.0 * sin (y / 3.0 * G_PI)) * 2.0 / 3.0;
  metres += (160.0 * sin (y / 12.0 * G_PI) + 320.0 * sin (y * G_PI / 30.0)) * 2.0 / 3.0;
  return metres;
}

static double
get_east_offset (double x,
                 double y)
{
  double metres = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt (fabs (x));

  metres += sum_common_waves (x);
  metres += (20.0 * sin (x * G_PI) + 40.0 * sin (x / 3.0 * G_PI)) * 2.0 / 3.0;
  metres += (150.0 * sin (x / 12.0 * G_PI) + 300.0 * sin (x / 30.0 * G_PI)) * 2.0 / 3.0;
  return metres;
}

/* WGS-84 to GCJ-02, wherever the point is. */
static FzPoint
shift_to_gcj02 (FzPoint point)
{
  double x = point.lon - 105.0;
  double y = point.lat - 35.0;
  double lat = point.lat * G_PI / 180.0;
  double magic = 1.0 - KRASOVSKY_EE * sin (lat) * sin (lat);
  double meridian = KRASOVSKY_A * (1.0 - KRASOVSKY_EE) / (magic * sqrt (magic));
  double parallel = KRASOVSKY_A / sqrt (magic) * cos (lat);

  point.lat += get_north_offset (x, y) / meridian * 180.0 / G_PI;
  point.lon += get_east_offset (x, y) / parallel * 180.0 / G_PI;
  return point;
}

/* WGS-84 to BD-09, wherever the point is. */
static FzPoint
shift_to_bd09 (FzPoint point)
{
  FzPoint gcj02 = shift_to_gcj02 (point);
  double  z = hypot (gcj02.lon, gcj02.lat) + 0.00002 * sin (gcj02.lat * BAIDU_WAVE);
  double  theta = atan2 (gcj02.lat, gcj02.lon) + 0.000003 * cos (gcj02.lon * BAIDU_WAVE);

  return (FzPoint) { z * sin (theta) + BAIDU_LAT, z * cos (theta) + BAIDU_LON };
}

/* The point that @shift takes to @target. The offset changes by less than 2 % of
 * the way that one goes, so each round leaves less than that of the error. */
static FzPoint
undo_shift (FzPoint target,
            Shift   shift)
{
  FzPoint point = target;

  for (guint round = 0; round < MAX_ROUNDS; round++)
    {
      FzPoint reached = shift (point);
      double  lat_step = target.lat - reached.lat;
      double  lon_step = target.lon - reached.lon;

      point.lat += lat_step;
      point.lon += lon_step;
      if (fabs (lat_step) < SMALL_STEP && fabs (lon_step) < SMALL_STEP)
        break;
    }
  return point;
}

static Shift
get_shift (FzDatum datum)
{
  switch (datum)
    {
    case FZ_DATUM_GCJ02:
      return shift_to_gcj02;
    case FZ_DATUM_BD09:
      return shift_to_bd09;
    case FZ_DATUM_WGS84:
    default:
      return NULL;
    }
}

/* @point, which is WGS-84 like every FzPoint elsewhere, as @to has it. What lies
 * outside 0.8293° to 55.8271° N, 72.004° to 137.8347° E stays as it is. */
FzPoint
fz_datum_from_wgs84 (FzPoint point,
                     FzDatum to)
{
  Shift shift = get_shift (to);

  return shift != NULL && is_in_china_box (point) ? shift (point) : point;
}

/* WGS-84 for @point, which stands in @from. Found by iteration: there and back
 * again is less than a millimetre off. */
FzPoint
fz_datum_to_wgs84 (FzPoint point,
                   FzDatum from)
{
  Shift   shift = get_shift (from);
  FzPoint undone;

  if (shift == NULL || !(fabs (point.lat) <= 90.0 && fabs (point.lon) <= 180.0))
    return point;

  undone = undo_shift (point, shift);
  return is_in_china_box (undone) ? undone : point;
}

FzPoint
fz_datum_convert (FzPoint point,
                  FzDatum from,
                  FzDatum to)
{
  return from == to ? point : fz_datum_from_wgs84 (fz_datum_to_wgs84 (point, from), to);
}
