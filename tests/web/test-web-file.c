/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-web-file.h"

#include "fz-web-server.h"

#include <glib/gstdio.h>
#include <string.h>

#define AGENT "Fazhan/0 (tests)"
#define SIZE 300001
#define MAX_SIZE 1000000

/* A server of one file, and what came of asking it. */
typedef struct
{
  WebServer    *server;
  char         *folder;
  FzWebQuestion question;
  GCancellable *cancellable; /* (owned) (nullable) */
  gboolean      answered;
  char         *path;  /* (owned) (nullable) */
  GError       *error; /* (owned) (nullable) */
} Fixture;

static GBytes *
make_content (guint8 seed)
{
  guint8 *bytes = g_malloc (SIZE);

  for (guint i = 0; i < SIZE; i++)
    bytes[i] = (guint8) (i * 7 + i / 251 + seed);
  return g_bytes_new_take (bytes, SIZE);
}

static void
set_content (Fixture    *fixture,
             guint8      seed,
             const char *etag)
{
  g_bytes_unref (fixture->server->content);
  fixture->server->content = make_content (seed);
  fixture->server->etag = etag;
}

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  fixture->folder = g_dir_make_tmp ("fazhan-web-XXXXXX", NULL);
  fixture->server = web_server_new ("", 0);
  set_content (fixture, 1, "\"one\"");
  fixture->question = (FzWebQuestion) {
    .address = fixture->server->address,
    .user_agent = AGENT,
    .folder = fixture->folder,
    .max_size = MAX_SIZE,
    .silence = 20,
    .patience = 60,
  };
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  static const char *const names[] = { "file", "part", "state.ini" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  web_server_free (fixture->server);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_clear_error (&fixture->error);
  g_clear_object (&fixture->cancellable);
}

static void
on_fetched (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Fixture *fixture = data;

  fixture->path = fz_web_file_fetch_finish (result, &fixture->error);
  fixture->answered = TRUE;
}

