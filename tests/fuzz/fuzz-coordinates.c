/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fz-coordinates.h"
#include "fz-fuzz.h"

/* What fz_coordinates_parse() promises of every text. */
static void
check (const FzCoordinates *place)
{
  gboolean is_point = isfinite (place->point.lat) && isfinite (place->point.lon);
  gboolean in_city = place->verdict == FZ_VERDICT_GOOD || place->verdict == FZ_VERDICT_SWAPPED;

  g_assert_true (is_point == (place->verdict != FZ_VERDICT_UNREADABLE));
  g_assert_true (fz_point_is_in_city (place->point) == in_city);
  g_assert_true (place->datum < FZ_N_DATUMS);
  g_assert_true (!(place->uncertainty < 0.0));
  if (place->label == NULL)
    return;
  g_assert_cmpuint (strlen (place->label), >, 0);
  g_assert_true (g_utf8_validate (place->label, -1, NULL));
  g_assert_null (strchr (place->label, '\n'));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  for (FzDatum datum = 0; datum < FZ_N_DATUMS; datum++)
    {
      g_autoptr (FzCoordinates) place = fz_coordinates_parse (text, datum, NULL);

      if (place != NULL)
        check (place);
    }
  return 0;
}
