/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-import-report.h"

#include <stdio.h>

#include "fz-cli-import-input.h"
#include "fz-record-json.h"

/* Rows in error that are told one by one. */
#define MAX_ERRORS 10

/* "from A.csv, B.fazhan-corrections by Li Hua", where there are several files. */
static void
print_sources (const FzImportPlan  *plan,
               const FzImportValue *value)
{
  const char *separator = "    from ";

  if (plan->sources->len < 2)
    return;
  for (guint i = 0; i < plan->sources->len; i++)
    {
      const FzImportSource *source = fz_import_plan_get_source (plan, i);
      const char           *author = fz_import_source_get_author (source);

      if ((value->sources >> i & 1) == 0)
        continue;
      fputs (separator, stdout);
      fz_cli_print_text (fz_import_source_get_name (source));
      if (author != NULL)
        {
          fputs (" by ", stdout);
          fz_cli_print_text (author);
        }
      separator = ", ";
    }
  putchar ('\n');
}

static void
print_field (const FzImportPlan  *plan,
             const FzImportField *field)
{
  const char *title = field->side == FZ_IMPORT_BOTH    ? "  conflict: "
                      : field->side == FZ_IMPORT_FILES ? "  the files differ: "
                      : field->side == FZ_IMPORT_MINE  ? "  kept: "
                      : field->taken                   ? "  "
                                                       : "  left: ";

  for (guint i = 0; i < field->values->len; i++)
    {
      const FzImportValue *value = fz_import_field_get (field, i);

      fputs (title, stdout);
      fz_cli_print_change (field->field, field->was, value->value);
      if (value->reason != NULL)
        fz_cli_print_line ("    because", value->reason);
      print_sources (plan, value);
    }
}

static void
print_item (const FzImportPlan *plan,
            const FzImportItem *item)
{
  fputs (item->station == 0 ? "added " : "station ", stdout);
  fz_cli_print_text (item->code);
  putchar (' ');
  fz_cli_print_text (item->name != NULL ? item->name : "");
  putchar ('\n');
  for (guint i = 0; i < item->fields->len; i++)
    print_field (plan, g_ptr_array_index (item->fields, i));
  for (guint i = 0; i < item->asked->len; i++)
    {
      g_autofree char *message = fz_check_to_message (g_ptr_array_index (item->asked, i));

      fz_cli_print_line ("  warning", message);
    }
}

static void
print_error (const FzImportPlan  *plan,
             const FzImportError *fault)
{
  const FzImportSource *source = fz_import_plan_get_source (plan, fault->source);

  fputs ("fazhan-cli: ", stderr);
  fz_cli_write_text (stderr, fz_import_source_get_name (source));
  fprintf (stderr, ":%u: ", fault->line);
  if (fault->column != NULL)
    {
      fz_cli_write_text (stderr, fault->column);
      fputs (": ", stderr);
    }
  fz_cli_write_text (stderr, fault->reason);
  fputc ('\n', stderr);
}

/* The first of the rows in error, on standard error, behind all that was printed. */
static void
print_errors (const FzImportPlan *plan)
{
  guint n = MIN (plan->errors->len, MAX_ERRORS);

  fflush (stdout);
  for (guint i = 0; i < n; i++)
    print_error (plan, g_ptr_array_index (plan->errors, i));
  if (plan->errors->len > n)
    fprintf (stderr, "fazhan-cli: and %u more, which --json lists\n", plan->errors->len - n);
}

/* Of texts in one of China's encodings that could as well be in another. */
static void
print_guesses (const FzCliImportReport *report)
{
  for (guint i = 0; i < report->inputs->len; i++)
    {
      const FzCliImportInput *input = g_ptr_array_index (report->inputs, i);

      if (!input->form.is_guess)
        continue;
      fz_cli_print_text (fz_import_source_get_name (fz_import_plan_get_source (report->plan, i)));
      printf (": read as %s, which is a guess: if its words cannot be read, give --encoding\n",
              fz_encoding_to_word (input->form.encoding));
    }
}

