/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-publish.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "fz-cli-key.h"
#include "fz-database-import.h"
#include "fz-database-update.h"
#include "fz-edition.h"
#include "fz-plain-text.h"
#include "fz-publication.h"
#include "fz-record-json.h"
#include "fz-record-value.h"

/* On the way from the records to the list of what changed. */
typedef struct
{
  const FzCatalog *catalog; /* (borrowed) */
  FzBases         *bases;   /* (borrowed) */
  GPtrArray       *words;   /* (owned) */
  GPtrArray       *changes; /* (borrowed) of FzPublishedChange */
} Listing;

/* Every value that is not as it was published last. */
static void
list_changes (const FzRecord *record,
              gpointer        data)
{
  Listing *listing = data;

  for (guint i = 0; i < listing->words->len; i++)
    {
      const char      *word = g_ptr_array_index (listing->words, i);
      const char      *base = NULL;
      g_autofree char *value = NULL;

      if (!fz_bases_find (listing->bases, record->id, word, &base))
        continue;
      value = fz_record_value_dup (record, listing->catalog, word);
      g_ptr_array_add (listing->changes,
                       fz_published_change_new (record->code, word, base, value));
    }
}

static gboolean
fill_changes (const FzCliSession *session,
              FzPublication      *publication,
              GError            **error)
{
  g_autoptr (FzBases) bases = fz_database_load_bases (session->database, error);
  g_autoptr (GPtrArray) words = fz_record_value_list_words (session->catalog);
  Listing listing = { session->catalog, bases, words, publication->changes };

  return bases != NULL && fz_database_meet_records (session->database, session->catalog,
                                                    list_changes, &listing, NULL, error);
}

/* The version and the day of the publication. */
static gboolean
set_version (const FzCliSession *session,
             FzDataset          *dataset,
             GError            **error)
{
  const FzCliOptions *options = session->options;
  const char         *now = session->catalog->dataset.version;
  int                 minute;
  FzDay               today = fz_day_of_time (options->at, &minute);
  g_autofree char    *date = fz_day_to_iso (today);
  g_autofree char    *version = g_strdup (options->publication.edition);

  if (!fz_edition_is_valid (now))
    {
      g_set_error (error, FZ_PUBLICATION_ERROR, FZ_PUBLICATION_ERROR_CONTENT,
                   "the version of your stations, %s, is none that another could follow", now);
      return FALSE;
    }
  if (version == NULL)
    version = fz_edition_dup_next (now, atoi (date));
  if (fz_edition_compare (version, now) <= 0)
    {
      g_set_error (error, FZ_PUBLICATION_ERROR, FZ_PUBLICATION_ERROR_OLD,
                   "%s is not newer than %s, which there is", version, now);
      return FALSE;
    }
  fz_catalog_set_dataset (dataset->catalog, session->catalog->dataset.name, version, date,
                          session->catalog->dataset.sample);
  return TRUE;
}

static FzPublication *
make_publication (const FzCliSession *session,
                  GError            **error)
{
  const FzCliOptions *options = session->options;
  g_autoptr (FzPublication) publication = fz_publication_new ();
  FzDataset *dataset = fz_database_load_dataset (session->database, error);

  if (dataset == NULL)
    return NULL;
  fz_dataset_free (publication->dataset);
  publication->dataset = dataset;
  publication->publisher = fz_plain_text_line (options->by, FZ_PUBLICATION_MAX_PUBLISHER);
  publication->notes = g_strdup (options->publication.notes);
  publication->before = g_strdup (session->catalog->dataset.version);
  if (!set_version (session, dataset, error) || !fill_changes (session, publication, error))
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
