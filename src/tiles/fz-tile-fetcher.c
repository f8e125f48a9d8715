/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-tile-fetcher.h"

#include "fz-tile-job-private.h"
#include "fz-tile-picture.h"
#include "fz-tile-tally.h"
#include "fz-tile-url.h"

#include <libsoup/soup.h>

/*
 * What is kept and still good is given without asking. Else two tiles at a time are
 * asked for, the others wait in `waiting`, and those that nobody wants any more are
 * never asked for. Redirections are not followed: an address that was agreed to is the
 * only one that learns what is looked at.
 *
 * When a server is left alone is for FzTileTally to say. Until `hold_until` tiles are
 * answered at once: by one that is kept, be it old, or by an error.
 */
struct _FzTileFetcher
{
  GObject parent_instance;

  /* owned */
  char        *pattern;
  SoupSession *session;
  FzTileCache *cache;   /* (nullable) */
  GQueue       waiting; /* of GTask */

  FzTileTally   tally;
  FzTileTrouble trouble;    /* the tally's, as it was told */
  gint64        hold_until; /* monotonic; 0: not held */
  guint         hold_timer;
  guint         patience; /* milliseconds */
  guint         n_running;
  gboolean      closed;
};

typedef enum
{
  PROP_TROUBLE = 1,
} FzTileFetcherProperty;

static GParamSpec *properties[PROP_TROUBLE + 1];

enum
{
  SIGNAL_READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzTileFetcher, fz_tile_fetcher, G_TYPE_OBJECT)

G_DEFINE_QUARK (fz - tile - fetcher - error - quark, fz_tile_fetcher_error)

/* How long an answer may take as a whole: milliseconds; and its silence: seconds. */
#define PATIENCE 30000
#define SILENCE 15

#define MISSING_LIFE 3600
#define MAX_WAITING 512
#define CHUNK 65536

/* RFC 6585; libsoup has no name for it. */
#define TOO_MANY_REQUESTS 429

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* Says what the tally has come to. */
static void
update_trouble (FzTileFetcher *self)
{
  if (self->trouble == self->tally.trouble)
    return;
  self->trouble = self->tally.trouble;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TROUBLE]);
}

static gboolean
is_held (FzTileFetcher *self)
{
  return self->closed || g_get_monotonic_time () < self->hold_until;
}

