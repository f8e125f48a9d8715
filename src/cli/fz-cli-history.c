/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-history.h"

#include <stdio.h>

#include "fz-database-history.h"
#include "fz-database-undo.h"
#include "fz-record-json.h"

/* How many changes are listed unless --limit says otherwise. */
#define LIMIT 100

static const char *const states[FZ_N_UNDO_STATES] = {
  [FZ_UNDO_FREE] = "free",
  [FZ_UNDO_DONE] = "done",
  [FZ_UNDO_LATER] = "changed-later",
  [FZ_UNDO_GONE] = "gone",
};

static void
add_number (JsonBuilder *builder,
            const char  *name,
            gint64       number)
{
  json_builder_set_member_name (builder, name);
  if (number != 0)
    json_builder_add_int_value (builder, number);
  else
    json_builder_add_null_value (builder);
}

static void
print_entry (const FzHistoryEntry *entry)
{
  printf ("%" G_GINT64_FORMAT " %s %s", entry->batch, entry->made_at,
          fz_batch_kind_to_word (entry->kind));
  if (entry->target != 0)
    printf (" of %" G_GINT64_FORMAT, entry->target);
  if (entry->undone_by != 0)
    printf (" (undone by %" G_GINT64_FORMAT ")", entry->undone_by);
  fputs (", ", stdout);
  fz_cli_print_text (entry->made_by != NULL ? entry->made_by : "(nobody named)");
  if (entry->author != NULL)
    {
      fputs (", corrected by ", stdout);
      fz_cli_print_text (entry->author);
    }
  fputs (": ", stdout);
  if (entry->code != NULL)
    {
      fz_cli_print_text (entry->code);
      putchar (' ');
    }
  fz_cli_print_change (entry->field, entry->old_value, entry->new_value);
}

static void
add_entry (JsonBuilder          *builder,
           const FzHistoryEntry *entry)
{
  json_builder_begin_object (builder);
  add_number (builder, "batch", entry->batch);
  fz_record_json_add_text (builder, "kind", fz_batch_kind_to_word (entry->kind));
  fz_record_json_add_text (builder, "at", entry->made_at);
  fz_record_json_add_text (builder, "by", entry->made_by);
  fz_record_json_add_text (builder, "author", entry->author);
  add_number (builder, "target", entry->target);
  add_number (builder, "undone_by", entry->undone_by);
  fz_record_json_add_text (builder, "code", entry->code);
  fz_record_json_add_text (builder, "field", entry->field);
  fz_record_json_add_text (builder, "before", entry->old_value);
  fz_record_json_add_text (builder, "after", entry->new_value);
  json_builder_end_object (builder);
}

