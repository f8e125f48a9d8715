/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-hours-private.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (FzHours, fz_hours, fz_hours_ref, fz_hours_unref)

void
fz_hours_rule_clear (FzHoursRule *rule)
{
  g_clear_pointer (&rule->years, g_array_unref);
  g_clear_pointer (&rule->dates, g_array_unref);
  g_clear_pointer (&rule->spans, g_array_unref);
  g_clear_pointer (&rule->comment, g_free);
}

/* Whether the rule is for some days only. */
gboolean
fz_hours_rule_names_days (const FzHoursRule *rule)
{
  return rule->years != NULL || rule->dates != NULL || rule->weekdays != 0 ||
         rule->holidays != FZ_HOURS_HOLIDAYS_UNNAMED;
}

/* Whether @rule, which stands behind @previous (NULL for the first), holds only
 * where the rules before it leave the time closed. */
static gboolean
find_falls_back (const FzHoursRule *rule,
                 const FzHoursRule *previous)
{
  switch (rule->separator)
    {
    case FZ_HOURS_SEPARATOR_NORMAL:
      return FALSE;
    case FZ_HOURS_SEPARATOR_ADDITIONAL:
      return previous != NULL && previous->falls_back;
    case FZ_HOURS_SEPARATOR_FALLBACK:
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

/* Takes @rules, an array of at least one FzHoursRule. */
FzHours *
fz_hours_new (GArray *rules)
{
  FzHours *self = g_new0 (FzHours, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->rules = rules;
  for (guint i = 0; i < rules->len; i++)
    {
      FzHoursRule *rule = &g_array_index (rules, FzHoursRule, i);

      rule->falls_back = find_falls_back (rule, i > 0 ? rule - 1 : NULL);
      self->names_holidays |= rule->holidays != FZ_HOURS_HOLIDAYS_UNNAMED;
      self->names_weekdays |= rule->weekdays != 0;
      self->spills |= rule->spills;
    }
  return self;
}

FzHours *
fz_hours_ref (FzHours *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
fz_hours_unref (FzHours *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->rules);
  g_free (self);
}

static gboolean
arrays_equal (const GArray *a,
              const GArray *b,
              gsize         element_size)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->len == b->len && memcmp (a->data, b->data, a->len * element_size) == 0;
}

static gboolean
rules_equal (const FzHoursRule *a,
             const FzHoursRule *b)
{
  return a->separator == b->separator && a->weekdays == b->weekdays &&
         a->holidays == b->holidays && a->state == b->state &&
         g_strcmp0 (a->comment, b->comment) == 0 &&
         arrays_equal (a->years, b->years, sizeof (FzHoursYears)) &&
         arrays_equal (a->dates, b->dates, sizeof (FzHoursDates)) &&
         arrays_equal (a->spans, b->spans, sizeof (FzHoursSpan));
}

/* Whether both have the same rules in the same order. */
gboolean
fz_hours_equal (const FzHours *self,
                const FzHours *other)
{
  if (self->rules->len != other->rules->len)
    return FALSE;
  for (guint i = 0; i < self->rules->len; i++)
    {
      if (!rules_equal (&g_array_index (self->rules, FzHoursRule, i),
                        &g_array_index (other->rules, FzHoursRule, i)))
        return FALSE;
    }
  return TRUE;
}
