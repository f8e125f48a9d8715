/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-tile-url.h"

#include "fz-web-address.h"

#include <gio/gio.h>
#include <string.h>

/*
 * The pattern of tiles' addresses, such as https://example.org/{z}/{x}/{y}.png, with the
 * braces in the path or the query.
 */

#define MAX_LENGTH 2000

static guint
count (const char *text,
       const char *piece)
{
  guint n = 0;

  while ((text = strstr (text, piece)) != NULL)
    {
      text += strlen (piece);
      n++;
    }
  return n;
}

static FzTileUrlFault
check_address (const char *address)
{
  switch (fz_web_address_check (address))
    {
    case FZ_WEB_ADDRESS_FINE:
      return FZ_TILE_URL_FINE;
    case FZ_WEB_ADDRESS_INSECURE:
      return FZ_TILE_URL_INSECURE;
    case FZ_WEB_ADDRESS_PASSWORD:
      return FZ_TILE_URL_PASSWORD;
    case FZ_WEB_ADDRESS_EMPTY:
    case FZ_WEB_ADDRESS_MALFORMED:
    default:
      return FZ_TILE_URL_MALFORMED;
    }
}

/* Whether addresses of tiles can be made of @pattern, and asked for: by https, or by
 * http where that does not leave this computer. */
FzTileUrlFault
fz_tile_url_check (const char *pattern)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GUri) other = NULL;
  FzTileUrlFault fault;

  if (*pattern == '\0')
    return FZ_TILE_URL_EMPTY;
  if (strlen (pattern) > MAX_LENGTH || !g_utf8_validate (pattern, -1, NULL))
    return FZ_TILE_URL_MALFORMED;
  first = fz_tile_url_fill (pattern, 0, 0, 0);
  second = fz_tile_url_fill (pattern, 1, 1, 1);
  uri = g_uri_parse (first, G_URI_FLAGS_ENCODED, NULL);
  other = g_uri_parse (second, G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || other == NULL)
    return FZ_TILE_URL_MALFORMED;
  fault = check_address (first);
  if (fault != FZ_TILE_URL_FINE)
    return fault;
  /* The braces may not choose the server. */
  if (g_strcmp0 (g_uri_get_host (uri), g_uri_get_host (other)) != 0 ||
      g_uri_get_port (uri) != g_uri_get_port (other))
    return FZ_TILE_URL_MALFORMED;
  if (count (pattern, "{z}") != 1 || count (pattern, "{x}") != 1 || count (pattern, "{y}") != 1)
    return FZ_TILE_URL_INCOMPLETE;
  if (strpbrk (first, "{}") != NULL)
    return FZ_TILE_URL_UNKNOWN;
  return FZ_TILE_URL_FINE;
}

/* The address of one tile. Returns: (transfer full) */
char *
fz_tile_url_fill (const char *pattern,
                  guint       x,
                  guint       y,
                  guint       zoom)
{
  g_autoptr (GString) url = g_string_new (pattern);
  g_autofree char *column = g_strdup_printf ("%u", x);
  g_autofree char *row = g_strdup_printf ("%u", y);
  g_autofree char *level = g_strdup_printf ("%u", zoom);

  g_string_replace (url, "{x}", column, 0);
  g_string_replace (url, "{y}", row, 0);
  g_string_replace (url, "{z}", level, 0);
  return g_string_free_and_steal (g_steal_pointer (&url));
}

/* Whose server it is, for people to read.
 * Returns: (transfer full) (nullable): NULL where @pattern is no address */
char *
fz_tile_url_get_host (const char *pattern)
{
  g_autofree char *first = fz_tile_url_fill (pattern, 0, 0, 0);
  g_autoptr (GUri) uri = g_uri_parse (first, G_URI_FLAGS_NONE, NULL);

  return uri != NULL ? g_strdup (g_uri_get_host (uri)) : NULL;
}
