/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-conflict-group.h"

#include "fz-field.h"
#include "fz-record-value.h"

/* The field that @field can only be chosen with. */
static FzField
get_leader (FzField field)
{
  switch ((guint) field)
    {
    case FZ_FIELD_LAT:
    case FZ_FIELD_LON:
    case FZ_FIELD_POINT_QUALITY:
    case FZ_FIELD_POINT_IS:
    case FZ_FIELD_POINT_SOURCE:
    case FZ_FIELD_POINT_CHECKED_M:
      return FZ_FIELD_LAT;
    case FZ_FIELD_NOTICE_FROM:
    case FZ_FIELD_NOTICE_UNTIL:
      return FZ_FIELD_NOTICE;
    case FZ_FIELD_FEATURED_REASON:
    case FZ_FIELD_FEATURED_SOURCE:
      return FZ_FIELD_FEATURED;
    case FZ_FIELD_STATUS_NOTE:
      return FZ_FIELD_STATUS;
    default:
      return field;
    }
}

static gboolean
belong_together (const char *a,
                 const char *b)
{
  FzField field_a, field_b;

  return fz_field_from_word (a, &field_a) && fz_field_from_word (b, &field_b) &&
         get_leader (field_a) == get_leader (field_b);
}

/* The one that @field is to be chosen with; NULL when it is the first of its own. */
static FzConflictGroup *
find_group (const GPtrArray       *groups,
            const FzConflictField *field)
{
  for (guint i = 0; i < groups->len; i++)
    {
      FzConflictGroup       *group = g_ptr_array_index (groups, i);
      const FzConflictField *first = g_ptr_array_index (group->fields, 0);

      if (belong_together (first->field, field->field))
        return group;
    }
  return NULL;
}

static void
free_group (gpointer data)
{
  FzConflictGroup *self = data;

  g_ptr_array_unref (self->fields);
  g_free (self);
}

static FzConflictGroup *
create_group (GPtrArray *groups)
{
  FzConflictGroup *self = g_new0 (FzConflictGroup, 1);

  self->fields = g_ptr_array_new ();
  self->side = FZ_SIDE_SAME;
  g_ptr_array_add (groups, self);
  return self;
}

static void
add_field (FzConflictGroup *self,
           FzConflictField *field)
{
  g_ptr_array_add (self->fields, field);
  if (self->side == FZ_SIDE_SAME)
    self->side = field->side;
  else if (field->side != FZ_SIDE_SAME && field->side != self->side)
    self->side = FZ_SIDE_BOTH;
}

/* That a station was deleted meanwhile is nothing that goes by itself. */
static gboolean
must_be_chosen (const FzConflictGroup *self)
{
  const FzConflictField *field = g_ptr_array_index (self->fields, 0);

  return self->side == FZ_SIDE_BOTH ||
         (self->side == FZ_SIDE_THEIRS && g_str_equal (field->field, FZ_VALUE_DELETED));
}

static int
compare_by_choice (gconstpointer a,
                   gconstpointer b)
{
  const FzConflictGroup *group_a = a;
  const FzConflictGroup *group_b = b;

  return (group_a->choice != FZ_CHOICE_OPEN) - (group_b->choice != FZ_CHOICE_OPEN);
}

/* All that one of the two changed, of FzConflictGroup, good as long as @conflict is: what
 * must be chosen first, the rest as it is chosen if nobody says otherwise. The caller's. */
GPtrArray *
fz_conflict_group_list (const FzConflict *conflict)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (free_group);

  for (guint i = 0; i < conflict->fields->len; i++)
    {
      FzConflictField *field = g_ptr_array_index (conflict->fields, i);
      FzConflictGroup *group = find_group (groups, field);

      add_field (group != NULL ? group : create_group (groups), field);
    }
  for (guint i = 0; i < groups->len; i++)
    {
      FzConflictGroup *group = g_ptr_array_index (groups, i);

      fz_conflict_group_choose (group, must_be_chosen (group)        ? FZ_CHOICE_OPEN
                                       : group->side == FZ_SIDE_MINE ? FZ_CHOICE_MINE
                                                                     : FZ_CHOICE_THEIRS);
    }
  g_ptr_array_sort_values (groups, compare_by_choice);
  return groups;
}

void
fz_conflict_group_choose (FzConflictGroup *self,
                          FzChoice         choice)
{
  self->choice = choice;
  for (guint i = 0; i < self->fields->len; i++)
    {
      FzConflictField *field = g_ptr_array_index (self->fields, i);

      field->choice = choice;
    }
}

/* How many of them nobody has chosen yet. */
guint
fz_conflict_group_count_open (const GPtrArray *groups)
{
  guint n = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      const FzConflictGroup *group = g_ptr_array_index (groups, i);

      n += group->choice == FZ_CHOICE_OPEN;
    }
  return n;
}
