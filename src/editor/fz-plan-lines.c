/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-plan-lines.h"

#include "fz-record-value.h"

/*
 * The lines of a plan as a list, part by part: a head, then a station with its values and
 * what there is to ask of it, or an error. A line is made when it is looked at, and is the
 * same as long as anybody holds it: a plan of a hundred thousand stations has half a million.
 *
 *   part:   | head | item 0 | item 1 … | head | …
 *   item:          | station | field … | asked … |
 *   field:                   | field | what each file gives, where they disagree |
 */
struct _FzPlanLines
{
  GObject parent_instance;

  FzImportPlan *plan;                    /* (borrowed) (nullable) */
  GArray       *begins[FZ_N_PLAN_PARTS]; /* (owned) of guint: by thing, behind the head */
  GArray       *things[FZ_N_PLAN_PARTS]; /* (owned) of guint: the number of an item */
  guint         starts[FZ_N_PLAN_PARTS + 1];
  GHashTable   *lines; /* (owned) of FzPlanLine (borrowed), by its position + 1 */
};

static void fz_plan_lines_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (FzPlanLine, fz_plan_line, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (FzPlanLines,
                               fz_plan_lines,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      fz_plan_lines_list_model_init))

static void
fz_plan_line_class_init (FzPlanLineClass *klass)
{
}

static void
fz_plan_line_init (FzPlanLine *self)
{
}

static FzImportItem *
get_item (const FzPlanLines *self,
          FzPlanPart         part,
          guint              i)
{
  return g_ptr_array_index (self->plan->items, g_array_index (self->things[part], guint, i));
}

static gboolean
has_items (FzPlanPart part)
{
  return part == FZ_PLAN_PART_CONFLICTS || part == FZ_PLAN_PART_ADDED ||
         part == FZ_PLAN_PART_CHANGED;
}

/* A value of which the files give several has a line for each. */
static guint
count_field_lines (const FzImportField *field)
{
  return field->values->len > 1 ? 1 + field->values->len : 1;
}

static guint
count_item_lines (const FzImportItem *item)
{
  guint n = 1 + item->asked->len;

  for (guint i = 0; i < item->fields->len; i++)
    n += count_field_lines (g_ptr_array_index (item->fields, i));
  return n;
}

static FzPlanPart
find_part (const FzImportItem *item)
{
  if (fz_import_item_is_in_conflict (item))
    return FZ_PLAN_PART_CONFLICTS;
  return item->station == 0 ? FZ_PLAN_PART_ADDED : FZ_PLAN_PART_CHANGED;
}

/* The lines of a part behind its head. */
static guint
count_lines (const FzPlanLines *self,
             FzPlanPart         part)
{
  guint n = self->things[part]->len;

  if (n == 0 || !has_items (part))
    return n;
  return g_array_index (self->begins[part], guint, n - 1) +
         count_item_lines (get_item (self, part, n - 1));
}

static void
add_thing (FzPlanLines *self,
           FzPlanPart   part,
           guint        thing)
{
  guint begin = count_lines (self, part);

  g_array_append_val (self->begins[part], begin);
  g_array_append_val (self->things[part], thing);
}

static void
add_things (FzPlanLines *self,
            gboolean     shows_missing)
{
  for (guint i = 0; self->plan->sources->len > 1 && i < self->plan->sources->len; i++)
    add_thing (self, FZ_PLAN_PART_FILES, i);
  for (guint i = 0; i < self->plan->errors->len; i++)
    add_thing (self, FZ_PLAN_PART_ERRORS, i);
  for (guint i = 0; i < self->plan->items->len; i++)
    add_thing (self, find_part (g_ptr_array_index (self->plan->items, i)), i);
  for (guint i = 0; shows_missing && i < self->plan->missing->len; i++)
    add_thing (self, FZ_PLAN_PART_MISSING, i);
}

static guint
get_n_items (const FzPlanLines *self)
{
  return self->starts[FZ_N_PLAN_PARTS];
}

/* The last thing of @part that begins at @at or before. */
static guint
find_thing (const FzPlanLines *self,
            FzPlanPart         part,
            guint              at)
{
  guint low = 0, high = self->things[part]->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->begins[part], guint, middle) <= at)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static void
fill_of_item (const FzPlanLines *self,
              FzPlanLine        *line,
              guint              at)
{
  guint i = find_thing (self, line->part, at);
  guint nth = at - g_array_index (self->begins[line->part], guint, i);

  line->item = get_item (self, line->part, i);
  if (nth == 0)
    return;
  nth--;
  for (guint f = 0; f < line->item->fields->len; f++)
    {
      FzImportField *field = g_ptr_array_index (line->item->fields, f);

      if (nth < count_field_lines (field))
        {
          line->field = field;
          line->value = nth;
          return;
        }
      nth -= count_field_lines (field);
    }
  line->asked = g_ptr_array_index (line->item->asked, nth);
}

