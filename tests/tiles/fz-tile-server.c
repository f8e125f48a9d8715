/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-tile-server.h"

#include "fz-loopback.h"
#include "fz-tiles-fixture.h"

#define COLOUR 0x3060c0

typedef struct
{
  TileServer        *server;
  SoupServerMessage *message; /* (owned) */
} Answer;

static void
set_header (SoupServerMessage *message,
            const char        *name,
            const char        *value)
{
  if (value != NULL)
    soup_message_headers_append (soup_server_message_get_response_headers (message), name, value);
}

static void
send_data (SoupServerMessage *message,
           const char        *type,
           gconstpointer      data,
           gsize              size)
{
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, data, size);
}

static void
send_picture (TileServer        *server,
              SoupServerMessage *message)
{
  gsize       size;
  const void *data = g_bytes_get_data (server->png, &size);
  const char *known = soup_message_headers_get_one (
      soup_server_message_get_request_headers (message), "If-None-Match");

  if (server->etag != NULL && g_strcmp0 (known, server->etag) == 0)
    {
      server->n_not_modified++;
      soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
    }
  else
    send_data (message, "image/png", data, size);
}

static void
send_large (TileServer        *server,
            SoupServerMessage *message,
            gsize              size)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, g_bytes_get_data (server->png, NULL),
                       (guint) g_bytes_get_size (server->png));
  if (server->mode == TILE_SERVER_BOMB)
    bytes->data[16] = 0x7f;
  g_byte_array_set_size (bytes, (guint) MAX (size, bytes->len));
  send_data (message, "image/png", bytes->data, bytes->len);
}

static void
fill_in (TileServer        *server,
         SoupServerMessage *message)
{
  static const char page[] = "<!DOCTYPE html><title>Sign in</title>";

  set_header (message, "Retry-After", server->retry_after);
  set_header (message, "Cache-Control", server->cache_control);
  set_header (message, "ETag", server->etag);
  set_header (message, "Location", server->location);
  switch (server->mode)
    {
    case TILE_SERVER_PNG:
      send_picture (server, message);
      break;
    case TILE_SERVER_HTML:
      send_data (message, "text/html", page, sizeof page - 1);
      break;
    case TILE_SERVER_GARBAGE:
      send_data (message, "image/png", "\x89PNG\r\n\x1a\n garbage, garbage, garbage", 34);
      break;
    case TILE_SERVER_HUGE:
      send_large (server, message, 64 * 1024 * 1024);
      break;
    case TILE_SERVER_CUT_OFF:
      send_data (message, "image/png", g_bytes_get_data (server->png, NULL), 60);
      break;
    case TILE_SERVER_HOLLOW:
      send_data (message, "image/webp", TILES_HOLLOW_PICTURE, sizeof TILES_HOLLOW_PICTURE - 1);
      break;
    case TILE_SERVER_BOMB:
      send_large (server, message, 0);
      break;
    case TILE_SERVER_STATUS:
      soup_server_message_set_status (message, server->status, NULL);
      break;
    case TILE_SERVER_SILENT:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
on_answer_due (gpointer data)
{
  Answer *answer = data;

  answer->server->n_open--;
  fill_in (answer->server, answer->message);
  soup_server_message_unpause (answer->message);
  return G_SOURCE_REMOVE;
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_object_unref (answer->message);
  g_free (answer);
}

static void
on_request (SoupServer        *soup,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           data)
{
  TileServer         *server = data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  Answer             *answer;

  server->n_requests++;
  server->n_open++;
  server->most_open = MAX (server->most_open, server->n_open);
  g_set_str (&server->user_agent, soup_message_headers_get_one (headers, "User-Agent"));
  g_set_str (&server->url, path);
  soup_server_message_pause (message);
  if (server->mode == TILE_SERVER_SILENT)
    return;
  answer = g_new (Answer, 1);
  *answer = (Answer) { server, g_object_ref (message) };
  g_timeout_add_full (G_PRIORITY_DEFAULT, server->delay, on_answer_due, answer, answer_free);
}

/* Answers with PNG pictures until it is told otherwise. */
TileServer *
tile_server_new (void)
{
  TileServer      *server = g_new0 (TileServer, 1);
  SoupServer      *soup = soup_server_new (NULL, NULL);
  g_autofree char *uri = NULL;

  soup_server_add_handler (soup, NULL, on_request, server, NULL);
  uri = loopback_listen (soup);
  server->soup = soup;
  server->pattern = g_strconcat (uri, "{z}/{x}/{y}.png", NULL);
  server->png = tiles_make_png (256, COLOUR);
  return server;
}

/* To be called when no request waits for its delay any more. */
void
tile_server_free (TileServer *server)
{
  soup_server_disconnect (server->soup);
  g_object_unref (server->soup);
  g_free (server->user_agent);
  g_free (server->url);
  g_free (server->pattern);
  g_bytes_unref (server->png);
  g_free (server);
}
