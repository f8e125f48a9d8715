/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-tile-fetcher.h"

#include "fz-tile-server.h"

#include <glib/gstdio.h>

#define LARGE 10000000
#define AGENT "Fazhan/0 (tests)"
#define WAIT_SECONDS 20

/* A fetcher of a server's tiles, and what came of the last fetches. */
typedef struct
{
  TileServer    *server;
  FzTileFetcher *fetcher;
  FzTileCache   *cache;
  char          *folder;
  guint          n_asked;
  guint          n_answered;
  guint          n_tiles;
  guint          n_missing;
  guint          n_held;
  guint          n_failed;
  guint          n_cancelled;
  guint          n_ready;
  guint          n_troubles; /* how often the trouble changed */
} Fixture;

static void
on_ready (Fixture *fixture)
{
  fixture->n_ready++;
}

static void
on_trouble (Fixture *fixture)
{
  fixture->n_troubles++;
}

static void
renew_fetcher (Fixture    *fixture,
               const char *pattern)
{
  if (fixture->fetcher != NULL)
    g_assert_finalize_object (fixture->fetcher);
  fixture->fetcher = fz_tile_fetcher_new (pattern, AGENT, fixture->cache);
  g_signal_connect_swapped (fixture->fetcher, "ready", G_CALLBACK (on_ready), fixture);
  g_signal_connect_swapped (fixture->fetcher, "notify::trouble", G_CALLBACK (on_trouble), fixture);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->server = tile_server_new ();
  fixture->folder = g_dir_make_tmp ("fazhan-fetcher-XXXXXX", NULL);
  fixture->cache = fz_tile_cache_open (fixture->folder, LARGE);
  g_assert_nonnull (fixture->cache);
  renew_fetcher (fixture, fixture->server->pattern);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "tiles.db", NULL);

  g_assert_finalize_object (fixture->fetcher);
  g_assert_finalize_object (fixture->cache);
  tile_server_free (fixture->server);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static void
on_fetched (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Fixture *fixture = data;
  g_autoptr (GBytes) tile = NULL;
  g_autoptr (GError) error = NULL;

  fixture->n_answered++;
  if (fz_tile_fetcher_fetch_finish (FZ_TILE_FETCHER (source), result, &tile, &error))
    {
      fixture->n_tiles += tile != NULL;
      fixture->n_missing += tile == NULL;
    }
  else if (g_error_matches (error, FZ_TILE_FETCHER_ERROR, FZ_TILE_FETCHER_ERROR_HELD))
    fixture->n_held++;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fixture->n_cancelled++;
  else
    {
      g_assert_error (error, FZ_TILE_FETCHER_ERROR, FZ_TILE_FETCHER_ERROR_FAILED);
      fixture->n_failed++;
    }
}

static void
ask (Fixture      *fixture,
     guint         x,
     guint         n,
     GCancellable *cancellable)
{
  for (guint i = 0; i < n; i++)
    fz_tile_fetcher_fetch_async (fixture->fetcher, x + i, 1, 10, cancellable, on_fetched, fixture);
  fixture->n_asked += n;
}

