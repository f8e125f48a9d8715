/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-tile-job-private.h"

#include "fz-tile-terms.h"

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static const char *
get_header (FzTileJob  *self,
            const char *name)
{
  return soup_message_headers_get_list (soup_message_get_response_headers (self->message), name);
}

static void
add_header (FzTileJob  *self,
            const char *name,
            const char *value)
{
  if (value != NULL)
    soup_message_headers_append (soup_message_get_request_headers (self->message), name, value);
}

static void
on_late (gpointer data)
{
  FzTileJob *self = data;

  self->deadline = 0;
  self->is_late = TRUE;
  g_cancellable_cancel (self->stop);
}

static void
on_cancelled (GCancellable *cancellable,
              gpointer      stop)
{
  g_cancellable_cancel (stop);
}

/* Takes over @url, and looks what @cache, which may be NULL, has of it. */
FzTileJob *
fz_tile_job_new (char        *url,
                 FzTileCache *cache)
{
  FzTileJob *self = g_new0 (FzTileJob, 1);

  self->url = url;
  self->has_kept = cache != NULL && fz_tile_cache_find (cache, url, &self->kept);
  return self;
}

void
fz_tile_job_free (gpointer data)
{
  FzTileJob *self = data;

  g_free (self->url);
  fz_cached_tile_clear (&self->kept);
  g_clear_object (&self->message);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->body, g_byte_array_unref);
  g_clear_object (&self->stop);
  g_free (self);
}

/* Whether nobody need be asked. */
gboolean
fz_tile_job_is_kept_good (FzTileJob *self)
{
  return self->has_kept && get_now () < self->kept.expires;
}

/* Makes the message. From now on `stop` is cancelled with @cancellable, and after
 * @patience, milliseconds, until fz_tile_job_end(). FALSE where the address is none. */
gboolean
fz_tile_job_begin (FzTileJob    *self,
                   GCancellable *cancellable,
                   guint         patience)
{
  self->stop = g_cancellable_new ();
  self->body = g_byte_array_new ();
  self->message = soup_message_new (SOUP_METHOD_GET, self->url);
  if (self->message == NULL)
    return FALSE;
  soup_message_add_flags (self->message, SOUP_MESSAGE_NO_REDIRECT);
  add_header (self, "Accept", "image/png, image/jpeg");
  if (self->has_kept && self->kept.data != NULL)
    {
      add_header (self, "If-None-Match", self->kept.etag);
      add_header (self, "If-Modified-Since", self->kept.modified);
    }
  if (cancellable != NULL)
    self->cancelled = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled),
                                             g_object_ref (self->stop), g_object_unref);
  self->deadline = g_timeout_add_once (patience, on_late, self);
  return TRUE;
}

void
fz_tile_job_end (FzTileJob    *self,
                 GCancellable *cancellable)
{
  g_clear_handle_id (&self->deadline, g_source_remove);
  g_cancellable_disconnect (cancellable, self->cancelled);
  self->cancelled = 0;
}

/* Until when the answer is good. */
gint64
fz_tile_job_get_expiry (FzTileJob *self)
{
  return fz_tile_terms_get_expiry (get_header (self, "Cache-Control"),
                                   get_header (self, "Expires"), get_header (self, "Date"),
                                   get_now ());
}

/* For how long the answer asks to be left alone: seconds, or -1. */
gint64
fz_tile_job_get_retry (FzTileJob *self)
{
  return fz_tile_terms_get_retry (get_header (self, "Retry-After"), get_now ());
}

/* What kept the answer from coming. */
FzTileTrouble
fz_tile_job_find_trouble (FzTileJob    *self,
                          const GError *error)
{
  if (self->is_late || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return FZ_TILE_TROUBLE_SLOW;
  if (error->domain == G_TLS_ERROR)
    return FZ_TILE_TROUBLE_INSECURE;
  return FZ_TILE_TROUBLE_UNREACHABLE;
}

/* Keeps @tile, or that there is none, in @cache, which may be NULL, if the server lets
 * that be. */
void
fz_tile_job_keep (FzTileJob   *self,
                  FzTileCache *cache,
                  GBytes      *tile,
                  gint64       expires)
{
  FzCachedTile kept = {
    .data = tile,
    .etag = (char *) get_header (self, "ETag"),
    .modified = (char *) get_header (self, "Last-Modified"),
    .expires = expires,
  };

  if (cache != NULL && fz_tile_terms_may_keep (get_header (self, "Cache-Control")))
    fz_tile_cache_keep (cache, self->url, &kept);
}
