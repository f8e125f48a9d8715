/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How a server answers. */
typedef enum
{
  WEB_SERVER_FILE,     /* as it should, with 200, 206, 304 and 416 */
  WEB_SERVER_NO_REST,  /* the whole file, whatever part is asked for */
  WEB_SERVER_BAD_REST, /* another part than the one that is asked for */
  WEB_SERVER_CUT,      /* half of what is left, then the connection ends */
  WEB_SERVER_ENDLESS,  /* without a length, and without an end */
  WEB_SERVER_DRIP,     /* a byte now and then */
  WEB_SERVER_SILENT,   /* no answer at all */
  WEB_SERVER_STATUS,   /* only `status`, and `location` */
} WebServerMode;

/* A real server of one file on the loopback address, in this program's main loop. */
typedef struct
{
  WebServerMode mode;
  guint         status;   /* of WEB_SERVER_STATUS */
  const char   *location; /* sent with it if not NULL; from `moved_at` only, if that is set */
  const char   *moved_at;
  const char   *etag;     /* sent if not NULL, as is the next */
  const char   *modified; /* also */
  GBytes       *content;  /* (owned) */

  guint    n_requests;
  char    *headers; /* (owned) names of those of the last request, by name */
  char    *agent;   /* (owned) of the last request, as are the others */
  char    *range;
  char    *if_range;
  char    *if_none_match;
  char    *if_modified_since;
  char    *address; /* (owned) to be asked */
  gpointer soup;    /* (owned) */
} WebServer;

WebServer *web_server_new (gconstpointer content,
                           gsize         size);
void       web_server_free (WebServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WebServer, web_server_free)

G_END_DECLS