static gboolean
on_tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_for (guint *number,
          guint  least)
{
  gint64 deadline = g_get_monotonic_time () + WAIT_SECONDS * G_USEC_PER_SEC;
  guint  tick = g_timeout_add (50, on_tick, NULL);

  while (*number < least && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  g_assert_cmpuint (*number, >=, least);
}

/* Asks for @n tiles, and waits for the answers. */
static void
fetch (Fixture *fixture,
       guint    x,
       guint    n)
{
  ask (fixture, x, n, NULL);
  wait_for (&fixture->n_answered, fixture->n_asked);
}

static void
test_fetches (Fixture      *fixture,
              gconstpointer data)
{
  fixture->server->delay = 30;
  fetch (fixture, 0, 9);
  g_assert_cmpuint (fixture->n_tiles, ==, 9);
  g_assert_cmpuint (fixture->server->n_requests, ==, 9);
  g_assert_cmpuint (fixture->server->most_open, <=, FZ_TILE_FETCHER_N_CONNECTIONS);
  g_assert_cmpstr (fixture->server->user_agent, ==, AGENT);
  g_assert_cmpstr (fixture->server->url, ==, "/10/8/1.png");
  g_assert_cmpuint (fz_tile_fetcher_get_trouble (fixture->fetcher), ==, FZ_TILE_TROUBLE_NONE);
  g_assert_cmpuint (fixture->n_troubles, ==, 0);
}

/* Nobody asks again for what may be kept, in this run or the next; without a word of the
 * server for seven days. */
static void
test_keeps (Fixture      *fixture,
            gconstpointer data)
{
  gboolean fresh = FALSE;
  g_autoptr (GBytes) tile = NULL;

  fetch (fixture, 0, 2);
  renew_fetcher (fixture, fixture->server->pattern);
  fetch (fixture, 0, 2);
  g_assert_cmpuint (fixture->n_tiles, ==, 4);
  g_assert_cmpuint (fixture->server->n_requests, ==, 2);
  tile = fz_tile_fetcher_look_up (fixture->fetcher, 0, 1, 10, &fresh);
  g_assert_nonnull (tile);
  g_assert_true (fresh);
}

static void
test_keeps_not (Fixture      *fixture,
                gconstpointer data)
{
  fixture->server->cache_control = "no-store";
  fetch (fixture, 0, 1);
  fetch (fixture, 0, 1);
  g_assert_cmpuint (fixture->n_tiles, ==, 2);
  g_assert_cmpuint (fixture->server->n_requests, ==, 2);
}

/* What is too old is asked for again by its name, and shown when the answer is none. */
static void
test_asks_again (Fixture      *fixture,
                 gconstpointer data)
{
  gboolean fresh = TRUE;
  g_autoptr (GBytes) tile = NULL;

  fixture->server->cache_control = "max-age=0";
  fixture->server->etag = "\"one\"";
  fetch (fixture, 0, 1);
  fetch (fixture, 0, 1);
  g_assert_cmpuint (fixture->server->n_requests, ==, 2);
  g_assert_cmpuint (fixture->server->n_not_modified, ==, 1);
  g_assert_cmpuint (fixture->n_tiles, ==, 2);
  tile = fz_tile_fetcher_look_up (fixture->fetcher, 0, 1, 10, &fresh);
  g_assert_nonnull (tile);
  g_assert_false (fresh);

  fixture->server->mode = TILE_SERVER_STATUS;
  fixture->server->status = 500;
  fetch (fixture, 0, 1);
  g_assert_cmpuint (fixture->n_tiles, ==, 3);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

typedef struct
{
  const char    *path;
  TileServerMode mode;
  guint          status;
  const char    *retry_after;
  const char    *location;
  guint          n_requests; /* at the most, before the server is left alone */
  FzTileTrouble  trouble;
} Refusal;

static const Refusal refusals[] = {
  { "html", TILE_SERVER_HTML, 0, NULL, NULL, 4, FZ_TILE_TROUBLE_NO_MAP },
  { "garbage", TILE_SERVER_GARBAGE, 0, NULL, NULL, 4, FZ_TILE_TROUBLE_NO_MAP },
  { "huge", TILE_SERVER_HUGE, 0, NULL, NULL, 4, FZ_TILE_TROUBLE_NO_MAP },
  { "bomb", TILE_SERVER_BOMB, 0, NULL, NULL, 4, FZ_TILE_TROUBLE_NO_MAP },
  { "401", TILE_SERVER_STATUS, 401, NULL, NULL, 2, FZ_TILE_TROUBLE_REFUSED },
  { "403", TILE_SERVER_STATUS, 403, NULL, NULL, 2, FZ_TILE_TROUBLE_REFUSED },
  { "429", TILE_SERVER_STATUS, 429, "3600", NULL, 2, FZ_TILE_TROUBLE_BUSY },
  { "503", TILE_SERVER_STATUS, 503, NULL, NULL, 2, FZ_TILE_TROUBLE_BUSY },
  { "500", TILE_SERVER_STATUS, 500, NULL, NULL, 4, FZ_TILE_TROUBLE_FAILING },
  { "302", TILE_SERVER_STATUS, 302, NULL, "http://127.0.0.1:9/x.png", 4, FZ_TILE_TROUBLE_MOVED },
};

/* The server is left alone soon, and said to be in trouble once. */
static void
test_refusal (Fixture      *fixture,
              gconstpointer data)
{
  const Refusal *refusal = data;

  fixture->server->mode = refusal->mode;
  fixture->server->status = refusal->status;
  fixture->server->retry_after = refusal->retry_after;
  fixture->server->location = refusal->location;
  fetch (fixture, 0, 12);
  g_assert_cmpuint (fixture->n_tiles, ==, 0);
  g_assert_cmpuint (fixture->n_missing, ==, 0);
  g_assert_cmpuint (fixture->n_failed + fixture->n_held, ==, 12);
  g_assert_cmpuint (fixture->server->n_requests, <=, refusal->n_requests);
  g_assert_cmpuint (fz_tile_fetcher_get_trouble (fixture->fetcher), ==, refusal->trouble);
  g_assert_cmpuint (fixture->n_troubles, ==, 1);
}

static void
test_missing (Fixture      *fixture,
              gconstpointer data)
{
  fixture->server->mode = TILE_SERVER_STATUS;
  fixture->server->status = 404;
  fetch (fixture, 0, 2);
  g_assert_cmpuint (fz_tile_fetcher_get_trouble (fixture->fetcher), ==, FZ_TILE_TROUBLE_NONE);
  fetch (fixture, 2, 2);
  g_assert_cmpuint (fz_tile_fetcher_get_trouble (fixture->fetcher), ==, FZ_TILE_TROUBLE_MISSING);
  g_assert_cmpuint (fixture->n_missing, ==, 4);

  /* That there are none is kept, too. */
  fetch (fixture, 0, 4);
  g_assert_cmpuint (fixture->n_missing, ==, 8);
  g_assert_cmpuint (fixture->server->n_requests, ==, 4);

  fixture->server->mode = TILE_SERVER_PNG;
  fetch (fixture, 10, 1);
  g_assert_cmpuint (fz_tile_fetcher_get_trouble (fixture->fetcher), ==, FZ_TILE_TROUBLE_NONE);
}

/* After as long as the server asked for, not before, it is asked again. */
static void
test_retry_after (Fixture      *fixture,
                  gconstpointer data)
{
  gint64 start = g_get_monotonic_time ();

  fixture->server->mode = TILE_SERVER_STATUS;
  fixture->server->status = 429;
  fixture->server->retry_after = "2";
  fetch (fixture, 0, 1);
  fixture->server->mode = TILE_SERVER_PNG;
  fetch (fixture, 0, 5);
  g_assert_cmpuint (fixture->n_held, ==, 5);
  g_assert_cmpuint (fixture->server->n_requests, ==, 1);

  wait_for (&fixture->n_ready, 1);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 2 * G_USEC_PER_SEC);
  fetch (fixture, 0, 5);
  g_assert_cmpuint (fixture->n_tiles, ==, 5);
  g_assert_cmpuint (fz_tile_fetcher_get_trouble (fixture->fetcher), ==, FZ_TILE_TROUBLE_NONE);
}

static void
test_slow (Fixture      *fixture,
           gconstpointer data)
{
  fixture->server->mode = TILE_SERVER_SILENT;
  fz_tile_fetcher_set_patience (fixture->fetcher, 100);
  fetch (fixture, 0, 8);
  g_assert_cmpuint (fixture->n_failed + fixture->n_held, ==, 8);
  g_assert_cmpuint (fixture->server->n_requests, <=, 4);
  g_assert_cmpuint (fz_tile_fetcher_get_trouble (fixture->fetcher), ==, FZ_TILE_TROUBLE_SLOW);
}

static void
test_unreachable (Fixture      *fixture,
                  gconstpointer data)
{
  /* Nobody listens at port 1. */
  renew_fetcher (fixture, "http://127.0.0.1:1/{z}/{x}/{y}.png");
  fetch (fixture, 0, 8);
  g_assert_cmpuint (fixture->n_failed + fixture->n_held, ==, 8);
  g_assert_cmpuint (fz_tile_fetcher_get_trouble (fixture->fetcher), ==,
                    FZ_TILE_TROUBLE_UNREACHABLE);
}

/* What nobody wants any more is not asked for. */
static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  fixture->server->mode = TILE_SERVER_SILENT;
  ask (fixture, 0, 20, cancellable);
  wait_for (&fixture->server->n_requests, FZ_TILE_FETCHER_N_CONNECTIONS);
  g_cancellable_cancel (cancellable);
  wait_for (&fixture->n_answered, 20);
  g_assert_cmpuint (fixture->n_cancelled, ==, 20);
  g_assert_cmpuint (fixture->server->n_requests, ==, FZ_TILE_FETCHER_N_CONNECTIONS);
  g_assert_cmpuint (fz_tile_fetcher_get_trouble (fixture->fetcher), ==, FZ_TILE_TROUBLE_NONE);
}