/* Answers without asking the server: with the tile that is kept, or not at all. */
static void
answer_without (GTask      *task,
                int         code,
                const char *message)
{
  FzTileJob *job = g_task_get_task_data (task);

  if (job->has_kept && job->kept.data != NULL)
    g_task_return_pointer (task, g_bytes_ref (job->kept.data), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_new_error_literal (task, FZ_TILE_FETCHER_ERROR, code, message);
}

static void
answer_held (GTask *task)
{
  answer_without (task, FZ_TILE_FETCHER_ERROR_HELD, "The server is left alone for a while");
}

static void
release_waiting (FzTileFetcher *self)
{
  GTask *task;

  while ((task = g_queue_pop_head (&self->waiting)) != NULL)
    {
      answer_held (task);
      g_object_unref (task);
    }
}

static void
on_hold_over (gpointer data)
{
  FzTileFetcher *self = data;

  self->hold_timer = 0;
  self->hold_until = 0;
  g_signal_emit (self, signals[SIGNAL_READY], 0);
}

/* Leaves the server alone, unless for 0 @seconds. */
static void
hold (FzTileFetcher *self,
      gint64         seconds)
{
  if (seconds == 0 || self->closed)
    return;
  self->hold_until = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  g_clear_handle_id (&self->hold_timer, g_source_remove);
  self->hold_timer = g_timeout_add_once ((guint) seconds * 1000, on_hold_over, self);
  release_waiting (self);
  update_trouble (self);
}

/* Gives back the reference of @task, which is then only to be answered: the next one
 * is started by that. */
static GTask *
end_job (GTask *task)
{
  FzTileFetcher *self = g_task_get_source_object (task);

  fz_tile_job_end (g_task_get_task_data (task), g_task_get_cancellable (task));
  self->n_running--;
  return task;
}

static void
succeed (GTask  *task,
         GBytes *tile)
{
  g_autoptr (GTask) ended = end_job (task);
  FzTileFetcher *self = g_task_get_source_object (ended);

  fz_tile_tally_note_got (&self->tally);
  update_trouble (self);
  g_task_return_pointer (ended, g_bytes_ref (tile), (GDestroyNotify) g_bytes_unref);
}

static void
fail (GTask        *task,
      FzTileTrouble trouble,
      gint64        retry)
{
  g_autoptr (GTask) ended = end_job (task);
  FzTileFetcher *self = g_task_get_source_object (ended);

  if (g_task_return_error_if_cancelled (ended))
    return;
  hold (self, fz_tile_tally_note_failed (&self->tally, trouble, retry));
  answer_without (ended, FZ_TILE_FETCHER_ERROR_FAILED, "The tile did not come");
}

static void
take_missing (GTask *task)
{
  g_autoptr (GTask) ended = end_job (task);
  FzTileFetcher *self = g_task_get_source_object (ended);
  FzTileJob     *job = g_task_get_task_data (ended);

  fz_tile_tally_note_missing (&self->tally);
  update_trouble (self);
  fz_tile_job_keep (job, self->cache, NULL,
                    MIN (fz_tile_job_get_expiry (job), get_now () + MISSING_LIFE));
  g_task_return_pointer (ended, NULL, NULL);
}

static void
take_body (GTask *task)
{
  FzTileFetcher *self = g_task_get_source_object (task);
  FzTileJob     *job = g_task_get_task_data (task);
  g_autoptr (GBytes) tile = NULL;

  if (job->body->len == 0)
    {
      take_missing (task);
      return;
    }
  tile = g_byte_array_free_to_bytes (g_steal_pointer (&job->body));
  if (!fz_tile_picture_check (tile, NULL))
    {
      fail (task, FZ_TILE_TROUBLE_NO_MAP, -1);
      return;
    }
  fz_tile_job_keep (job, self->cache, tile, fz_tile_job_get_expiry (job));
  succeed (task, tile);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  GInputStream *stream = G_INPUT_STREAM (source);
  GTask        *task = data;
  FzTileJob    *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) chunk = g_input_stream_read_bytes_finish (stream, result, &error);
  gsize length;

  if (chunk == NULL)
    {
      fail (task, fz_tile_job_find_trouble (job, error), -1);
      return;
    }
  length = g_bytes_get_size (chunk);
  if (length == 0)
    {
      take_body (task);
      return;
    }
  if (job->body->len + length > FZ_TILE_FETCHER_MAX_SIZE)
    {
      fail (task, FZ_TILE_TROUBLE_NO_MAP, -1);
      return;
    }
  g_byte_array_append (job->body, g_bytes_get_data (chunk, NULL), (guint) length);
  g_input_stream_read_bytes_async (stream, CHUNK, G_PRIORITY_DEFAULT, job->stop, on_read, task);
}