static void
fetch (Fixture *fixture)
{
  g_clear_pointer (&fixture->path, g_free);
  g_clear_error (&fixture->error);
  fixture->answered = FALSE;
  fz_web_file_fetch_async (&fixture->question, fixture->cancellable, on_fetched, fixture);
  while (!fixture->answered)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_got (Fixture *fixture)
{
  g_autofree char *content = NULL;
  gsize            size, awaited;
  const void      *data = g_bytes_get_data (fixture->server->content, &awaited);

  g_assert_no_error (fixture->error);
  g_assert_true (g_file_get_contents (fixture->path, &content, &size, NULL));
  g_assert_cmpmem (content, size, data, awaited);
}

static void
assert_refused (Fixture   *fixture,
                FzWebError code)
{
  g_assert_null (fixture->path);
  g_assert_error (fixture->error, FZ_WEB_ERROR, (int) code);
}

static gboolean
has (Fixture    *fixture,
     const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* The whole file, by a plain question that tells nothing. */
static void
test_whole (Fixture      *fixture,
            gconstpointer unused)
{
  fetch (fixture);
  assert_got (fixture);
  g_assert_cmpstr (fixture->server->headers, ==, "Connection Host User-Agent");
  g_assert_cmpstr (fixture->server->agent, ==, AGENT);
  g_assert_false (has (fixture, "part"));
}

/* What has not changed is not sent again; what has is. */
static void
test_unchanged (Fixture      *fixture,
                gconstpointer unused)
{
  fetch (fixture);
  fetch (fixture);
  assert_got (fixture);
  g_assert_cmpuint (fixture->server->n_requests, ==, 2);
  g_assert_cmpstr (fixture->server->if_none_match, ==, "\"one\"");

  set_content (fixture, 2, "\"two\"");
  fetch (fixture);
  assert_got (fixture);

  /* By its day, where the server has no better mark. */
  set_content (fixture, 3, NULL);
  fixture->server->modified = "Sat, 21 Nov 2026 10:00:00 GMT";
  fetch (fixture);
  fetch (fixture);
  assert_got (fixture);
  g_assert_cmpstr (fixture->server->if_modified_since, ==, fixture->server->modified);
  g_assert_null (fixture->server->if_none_match);
}

/* A file of another address is no reason not to ask. */
static void
test_other_address (Fixture      *fixture,
                    gconstpointer unused)
{
  g_autofree char *other = g_strconcat (fixture->server->address, "?other", NULL);

  fetch (fixture);
  fixture->question.address = other;
  fetch (fixture);
  assert_got (fixture);
  g_assert_null (fixture->server->if_none_match);
}

/* What broke off goes on where it did, as often as it must. */
static void
test_resumed (Fixture      *fixture,
              gconstpointer unused)
{
  fixture->server->mode = WEB_SERVER_CUT;
  fetch (fixture);
  assert_refused (fixture, FZ_WEB_ERROR_CUT);
  g_assert_true (has (fixture, "part"));
  fetch (fixture);
  assert_refused (fixture, FZ_WEB_ERROR_CUT);
  g_assert_cmpstr (fixture->server->range, ==, "bytes=150000-");
  g_assert_cmpstr (fixture->server->if_range, ==, "\"one\"");

  fixture->server->mode = WEB_SERVER_FILE;
  fetch (fixture);
  assert_got (fixture);
  g_assert_cmpstr (fixture->server->range, ==, "bytes=225000-");
  g_assert_false (has (fixture, "part"));
}

/* What changed meanwhile is not put together with what there was; nor is it where a server does
 * not know of parts, or gives another one. */
static void
test_not_resumed (Fixture      *fixture,
                  gconstpointer unused)
{
  static const WebServerMode modes[] = { WEB_SERVER_FILE, WEB_SERVER_NO_REST,
                                         WEB_SERVER_BAD_REST };

  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autofree char *etag = g_strdup_printf ("\"%zu\"", i);
      g_autofree char *next = g_strdup_printf ("\"%zu, changed\"", i);

      set_content (fixture, (guint8) i, etag);
      fixture->server->mode = WEB_SERVER_CUT;
      fetch (fixture);
      assert_refused (fixture, FZ_WEB_ERROR_CUT);
      fixture->server->mode = modes[i];
      if (modes[i] == WEB_SERVER_FILE)
        set_content (fixture, 9, next);
      fetch (fixture);
      assert_got (fixture);
    }
}

/* A part that nothing tells from another one is asked for anew. */
static void
test_no_mark (Fixture      *fixture,
              gconstpointer unused)
{
  static const char *const marks[] = { NULL, "W/\"weak\"" };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      set_content (fixture, (guint8) i, marks[i]);
      fixture->server->mode = WEB_SERVER_CUT;
      fetch (fixture);
      assert_refused (fixture, FZ_WEB_ERROR_CUT);
      fixture->server->mode = WEB_SERVER_FILE;
      fetch (fixture);
      assert_got (fixture);
      g_assert_null (fixture->server->range);
    }
}

/* What is larger than was agreed to is not kept, with its length said or not. */
static void
test_huge (Fixture      *fixture,
           gconstpointer unused)
{
  fixture->question.max_size = SIZE - 1;
  fetch (fixture);
  assert_refused (fixture, FZ_WEB_ERROR_TOO_BIG);
  g_assert_false (has (fixture, "part"));

  fixture->server->mode = WEB_SERVER_ENDLESS;
  fetch (fixture);
  assert_refused (fixture, FZ_WEB_ERROR_TOO_BIG);
  g_assert_false (has (fixture, "part"));
  g_assert_false (has (fixture, "file"));
}

static void
test_slow (Fixture      *fixture,
           gconstpointer unused)
{
  fixture->question.patience = 1;
  fixture->server->mode = WEB_SERVER_DRIP;
  fetch (fixture);
  assert_refused (fixture, FZ_WEB_ERROR_CUT);

  fixture->question.silence = 1;
  fixture->server->mode = WEB_SERVER_SILENT;
  fetch (fixture);
  assert_refused (fixture, FZ_WEB_ERROR_UNREACHABLE);
}

