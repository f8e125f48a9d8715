/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-dataset.h"

static void
clear_day (FzCalendarDay *day)
{
  g_free (day->date);
  fz_names_clear (&day->names);
}

/* An empty array of FzCalendarDay that frees what it holds. */
GArray *
fz_calendar_days_new (void)
{
  GArray *days = g_array_new (FALSE, TRUE, sizeof (FzCalendarDay));

  g_array_set_clear_func (days, (GDestroyNotify) clear_day);
  return days;
}

/* Takes @names. Days stand in the order of their dates, whatever the order in
 * which they come. */
void
fz_calendar_days_add (GArray     *days,
                      const char *date,
                      FzDayKind   kind,
                      FzNames     names)
{
  FzCalendarDay day = { .date = g_strdup (date), .kind = kind, .names = names };
  guint         i = days->len;

  while (i > 0 && g_strcmp0 (g_array_index (days, FzCalendarDay, i - 1).date, date) > 0)
    i--;
  g_array_insert_val (days, i, day);
}

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