static void
take_status (GTask *task)
{
  FzTileFetcher *self = g_task_get_source_object (task);
  FzTileJob     *job = g_task_get_task_data (task);
  guint          status = soup_message_get_status (job->message);

  if (status == SOUP_STATUS_OK)
    g_input_stream_read_bytes_async (job->stream, CHUNK, G_PRIORITY_DEFAULT, job->stop, on_read,
                                     task);
  else if (status == SOUP_STATUS_NOT_MODIFIED && job->has_kept)
    {
      if (self->cache != NULL)
        fz_tile_cache_prolong (self->cache, job->url, fz_tile_job_get_expiry (job));
      succeed (task, job->kept.data);
    }
  else if (status == SOUP_STATUS_NOT_FOUND || status == SOUP_STATUS_GONE ||
           status == SOUP_STATUS_NO_CONTENT)
    take_missing (task);
  else if (status == SOUP_STATUS_UNAUTHORIZED || status == SOUP_STATUS_FORBIDDEN)
    fail (task, FZ_TILE_TROUBLE_REFUSED, -1);
  else if (status == TOO_MANY_REQUESTS || status == SOUP_STATUS_SERVICE_UNAVAILABLE)
    fail (task, FZ_TILE_TROUBLE_BUSY, fz_tile_job_get_retry (job));
  else if (SOUP_STATUS_IS_REDIRECTION (status))
    fail (task, FZ_TILE_TROUBLE_MOVED, -1);
  else
    fail (task, FZ_TILE_TROUBLE_FAILING, -1);
}

static void
on_sent (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  GTask     *task = data;
  FzTileJob *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  job->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (job->stream == NULL)
    fail (task, fz_tile_job_find_trouble (job, error), -1);
  else
    take_status (task);
}

/* Takes over the reference of @task. */
static void
start (FzTileFetcher *self,
       GTask         *task)
{
  FzTileJob *job = g_task_get_task_data (task);

  self->n_running++;
  if (!fz_tile_job_begin (job, g_task_get_cancellable (task), self->patience))
    {
      fail (task, FZ_TILE_TROUBLE_UNREACHABLE, -1);
      return;
    }
  soup_session_send_async (self->session, job->message, G_PRIORITY_DEFAULT, job->stop, on_sent,
                           task);
}

/* Also when a task is answered. */
static void
run_next (FzTileFetcher *self)
{
  GTask *task;

  while (self->n_running < FZ_TILE_FETCHER_N_CONNECTIONS &&
         (task = g_queue_pop_head (&self->waiting)) != NULL)
    {
      if (g_task_return_error_if_cancelled (task))
        {
          g_object_unref (task);
          continue;
        }
      g_signal_connect_object (task, "notify::completed", G_CALLBACK (run_next), self,
                               G_CONNECT_SWAPPED);
      start (self, task);
    }
}

