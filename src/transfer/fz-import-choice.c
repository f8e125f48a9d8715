/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-import-choice.h"

#include "fz-field.h"
#include "fz-record-value.h"

static gboolean
is_of_point (const FzImportField *field)
{
  return g_str_equal (field->field, fz_field_to_word (FZ_FIELD_LAT)) ||
         g_str_equal (field->field, fz_field_to_word (FZ_FIELD_LON));
}

static gboolean
is_of_end (const FzImportField *field)
{
  return g_str_equal (field->field, FZ_VALUE_DELETED) ||
         g_str_equal (field->field, FZ_VALUE_SUCCESSORS);
}

/* Half of one point and half of another are no point; nor does a station have successors that
 * goes on. */
static gboolean
go_together (const FzImportField *a,
             const FzImportField *b)
{
  return a != b && ((is_of_point (a) && is_of_point (b)) || (is_of_end (a) && is_of_end (b)));
}

/* Each file whose word counts, as its bit. */
guint64
fz_import_choice_get_sources (const FzImportPlan *plan)
{
  guint64 sources = 0;

  for (guint i = 0; i < plan->sources->len; i++)
    {
      if (fz_import_plan_get_source (plan, i)->taken)
        sources |= G_GUINT64_CONSTANT (1) << i;
    }
  return sources;
}

static void
point_at (FzImportField *field,
          guint          value)
{
  const FzImportValue *chosen = fz_import_field_get (field, value);

  field->chosen = value;
  field->value = chosen->value;
  field->base = chosen->base;
}

/* A file that still has what was published says nothing. */
static gboolean
speaks (const FzImportValue *value,
        guint64              sources)
{
  return (value->sources & sources & ~value->mine) != 0;
}

/* Of files that say the same, one that may is enough. */
static FzImportSide
find_side (const FzImportValue *value,
           guint64              sources)
{
  if ((value->theirs & sources) != 0)
    return FZ_IMPORT_THEIRS;
  return speaks (value, sources) ? FZ_IMPORT_BOTH : FZ_IMPORT_MINE;
}

/* Nothing is deleted unless that is said. */
static void
settle_field (FzImportField *field,
              guint64        sources)
{
  guint n_heard = 0;
  guint n_speaking = 0;
  guint heard = 0;
  guint speaking = 0;

  for (guint i = field->values->len; i-- > 0;)
    {
      FzImportValue *value = &g_array_index (field->values, FzImportValue, i);

      value->side = find_side (value, sources);
      if ((value->sources & sources) != 0)
        {
          heard = i;
          n_heard++;
        }
      if (speaks (value, sources))
        {
          speaking = i;
          n_speaking++;
        }
    }
  point_at (field, n_speaking > 0 ? speaking : heard);
  field->side = n_heard == 0     ? FZ_IMPORT_THEIRS
                : n_speaking > 1 ? FZ_IMPORT_FILES
                                 : fz_import_field_get (field, field->chosen)->side;
  field->taken = n_speaking == 1 && field->side == FZ_IMPORT_THEIRS && !is_of_end (field);
}

static guint64
list_speaking (const FzImportField *field,
               guint64              sources)
{
  guint64 speaking = 0;

  for (guint i = 0; i < field->values->len; i++)
    speaking |= fz_import_field_get (field, i)->sources & ~fz_import_field_get (field, i)->mine;
  return speaking & sources;
}

/* What is open of one half is of both; halves that different files give make it open. */
static void
join_halves (FzImportField *a,
             FzImportField *b,
             guint64        sources)
{
  guint64  first = list_speaking (a, sources);
  guint64  second = list_speaking (b, sources);
  gboolean differ = first != 0 && second != 0 && first != second;

  if (differ || a->side == FZ_IMPORT_FILES || b->side == FZ_IMPORT_FILES)
    {
      a->side = b->side = FZ_IMPORT_FILES;
      a->taken = b->taken = FALSE;
    }
  else if (a->taken != b->taken)
    {
      FzImportField *taken = a->taken ? a : b;

      taken->side = FZ_IMPORT_BOTH;
      taken->taken = FALSE;
    }
}

static void
join_point (FzImportItem *item,
            guint64       sources)
{
  FzImportField *lat = fz_import_item_find (item, fz_field_to_word (FZ_FIELD_LAT));
  FzImportField *lon = fz_import_item_find (item, fz_field_to_word (FZ_FIELD_LON));

  if (lat != NULL && lon != NULL)
    join_halves (lat, lon, sources);
}

