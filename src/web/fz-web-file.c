/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-web-file.h"

#include "fz-web-address.h"

#include <glib/gstdio.h>
#include <libsoup/soup.h>

/*
 * One file of a server, kept in a folder beside what the server said of it: `file` is whole,
 * `part` on its way, and `state.ini` holds of each the address it came from and by what the
 * server knows it again (ETag, Last-Modified). A whole one is asked for only if it changed, of a
 * part the rest, if it is still the same.
 *
 * Nothing is sent but a plain GET: no cookies, no language, no password. All of it runs in the
 * thread that calls, with a session of its own.
 */
typedef struct
{
  const FzWebQuestion *question;    /* (borrowed) */
  GCancellable        *cancellable; /* (borrowed) (nullable) */
  SoupSession         *session;     /* (owned) */
  SoupMessage         *message;     /* (owned) (nullable) */
  GInputStream        *body;        /* (owned) (nullable) of the answer */
  GKeyFile            *state;       /* (owned) */
  char                *address;     /* (owned) that is asked now */
  char                *whole;       /* (owned) path of the file */
  char                *part;        /* (owned) path of what has come of it */
  char                *state_path;  /* (owned) */
  guint64              offset;      /* what is asked for begins there */
  gint64               deadline;    /* monotonic */
  guint                n_moves;
} Fetch;

#define WHOLE "file"
#define PART "part"

#define CHUNK 65536

G_DEFINE_QUARK (fz - web - error - quark, fz_web_error)

static gboolean
refuse (FzWebError  code,
        const char *message,
        GError    **error)
{
  g_set_error_literal (error, FZ_WEB_ERROR, code, message);
  return FALSE;
}

