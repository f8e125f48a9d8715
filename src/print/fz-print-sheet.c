/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-print-sheet.h"

#include <math.h>

static void
free_station (gpointer data)
{
  FzPrintStation *station = data;

  fz_record_unref (station->record);
  g_free (station->distance);
  g_free (station);
}

/* An empty sheet, printed now and in ordinary type unless its fields are set; @title is
 * NULL for a single station. */
FzPrintSheet *
fz_print_sheet_new (FzCatalog  *catalog,
                    FzScript    script,
                    const char *title)
{
  FzPrintSheet *self = g_new0 (FzPrintSheet, 1);

  self->title = g_strdup (title);
  self->stations = g_ptr_array_new_with_free_func (free_station);
  self->catalog = fz_catalog_ref (catalog);
  self->script = script;
  self->start = (FzPoint) { NAN, NAN };
  self->now = g_get_real_time () / G_USEC_PER_SEC;
  return self;
}

void
fz_print_sheet_free (FzPrintSheet *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->stations);
  fz_catalog_unref (self->catalog);
  g_free (self);
}

/* Adds a station behind the others; @distance is NULL where nobody starts. */
void
fz_print_sheet_add (FzPrintSheet *self,
                    FzRecord     *record,
                    const char   *distance)
{
  FzPrintStation *station = g_new0 (FzPrintStation, 1);

  station->record = fz_record_ref (record);
  station->distance = g_strdup (distance);
  g_ptr_array_add (self->stations, station);
}

guint
fz_print_sheet_get_n_stations (const FzPrintSheet *self)
{
  return self->stations->len;
}

/* Borrowed. */
const FzPrintStation *
fz_print_sheet_get_station (const FzPrintSheet *self,
                            guint               i)
{
  g_return_val_if_fail (i < self->stations->len, NULL);

  return self->stations->pdata[i];
}