static gboolean
is_told (const FzImportItem *item,
         guint64             sources)
{
  for (guint i = 0; i < item->places->len; i++)
    {
      if ((sources >> g_array_index (item->places, FzImportPlace, i).source & 1) != 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether nobody can say yet what a new station is to be. */
gboolean
fz_import_choice_is_open (const FzImportItem *item)
{
  for (guint i = 0; i < item->fields->len; i++)
    {
      const FzImportField *field = g_ptr_array_index (item->fields, i);

      if (field->side == FZ_IMPORT_FILES && !field->taken)
        return TRUE;
    }
  return FALSE;
}

/* Makes of @item what it is before anybody chose. */
void
fz_import_choice_settle (const FzImportPlan *plan,
                         FzImportItem       *item)
{
  guint64 sources = fz_import_choice_get_sources (plan);

  for (guint i = 0; i < item->fields->len; i++)
    settle_field (g_ptr_array_index (item->fields, i), sources);
  join_point (item, sources);
  item->taken = item->station == 0 && is_told (item, sources) && !fz_import_choice_is_open (item);
}

/* Follows a choice that was made for what it goes together with. */
static void
follow (FzImportField *field,
        guint64        sources,
        gboolean       taken)
{
  field->taken = FALSE;
  for (guint i = 0; taken && !field->taken && i < field->values->len; i++)
    {
      if ((fz_import_field_get (field, i)->sources & sources) == 0)
        continue;
      point_at (field, i);
      field->taken = TRUE;
    }
}

/* Has the value that is chosen now saved, or not. What it goes together with follows, from the
 * same file: the other half of a point, the successors of what is deleted. */
void
fz_import_plan_take_field (FzImportPlan  *self,
                           FzImportItem  *item,
                           FzImportField *field,
                           gboolean       taken)
{
  guint64 sources = fz_import_field_get (field, field->chosen)->sources &
                    fz_import_choice_get_sources (self);

  field->taken = taken && sources != 0;
  for (guint i = 0; i < item->fields->len; i++)
    {
      FzImportField *other = g_ptr_array_index (item->fields, i);

      if (go_together (field, other))
        follow (other, sources, taken);
    }
  if (item->station == 0)
    item->taken = !fz_import_choice_is_open (item);
}

/* Has value number @value of @field saved, of those that the files give. */
void
fz_import_plan_choose (FzImportPlan  *self,
                       FzImportItem  *item,
                       FzImportField *field,
                       guint          value)
{
  g_return_if_fail (value < field->values->len);

  point_at (field, value);
  fz_import_plan_take_field (self, item, field, TRUE);
}

/* Has all of a station saved that nobody needs to choose, beside what was chosen; or nothing
 * of it. A deletion is to be taken by itself. */
void
fz_import_plan_take_item (FzImportPlan *self,
                          FzImportItem *item,
                          gboolean      taken)
{
  guint64 sources = fz_import_choice_get_sources (self);

  item->taken = taken && item->station == 0 && is_told (item, sources) &&
                !fz_import_choice_is_open (item);
  for (guint i = 0; item->station != 0 && i < item->fields->len; i++)
    {
      FzImportField *field = g_ptr_array_index (item->fields, i);
      gboolean       told = (fz_import_field_get (field, field->chosen)->sources & sources) != 0;

      if (!taken)
        field->taken = FALSE;
      else if (field->side == FZ_IMPORT_THEIRS && told && !is_of_end (field))
        field->taken = TRUE;
    }
}

/* Hears file number @i, or leaves all of it out. The stations that it tells of are as if
 * nobody had chosen yet. */
void
fz_import_plan_take_source (FzImportPlan *self,
                            guint         i,
                            gboolean      taken)
{
  FzImportSource *source = g_ptr_array_index (self->sources, i);

  if (source->taken == taken)
    return;
  source->taken = taken;
  for (guint n = 0; n < self->items->len; n++)
    {
      FzImportItem *item = g_ptr_array_index (self->items, n);

      if (is_told (item, G_GUINT64_CONSTANT (1) << i))
        fz_import_choice_settle (self, item);
    }
}

/* Has a station deleted that no row of any sheet is about. */
void
fz_import_plan_take_missing (FzImportPlan    *self,
                             FzImportMissing *missing,
                             gboolean         taken)
{
  missing->taken = taken;
}
