/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-corrections.h"

#include <stdio.h>

#include "fz-corrections.h"
#include "fz-database-import.h"
#include "fz-record-json.h"
#include "fz-record-value.h"

/* On the way from the records to what was corrected of them; all of it borrowed. */
typedef struct
{
  FzCorrections   *corrections;
  const FzCatalog *catalog;
  const GPtrArray *words;
  FzBases         *bases;
} Listing;

static gboolean
find_base (guint32      station,
           const char  *field,
           const char **base,
           gpointer     data)
{
  return fz_bases_find (data, station, field, base);
}

static void
list_record (const FzRecord *record,
             gpointer        data)
{
  Listing *listing = data;

  fz_corrections_meet (listing->corrections, record, listing->catalog, listing->words, find_base,
                       listing->bases);
}

/* All that was corrected since the version that there is was published. */
static FzCorrections *
list_corrections (const FzCliSession *session,
                  GError            **error)
{
  const FzCliOptions *options = session->options;
  g_autoptr (FzCorrections) corrections =
      fz_corrections_new_for (session->catalog, options->by, options->publication.notes);
  g_autoptr (GPtrArray) words = fz_record_value_list_words (session->catalog);
  g_autoptr (FzBases) bases = fz_database_load_bases (session->database, error);
  Listing listing = { corrections, session->catalog, words, bases };

  if (bases == NULL || !fz_database_meet_records (session->database, session->catalog,
                                                  list_record, &listing, NULL, error))
    return NULL;
  if (corrections->stations->len > 0)
    return g_steal_pointer (&corrections);
  g_set_error (error, FZ_CORRECTIONS_ERROR, FZ_CORRECTIONS_ERROR_EMPTY,
               "nothing was corrected since version %s", corrections->version);
  return NULL;
}

static void
print_done (const FzCliSession  *session,
            const FzCorrections *corrections)
{
  g_autofree char *shown = g_filename_display_name (session->options->file);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!session->options->json)
    {
      fz_cli_session_print_mark (session);
      fz_cli_print_line ("file", shown);
      fz_cli_print_line ("collection", corrections->collection);
      fz_cli_print_line ("version", corrections->version);
      fz_cli_print_line ("author", corrections->author);
      printf ("stations: %u\nchanges: %u\n", corrections->stations->len,
              fz_corrections_count (corrections));
      return;
    }
  builder = fz_cli_session_begin_json (session);
  fz_record_json_add_text (builder, "file", shown);
  fz_record_json_add_text (builder, "collection", corrections->collection);
  fz_record_json_add_text (builder, "version", corrections->version);
  fz_record_json_add_text (builder, "author", corrections->author);
  fz_record_json_add_text (builder, "written_at", corrections->written_at);
  json_builder_set_member_name (builder, "stations");
  json_builder_add_int_value (builder, corrections->stations->len);
  json_builder_set_member_name (builder, "changes");
  json_builder_add_int_value (builder, fz_corrections_count (corrections));
  json_builder_end_object (builder);
  fz_cli_print_json (builder);
}

/* Writes what the user corrected, for the bureau, into the file that the options name. */
gboolean
fz_cli_run_corrections_write (const FzCliSession *session,
                              GError            **error)
{
  const char      *path = session->options->file;
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr (FzCorrections) corrections = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST, "%s: there is such a file already",
                   shown);
      return FALSE;
    }
  corrections = list_corrections (session, error);
  if (corrections == NULL || !fz_corrections_write (corrections, path, error))
    return FALSE;
  print_done (session, corrections);
  return TRUE;
}
