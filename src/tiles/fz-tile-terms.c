/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-tile-terms.h"

#include <libsoup/soup.h>

/*
 * What a server's headers ask for, by RFC 9111 (how long a tile is kept) and RFC 9110
 * (when it may be asked again). Times are seconds since 1970.
 */

/* A header that says more is not believed. */
#define MAX_LIFE (400 * 24 * 60 * 60)
#define MAX_RETRY (24 * 60 * 60)

static gboolean
parse_number (const char *text,
              gint64     *number)
{
  guint64 value;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, &value, NULL))
    return FALSE;
  *number = (gint64) value;
  return TRUE;
}

static gboolean
parse_date (const char *text,
            gint64     *date)
{
  g_autoptr (GDateTime) time = text != NULL ? soup_date_time_new_from_http_string (text) : NULL;

  if (time == NULL)
    return FALSE;
  *date = g_date_time_to_unix (time);
  return TRUE;
}

/* Whether the server lets its tile be kept: all but "no-store" do. */
gboolean
fz_tile_terms_may_keep (const char *cache_control)
{
  g_autoptr (GHashTable) terms = NULL;

  if (cache_control == NULL)
    return TRUE;
  terms = soup_header_parse_param_list (cache_control);
  return !g_hash_table_contains (terms, "no-store");
}

/* Until when a tile that came at @now need not be asked for again. Each header may be
 * NULL; one that makes no sense is none. */
gint64
fz_tile_terms_get_expiry (const char *cache_control,
                          const char *expires,
                          const char *date,
                          gint64      now)
{
  g_autoptr (GHashTable) terms =
      cache_control != NULL ? soup_header_parse_param_list (cache_control) : NULL;
  gint64 life;
  gint64 sent = now;

  if (terms != NULL && g_hash_table_contains (terms, "no-cache"))
    return now;
  if (terms != NULL && parse_number (g_hash_table_lookup (terms, "max-age"), &life))
    return now + MIN (life, MAX_LIFE);
  if (parse_date (expires, &life))
    {
      /* By the server's own clock. */
      parse_date (date, &sent);
      return now + CLAMP (life - sent, 0, MAX_LIFE);
    }
  return now + FZ_TILE_TERMS_DEFAULT_LIFE;
}

/* How many seconds after @now @retry_after, which may be NULL, asks to wait: -1 where it
 * does not. */
gint64
fz_tile_terms_get_retry (const char *retry_after,
                         gint64      now)
{
  gint64 value;

  if (parse_number (retry_after, &value))
    return MIN (value, MAX_RETRY);
  if (parse_date (retry_after, &value))
    return CLAMP (value - now, 0, MAX_RETRY);
  return -1;
}