static void
print_page_as_json (const FzCliSession  *session,
                    const FzHistoryPage *page)
{
  g_autoptr (JsonBuilder) builder = fz_cli_session_begin_json (session);

  json_builder_set_member_name (builder, "more");
  json_builder_add_boolean_value (builder, page->more);
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < page->entries->len; i++)
    add_entry (builder, g_ptr_array_index (page->entries, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  fz_cli_print_json (builder);
}

static void
print_page (const FzCliSession  *session,
            const FzHistoryPage *page)
{
  if (session->options->json)
    {
      print_page_as_json (session, page);
      return;
    }
  fz_cli_session_print_mark (session);
  for (guint i = 0; i < page->entries->len; i++)
    print_entry (g_ptr_array_index (page->entries, i));
  if (page->entries->len == 0)
    puts ("no changes");
  if (page->more)
    puts ("there are older changes: --limit N shows more");
}

/* A station that is deleted has a history too. */
static gboolean
find_station (const FzCliSession *session,
              guint32            *id,
              GError            **error)
{
  if (session->options->code == NULL)
    return TRUE;
  return fz_database_find_any_code (session->database, session->options->code, id, error);
}

/* Prints what was changed, the newest first: all, or of the station whose code the options
 * give, or by whom they name. */
gboolean
fz_cli_run_history (const FzCliSession *session,
                    GError            **error)
{
  const FzCliOptions *options = session->options;
  FzHistoryFilter     filter = { .who = options->by };
  g_autoptr (FzHistoryPage) page = NULL;

  if (!find_station (session, &filter.station, error))
    return FALSE;
  page = fz_database_list_history (session->database, &filter, NULL,
                                   options->limit > 0 ? (guint) options->limit : LIMIT, error);
  if (page == NULL)
    return FALSE;
  print_page (session, page);
  return TRUE;
}

static void
print_field (const FzUndoField *field)
{
  if (field->code != NULL)
    {
      fz_cli_print_text (field->code);
      putchar (' ');
    }
  if (field->state == FZ_UNDO_LATER)
    {
      printf ("%s was changed again by ", field->field);
      fz_cli_print_text (field->later_by != NULL ? field->later_by : "somebody");
      printf (" in batch %" G_GINT64_FORMAT ": ", field->later);
    }
  fz_cli_print_change (field->field, field->now, field->before);
}

static void
print_plan (const FzCliSession *session,
            const FzUndoPlan   *plan,
            gint64              made)
{
  fz_cli_session_print_mark (session);
  for (guint i = 0; i < plan->fields->len; i++)
    print_field (g_ptr_array_index (plan->fields, i));
  if (made != 0)
    printf ("%s of batch %" G_GINT64_FORMAT ": batch %" G_GINT64_FORMAT "\n",
            fz_batch_kind_to_word (plan->kind), plan->target, made);
  else
    puts ("nothing was written");
}

static void
add_field (JsonBuilder       *builder,
           const FzUndoField *field)
{
  json_builder_begin_object (builder);
  fz_record_json_add_text (builder, "code", field->code);
  fz_record_json_add_text (builder, "field", field->field);
  fz_record_json_add_text (builder, "state", states[field->state]);
  fz_record_json_add_text (builder, "now", field->now);
  fz_record_json_add_text (builder, "before", field->before);
  add_number (builder, "later", field->later);
  fz_record_json_add_text (builder, "later_by", field->later_by);
  json_builder_end_object (builder);
}

static void
print_plan_as_json (const FzCliSession *session,
                    const FzUndoPlan   *plan,
                    gint64              made)
{
  g_autoptr (JsonBuilder) builder = fz_cli_session_begin_json (session);

  fz_record_json_add_text (builder, "kind", fz_batch_kind_to_word (plan->kind));
  add_number (builder, "target", plan->target);
  add_number (builder, "batch", made);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < plan->fields->len; i++)
    add_field (builder, g_ptr_array_index (plan->fields, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  fz_cli_print_json (builder);
}

/* The batch that the options name, or else the newest that can be taken back. */
static gboolean
find_batch (const FzCliSession *session,
            gint64             *batch,
            GError            **error)
{
  const FzCliOptions *options = session->options;

  *batch = options->batch;
  if (*batch != 0)
    return TRUE;
  return options->command == FZ_CLI_REDO
             ? fz_database_find_redoable (session->database, batch, error)
             : fz_database_find_undoable (session->database, batch, error);
}

/* Takes a batch back, or, by redo, the newest undo, and says what that changed; with
 * --dry-run, what it would. */
gboolean
fz_cli_run_undo (const FzCliSession *session,
                 GError            **error)
{
  g_autoptr (FzUndoPlan) plan = NULL;
  g_autoptr (FzBatch) done = NULL;
  gint64 batch;

  if (!find_batch (session, &batch, error))
    return FALSE;
  plan = fz_database_plan_undo (session->database, session->catalog, batch, error);
  if (plan == NULL)
    return FALSE;
  if (!session->options->dry_run)
    {
      done = fz_database_undo (session->database, session->catalog, batch, session->options->by,
                               error);
      if (done == NULL)
        return FALSE;
    }
  if (session->options->json)
    print_plan_as_json (session, plan, done != NULL ? done->id : 0);
  else
    print_plan (session, plan, done != NULL ? done->id : 0);
  return TRUE;
}
