/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-dataset.h"

/* An empty collection with an empty catalogue, to be filled by its owner. */
FzDataset *
fz_dataset_new (void)
{
  FzDataset *self = g_new0 (FzDataset, 1);

  self->catalog = fz_catalog_new ();
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_record_unref);
  self->days = fz_calendar_days_new ();
  return self;
}

void
fz_dataset_free (FzDataset *self)
{
  fz_catalog_unref (self->catalog);
  g_ptr_array_unref (self->records);
  g_array_unref (self->days);
  g_free (self);
}

/* Adds a day of the calendar; see fz_calendar_days_add(). */
void
fz_dataset_add_day (FzDataset  *self,
                    const char *date,
                    FzDayKind   kind,
                    FzNames     names)
{
  fz_calendar_days_add (self->days, date, kind, names);
}
