/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-catalog-places.h"
#include "fz-database.h"
#include "fz-dataset-reader.h"
#include "fz-publication.h"
#include "fz-sample.h"

#include <stdlib.h>

#define EXIT_USAGE 2

/* What the database is made of. */
typedef struct
{
  gboolean sample;
  char    *published; /* (nullable) a publication's file */
  char    *publisher; /* (nullable) the fingerprint of the key that must have signed it */
} Options;

static void
options_clear (Options *options)
{
  g_free (options->published);
  g_free (options->publisher);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* A build that takes records from a file says whose they must be. */
static gboolean
check_publisher (const FzPublication *publication,
                 const Options       *options,
                 GError             **error)
{
  g_autofree char *words = fz_public_key_dup_words (&publication->key);

  if (options->publisher != NULL &&
      fz_public_key_is_fingerprint (&publication->key, options->publisher))
    return TRUE;
  g_set_error (error, FZ_PUBLICATION_ERROR, FZ_PUBLICATION_ERROR_PUBLISHER,
               "%s: signed by the key \"%s\": --publisher must give the fingerprint",
               options->published, words);
  return FALSE;
}

/* Puts what was published in the place of @dataset, but for what nobody edits. */
static gboolean
take_published (FzDataset    **dataset,
                const Options *options,
                GError       **error)
{
  g_autoptr (FzPublication) publication = fz_publication_read (options->published, error);

  if (publication == NULL || !check_publisher (publication, options, error) ||
      !fz_publication_check_newer (publication, (*dataset)->catalog, error))
    return FALSE;
  fz_catalog_add_places (publication->dataset->catalog, (*dataset)->catalog);
  fz_dataset_free (*dataset);
  *dataset = g_steal_pointer (&publication->dataset);
  publication->dataset = fz_dataset_new ();
  return TRUE;
}

static gboolean
make_database (const char    *folder,
               const char    *output,
               const Options *options,
               GError       **error)
{
  g_autoptr (FzDataset) dataset = fz_dataset_read (folder, error);

  if (dataset == NULL ||
      (options->published != NULL && !take_published (&dataset, options, error)))
    return FALSE;
  if (options->sample)
    fz_sample_fill (dataset);
  return fz_database_create (output, dataset, error);
}

/* One line, whatever the message holds. */
static int
fail (const GError *error,
      int           status)
{
  g_autofree char *line = g_strdup (error->message);

  g_strdelimit (line, "\r\n", ' ');
  g_printerr ("fazhan-make-database: %s\n", line);
  return status;
}

/* Makes a database from the CSV files in a folder, while the project is built; or from them and
 * a newer publication. */
int
main (int   argc,
      char *argv[])
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, &options.sample, "Fill it with invented details", NULL },
    { "published", 0, 0, G_OPTION_ARG_FILENAME, &options.published,
      "Take the records from the publication in FILE", "FILE" },
    { "publisher", 0, 0, G_OPTION_ARG_STRING, &options.publisher,
      "Whose key must have signed it", "FINGERPRINT" },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("FOLDER OUTPUT");
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return fail (error, EXIT_USAGE);
  if (argc != 3)
    {
      g_set_error_literal (&error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           "a folder and an output file are needed");
      return fail (error, EXIT_USAGE);
    }

  if (options.sample && options.published != NULL)
    {
      g_set_error_literal (&error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           "what is published is never filled with invented details");
      return fail (error, EXIT_USAGE);
    }

  if (!make_database (argv[1], argv[2], &options, &error))
    return fail (error, EXIT_FAILURE);
  return EXIT_SUCCESS;
}
