/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-entry.h"

#include <stdio.h>
#include <string.h>

#include "fz-codes.h"
#include "fz-database-entry.h"
#include "fz-record-json.h"

/* Districts and services: listed, added, changed and ended. */

#define NAMES "name_hans", "name_hant", "name_en"

/* What can be given to each command; of a service more. */
static const char *const fields_to_add[] = { NAMES, "follows", "ends_on", NULL };
static const char *const fields_to_set[] = { NAMES, NULL };
static const char *const fields_to_end[] = { "retired_on", "successors", NULL };
static const char *const fields_of_service[] = { "expected_at", "source", NULL };

/* One on its way. */
typedef struct
{
  const FzCliSession *session; /* (borrowed) */
  FzCatalogEntry     *before;  /* (owned) (nullable) */
  FzCatalogEntry     *after;   /* (owned) */
  char               *follows; /* (owned) (nullable) */
  char               *ends_on; /* (owned) (nullable) */
} Entering;

static void
clear_entering (Entering *entering)
{
  g_clear_pointer (&entering->before, fz_catalog_entry_free);
  g_clear_pointer (&entering->after, fz_catalog_entry_free);
  g_free (entering->follows);
  g_free (entering->ends_on);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entering, clear_entering)

static FzCatalogKind
get_kind (const FzCliOptions *options)
{
  return options->command >= FZ_CLI_SERVICE_LIST ? FZ_CATALOG_SERVICE : FZ_CATALOG_DISTRICT;
}

static gboolean
adds (FzCliCommand command)
{
  return command == FZ_CLI_DISTRICT_ADD || command == FZ_CLI_SERVICE_ADD;
}

static gboolean
ends (FzCliCommand command)
{
  return command == FZ_CLI_DISTRICT_END || command == FZ_CLI_SERVICE_END;
}

static gboolean
takes (const FzCliOptions *options,
       const char         *field)
{
  FzCliCommand command = options->command;

  if (ends (command))
    return g_strv_contains (fields_to_end, field);
  return g_strv_contains (adds (command) ? fields_to_add : fields_to_set, field) ||
         (get_kind (options) == FZ_CATALOG_SERVICE && g_strv_contains (fields_of_service, field));
}

static gboolean
read_levels (const char *value,
             guint      *expected_at,
             GError    **error)
{
  g_auto (GStrv) words = g_strsplit (value != NULL ? value : "", ";", -1);
  guint levels = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      FzLevel level;

      if (!fz_level_from_word (words[i], &level))
        return fz_cli_refuse (error, "\"%s\" is no level: city, district, street or town",
                              words[i]);
      levels |= 1u << level;
    }
  *expected_at = levels;
  return TRUE;
}

/* An empty value is none. */
static gboolean
assign (Entering   *entering,
        const char *field,
        const char *value,
        GError    **error)
{
  FzCatalogEntry *entry = entering->after;
  char          **text = NULL;

  if (g_str_equal (field, "expected_at"))
    return read_levels (value, &entry->expected_at, error);
  if (g_str_equal (field, "name_hans"))
    text = &entry->names.by_script[FZ_SCRIPT_HANS];
  else if (g_str_equal (field, "name_hant"))
    text = &entry->names.by_script[FZ_SCRIPT_HANT];
  else if (g_str_equal (field, "name_en"))
    text = &entry->names.by_script[FZ_SCRIPT_LATIN];
  else if (g_str_equal (field, "source"))
    text = &entry->source;
  else if (g_str_equal (field, "retired_on"))
    text = &entry->fate.retired_on;
  else if (g_str_equal (field, "successors"))
    text = &entry->fate.successors;
  else if (g_str_equal (field, "follows"))
    text = &entering->follows;
  else
    text = &entering->ends_on;
  g_set_str (text, value);
  return TRUE;
}

static gboolean
assign_all (Entering *entering,
            GError  **error)
{
  const FzCliOptions *options = entering->session->options;

  for (guint i = 0; options->assignments[i] != NULL; i++)
    {
      const char      *sign = strchr (options->assignments[i], '=');
      g_autofree char *field = g_strndup (options->assignments[i],
                                          sign - options->assignments[i]);

      if (!takes (options, field))
        return fz_cli_refuse (error, "\"%s\" is no field for this command", field);
      if (!assign (entering, field, sign[1] != '\0' ? sign + 1 : NULL, error))
        return FALSE;
    }
  /* What stands again is followed by nothing. */
  if (ends (options->command) && entering->after->fate.retired_on == NULL)
    g_clear_pointer (&entering->after->fate.successors, g_free);
  return TRUE;
}

