/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-publish.h"

#include <glib/gstdio.h>
#include <stdio.h>

#include "fz-cli-key.h"
#include "fz-database-publish.h"
#include "fz-database-update.h"
#include "fz-plain-text.h"
#include "fz-publication.h"
#include "fz-record-json.h"

/* The day of the publication; the caller's. */
static char *
dup_today (const FzCliSession *session)
{
  int   minute;
  FzDay today = fz_day_of_time (session->options->at, &minute);

  return fz_day_to_iso (today);
}

static FzPublication *
make_publication (const FzCliSession *session,
                  GError            **error)
{
  const FzCliOptions *options = session->options;
  g_autoptr (FzPublication) publication = fz_publication_new ();
  g_autoptr (FzUnpublished) unpublished = NULL;
  g_autofree char *today = dup_today (session);

  unpublished = fz_database_load_unpublished (session->database, error);
  if (unpublished == NULL)
    return NULL;
  fz_dataset_free (publication->dataset);
  publication->dataset = g_steal_pointer (&unpublished->dataset);
  publication->publisher = fz_plain_text_line (options->by, FZ_PUBLICATION_MAX_PUBLISHER);
  publication->notes = g_strdup (options->publication.notes);
  for (guint i = 0; i < unpublished->values->len; i++)
    {
      const FzUnpublishedValue *value = g_ptr_array_index (unpublished->values, i);

      g_ptr_array_add (publication->changes,
                       fz_published_change_new (value->code, value->field, value->base,
                                                value->value));
    }
  if (!fz_publication_set_version (publication, options->publication.edition, today, error))
    return NULL;
  return g_steal_pointer (&publication);
}

static gboolean
refuse_sample (const FzCliSession *session,
               GError            **error)
{
  if (!session->catalog->dataset.sample)
    return TRUE;
  g_set_error_literal (error, FZ_PUBLICATION_ERROR, FZ_PUBLICATION_ERROR_SAMPLE,
                       "sample data is invented, and never published");
  return FALSE;
}

/* A file that was given out must not change under its name. */
static gboolean
check_free (const char *path,
            GError    **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST, "%s: there is such a file already", shown);
  return FALSE;
}

static void
print_done (const FzCliSession  *session,
            const FzPublication *publication,
            const FzSigningKey  *key,
            const FzUpdate      *update)
{
  const FzDatasetInfo *dataset = &publication->dataset->catalog->dataset;
  g_autofree char     *shown = g_filename_display_name (session->options->file);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!session->options->json)
    {
      fz_cli_print_line ("file", shown);
      fz_cli_print_line ("collection", dataset->name);
      fz_cli_print_line ("version", dataset->version);
      fz_cli_key_print (fz_signing_key_get_public (key));
      printf ("stations: %u\nchanges: %u\nbatch %" G_GINT64_FORMAT "\n",
              publication->dataset->records->len, publication->changes->len, update->batch->id);
      return;
    }
  builder = fz_cli_session_begin_json (session);
  fz_record_json_add_text (builder, "file", shown);
  fz_record_json_add_text (builder, "collection", dataset->name);
  fz_record_json_add_text (builder, "version", dataset->version);
  fz_record_json_add_text (builder, "before", publication->before);
  fz_record_json_add_text (builder, "published", dataset->published);
  fz_record_json_add_text (builder, "publisher", publication->publisher);
  fz_cli_key_add (builder, fz_signing_key_get_public (key));
  json_builder_set_member_name (builder, "stations");
  json_builder_add_int_value (builder, publication->dataset->records->len);
  json_builder_set_member_name (builder, "changes");
  json_builder_add_int_value (builder, publication->changes->len);
  json_builder_set_member_name (builder, "batch");
  json_builder_add_int_value (builder, update->batch->id);
  json_builder_end_object (builder);
  fz_cli_print_json (builder);
}

/* Writes the file, and then takes it over: from now on what it says is what was published. */
static FzUpdate *
give_out (const FzCliSession  *session,
          const FzPublication *publication,
          const FzSigningKey  *key,
          GError             **error)
{
  const FzCliOptions *options = session->options;
  g_autoptr (GBytes) bytes = fz_publication_make (publication, key, error);
  FzUpdate *update;

  if (bytes == NULL || !fz_publication_write (bytes, options->file, error))
    return NULL;
  update = fz_database_apply_update (session->database, publication->dataset,
                                     publication->publisher, error);
  if (update == NULL)
    g_unlink (options->file);
  return update;
}

/* Publishes the user's stations as a new version, in the file that the options name. */
gboolean
fz_cli_run_publish (const FzCliSession *session,
                    GError            **error)
{
  const FzCliOptions *options = session->options;
  g_autoptr (FzSigningKey) key = NULL;
  g_autoptr (FzPublication) publication = NULL;
  g_autoptr (FzUpdate) update = NULL;

  if (!refuse_sample (session, error) || !check_free (options->file, error))
    return FALSE;
  key = fz_cli_key_read (options->publication.key, options->publication.passphrase_file, error);
  if (key == NULL)
    return FALSE;
  publication = make_publication (session, error);
  if (publication == NULL)
    return FALSE;
  update = give_out (session, publication, key, error);
  if (update == NULL)
    return FALSE;
  print_done (session, publication, key, update);
  return TRUE;
}
