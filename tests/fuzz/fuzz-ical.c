/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-day.h"
#include "fz-fuzz.h"
#include "fz-ical.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = fz_ical_parse_days ((const char *) data, size, &error);

  g_assert_true ((days == NULL) == (error != NULL));
  for (guint i = 0; days != NULL && i < days->len; i++)
    {
      const FzCalendarDay *day = &g_array_index (days, FzCalendarDay, i);
      FzDay                number;

      g_assert_true (fz_day_from_iso (day->date, &number));
      g_assert_true (g_utf8_validate (day->names.by_script[FZ_SCRIPT_HANS], -1, NULL));
    }
  return 0;
}