static void
clear_fetch (Fetch *fetch)
{
  g_clear_object (&fetch->body);
  g_clear_object (&fetch->message);
  g_clear_object (&fetch->session);
  g_clear_pointer (&fetch->state, g_key_file_unref);
  g_clear_pointer (&fetch->address, g_free);
  g_clear_pointer (&fetch->whole, g_free);
  g_clear_pointer (&fetch->part, g_free);
  g_clear_pointer (&fetch->state_path, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fetch, clear_fetch)

static void
begin (Fetch *fetch)
{
  const FzWebQuestion *question = fetch->question;

  fetch->whole = g_build_filename (question->folder, "file", NULL);
  fetch->part = g_build_filename (question->folder, "part", NULL);
  fetch->state_path = g_build_filename (question->folder, "state.ini", NULL);
  fetch->state = g_key_file_new ();
  g_key_file_load_from_file (fetch->state, fetch->state_path, G_KEY_FILE_NONE, NULL);
  fetch->deadline = g_get_monotonic_time () + (gint64) question->patience * G_USEC_PER_SEC;
  fetch->session = soup_session_new_with_options ("user-agent", question->user_agent,
                                                  "timeout", question->silence, NULL);
  /* Lengths are those of the file, and nothing grows on its way here. */
  soup_session_remove_feature_by_type (fetch->session, SOUP_TYPE_CONTENT_DECODER);
}

/* What the server said of `file` or `part`; the caller's. */
static char *
recall (const Fetch *fetch,
        const char  *what,
        const char  *key)
{
  return g_key_file_get_string (fetch->state, what, key, NULL);
}

/* Whether the file @path is there and came from the address that is asked for. */
static gboolean
is_of_address (const Fetch *fetch,
               const char  *what,
               const char  *path)
{
  g_autofree char *address = recall (fetch, what, "address");

  return g_strcmp0 (address, fetch->question->address) == 0 &&
         g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static gboolean
save_state (Fetch   *fetch,
            GError **error)
{
  g_autoptr (GError) fault = NULL;

  if (g_key_file_save_to_file (fetch->state, fetch->state_path, &fault))
    return TRUE;
  return refuse (FZ_WEB_ERROR_DISK, fault->message, error);
}

static void
drop_part (Fetch *fetch)
{
  g_unlink (fetch->part);
  g_key_file_remove_group (fetch->state, PART, NULL);
}

/* By what the part is known again for certain; the caller's. NULL: it cannot be gone on with. */
static char *
dup_part_mark (const Fetch *fetch)
{
  g_autofree char *etag = recall (fetch, PART, "etag");

  if (etag != NULL && *etag == '"')
    return g_steal_pointer (&etag);
  return recall (fetch, PART, "modified");
}

static guint64
measure_part (const Fetch *fetch)
{
  GStatBuf status;

  return g_stat (fetch->part, &status) == 0 ? (guint64) status.st_size : 0;
}

static void
add_header (Fetch      *fetch,
            const char *name,
            const char *value)
{
  if (value != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (fetch->message), name, value);
}

/* Asks for the rest of what has begun to come. FALSE: nothing has. */
static gboolean
ask_for_rest (Fetch *fetch)
{
  g_autofree char *mark = dup_part_mark (fetch);
  g_autofree char *range = NULL;

  fetch->offset = 0;
  if (mark == NULL || !is_of_address (fetch, PART, fetch->part))
    return FALSE;
  fetch->offset = measure_part (fetch);
  if (fetch->offset == 0)
    return FALSE;
  range = g_strdup_printf ("bytes=%" G_GUINT64_FORMAT "-", fetch->offset);
  add_header (fetch, "Range", range);
  add_header (fetch, "If-Range", mark);
  return TRUE;
}

/* Asks for the file only if it is another than the one that is here. */
static void
ask_for_change (Fetch *fetch)
{
  g_autofree char *etag = recall (fetch, WHOLE, "etag");
  g_autofree char *modified = recall (fetch, WHOLE, "modified");

  if (!is_of_address (fetch, WHOLE, fetch->whole))
    return;
  add_header (fetch, "If-None-Match", etag);
  add_header (fetch, "If-Modified-Since", modified);
}

static gboolean
tell_silence (const GError *fault,
              GError      **error)
{
  if (g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_error_copy (fault));
      return FALSE;
    }
  return refuse (fault->domain == G_TLS_ERROR ? FZ_WEB_ERROR_IDENTITY : FZ_WEB_ERROR_UNREACHABLE,
                 fault->message, error);
}

static gboolean
ask (Fetch   *fetch,
     GError **error)
{
  g_autoptr (GError) fault = NULL;

  g_clear_object (&fetch->body);
  g_clear_object (&fetch->message);
  fetch->message = soup_message_new (SOUP_METHOD_GET, fetch->address);
  if (fetch->message == NULL)
    return refuse (FZ_WEB_ERROR_ADDRESS, "no address of the web", error);
  soup_message_add_flags (fetch->message, SOUP_MESSAGE_NO_REDIRECT);
  if (!ask_for_rest (fetch))
    ask_for_change (fetch);
  fetch->body = soup_session_send (fetch->session, fetch->message, fetch->cancellable, &fault);
  return fetch->body != NULL || tell_silence (fault, error);
}

static const char *
get_header (const Fetch *fetch,
            const char  *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (fetch->message), name);
}

static gboolean
follow (Fetch   *fetch,
        GError **error)
{
  const char *to = get_header (fetch, "Location");
  char       *next = to != NULL ? fz_web_address_follow (fetch->address, to) : NULL;

  if (next == NULL || ++fetch->n_moves > FZ_WEB_MAX_MOVES)
    {
      g_free (next);
      return refuse (FZ_WEB_ERROR_MOVED, "sent on too often, or to where may not be asked", error);
    }
  g_free (fetch->address);
  fetch->address = next;
  return TRUE;
}

static gboolean
refuse_status (guint    status,
               GError **error)
{
  FzWebError       code = FZ_WEB_ERROR_FAILING;
  g_autofree char *message = g_strdup_printf ("answered with %u", status);

  if (status == SOUP_STATUS_UNAUTHORIZED || status == SOUP_STATUS_FORBIDDEN)
    code = FZ_WEB_ERROR_REFUSED;
  else if (status == SOUP_STATUS_NOT_FOUND || status == SOUP_STATUS_GONE)
    code = FZ_WEB_ERROR_MISSING;
  return refuse (code, message, error);
}

static void
note_header (Fetch      *fetch,
             const char *key,
             const char *header)
{
  const char *value = get_header (fetch, header);

  if (value != NULL && g_utf8_validate (value, -1, NULL))
    g_key_file_set_string (fetch->state, PART, key, value);
}

