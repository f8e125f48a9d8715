/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-web-server.h"

#include "fz-loopback.h"

#include <stdio.h>

#define DRIP_MILLISECONDS 50

static void
set_header (SoupServerMessage *message,
            const char        *name,
            const char        *value)
{
  if (value != NULL)
    soup_message_headers_append (soup_server_message_get_response_headers (message), name, value);
}

static gsize
read_offset (const WebServer *self)
{
  gsize offset = 0;

  if (self->range != NULL)
    sscanf (self->range, "bytes=%zu-", &offset);
  return offset;
}

static gboolean
is_same (const WebServer *self,
         const char      *mark)
{
  return mark != NULL &&
         (g_strcmp0 (mark, self->etag) == 0 || g_strcmp0 (mark, self->modified) == 0);
}

static void
send_from (WebServer         *self,
           SoupServerMessage *message,
           gsize              offset,
           gsize              said)
{
  gsize            size;
  const char      *data = g_bytes_get_data (self->content, &size);
  g_autofree char *range = NULL;

  if (said > 0)
    range = g_strdup_printf ("bytes %zu-%zu/%zu", said, size - 1, size);
  set_header (message, "Content-Range", range);
  soup_server_message_set_status (message, said > 0 ? 206 : 200, NULL);
  soup_server_message_set_response (message, "application/octet-stream", SOUP_MEMORY_COPY,
                                    data + offset, size - offset);
}

static void
send_file (WebServer         *self,
           SoupServerMessage *message)
{
  gsize offset = read_offset (self);

  if (is_same (self, self->if_none_match) ||
      (self->if_none_match == NULL && is_same (self, self->if_modified_since)))
    soup_server_message_set_status (message, 304, NULL);
  else if (self->mode == WEB_SERVER_BAD_REST && offset > 0)
    send_from (self, message, offset - 1, offset - 1);
  else if (self->mode == WEB_SERVER_NO_REST || offset == 0 || !is_same (self, self->if_range))
    send_from (self, message, 0, 0);
  else if (offset >= g_bytes_get_size (self->content))
    soup_server_message_set_status (message, 416, NULL);
  else
    send_from (self, message, offset, offset);
}

/* Half of the file, or of what is left of it, behind a head that promises all. */
static void
send_half (WebServer         *self,
           SoupServerMessage *message)
{
  gsize       size, offset = read_offset (self);
  const char *data = g_bytes_get_data (self->content, &size);
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);
  GOutputStream *out = g_io_stream_get_output_stream (stream);
  g_autoptr (GString) head = g_string_new (offset > 0 ? "HTTP/1.1 206 Partial Content\r\n"
                                                      : "HTTP/1.1 200 OK\r\n");

  g_string_append_printf (head, "Content-Length: %zu\r\n", size - offset);
  if (offset > 0)
    g_string_append_printf (head, "Content-Range: bytes %zu-%zu/%zu\r\n", offset, size - 1, size);
  if (self->etag != NULL)
    g_string_append_printf (head, "ETag: %s\r\n", self->etag);
  g_string_append (head, "\r\n");
  g_output_stream_write_all (out, head->str, head->len, NULL, NULL, NULL);
  g_output_stream_write_all (out, data + offset, (size - offset) / 2, NULL, NULL, NULL);
  g_io_stream_close (stream, NULL, NULL);
}

/* Ends when nobody listens any more. */
static gboolean
on_time_to_send (gpointer data)
{
  GIOStream       *stream = data;
  gsize            n = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (stream), "size"));
  g_autofree char *bytes = g_malloc0 (n);

  return g_output_stream_write_all (g_io_stream_get_output_stream (stream), bytes, n, NULL, NULL,
                                    NULL);
}

static void
send_on_and_on (SoupServerMessage *message,
                gsize              n,
                guint              milliseconds)
{
  static const char head[] = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
  GIOStream        *stream = soup_server_message_steal_connection (message);

  g_output_stream_write_all (g_io_stream_get_output_stream (stream), head, sizeof head - 1, NULL,
                             NULL, NULL);
  g_object_set_data (G_OBJECT (stream), "size", GSIZE_TO_POINTER (n));
  g_timeout_add_full (G_PRIORITY_DEFAULT, milliseconds, on_time_to_send, stream, g_object_unref);
}

static void
send_status (WebServer         *self,
             SoupServerMessage *message,
             const char        *path)
{
  if (self->moved_at != NULL && !g_str_equal (path, self->moved_at))
    {
      send_file (self, message);
      return;
    }
  set_header (message, "Location", self->location);
  soup_server_message_set_status (message, self->status, NULL);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_ascii_strcasecmp (*(const char *const *) a, *(const char *const *) b);
}

static void
note_headers (WebServer          *self,
              SoupMessageHeaders *headers)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  SoupMessageHeadersIter iter;
  const char            *name, *value;

  soup_message_headers_iter_init (&iter, headers);
  while (soup_message_headers_iter_next (&iter, &name, &value))
    g_ptr_array_add (names, (gpointer) name);
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  g_free (self->headers);
  self->headers = g_strjoinv (" ", (char **) names->pdata);
  g_set_str (&self->agent, soup_message_headers_get_one (headers, "User-Agent"));
  g_set_str (&self->range, soup_message_headers_get_one (headers, "Range"));
  g_set_str (&self->if_range, soup_message_headers_get_one (headers, "If-Range"));
  g_set_str (&self->if_none_match, soup_message_headers_get_one (headers, "If-None-Match"));
  g_set_str (&self->if_modified_since,
             soup_message_headers_get_one (headers, "If-Modified-Since"));
  /* Else libsoup answers it by itself. */
  soup_message_headers_remove (headers, "Range");
}

static void
on_request (SoupServer        *soup,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           data)
{
  WebServer *self = data;

  self->n_requests++;
  note_headers (self, soup_server_message_get_request_headers (message));
  switch (self->mode)
    {
    case WEB_SERVER_FILE:
    case WEB_SERVER_NO_REST:
    case WEB_SERVER_BAD_REST:
      set_header (message, "ETag", self->etag);
      set_header (message, "Last-Modified", self->modified);
      send_file (self, message);
      break;
    case WEB_SERVER_CUT:
      send_half (self, message);
      break;
    case WEB_SERVER_ENDLESS:
      send_on_and_on (message, 65536, 1);
      break;
    case WEB_SERVER_DRIP:
      send_on_and_on (message, 1, DRIP_MILLISECONDS);
      break;
    case WEB_SERVER_SILENT:
      soup_server_message_pause (message);
      break;
    case WEB_SERVER_STATUS:
      send_status (self, message, path);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Gives out the @size bytes at @content until it is told otherwise. */
WebServer *
web_server_new (gconstpointer content,
                gsize         size)
{
  WebServer       *self = g_new0 (WebServer, 1);
  SoupServer      *soup = soup_server_new (NULL, NULL);
  g_autofree char *uri = NULL;

  soup_server_add_handler (soup, NULL, on_request, self, NULL);
  uri = loopback_listen (soup);
  self->soup = soup;
  self->content = g_bytes_new (content, size);
  self->etag = "\"one\"";
  self->address = g_strconcat (uri, "stations.fazhan", NULL);
  return self;
}

void
web_server_free (WebServer *self)
{
  soup_server_disconnect (self->soup);
  g_object_unref (self->soup);
  g_bytes_unref (self->content);
  g_free (self->headers);
  g_free (self->agent);
  g_free (self->range);
  g_free (self->if_range);
  g_free (self->if_none_match);
  g_free (self->if_modified_since);
  g_free (self->address);
  g_free (self);
}
