/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-checks-private.h"

#include "fz-datum.h"
#include "fz-outlines.h"
#include "fz-rules.h"

#include <math.h>

/* Two points so near are one place, metres: what is read off two maps differs as much. */
#define SAME_PLACE 60.0

/* Closer than this to where it was, a point is not taken for one in another datum: in
 * Guangzhou they lie 570 to 1300 m apart. */
#define LEAST_SHIFT 300.0

static gboolean
is_on_earth (FzPoint point)
{
  return fabs (point.lat) <= 90.0 && fabs (point.lon) <= 180.0;
}

static void
mend_point (FzCheck *check,
            FzPoint  point)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  fz_check_add_mend (check, FZ_FIELD_LAT, g_ascii_formatd (text, sizeof text, "%.6f", point.lat));
  fz_check_add_mend (check, FZ_FIELD_LON, g_ascii_formatd (text, sizeof text, "%.6f", point.lon));
}

static void
look_at_city (FzChecking *self)
{
  FzPoint point = self->record->point;
  FzPoint swapped = { point.lon, point.lat };

  if (fz_point_is_in_city (swapped))
    mend_point (fz_checking_add (self, FZ_CHECK_POINT_SWAPPED, FZ_FIELD_LAT, NULL), swapped);
  else
    fz_checking_add (self, FZ_CHECK_POINT_CITY, FZ_FIELD_LAT, NULL);
}

static gboolean
is_moved (const FzChecking *self)
{
  const FzRecord *before = self->context->before;

  return before == NULL || before->point.lat != self->record->point.lat ||
         before->point.lon != self->record->point.lon;
}

/* Whether @point lies in the record's own district; the city's centre lies in any. */
static gboolean
is_at_home (const FzChecking *self,
            FzPoint           point)
{
  const FzCatalog *catalog = self->context->catalog;
  guint            district, own;

  if (!fz_outlines_find_district (catalog, point, &district))
    return FALSE;
  return self->record->district_code == NULL ||
         !fz_catalog_find_district (catalog, self->record->district_code, &own) || own == district;
}

/* Whether @converted is what was meant: the place where the station was before, or one
 * in its district, where @point is not. */
static gboolean
is_better (const FzChecking *self,
           FzPoint           point,
           FzPoint           converted)
{
  const FzRecord *before = self->context->before;

  if (before != NULL && is_on_earth (before->point) &&
      fz_point_distance (before->point, point) >= LEAST_SHIFT &&
      fz_point_distance (before->point, converted) <= SAME_PLACE)
    return TRUE;
  return self->context->catalog->outlines->len > 0 && !is_at_home (self, point) &&
         is_at_home (self, converted);
}

static gboolean
look_at_datum (FzChecking *self)
{
  static const FzDatum datums[] = { FZ_DATUM_GCJ02, FZ_DATUM_BD09 };
  FzPoint              point = self->record->point;

  for (guint i = 0; i < G_N_ELEMENTS (datums); i++)
    {
      FzPoint  converted = fz_datum_to_wgs84 (point, datums[i]);
      FzCheck *check;

      if (!is_better (self, point, converted))
        continue;
      check = fz_checking_add (self, FZ_CHECK_POINT_DATUM, FZ_FIELD_LAT, NULL);
      check->datum = datums[i];
      check->metres = fz_point_distance (point, converted);
      mend_point (check, converted);
      return TRUE;
    }
  return FALSE;
}

static void
look_at_district (FzChecking *self)
{
  const FzCatalog *catalog = self->context->catalog;
  FzPoint          point = self->record->point;
  guint            district;
  FzCheck         *check;

  if (catalog->outlines->len == 0 || is_at_home (self, point))
    return;
  if (!fz_outlines_find_district (catalog, point, &district))
    {
      fz_checking_add (self, FZ_CHECK_POINT_SEA, FZ_FIELD_LAT, NULL);
      return;
    }
  check = fz_checking_add (self, FZ_CHECK_POINT_DISTRICT, FZ_FIELD_LAT, NULL);
  check->district = district;
  check->metres = fz_outlines_get_border_distance (catalog, point);
}

/* Somebody else's word for where the station was says nothing of where it is now: but for
 * a door, which the station itself may put right by a few metres. */
static void
look_at_origin (FzChecking *self)
{
  const FzRecord *before = self->context->before;
  FzCheck        *check;

  if (before == NULL || !is_moved (self))
    return;
  if (fz_record_field_equal (self->record, before, FZ_FIELD_POINT_SOURCE) &&
      fz_record_field_equal (self->record, before, FZ_FIELD_POINT_QUALITY))
    {
      check = fz_checking_add (self, FZ_CHECK_POINT_ORIGIN, FZ_FIELD_POINT_SOURCE, NULL);
      check->hard = before->point_quality != FZ_POINT_QUALITY_DOOR;
    }
}

/* Whether it was asked of the station before it was changed, and would be again. */
static gboolean
is_known (const FzChecking *self)
{
  const FzRecord *before = self->context->before;

  return self->context->news_only && before != NULL && !is_moved (self) &&
         g_strcmp0 (before->district_code, self->record->district_code) == 0;
}

/* Whether the station can be there. What the store refuses is hard; the outlines are
 * FZ_OUTLINE_ERROR off, so what they say is a question. */
void
fz_checking_look_at_point (FzChecking *self)
{
  FzPoint point = self->record->point;

  if (isnan (point.lat) || isnan (point.lon))
    return;
  if (fz_rules_are_for_guangzhou (self->context->catalog) && !fz_point_is_in_city (point))
    {
      look_at_city (self);
      return;
    }
  if (!is_on_earth (point))
    {
      fz_checking_add (self, FZ_CHECK_POINT_CITY, FZ_FIELD_LAT, NULL);
      return;
    }
  if (!is_known (self) && (!is_moved (self) || !look_at_datum (self)))
    look_at_district (self);
  look_at_origin (self);
}