/* A new file begins to come. */
static gboolean
begin_part (Fetch   *fetch,
            GError **error)
{
  drop_part (fetch);
  fetch->offset = 0;
  g_key_file_set_string (fetch->state, PART, "address", fetch->question->address);
  note_header (fetch, "etag", "ETag");
  note_header (fetch, "modified", "Last-Modified");
  return save_state (fetch, error);
}

/* How long the file says that it is, as a whole; -1: it does not. */
static gint64
find_length (const Fetch *fetch)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (fetch->message);
  goffset             start, end, total;

  if (soup_message_get_status (fetch->message) == SOUP_STATUS_PARTIAL_CONTENT)
    return soup_message_headers_get_content_range (headers, &start, &end, &total) ? total : -1;
  if (soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH)
    return -1;
  return soup_message_headers_get_content_length (headers);
}

/* Whether what comes is what was asked for: the rest from where the part ends. */
static gboolean
is_rest (const Fetch *fetch)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (fetch->message);
  goffset             start, end, total;

  return fetch->offset > 0 &&
         soup_message_headers_get_content_range (headers, &start, &end, &total) &&
         start >= 0 && (guint64) start == fetch->offset && (total < 0 || end == total - 1);
}

static gboolean
write_chunk (Fetch         *fetch,
             GOutputStream *out,
             const char    *chunk,
             gsize          n,
             GError       **error)
{
  g_autoptr (GError) fault = NULL;

  if (fetch->offset + n > fetch->question->max_size)
    return refuse (FZ_WEB_ERROR_TOO_BIG, "larger than was agreed to", error);
  if (!g_output_stream_write_all (out, chunk, n, NULL, fetch->cancellable, &fault))
    return refuse (FZ_WEB_ERROR_DISK, fault->message, error);
  fetch->offset += n;
  return TRUE;
}

