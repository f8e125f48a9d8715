/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-backup.h"

#include <stdio.h>

#include "fz-database-backup.h"
#include "fz-record-json.h"

static void
print_content (const FzBackupContent *content)
{
  printf ("collection: %s %s\nstations: %" G_GINT64_FORMAT "\nchanges: %" G_GINT64_FORMAT "\n",
          content->collection, content->version, content->n_stations, content->n_changes);
  fz_cli_print_line ("last changed at", content->changed_at);
  fz_cli_print_line ("last changed by", content->changed_by);
}

static void
add_path (JsonBuilder *builder,
          const char  *name,
          const char  *path)
{
  g_autofree char *shown = path != NULL ? g_filename_display_name (path) : NULL;

  fz_record_json_add_text (builder, name, shown);
}

static void
print_as_json (const FzCliSession    *session,
               const FzBackupContent *content,
               const char            *kept)
{
  g_autoptr (JsonBuilder) builder = fz_cli_session_begin_json (session);

  add_path (builder, "file", session->options->file);
  add_path (builder, "kept", kept);
  fz_record_json_add_text (builder, "collection", content->collection);
  fz_record_json_add_text (builder, "version", content->version);
  json_builder_set_member_name (builder, "stations");
  json_builder_add_int_value (builder, content->n_stations);
  json_builder_set_member_name (builder, "changes");
  json_builder_add_int_value (builder, content->n_changes);
  fz_record_json_add_text (builder, "changed_at", content->changed_at);
  fz_record_json_add_text (builder, "changed_by", content->changed_by);
  json_builder_end_object (builder);
  fz_cli_print_json (builder);
}

/* Writes a backup to the file that the options name, where none may lie yet. */
gboolean
fz_cli_run_backup (const FzCliSession *session,
                   GError            **error)
{
  const char *file = session->options->file;
  g_autoptr (FzBackupContent) content = NULL;

  if (!fz_database_back_up (session->database, file, error))
    return FALSE;
  content = fz_backup_content_read (file, error);
  if (content == NULL)
    return FALSE;
  if (session->options->json)
    {
      print_as_json (session, content, NULL);
      return TRUE;
    }
  fz_cli_session_print_mark (session);
  print_content (content);
  return TRUE;
}

/* Puts the backup that the options name in the place of everything, and says which backup
 * takes that back. */
gboolean
fz_cli_run_restore (const FzCliSession *session,
                    GError            **error)
{
  const FzCliOptions *options = session->options;
  g_autoptr (FzBackupContent) content = fz_backup_content_read (options->file, error);
  g_autofree char *kept = NULL;
  g_autofree char *shown = NULL;

  if (content == NULL)
    return FALSE;
  if (!options->dry_run &&
      !fz_database_restore (session->database, options->file, options->by, &kept, error))
    return FALSE;
  if (options->json)
    {
      print_as_json (session, content, kept);
      return TRUE;
    }
  fz_cli_session_print_mark (session);
  print_content (content);
  if (kept == NULL)
    {
      puts ("nothing was written");
      return TRUE;
    }
  shown = g_filename_display_name (kept);
  fz_cli_print_line ("what there was before", shown);
  return TRUE;
}
