/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database.h"
#include "fz-dataset-reader.h"
#include "fz-sample.h"

#include <stdlib.h>

#define EXIT_USAGE 2

static gboolean
make_database (const char *folder,
               const char *output,
               gboolean    sample,
               GError    **error)
{
  g_autoptr (FzDataset) dataset = fz_dataset_read (folder, error);

  if (dataset == NULL)
    return FALSE;
  if (sample)
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

/* Makes a database from the CSV files in a folder, while the project is built. */
int
main (int   argc,
      char *argv[])
{
  gboolean           sample = FALSE;
  const GOptionEntry entries[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, &sample, "Fill it with invented details", NULL },
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

  if (!make_database (argv[1], argv[2], sample, &error))
    return fail (error, EXIT_FAILURE);
  return EXIT_SUCCESS;
}