/* A fetcher that is closed asks for nothing; what it had asked for is answered. */
static void
test_close (Fixture      *fixture,
            gconstpointer data)
{
  fixture->server->mode = TILE_SERVER_SILENT;
  ask (fixture, 0, 5, NULL);
  wait_for (&fixture->server->n_requests, 1);
  fz_tile_fetcher_close (fixture->fetcher);
  wait_for (&fixture->n_answered, 5);
  fetch (fixture, 7, 1);
  g_assert_cmpuint (fixture->n_held + fixture->n_failed, ==, 6);
  g_assert_cmpuint (fixture->server->n_requests, <=, FZ_TILE_FETCHER_N_CONNECTIONS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/tile-fetcher/fetches", test_fetches);
  ADD ("/tile-fetcher/keeps", test_keeps);
  ADD ("/tile-fetcher/keeps-not", test_keeps_not);
  ADD ("/tile-fetcher/asks-again", test_asks_again);
  ADD ("/tile-fetcher/missing", test_missing);
  ADD ("/tile-fetcher/retry-after", test_retry_after);
  ADD ("/tile-fetcher/slow", test_slow);
  ADD ("/tile-fetcher/unreachable", test_unreachable);
  ADD ("/tile-fetcher/cancel", test_cancel);
  ADD ("/tile-fetcher/close", test_close);
#undef ADD
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/tile-fetcher/refusal/", refusals[i].path, NULL);

      g_test_add (path, Fixture, &refusals[i], set_up, test_refusal, tear_down);
    }

  return g_test_run ();
}