static FzPlanLine *
make_line (const FzPlanLines *self,
           guint              position)
{
  FzPlanLine *line = g_object_new (FZ_TYPE_PLAN_LINE, NULL);
  guint       at;

  while (position >= self->starts[line->part + 1])
    line->part++;
  at = position - self->starts[line->part];
  if (at == 0)
    return line;
  if (has_items (line->part))
    fill_of_item (self, line, at - 1);
  else if (line->part == FZ_PLAN_PART_FILES)
    line->source = at;
  else if (line->part == FZ_PLAN_PART_ERRORS)
    line->error = g_ptr_array_index (self->plan->errors, at - 1);
  else
    line->missing = g_ptr_array_index (self->plan->missing, at - 1);
  return line;
}

static void
on_line_gone (gpointer self,
              GObject *line)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, FZ_PLAN_LINES (self)->lines);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      if (value == line)
        {
          g_hash_table_iter_remove (&iter);
          return;
        }
    }
}

static void
forget_lines (FzPlanLines *self)
{
  GHashTableIter iter;
  gpointer       line;

  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, NULL, &line))
    g_object_weak_unref (line, on_line_gone, self);
  g_hash_table_remove_all (self->lines);
}

static GType
fz_plan_lines_get_item_type (GListModel *model)
{
  return FZ_TYPE_PLAN_LINE;
}

static guint
fz_plan_lines_get_n_items (GListModel *model)
{
  return get_n_items (FZ_PLAN_LINES (model));
}

static gpointer
fz_plan_lines_get_item (GListModel *model,
                        guint       position)
{
  FzPlanLines *self = FZ_PLAN_LINES (model);
  gpointer     key = GUINT_TO_POINTER (position + 1);
  FzPlanLine  *line;

  if (position >= get_n_items (self))
    return NULL;
  line = g_hash_table_lookup (self->lines, key);
  if (line != NULL)
    return g_object_ref (line);
  line = make_line (self, position);
  g_hash_table_insert (self->lines, key, line);
  g_object_weak_ref (G_OBJECT (line), on_line_gone, self);
  return line;
}

static void
fz_plan_lines_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = fz_plan_lines_get_item_type;
  iface->get_n_items = fz_plan_lines_get_n_items;
  iface->get_item = fz_plan_lines_get_item;
}

static void
fz_plan_lines_finalize (GObject *object)
{
  FzPlanLines *self = FZ_PLAN_LINES (object);

  forget_lines (self);
  g_hash_table_unref (self->lines);
  for (FzPlanPart part = 0; part < FZ_N_PLAN_PARTS; part++)
    {
      g_array_unref (self->begins[part]);
      g_array_unref (self->things[part]);
    }
  G_OBJECT_CLASS (fz_plan_lines_parent_class)->finalize (object);
}

static void
fz_plan_lines_class_init (FzPlanLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fz_plan_lines_finalize;
}

static void
fz_plan_lines_init (FzPlanLines *self)
{
  self->lines = g_hash_table_new (NULL, NULL);
  for (FzPlanPart part = 0; part < FZ_N_PLAN_PARTS; part++)
    {
      self->begins[part] = g_array_new (FALSE, FALSE, sizeof (guint));
      self->things[part] = g_array_new (FALSE, FALSE, sizeof (guint));
    }
}

FzPlanLines *
fz_plan_lines_new (void)
{
  return g_object_new (FZ_TYPE_PLAN_LINES, NULL);
}

/* Lists @plan, which is finished, and borrowed until another is set, or NULL. */
void
fz_plan_lines_set_plan (FzPlanLines  *self,
                        FzImportPlan *plan,
                        gboolean      shows_missing)
{
  guint n_before = get_n_items (self);

  forget_lines (self);
  self->plan = plan;
  for (FzPlanPart part = 0; part < FZ_N_PLAN_PARTS; part++)
    {
      g_array_set_size (self->begins[part], 0);
      g_array_set_size (self->things[part], 0);
    }
  if (plan != NULL)
    add_things (self, shows_missing);
  for (FzPlanPart part = 0; part < FZ_N_PLAN_PARTS; part++)
    self->starts[part + 1] = self->starts[part] + (self->things[part]->len > 0) +
                             count_lines (self, part);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, get_n_items (self));
}

gboolean
fz_plan_line_is_head (const FzPlanLine *self)
{
  return self->item == NULL && self->missing == NULL && self->error == NULL && self->source == 0;
}

/* A value that was changed here alone, while the file still has what was published, is
 * taken by nothing but its own check button. */
