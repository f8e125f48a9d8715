/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-values-fixture.h"

#include "fz-record-checks.h"

static void
set_values (FzRecord *record)
{
  static const char *const checked[FIXTURE_N_STATIONS + 1] = {
    [2] = "2026-02-01",
    [3] = "2025-12-31",
  };
  static const char *const phones[] = { NULL, NULL, "12348", "020-2", "020-10", "020-2", NULL };

  g_set_str (&record->checked_on, checked[record->id]);
  if (record->id == 5) /* checked in part */
    fz_record_confirm (record, FZ_FACT_PHONE, "2026-09-01", NULL);
  g_set_str (&record->phone, phones[record->id]);
  g_set_str (&record->address, record->id == 6 ? "1 Road" : NULL);
  g_set_str (&record->hours, record->id == 1 ? NULL : "24/7");
  /* One digit, then two: in another order as text. */
  record->point = (FzPoint) { 7.0 + record->id, 113.0 };
}

void
values_set_up (Values       *values,
               gconstpointer unused)
{
  values->table = fixture_make_table (FZ_SCRIPT_HANS);
  values->records = fz_record_columns_new ();
  for (guint32 id = 1; id <= FIXTURE_N_STATIONS; id++)
    {
      g_autoptr (FzRecord) record = fixture_make_record (id);

      set_values (record);
      fz_record_columns_append (values->records, record);
    }
  fz_record_columns_set_change (values->records, 2, "2026-09-20T00:00:00Z", "lin");
  fz_record_columns_set_change (values->records, 4, "2026-09-01T00:00:00Z", "wu");
  fz_record_columns_set_change (values->records, 5, "no time", "wu");
}

void
values_tear_down (Values       *values,
                  gconstpointer unused)
{
  g_object_unref (values->table);
  fz_record_columns_free (values->records);
}
