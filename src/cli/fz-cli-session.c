/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-session.h"

#include "fz-database-keep.h"
#include "fz-paths.h"
#include "fz-record-json.h"
#include "fz-record-value.h"

#define SAMPLE_LINE "# Sample data: the details are invented"

static FzDatabase *
open_installed (const FzCliOptions *options,
                GError            **error)
{
  g_autofree char *installed = fz_paths_data_file ("stations.db");
  g_autofree char *extension = fz_paths_extension_file ("stations.db");

  if (options->database != NULL)
    return fz_database_open (options->database, FZ_DATABASE_READ_ONLY, error);
  return fz_database_open_shipped (installed, extension, error);
}

/* What is installed is nobody's to change. */
static FzDatabase *
open_own (const FzCliOptions *options,
          GError            **error)
{
  g_autofree char *own =
      g_build_filename (g_get_user_data_dir (), "fazhan", "stations.db", NULL);
  const char *path = options->database != NULL ? options->database : own;
  gboolean    reads = options->dry_run || options->command == FZ_CLI_HISTORY ||
                   options->command == FZ_CLI_BACKUP || options->command == FZ_CLI_EXPORT ||
                   options->command == FZ_CLI_VERIFY ||
                   options->command == FZ_CLI_DISTRICT_LIST ||
                   options->command == FZ_CLI_SERVICE_LIST ||
                   options->command == FZ_CLI_CORRECTIONS_WRITE;
  FzDatabaseMode mode = reads ? FZ_DATABASE_READ_ONLY : FZ_DATABASE_READ_WRITE;
  g_autoptr (GError) fault = NULL;
  FzDatabase *database = fz_database_open (path, mode, &fault);

  if (database == NULL && options->database == NULL && options->command == FZ_CLI_VERIFY &&
      g_error_matches (fault, FZ_STORE_ERROR, FZ_STORE_ERROR_MISSING))
    return open_installed (options, error);
  if (database == NULL && options->database == NULL &&
      g_error_matches (fault, FZ_STORE_ERROR, FZ_STORE_ERROR_MISSING))
    g_set_error_literal (error, FZ_STORE_ERROR, FZ_STORE_ERROR_MISSING,
                         "you have no stations of your own yet: start Fazhan once, or give "
                         "--database FILE");
  else if (database == NULL)
    g_propagate_error (error, g_steal_pointer (&fault));
  return database;
}

/* Opens the database that @options name, or else the installed one, or the user's own
 * for a command about changes.
 * Returns: (transfer full) (nullable): NULL with an error. */
FzCliSession *
fz_cli_session_open (const FzCliOptions *options,
                     GError            **error)
{
  g_autoptr (FzCliSession) self = g_new0 (FzCliSession, 1);
  g_autoptr (GError) fault = NULL;

  self->options = options;
  self->script = fz_script_of_interface ();
  self->database = fz_cli_options_are_own (options) ? open_own (options, error)
                                                    : open_installed (options, error);
  if (self->database == NULL)
    return NULL;

  /* A check goes on, and tells what is wrong. */
  self->catalog = fz_database_load_catalog (self->database, &fault);
  if (self->catalog == NULL && options->command != FZ_CLI_CHECK)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
fz_cli_session_free (FzCliSession *self)
{
  g_clear_pointer (&self->catalog, fz_catalog_unref);
  g_clear_pointer (&self->database, fz_database_close);
  g_free (self);
}

/* Prints the line by which a text tells that its data is invented, if it is. */
void
fz_cli_session_print_mark (const FzCliSession *self)
{
  if (self->catalog != NULL && self->catalog->dataset.sample)
    puts (SAMPLE_LINE);
}

/* A new object that begins by telling whether its data is invented; null: nobody knows. */
JsonBuilder *
fz_cli_session_begin_json (const FzCliSession *self)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sample");
  if (self->catalog != NULL)
    json_builder_add_boolean_value (builder, self->catalog->dataset.sample);
  else
    json_builder_add_null_value (builder);
  return builder;
}

/* Writes text from the database or a file with its control characters, which a terminal
 * would obey, as spaces. */
void
fz_cli_write_text (FILE       *stream,
                   const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if (g_unichar_iscntrl (g_utf8_get_char (text)))
        fputc (' ', stream);
      else
        fwrite (text, 1, g_utf8_next_char (text) - text, stream);
    }
}

/* The same, on standard output. */
void
fz_cli_print_text (const char *text)
{
  fz_cli_write_text (stdout, text);
}

/* "NAME: VALUE" as a line; what is NULL is not known. */
void
fz_cli_print_line (const char *name,
                   const char *value)
{
  printf ("%s: ", name);
  fz_cli_print_text (value != NULL ? value : "(not known)");
  putchar ('\n');
}

/* "FIELD: BEFORE -> AFTER" as a line; what is NULL is not known, or, of being deleted,
 * not so. */
void
fz_cli_print_change (const char *field,
                     const char *before,
                     const char *after)
{
  const char *none = g_str_equal (field, FZ_VALUE_DELETED) ? "no" : "(not known)";

  fz_cli_print_text (field);
  fputs (": ", stdout);
  fz_cli_print_text (before != NULL ? before : none);
  fputs (" -> ", stdout);
  fz_cli_print_text (after != NULL ? after : none);
  putchar ('\n');
}

/* A code that ended leads on: where, is said in the place of @fault, which it takes. */
static gboolean
tell_successors (const FzCliSession *self,
                 GError             *fault,
                 GError            **error)
{
  g_autoptr (GPtrArray) codes = NULL;
  g_autofree char *list = NULL;

  if (g_error_matches (fault, FZ_STORE_ERROR, FZ_STORE_ERROR_NOT_FOUND))
    codes = fz_database_find_successors (self->database, self->options->code, NULL);
  if (codes == NULL || codes->len == 0)
    {
      g_propagate_error (error, fault);
      return FALSE;
    }
  g_ptr_array_add (codes, NULL);
  list = g_strjoinv (", ", (char **) codes->pdata);
  g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_NOT_FOUND,
               "no station has the code %s any more; it became %s", self->options->code, list);
  g_error_free (fault);
  return FALSE;
}

/* The record of the station that the options name by its code.
 * Returns: (transfer full) (nullable): NULL with an error. */
FzRecord *
fz_cli_session_load_record (const FzCliSession *self,
                            GError            **error)
{
  GError *fault = NULL;
  guint32 id;

  if (!fz_database_find_code (self->database, self->options->code, &id, &fault) &&
      !tell_successors (self, fault, error))
    return NULL;
  return fz_database_load_record (self->database, self->catalog, id, error);
}

void
fz_cli_print_json (JsonBuilder *builder)
{
  g_autofree char *text = fz_record_json_to_text (builder);

  puts (text);
}
