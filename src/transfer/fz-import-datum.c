/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-import-datum.h"

#include <math.h>

#include "fz-datum.h"
#include "fz-import-cells.h"
#include "fz-outlines.h"

/* How many points are tried: in half a second's share of a preview. */
#define MAX_POINTS 500

static gboolean
read_number (const FzSheet *sheet,
             guint          row,
             guint          column,
             double        *number)
{
  char *end;

  *number = g_ascii_strtod (fz_sheet_get (sheet, row, column), &end);
  return *end == '\0' && isfinite (*number);
}

/* The district that the row names, or else that its code begins with. */
static gboolean
find_district (const FzSheet   *sheet,
               const GArray    *columns,
               const FzCatalog *catalog,
               guint            row,
               guint           *district)
{
  guint       column;
  const char *code;

  if (fz_import_columns_find (columns, FZ_FIELD_DISTRICT, &column))
    {
      code = fz_import_find_district (catalog, fz_sheet_get (sheet, row, column));
      if (code != NULL)
        return fz_catalog_find_district (catalog, code, district);
    }
  if (fz_import_columns_find (columns, FZ_FIELD_CODE, &column))
    {
      g_autofree char *prefix = g_strndup (fz_sheet_get (sheet, row, column), 6);

      return fz_catalog_find_district (catalog, prefix, district);
    }
  return FALSE;
}

static void
try_point (const FzCatalog *catalog,
           FzPoint          point,
           guint            home,
           FzDatumTally    *tally)
{
  tally->n++;
  for (FzDatum datum = 0; datum < FZ_N_DATUMS; datum++)
    {
      guint district;

      tally->inside[datum] +=
          fz_outlines_find_district (catalog, fz_datum_to_wgs84 (point, datum), &district) &&
          district == home;
    }
}

/* The datum in which most points lie in their districts; WGS-84 where another is not
 * better. @tally is filled with how many, of points from all over the sheet. */
FzDatum
fz_import_datum_guess (const FzSheet   *sheet,
                       const GArray    *columns,
                       const FzCatalog *catalog,
                       FzDatumTally    *tally)
{
  guint   n_rows = fz_sheet_get_n_rows (sheet);
  guint   step = 1 + n_rows / MAX_POINTS;
  guint   lat, lon, home;
  FzDatum best = FZ_DATUM_WGS84;

  *tally = (FzDatumTally) { 0 };
  if (!fz_import_columns_find (columns, FZ_FIELD_LAT, &lat) ||
      !fz_import_columns_find (columns, FZ_FIELD_LON, &lon))
    return best;
  for (guint row = 0; row < n_rows; row += step)
    {
      FzPoint point;

      if (read_number (sheet, row, lat, &point.lat) && read_number (sheet, row, lon, &point.lon) &&
          find_district (sheet, columns, catalog, row, &home))
        try_point (catalog, point, home, tally);
    }
  for (FzDatum datum = 0; datum < FZ_N_DATUMS; datum++)
    best = tally->inside[datum] > tally->inside[best] ? datum : best;
  return best;
}
