/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-distance.h"

#include <math.h>

#include "fz-record-json.h"

/* What is at the very point has no direction. */
static const char *
get_direction (const FzDistance *distance)
{
  return distance->metres >= 1.0 ? fz_direction_to_word (distance->direction) : NULL;
}

/* "205 m NE", "about 200 m NE", "about 1.2 km S". */
char *
fz_cli_distance_format (const FzDistance *distance)
{
  const char *direction = get_direction (distance);
  GString    *text = g_string_new (NULL);
  char        digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (!distance->approximate)
    g_string_append_printf (text, "%.0f m", distance->metres);
  else if (distance->metres < 995.0)
    g_string_append_printf (text, "about %.0f m", round (distance->metres / 10.0) * 10.0);
  else
    g_string_append_printf (
        text, "about %s km",
        g_ascii_formatd (digits, sizeof digits, "%.1f", distance->metres / 1000.0));
  if (direction != NULL)
    g_string_append_printf (text, " %s", direction);
  return g_string_free_and_steal (text);
}

/* The members distance_m, in whole metres, distance_approximate, and direction, one of
 * eight winds. */
void
fz_cli_distance_add (JsonBuilder      *builder,
                     const FzDistance *distance)
{
  json_builder_set_member_name (builder, "distance_m");
  json_builder_add_int_value (builder, (gint64) round (distance->metres));
  json_builder_set_member_name (builder, "distance_approximate");
  json_builder_add_boolean_value (builder, distance->approximate);
  fz_record_json_add_text (builder, "direction", fz_direction_to_word (distance->direction));
}