static gboolean
begin (Entering *entering,
       GError  **error)
{
  const FzCliOptions *options = entering->session->options;
  FzCatalogKind       kind = get_kind (options);
  guint               i;

  if (adds (options->command))
    {
      entering->after = fz_catalog_entry_new (kind);
      entering->after->code = g_strdup (options->code);
      return TRUE;
    }
  if (fz_catalog_find_entry (entering->session->catalog, kind, options->code, &i))
    {
      entering->before = fz_catalog_dup_entry (entering->session->catalog, kind, i);
      entering->after = fz_catalog_entry_copy (entering->before);
      return TRUE;
    }
  g_set_error (error, FZ_STORE_ERROR, FZ_STORE_ERROR_NOT_FOUND, "there is no %s of the code %s",
               fz_catalog_kind_to_word (kind), options->code);
  return FALSE;
}

static void
print_batch (const FzCliSession *session,
             const FzBatch      *batch)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (session->options->json)
    {
      builder = fz_cli_session_begin_json (session);
      fz_record_json_add_text (builder, "code", session->options->code);
      json_builder_set_member_name (builder, "batch");
      json_builder_add_int_value (builder, batch->id);
      json_builder_end_object (builder);
      fz_cli_print_json (builder);
      return;
    }
  fz_cli_session_print_mark (session);
  if (batch->id != 0)
    printf ("batch %" G_GINT64_FORMAT "\n", batch->id);
  else
    puts ("nothing changed");
}

/* Adds, changes or ends the district or service that the options name, in one batch, and
 * says which: by undoing that it is as it was. */
gboolean
fz_cli_run_entry (const FzCliSession *session,
                  GError            **error)
{
  g_auto (Entering) entering = { .session = session };
  g_autoptr (FzBatch) batch = NULL;
  FzEntryChange change;

  if (!begin (&entering, error) || !assign_all (&entering, error))
    return FALSE;
  change = (FzEntryChange) { entering.before, entering.after, entering.follows,
                             entering.ends_on };
  batch = fz_database_save_entry (session->database, session->catalog, &change,
                                  session->options->by, error);
  if (batch == NULL)
    return FALSE;
  print_batch (session, batch);
  return TRUE;
}

static char *
dup_levels (guint expected_at)
{
  g_autofree char *levels = NULL;

  for (FzLevel level = 0; level < FZ_N_LEVELS; level++)
    {
      g_autofree char *so_far = g_steal_pointer (&levels);

      levels = (expected_at >> level & 1) != 0
                   ? fz_codes_add (so_far, fz_level_to_word (level))
                   : g_steal_pointer (&so_far);
    }
  return g_steal_pointer (&levels);
}

static void
print_entry (const FzCatalogEntry *entry,
             FzScript              script)
{
  fz_cli_print_text (entry->code);
  putchar ('\t');
  fz_cli_print_text (fz_names_get (&entry->names, script));
  if (entry->fate.retired_on != NULL)
    printf ("\tended on %s", entry->fate.retired_on);
  if (entry->fate.successors != NULL)
    printf ("\tfollowed by %s", entry->fate.successors);
  if (entry->fate.former_codes != NULL)
    printf ("\tfollows %s", entry->fate.former_codes);
  putchar ('\n');
}

static void
add_entry (JsonBuilder          *builder,
           const FzCatalogEntry *entry)
{
  g_autofree char *levels = dup_levels (entry->expected_at);

  json_builder_begin_object (builder);
  fz_record_json_add_text (builder, "code", entry->code);
  fz_record_json_add_text (builder, "name_hans", entry->names.by_script[FZ_SCRIPT_HANS]);
  fz_record_json_add_text (builder, "name_hant", entry->names.by_script[FZ_SCRIPT_HANT]);
  fz_record_json_add_text (builder, "name_en", entry->names.by_script[FZ_SCRIPT_LATIN]);
  if (entry->kind == FZ_CATALOG_SERVICE)
    {
      fz_record_json_add_text (builder, "expected_at", levels);
      fz_record_json_add_text (builder, "source", entry->source);
    }
  fz_record_json_add_text (builder, "former_codes", entry->fate.former_codes);
  fz_record_json_add_text (builder, "successors", entry->fate.successors);
  fz_record_json_add_text (builder, "retired_on", entry->fate.retired_on);
  json_builder_end_object (builder);
}

/* Prints every district or service, those that ended too, each in a line. */
gboolean
fz_cli_run_list_entries (const FzCliSession *session,
                         GError            **error)
{
  FzCatalogKind kind = get_kind (session->options);
  g_autoptr (JsonBuilder) builder = NULL;

  if (session->options->json)
    {
      builder = fz_cli_session_begin_json (session);
      json_builder_set_member_name (builder,
                                    kind == FZ_CATALOG_DISTRICT ? "districts" : "services");
      json_builder_begin_array (builder);
    }
  else
    fz_cli_session_print_mark (session);
  for (guint i = 0; i < fz_catalog_count_entries (session->catalog, kind); i++)
    {
      g_autoptr (FzCatalogEntry) entry = fz_catalog_dup_entry (session->catalog, kind, i);

      if (builder != NULL)
        add_entry (builder, entry);
      else
        print_entry (entry, session->script);
    }
  if (builder == NULL)
    return TRUE;
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  fz_cli_print_json (builder);
  return TRUE;
}
