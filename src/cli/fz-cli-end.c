/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-end.h"

#include <stdio.h>

#include "fz-database-keep.h"
#include "fz-record-json.h"

/* A station's end: deleted, which hides it, purged, or retired in favour of others. */

static FzBatch *
end_station (const FzCliSession *session,
             guint32             id,
             GError            **error)
{
  const FzCliOptions *options = session->options;

  if (options->command == FZ_CLI_DELETE)
    return fz_database_delete_station (session->database, session->catalog, id, options->by,
                                       error);
  if (options->command == FZ_CLI_PURGE)
    return fz_database_purge_station (session->database, session->catalog, id, options->by, error);
  return fz_database_retire_station (session->database, session->catalog, id,
                                     (const char *const *) options->successors, options->by,
                                     error);
}

/* What is purged is deleted already. */
static gboolean
find_station (const FzCliSession *session,
              guint32            *id,
              GError            **error)
{
  g_autoptr (FzRecord) record = NULL;

  if (session->options->command == FZ_CLI_PURGE)
    return fz_database_find_any_code (session->database, session->options->code, id, error);
  record = fz_cli_session_load_record (session, error);
  if (record != NULL)
    *id = record->id;
  return record != NULL;
}

static void
print_as_json (const FzCliSession *session,
               gint64              batch)
{
  g_autoptr (JsonBuilder) builder = fz_cli_session_begin_json (session);

  fz_record_json_add_text (builder, "code", session->options->code);
  json_builder_set_member_name (builder, "batch");
  json_builder_add_int_value (builder, batch);
  json_builder_end_object (builder);
  fz_cli_print_json (builder);
}

/* Deletes, purges or retires the station whose code the options give, and says by which
 * batch: by undoing that it comes back, unless it was purged. */
gboolean
fz_cli_run_end (const FzCliSession *session,
                GError            **error)
{
  g_autoptr (FzBatch) batch = NULL;
  guint32 id;

  if (!find_station (session, &id, error))
    return FALSE;
  batch = end_station (session, id, error);
  if (batch == NULL)
    return FALSE;
  if (session->options->json)
    {
      print_as_json (session, batch->id);
      return TRUE;
    }
  fz_cli_session_print_mark (session);
  if (batch->id != 0)
    printf ("batch %" G_GINT64_FORMAT "\n", batch->id);
  else
    puts ("nothing changed");
  return TRUE;
}