static void
print_lines (const FzCliSession      *session,
             const FzCliImportReport *report)
{
  const FzImportPlan *plan = report->plan;

  fz_cli_session_print_mark (session);
  print_guesses (report);
  for (guint i = 0; i < plan->items->len; i++)
    print_item (plan, g_ptr_array_index (plan->items, i));
  for (guint i = 0; i < plan->missing->len; i++)
    {
      const FzImportMissing *missing = g_ptr_array_index (plan->missing, i);

      fz_cli_print_line (missing->taken ? "deleted" : "missing", missing->code);
    }
  printf ("added: %u\nchanged: %u\nunchanged: %u\nmissing: %u\nconflicts: %u\nerrors: %u\n",
          fz_import_plan_count_added (plan), fz_import_plan_count_changed (plan),
          plan->n_unchanged, plan->missing->len, fz_import_plan_count_conflicts (plan),
          plan->errors->len);
  if (report->kept == NULL)
    puts ("nothing was written");
  else
    fz_cli_print_line ("what there was before", report->kept);
  print_errors (plan);
}

static void
add_count (JsonBuilder *builder,
           const char  *name,
           guint        n)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, n);
}

/* The names of the files that give a value. */
static void
add_files (JsonBuilder        *builder,
           const FzImportPlan *plan,
           guint64             sources)
{
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < plan->sources->len; i++)
    {
      if ((sources >> i & 1) != 0)
        json_builder_add_string_value (
            builder, fz_import_source_get_name (fz_import_plan_get_source (plan, i)));
    }
  json_builder_end_array (builder);
}