static gboolean
is_takeable (const FzImportField *field)
{
  return field->side != FZ_IMPORT_MINE;
}

/* How many of a station's values are taken with it. */
guint
fz_plan_item_count_takeable (const FzImportItem *item)
{
  guint n = 0;

  for (guint i = 0; i < item->fields->len; i++)
    n += is_takeable (g_ptr_array_index (item->fields, i));
  return n;
}

/* How many of a station's values are taken now. */
guint
fz_plan_item_count_taken (const FzImportItem *item)
{
  guint n = 0;

  for (guint i = 0; i < item->fields->len; i++)
    n += ((const FzImportField *) g_ptr_array_index (item->fields, i))->taken;
  return n;
}

/* How many stations, or rows in error, a part has. */
guint
fz_plan_lines_count_part (FzPlanLines *self,
                          FzPlanPart   part)
{
  return self->things[part]->len;
}

static gboolean
is_whole (const FzImportItem *item)
{
  guint n = fz_plan_item_count_takeable (item);

  return item->station == 0 ? item->taken : n > 0 && fz_plan_item_count_taken (item) >= n;
}

/* How many of them are taken whole. */
guint
fz_plan_lines_count_taken (FzPlanLines *self,
                           FzPlanPart   part)
{
  guint n = 0;

  for (guint i = 0; i < self->things[part]->len; i++)
    {
      if (part == FZ_PLAN_PART_MISSING)
        n += ((const FzImportMissing *) g_ptr_array_index (self->plan->missing, i))->taken;
      else if (part == FZ_PLAN_PART_FILES)
        n += fz_import_plan_get_source (self->plan, i)->taken;
      else if (has_items (part))
        n += is_whole (get_item (self, part, i));
    }
  return n;
}

/* What the file and somebody here changed is the file's then; where files disagree somebody
 * must still choose. */
static void
take_item (FzPlanLines  *self,
           FzImportItem *item,
           gboolean      taken)
{
  fz_import_plan_take_item (self->plan, item, taken);
  for (guint i = 0; taken && i < item->fields->len; i++)
    {
      FzImportField *field = g_ptr_array_index (item->fields, i);

      if (field->side == FZ_IMPORT_BOTH && !g_str_equal (field->field, FZ_VALUE_DELETED))
        fz_import_plan_take_field (self->plan, item, field, TRUE);
    }
}

/* Takes what @line is about, all of it, or nothing. */
void
fz_plan_lines_take (FzPlanLines *self,
                    FzPlanLine  *line,
                    gboolean     taken)
{
  if (line->field != NULL && line->value > 0 && taken)
    fz_import_plan_choose (self->plan, line->item, line->field, line->value - 1);
  else if (line->field != NULL)
    fz_import_plan_take_field (self->plan, line->item, line->field, taken);
  else if (line->missing != NULL)
    fz_import_plan_take_missing (self->plan, line->missing, taken);
  else if (line->item != NULL)
    take_item (self, line->item, taken);
  else if (line->source > 0)
    fz_import_plan_take_source (self->plan, line->source - 1, taken);
  else
    fz_plan_lines_take_part (self, line->part, taken);
}

/* Whether anything of what @line is about is taken. */
gboolean
fz_plan_lines_is_taken (FzPlanLines      *self,
                        const FzPlanLine *line)
{
  if (line->field != NULL && line->value > 0)
    return line->field->taken && line->field->chosen == line->value - 1;
  if (line->field != NULL)
    return line->field->taken;
  if (line->missing != NULL)
    return line->missing->taken;
  if (line->item != NULL)
    return line->item->taken || fz_plan_item_count_taken (line->item) > 0;
  if (line->source > 0)
    return fz_import_plan_get_source (self->plan, line->source - 1)->taken;
  return fz_plan_lines_count_taken (self, line->part) > 0;
}

/* Takes all of a part, every value of it, or nothing. */
void
fz_plan_lines_take_part (FzPlanLines *self,
                         FzPlanPart   part,
                         gboolean     taken)
{
  for (guint i = 0; i < self->things[part]->len; i++)
    {
      if (part == FZ_PLAN_PART_MISSING)
        fz_import_plan_take_missing (self->plan, g_ptr_array_index (self->plan->missing, i),
                                     taken);
      else if (part == FZ_PLAN_PART_FILES)
        fz_import_plan_take_source (self->plan, i, taken);
      else if (has_items (part))
        take_item (self, get_item (self, part, i), taken);
    }
}

/* Where the head of a part stands; G_MAXUINT when it has nothing. */
guint
fz_plan_lines_find_part (FzPlanLines *self,
                         FzPlanPart   part)
{
  return self->things[part]->len > 0 ? self->starts[part] : G_MAXUINT;
}