/* Adds what comes to the part, to its end. */
static gboolean
read_body (Fetch         *fetch,
           GOutputStream *out,
           GError       **error)
{
  g_autofree char *chunk = g_malloc (CHUNK);
  g_autoptr (GError) fault = NULL;
  gssize n;

  while ((n = g_input_stream_read (fetch->body, chunk, CHUNK, fetch->cancellable, &fault)) > 0)
    {
      if (!write_chunk (fetch, out, chunk, (gsize) n, error))
        return FALSE;
      if (g_get_monotonic_time () > fetch->deadline)
        return refuse (FZ_WEB_ERROR_CUT, "it takes too long", error);
    }
  if (n == 0)
    return TRUE;
  if (g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  return refuse (FZ_WEB_ERROR_CUT, fault->message, error);
}

static gboolean
add_to_part (Fetch   *fetch,
             GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (fetch->part);
  g_autoptr (GError) fault = NULL;
  g_autoptr (GFileOutputStream) out =
      g_file_append_to (file, G_FILE_CREATE_PRIVATE, fetch->cancellable, &fault);
  gboolean read;

  if (out == NULL)
    return refuse (FZ_WEB_ERROR_DISK, fault->message, error);
  read = read_body (fetch, G_OUTPUT_STREAM (out), error);
  if (!g_output_stream_close (G_OUTPUT_STREAM (out), NULL, &fault) && read)
    return refuse (FZ_WEB_ERROR_DISK, fault->message, error);
  return read;
}

static void
move_word (Fetch      *fetch,
           const char *key)
{
  g_autofree char *value = recall (fetch, PART, key);

  if (value != NULL)
    g_key_file_set_string (fetch->state, WHOLE, key, value);
}

/* The part is all of it. */
static gboolean
finish_part (Fetch   *fetch,
             GError **error)
{
  g_key_file_remove_group (fetch->state, WHOLE, NULL);
  if (g_rename (fetch->part, fetch->whole) != 0)
    return refuse (FZ_WEB_ERROR_DISK, "it cannot be renamed", error);
  move_word (fetch, "address");
  move_word (fetch, "etag");
  move_word (fetch, "modified");
  g_key_file_remove_group (fetch->state, PART, NULL);
  return save_state (fetch, error);
}

static gboolean
take_body (Fetch   *fetch,
           GError **error)
{
  gint64 length = find_length (fetch);

  if (length >= 0 && (guint64) length > fetch->question->max_size)
    {
      drop_part (fetch);
      return refuse (FZ_WEB_ERROR_TOO_BIG, "larger than was agreed to", error);
    }
  if (!add_to_part (fetch, error))
    {
      if (error != NULL && g_error_matches (*error, FZ_WEB_ERROR, FZ_WEB_ERROR_TOO_BIG))
        drop_part (fetch);
      return FALSE;
    }
  if (length >= 0 && (guint64) length != fetch->offset)
    return refuse (FZ_WEB_ERROR_CUT, "of another length than was said", error);
  return finish_part (fetch, error);
}

/* Takes what was answered. @again: it is to be asked once more, for something else. */
static gboolean
take_answer (Fetch    *fetch,
             gboolean *again,
             GError  **error)
{
  guint status = soup_message_get_status (fetch->message);

  *again = FALSE;
  if (status == SOUP_STATUS_OK)
    return begin_part (fetch, error) && take_body (fetch, error);
  if (status == SOUP_STATUS_PARTIAL_CONTENT && is_rest (fetch))
    return take_body (fetch, error);
  if (status == SOUP_STATUS_NOT_MODIFIED && is_of_address (fetch, WHOLE, fetch->whole))
    return TRUE;
  if (fetch->offset > 0 && (status == SOUP_STATUS_PARTIAL_CONTENT ||
                            status == SOUP_STATUS_REQUESTED_RANGE_NOT_SATISFIABLE))
    {
      drop_part (fetch);
      *again = TRUE;
      return TRUE;
    }
  if (SOUP_STATUS_IS_REDIRECTION (status) && status != SOUP_STATUS_NOT_MODIFIED)
    {
      *again = TRUE;
      return follow (fetch, error);
    }
  return refuse_status (status, error);
}

/* Fetches what @question asks for, in the thread that calls.
 * Returns: (transfer full) (nullable): the path of the whole file, which may be the one that was
 * there before; or NULL with an error of FZ_WEB_ERROR, or because it was cancelled. */
char *
fz_web_file_fetch (const FzWebQuestion *question,
                   GCancellable        *cancellable,
                   GError             **error)
{
  g_auto (Fetch) fetch = { .question = question, .cancellable = cancellable };
  g_autoptr (GError) fault = NULL;
  gboolean again = TRUE;

  if (fz_web_address_check (question->address) != FZ_WEB_ADDRESS_FINE)
    {
      refuse (FZ_WEB_ERROR_ADDRESS, "it may not be asked", error);
      return NULL;
    }
  if (g_mkdir_with_parents (question->folder, 0700) != 0)
    {
      refuse (FZ_WEB_ERROR_DISK, "its folder cannot be made", error);
      return NULL;
    }
  begin (&fetch);
  fetch.address = g_strdup (question->address);
  while (again)
    {
      if (!ask (&fetch, &fault) || !take_answer (&fetch, &again, &fault))
        {
          g_propagate_error (error, g_steal_pointer (&fault));
          return NULL;
        }
    }
  return g_steal_pointer (&fetch.whole);
}

static void
free_question (gpointer data)
{
  FzWebQuestion *question = data;

  g_free ((char *) question->address);
  g_free ((char *) question->user_agent);
  g_free ((char *) question->folder);
  g_free (question);
}

static void
run_fetch (GTask        *task,
           gpointer      source,
           gpointer      question,
           GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  char *path = fz_web_file_fetch (question, cancellable, &error);

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* The same in another thread; @question is copied. One at a time for a folder. */
void
fz_web_file_fetch_async (const FzWebQuestion *question,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  FzWebQuestion *copy = g_new (FzWebQuestion, 1);

  *copy = *question;
  copy->address = g_strdup (question->address);
  copy->user_agent = g_strdup (question->user_agent);
  copy->folder = g_strdup (question->folder);
  g_task_set_source_tag (task, fz_web_file_fetch_async);
  g_task_set_task_data (task, copy, free_question);
  g_task_run_in_thread (task, run_fetch);
}

char *
fz_web_file_fetch_finish (GAsyncResult *result,
                          GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