static void
add_value (JsonBuilder         *builder,
           const FzImportPlan  *plan,
           const FzImportValue *value)
{
  g_auto (GStrv) authors = fz_import_plan_list_authors (plan, value);

  json_builder_begin_object (builder);
  fz_record_json_add_text (builder, "value", value->value);
  fz_record_json_add_text (builder, "base", value->base);
  fz_record_json_add_text (builder, "side", fz_import_side_to_word (value->side));
  fz_record_json_add_text (builder, "reason", value->reason);
  add_files (builder, plan, value->sources);
  json_builder_set_member_name (builder, "authors");
  json_builder_begin_array (builder);
  for (guint i = 0; authors[i] != NULL; i++)
    json_builder_add_string_value (builder, authors[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_field (JsonBuilder         *builder,
           const FzImportPlan  *plan,
           const FzImportField *field)
{
  json_builder_begin_object (builder);
  fz_record_json_add_text (builder, "field", field->field);
  fz_record_json_add_text (builder, "base", field->base);
  fz_record_json_add_text (builder, "old", field->was);
  fz_record_json_add_text (builder, "new", field->value);
  fz_record_json_add_text (builder, "side", fz_import_side_to_word (field->side));
  json_builder_set_member_name (builder, "taken");
  json_builder_add_boolean_value (builder, field->taken);
  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  for (guint i = 0; i < field->values->len; i++)
    add_value (builder, plan, fz_import_field_get (field, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_item (JsonBuilder        *builder,
          const FzImportPlan *plan,
          const FzImportItem *item)
{
  guint64 sources = 0;

  for (guint i = 0; i < item->places->len; i++)
    sources |= G_GUINT64_CONSTANT (1) << g_array_index (item->places, FzImportPlace, i).source;
  json_builder_begin_object (builder);
  fz_record_json_add_text (builder, "code", item->code);
  fz_record_json_add_text (builder, "name", item->name);
  add_count (builder, "row",
             fz_import_source_get_line (fz_import_plan_get_source (plan, item->source),
                                        item->row));
  add_files (builder, plan, sources);
  json_builder_set_member_name (builder, "added");
  json_builder_add_boolean_value (builder, item->station == 0);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < item->fields->len; i++)
    add_field (builder, plan, g_ptr_array_index (item->fields, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < item->asked->len; i++)
    {
      g_autofree char *message = fz_check_to_message (g_ptr_array_index (item->asked, i));

      json_builder_add_string_value (builder, message);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_missing (JsonBuilder           *builder,
             const FzImportMissing *missing)
{
  json_builder_begin_object (builder);
  fz_record_json_add_text (builder, "code", missing->code);
  fz_record_json_add_text (builder, "name", missing->name);
  json_builder_set_member_name (builder, "deleted");
  json_builder_add_boolean_value (builder, missing->taken);
  json_builder_end_object (builder);
}

static void
add_error (JsonBuilder         *builder,
           const FzImportPlan  *plan,
           const FzImportError *fault)
{
  json_builder_begin_object (builder);
  fz_record_json_add_text (
      builder, "file",
      fz_import_source_get_name (fz_import_plan_get_source (plan, fault->source)));
  add_count (builder, "row", fault->line);
  fz_record_json_add_text (builder, "column", fault->column);
  fz_record_json_add_text (builder, "reason", fault->reason);
  json_builder_end_object (builder);
}

static void
add_details (JsonBuilder        *builder,
             const FzImportPlan *plan)
{
  json_builder_set_member_name (builder, "details");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "stations");
  json_builder_begin_array (builder);
  for (guint i = 0; i < plan->items->len; i++)
    add_item (builder, plan, g_ptr_array_index (plan->items, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "missing");
  json_builder_begin_array (builder);
  for (guint i = 0; i < plan->missing->len; i++)
    add_missing (builder, g_ptr_array_index (plan->missing, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "errors");
  json_builder_begin_array (builder);
  for (guint i = 0; i < plan->errors->len; i++)
    add_error (builder, plan, g_ptr_array_index (plan->errors, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* Which column was taken for what; null: for nothing. */
static void
add_columns (JsonBuilder            *builder,
             const FzImportPlan     *plan,
             const FzCliImportInput *input)
{
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < input->columns->len; i++)
    {
      guint            target = g_array_index (input->columns, guint, i);
      g_autofree char *word = fz_import_target_dup_word (target, plan->terms.catalog);

      json_builder_begin_object (builder);
      fz_record_json_add_text (builder, "header", fz_sheet_get_header (input->sheet, i));
      fz_record_json_add_text (builder, "field", word);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* What a sheet was found to be in. */
static void
add_form (JsonBuilder            *builder,
          const FzImportPlan     *plan,
          const FzCliImportInput *input)
{
  char delimiter[2] = { input->form.delimiter, '\0' };

  fz_record_json_add_text (builder, "encoding", fz_encoding_to_word (input->form.encoding));
  json_builder_set_member_name (builder, "encoding_is_guess");
  json_builder_add_boolean_value (builder, input->form.is_guess);
  fz_record_json_add_text (builder, "delimiter", *delimiter != '\0' ? delimiter : NULL);
  fz_record_json_add_text (builder, "datum", fz_datum_to_word (input->datum));
  add_columns (builder, plan, input);
}

/* Whose corrections, and since which version. */
static void
add_letter (JsonBuilder         *builder,
            const FzCorrections *corrections)
{
  fz_record_json_add_text (builder, "author", corrections->author);
  fz_record_json_add_text (builder, "version", corrections->version);
  fz_record_json_add_text (builder, "written_at", corrections->written_at);
  fz_record_json_add_text (builder, "note", corrections->note);
}

static void
add_inputs (JsonBuilder             *builder,
            const FzCliImportReport *report)
{
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->inputs->len; i++)
    {
      const FzCliImportInput *input = g_ptr_array_index (report->inputs, i);
      const FzImportSource   *source = fz_import_plan_get_source (report->plan, i);

      json_builder_begin_object (builder);
      fz_record_json_add_text (builder, "name", fz_import_source_get_name (source));
      if (input->corrections != NULL)
        add_letter (builder, input->corrections);
      else
        add_form (builder, report->plan, input);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const FzCliSession      *session,
            const FzCliImportReport *report)
{
  const FzImportPlan     *plan = report->plan;
  const FzCliImportInput *first = g_ptr_array_index (report->inputs, 0);
  g_autoptr (JsonBuilder) builder = fz_cli_session_begin_json (session);

  add_count (builder, "added", fz_import_plan_count_added (plan));
  add_count (builder, "changed", fz_import_plan_count_changed (plan));
  add_count (builder, "unchanged", plan->n_unchanged);
  add_count (builder, "missing", plan->missing->len);
  add_count (builder, "conflicts", fz_import_plan_count_conflicts (plan));
  add_count (builder, "errors", plan->errors->len);
  add_count (builder, "deleted", fz_import_plan_count_deleted (plan));
  json_builder_set_member_name (builder, "written");
  json_builder_add_boolean_value (builder, report->kept != NULL);
  fz_record_json_add_text (builder, "kept", report->kept);
  if (report->inputs->len == 1 && first->corrections == NULL)
    add_form (builder, plan, first);
  add_inputs (builder, report);
  add_details (builder, plan);
  json_builder_end_object (builder);
  fz_cli_print_json (builder);
}

/* Tells what an import does, or would do. */
void
fz_cli_import_print (const FzCliSession      *session,
                     const FzCliImportReport *report)
{
  if (session->options->json)
    print_json (session, report);
  else
    print_lines (session, report);
}