static void
fz_tile_fetcher_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  FzTileFetcher *self = FZ_TILE_FETCHER (object);

  switch ((FzTileFetcherProperty) property_id)
    {
    case PROP_TROUBLE:
      g_value_set_uint (value, self->trouble);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
fz_tile_fetcher_dispose (GObject *object)
{
  FzTileFetcher *self = FZ_TILE_FETCHER (object);

  fz_tile_fetcher_close (self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->pattern, g_free);

  G_OBJECT_CLASS (fz_tile_fetcher_parent_class)->dispose (object);
}

static void
fz_tile_fetcher_class_init (FzTileFetcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fz_tile_fetcher_get_property;
  object_class->dispose = fz_tile_fetcher_dispose;

  properties[PROP_TROUBLE] =
      g_param_spec_uint ("trouble", NULL, NULL, FZ_TILE_TROUBLE_NONE, FZ_TILE_TROUBLE_NO_MAP,
                         FZ_TILE_TROUBLE_NONE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_READY] = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fz_tile_fetcher_init (FzTileFetcher *self)
{
  g_queue_init (&self->waiting);
  self->patience = PATIENCE;
}

/* Fetches from the addresses of @pattern, see fz_tile_url_check(), by the name of
 * @user_agent, and keeps tiles in @cache, which may be NULL. */
FzTileFetcher *
fz_tile_fetcher_new (const char  *pattern,
                     const char  *user_agent,
                     FzTileCache *cache)
{
  FzTileFetcher *self = g_object_new (FZ_TYPE_TILE_FETCHER, NULL);

  self->pattern = g_strdup (pattern);
  g_set_object (&self->cache, cache);
  self->session = soup_session_new_with_options (
      "user-agent", user_agent,
      "max-conns", FZ_TILE_FETCHER_N_CONNECTIONS,
      "max-conns-per-host", FZ_TILE_FETCHER_N_CONNECTIONS,
      "timeout", SILENCE,
      NULL);
  return self;
}

/* How long an answer may take. */
void
fz_tile_fetcher_set_patience (FzTileFetcher *self,
                              guint          milliseconds)
{
  self->patience = milliseconds;
}

FzTileTrouble
fz_tile_fetcher_get_trouble (FzTileFetcher *self)
{
  return self->trouble;
}

/* The tile that is kept, without asking anybody, and whether it is still good.
 * Returns: (transfer full) (nullable) */
GBytes *
fz_tile_fetcher_look_up (FzTileFetcher *self,
                         guint          x,
                         guint          y,
                         guint          zoom,
                         gboolean      *fresh)
{
  g_autofree char *url = fz_tile_url_fill (self->pattern, x, y, zoom);
  g_auto (FzCachedTile) kept = { 0 };

  if (self->cache == NULL || !fz_tile_cache_find (self->cache, url, &kept))
    return NULL;
  *fresh = get_now () < kept.expires;
  return g_steal_pointer (&kept.data);
}

/* Gives the tile in column @x and row @y, counted from the north-west, at @zoom. */
void
fz_tile_fetcher_fetch_async (FzTileFetcher      *self,
                             guint               x,
                             guint               y,
                             guint               zoom,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  FzTileJob *job = fz_tile_job_new (fz_tile_url_fill (self->pattern, x, y, zoom), self->cache);

  g_task_set_source_tag (task, fz_tile_fetcher_fetch_async);
  g_task_set_task_data (task, job, fz_tile_job_free);
  if (fz_tile_job_is_kept_good (job))
    {
      g_task_return_pointer (task, g_steal_pointer (&job->kept.data),
                             (GDestroyNotify) g_bytes_unref);
      return;
    }
  if (is_held (self) || self->waiting.length >= MAX_WAITING)
    {
      answer_held (task);
      return;
    }
  g_queue_push_tail (&self->waiting, g_steal_pointer (&task));
  run_next (self);
}

/* Gives the tile, or NULL in @tile where the server has none, which is no error. */
gboolean
fz_tile_fetcher_fetch_finish (FzTileFetcher *self,
                              GAsyncResult  *result,
                              GBytes       **tile,
                              GError       **error)
{
  GError *task_error = NULL;

  *tile = g_task_propagate_pointer (G_TASK (result), &task_error);
  if (task_error == NULL)
    return TRUE;
  g_propagate_error (error, task_error);
  return FALSE;
}

/* Says that the tile that was given is no good after all: it is asked for again. A server
 * of which most are is left alone for a while. */
void
fz_tile_fetcher_reject (FzTileFetcher *self,
                        guint          x,
                        guint          y,
                        guint          zoom)
{
  g_autofree char *url = fz_tile_url_fill (self->pattern, x, y, zoom);

  if (self->cache != NULL)
    fz_tile_cache_prolong (self->cache, url, 0);
  hold (self, fz_tile_tally_note_rejected (&self->tally));
}

/* Leaves the server alone no longer: the way to it may have changed. */
void
fz_tile_fetcher_retry (FzTileFetcher *self)
{
  if (self->hold_timer == 0 || self->trouble == FZ_TILE_TROUBLE_REFUSED ||
      self->trouble == FZ_TILE_TROUBLE_BUSY)
    return;
  g_clear_handle_id (&self->hold_timer, g_source_remove);
  on_hold_over (self);
}

/* Asks for nothing any more, and lets the cache go. */
void
fz_tile_fetcher_close (FzTileFetcher *self)
{
  if (self->closed)
    return;
  self->closed = TRUE;
  g_clear_handle_id (&self->hold_timer, g_source_remove);
  release_waiting (self);
  if (self->session != NULL)
    soup_session_abort (self->session);
  g_clear_object (&self->cache);
}
