/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-web-address.h"

#include <gio/gio.h>
#include <string.h>

#define MAX_LENGTH 2000

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);
  return g_ascii_strcasecmp (host, "localhost") == 0;
}

static FzWebAddressFault
check_server (GUri *uri)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  if (host == NULL || *host == '\0' || g_uri_get_fragment (uri) != NULL)
    return FZ_WEB_ADDRESS_MALFORMED;
  if (g_uri_get_userinfo (uri) != NULL)
    return FZ_WEB_ADDRESS_PASSWORD;
  if (strcmp (scheme, "https") == 0 || (strcmp (scheme, "http") == 0 && is_loopback (host)))
    return FZ_WEB_ADDRESS_FINE;
  return FZ_WEB_ADDRESS_INSECURE;
}

/* Whether the address @text may be asked: by https, or by http where that does not leave this
 * computer. */
FzWebAddressFault
fz_web_address_check (const char *text)
{
  g_autoptr (GUri) uri = NULL;

  if (*text == '\0')
    return FZ_WEB_ADDRESS_EMPTY;
  if (strlen (text) > MAX_LENGTH || !g_utf8_validate (text, -1, NULL))
    return FZ_WEB_ADDRESS_MALFORMED;
  uri = g_uri_parse (text, G_URI_FLAGS_ENCODED, NULL);
  return uri != NULL ? check_server (uri) : FZ_WEB_ADDRESS_MALFORMED;
}

/* The address to which a server at @from, a fine one, sends on by @to, which may be relative.
 * Returns: (transfer full) (nullable): NULL where that may not be asked, also because it is less
 * safe than the one that was agreed to. */
char *
fz_web_address_follow (const char *from,
                       const char *to)
{
  g_autofree char *address = g_uri_resolve_relative (from, to, G_URI_FLAGS_ENCODED, NULL);

  if (address == NULL || fz_web_address_check (address) != FZ_WEB_ADDRESS_FINE ||
      (g_str_has_prefix (from, "https:") && !g_str_has_prefix (address, "https:")))
    return NULL;
  return g_steal_pointer (&address);
}
