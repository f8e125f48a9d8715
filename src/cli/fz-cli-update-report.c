/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-update-report.h"

#include <stdio.h>

#include "fz-cli-key.h"
#include "fz-record-json.h"

static const char *
kind_to_word (FzUpdateKind kind)
{
  switch (kind)
    {
    case FZ_UPDATE_ADDED:
      return "added";
    case FZ_UPDATE_CHANGED:
      return "changed";
    case FZ_UPDATE_REMOVED:
    default:
      return "removed";
    }
}

/* What a value comes to; NULL: it is the same on both sides. */
static const char *
side_to_word (FzSide side)
{
  switch (side)
    {
    case FZ_SIDE_MINE:
      return "mine";
    case FZ_SIDE_THEIRS:
      return "theirs";
    case FZ_SIDE_BOTH:
      return "both";
    case FZ_SIDE_SAME:
    default:
      return NULL;
    }
}

static void
print_item (const FzUpdateItem *item)
{
  const char *name = item->record->names.by_script[FZ_SCRIPT_HANS];

  printf ("%s ", kind_to_word (item->kind));
  fz_cli_print_text (item->record->code);
  putchar (' ');
  fz_cli_print_text (name != NULL ? name : "");
  putchar ('\n');
  for (guint i = 0; item->conflict != NULL && i < item->conflict->fields->len; i++)
    {
      const FzConflictField *field = g_ptr_array_index (item->conflict->fields, i);

      if (field->side == FZ_SIDE_SAME)
        continue;
      fputs (field->side == FZ_SIDE_BOTH   ? "  conflict: "
             : field->side == FZ_SIDE_MINE ? "  kept: "
                                           : "  ",
             stdout);
      fz_cli_print_change (field->field, field->mine, field->theirs);
    }
}

static void
print_publication (const FzCliUpdateReport *report)
{
  const FzPublication *publication = report->publication;
  const FzDatasetInfo *dataset = &publication->dataset->catalog->dataset;

  fz_cli_print_line ("collection", dataset->name);
  fz_cli_print_line ("version", dataset->version);
  fz_cli_print_line ("published", dataset->published);
  fz_cli_print_line ("publisher", publication->publisher);
  fz_cli_key_print (&publication->key);
  fz_cli_print_line ("trust", fz_trust_to_word (report->trust));
  if (publication->notes != NULL)
    fz_cli_print_line ("notes", publication->notes);
}

static void
print_lines (const FzCliSession      *session,
             const FzCliUpdateReport *report)
{
  const FzUpdate *update = report->update;

  fz_cli_session_print_mark (session);
  print_publication (report);
  if (update == NULL)
    return;
  fz_cli_print_line ("your version", update->before);
  for (guint i = 0; i < update->collection->len; i++)
    {
      const FzChange *change = g_ptr_array_index (update->collection, i);

      fz_cli_print_change (change->field, change->was, change->value);
    }
  for (guint i = 0; i < update->items->len; i++)
    print_item (g_ptr_array_index (update->items, i));
  printf ("added: %u\nchanged: %u\nremoved: %u\nunchanged: %u\nkept: %u\nconflicts: %u\n",
          update->n_added, update->n_changed, update->n_removed, update->n_unchanged,
          update->n_kept, update->n_conflicts);
  printf ("calendar: %s\n", update->new_days ? "changed" : "unchanged");
  if (!report->applied)
    {
      puts ("nothing was written");
      return;
    }
  printf ("batch %" G_GINT64_FORMAT "\n", update->batch->id);
  fz_cli_print_line ("what there was before", update->kept);
}

static void
add_count (JsonBuilder *builder,
           const char  *name,
           gint64       n)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, n);
}

static void
add_flag (JsonBuilder *builder,
          const char  *name,
          gboolean     flag)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, flag);
}

static void
add_field (JsonBuilder           *builder,
           const FzConflictField *field)
{
  if (field->side == FZ_SIDE_SAME)
    return;
  json_builder_begin_object (builder);
  fz_record_json_add_text (builder, "field", field->field);
  fz_record_json_add_text (builder, "base", field->base);
  fz_record_json_add_text (builder, "old", field->mine);
  fz_record_json_add_text (builder, "new", field->theirs);
  fz_record_json_add_text (builder, "side", side_to_word (field->side));
  json_builder_end_object (builder);
}

static void
add_item (JsonBuilder        *builder,
          const FzUpdateItem *item)
{
  json_builder_begin_object (builder);
  fz_record_json_add_text (builder, "kind", kind_to_word (item->kind));
  fz_record_json_add_text (builder, "code", item->record->code);
  fz_record_json_add_text (builder, "name", item->record->names.by_script[FZ_SCRIPT_HANS]);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; item->conflict != NULL && i < item->conflict->fields->len; i++)
    add_field (builder, g_ptr_array_index (item->conflict->fields, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_collection (JsonBuilder    *builder,
                const FzUpdate *update)
{
  json_builder_set_member_name (builder, "collection_fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < update->collection->len; i++)
    {
      const FzChange *change = g_ptr_array_index (update->collection, i);

      json_builder_begin_object (builder);
      fz_record_json_add_text (builder, "field", change->field);
      fz_record_json_add_text (builder, "old", change->was);
      fz_record_json_add_text (builder, "new", change->value);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_update (JsonBuilder             *builder,
            const FzCliUpdateReport *report)
{
  const FzUpdate *update = report->update;

  fz_record_json_add_text (builder, "before", update->before);
  add_count (builder, "added", update->n_added);
  add_count (builder, "changed", update->n_changed);
  add_count (builder, "removed", update->n_removed);
  add_count (builder, "unchanged", update->n_unchanged);
  add_count (builder, "kept", update->n_kept);
  add_count (builder, "conflicts", update->n_conflicts);
  add_flag (builder, "calendar_changed", update->new_days);
  if (report->applied)
    add_count (builder, "batch", update->batch->id);
  fz_record_json_add_text (builder, "backup", update->kept);
  add_collection (builder, update);
  json_builder_set_member_name (builder, "stations");
  json_builder_begin_array (builder);
  for (guint i = 0; i < update->items->len; i++)
    add_item (builder, g_ptr_array_index (update->items, i));
  json_builder_end_array (builder);
}

static void
print_json (const FzCliSession      *session,
            const FzCliUpdateReport *report)
{
  const FzPublication *publication = report->publication;
  const FzDatasetInfo *dataset = &publication->dataset->catalog->dataset;
  g_autoptr (JsonBuilder) builder = fz_cli_session_begin_json (session);

  fz_record_json_add_text (builder, "collection", dataset->name);
  fz_record_json_add_text (builder, "version", dataset->version);
  fz_record_json_add_text (builder, "published", dataset->published);
  fz_record_json_add_text (builder, "publisher", publication->publisher);
  fz_record_json_add_text (builder, "notes", publication->notes);
  fz_cli_key_add (builder, &publication->key);
  fz_record_json_add_text (builder, "trust", fz_trust_to_word (report->trust));
  add_flag (builder, "applied", report->applied);
  if (report->update != NULL)
    add_update (builder, report);
  json_builder_end_object (builder);
  fz_cli_print_json (builder);
}

/* Tells whose the publication is, and what taking it does, or would do. */
void
fz_cli_update_print (const FzCliSession      *session,
                     const FzCliUpdateReport *report)
{
  if (session->options->json)
    print_json (session, report);
  else
    print_lines (session, report);
}
