/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-loopback.h"

/* Has @server listen at a free port of this computer alone. Returns the address of its top
 * folder; it is the caller's. */
char *
loopback_listen (SoupServer *server)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;
  char   *address;

  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  address = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return address;
}