/* A server may send on, but not in circles, and not to where nobody may be asked. */
static void
test_moved (Fixture      *fixture,
            gconstpointer unused)
{
  static const char *const bad[] = { "http://example.org/stations.fazhan", "file:///etc/passwd",
                                     "https://me@example.org/", NULL };

  fixture->server->mode = WEB_SERVER_STATUS;
  fixture->server->status = 302;
  fixture->server->location = "/elsewhere";
  fixture->server->moved_at = "/stations.fazhan";
  fetch (fixture);
  assert_got (fixture);

  fixture->server->moved_at = NULL;
  fixture->server->n_requests = 0;
  fetch (fixture);
  assert_refused (fixture, FZ_WEB_ERROR_MOVED);
  g_assert_cmpuint (fixture->server->n_requests, ==, FZ_WEB_MAX_MOVES + 1);

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      fixture->server->location = bad[i];
      fixture->server->n_requests = 0;
      fetch (fixture);
      assert_refused (fixture, FZ_WEB_ERROR_MOVED);
      g_assert_cmpuint (fixture->server->n_requests, ==, 1);
    }
}

static void
test_status (Fixture      *fixture,
             gconstpointer unused)
{
  static const struct
  {
    guint      status;
    FzWebError code;
  } table[] = {
    { 401, FZ_WEB_ERROR_REFUSED },
    { 403, FZ_WEB_ERROR_REFUSED },
    { 404, FZ_WEB_ERROR_MISSING },
    { 410, FZ_WEB_ERROR_MISSING },
    { 429, FZ_WEB_ERROR_FAILING },
    { 500, FZ_WEB_ERROR_FAILING },
    { 204, FZ_WEB_ERROR_FAILING },
    { 206, FZ_WEB_ERROR_FAILING }, /* nobody asked for a part */
    { 304, FZ_WEB_ERROR_FAILING }, /* nothing is here */
    { 416, FZ_WEB_ERROR_FAILING },
  };

  fixture->server->mode = WEB_SERVER_STATUS;
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      fixture->server->status = table[i].status;
      fetch (fixture);
      assert_refused (fixture, table[i].code);
    }
}

/* Nobody is asked by an address that may not be. */
static void
test_bad_address (Fixture      *fixture,
                  gconstpointer unused)
{
  fixture->question.address = "http://example.org/stations.fazhan";
  fetch (fixture);
  assert_refused (fixture, FZ_WEB_ERROR_ADDRESS);
}

static void
test_nobody_there (Fixture      *fixture,
                   gconstpointer unused)
{
  fixture->question.address = "http://127.0.0.1:9/stations.fazhan";
  fetch (fixture);
  assert_refused (fixture, FZ_WEB_ERROR_UNREACHABLE);
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer unused)
{
  fixture->cancellable = g_cancellable_new ();
  g_cancellable_cancel (fixture->cancellable);
  fetch (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A folder that is not one. */
static void
test_no_disk (Fixture      *fixture,
              gconstpointer unused)
{
  g_autofree char *state = g_build_filename (fixture->folder, "state.ini", NULL);
  g_autofree char *below = g_build_filename (state, "below", NULL);

  g_assert_true (g_file_set_contents (state, "", 0, NULL));
  fixture->question.folder = below;
  fetch (fixture);
  assert_refused (fixture, FZ_WEB_ERROR_DISK);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/web-file/whole", test_whole);
  ADD ("/web-file/unchanged", test_unchanged);
  ADD ("/web-file/other-address", test_other_address);
  ADD ("/web-file/resumed", test_resumed);
  ADD ("/web-file/not-resumed", test_not_resumed);
  ADD ("/web-file/no-mark", test_no_mark);
  ADD ("/web-file/huge", test_huge);
  ADD ("/web-file/slow", test_slow);
  ADD ("/web-file/moved", test_moved);
  ADD ("/web-file/status", test_status);
  ADD ("/web-file/bad-address", test_bad_address);
  ADD ("/web-file/nobody-there", test_nobody_there);
  ADD ("/web-file/cancelled", test_cancelled);
  ADD ("/web-file/no-disk", test_no_disk);
  return g_test_run ();
}
