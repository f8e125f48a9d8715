/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-geo-address.h"

#include <math.h>
#include <string.h>

#include "fz-place-text.h"

#define SCHEME "geo:"

/* One of the parameters that follow the point: ";name=value". What is not known
 * here changes nothing, but for the reference system that it is measured in. */
static gboolean
read_parameter (const char   *parameter,
                FzTypedPlace *place)
{
  g_autofree char *value = NULL;
  const char      *equals = strchr (parameter, '=');

  if (equals == NULL)
    return TRUE;
  value = g_ascii_strdown (equals + 1, -1);
  if (g_ascii_strncasecmp (parameter, "crs=", 4) == 0)
    return fz_datum_from_word (value, &place->datum);
  if (g_ascii_strncasecmp (parameter, "u=", 2) == 0)
    {
      char  *end;
      double metres = g_ascii_strtod (value, &end);

      if (end != value && *end == '\0' && isfinite (metres) && metres >= 0.0)
        place->uncertainty = metres;
    }
  return TRUE;
}

/* "q=LAT,LON(NAME)", by which Android's programs name a place; the name alone
 * where the point has been said already. */
static void
read_question (const char   *question,
               FzTypedPlace *place)
{
  g_auto (GStrv) parts = g_strsplit (question, "&", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *value = NULL;
      const char      *after;
      double           pair[2];

      if (!g_str_has_prefix (parts[i], "q="))
        continue;
      value = g_uri_unescape_string (parts[i] + 2, NULL);
      if (value == NULL || !fz_place_text_read_pair (value, pair, &after))
        continue;
      place->lat = pair[0];
      place->lon = pair[1];
      if (*after == '(' && g_str_has_suffix (after, ")"))
        {
          g_free (place->label);
          place->label = g_strndup (after + 1, strlen (after) - 2);
        }
    }
}

/* What may stand between the point and the parameters: a height, which says
 * nothing here. */
static gboolean
skip_height (const char **text)
{
  if (**text == ',')
    {
      char *end;

      g_ascii_strtod (*text + 1, &end);
      if (end == *text + 1)
        return FALSE;
      *text = end;
    }
  return **text == '\0' || **text == ';' || **text == '?';
}

/* Reads a geo: address as in RFC 5870, with its crs and u, and the q that Android
 * adds. The label is as it was written. Of a text that cannot be read, only the
 * notation is set. */
FzReading
fz_geo_address_read (const char   *text,
                     FzTypedPlace *place)
{
  FzTypedPlace read = { .notation = FZ_NOTATION_GEO, .has_datum = TRUE, .uncertainty = NAN };
  g_auto (GStrv) halves = NULL;
  g_auto (GStrv) parameters = NULL;
  double pair[2];

  if (g_ascii_strncasecmp (text, SCHEME, strlen (SCHEME)) != 0)
    return FZ_READING_OTHER;
  place->notation = FZ_NOTATION_GEO;
  text += strlen (SCHEME);
  if (!fz_place_text_read_pair (text, pair, &text) || !skip_height (&text))
    return FZ_READING_FAILED;

  read.lat = pair[0];
  read.lon = pair[1];
  halves = g_strsplit (text, "?", 2);
  parameters = g_strsplit (halves[0] != NULL ? halves[0] : "", ";", -1);
  for (guint i = 0; parameters[i] != NULL; i++)
    {
      if (!read_parameter (parameters[i], &read))
        return FZ_READING_FAILED;
    }
  if (halves[0] != NULL && halves[1] != NULL)
    {
      read_question (halves[1], &read);
      /* "geo:0,0?q=…" with words alone: a place that only a map service knows. */
      if (read.lat == 0.0 && read.lon == 0.0)
        return FZ_READING_FAILED;
    }

  *place = read;
  return FZ_READING_DONE;
}
