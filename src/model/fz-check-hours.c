/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-checks-private.h"

#include "fz-hours-private.h"

/* No office's interval is longer, minutes. */
#define LONGEST_SPAN (14 * 60)

/* How people write what the syntax has other words for. The longer ones come first. */
static const struct
{
  const char *written;
  const char *meant;
} replacements[] = {
  { "：", ":" },
  { "；", ";" },
  { "，", "," },
  { "、", "," },
  { "－", "-" },
  { "–", "-" },
  { "—", "-" },
  { "～", "-" },
  { "~", "-" },
  { "至", "-" },
  { "到", "-" },
  { "　", " " },
  { "星期", "周" },
  { "週", "周" },
  { "礼拜", "周" },
  { "周一", "Mo " },
  { "周二", "Tu " },
  { "周三", "We " },
  { "周四", "Th " },
  { "周五", "Fr " },
  { "周六", "Sa " },
  { "周日", "Su " },
  { "周天", "Su " },
  { "法定节假日", "PH " },
  { "节假日", "PH " },
  { "休息", "off" },
  { "Monday", "Mo" },
  { "Tuesday", "Tu" },
  { "Wednesday", "We" },
  { "Thursday", "Th" },
  { "Friday", "Fr" },
  { "Saturday", "Sa" },
  { "Sunday", "Su" },
  { "Mon", "Mo" },
  { "Tue", "Tu" },
  { "Wed", "We" },
  { "Thu", "Th" },
  { "Fri", "Fr" },
  { "Sat", "Sa" },
  { "Sun", "Su" },
  { " - ", "-" },
  { " -", "-" },
  { "- ", "-" },
};

/* @text in the usual form, if that is what it takes to be understood; else NULL. */
static char *
dup_understood (const char *text)
{
  g_autoptr (GString) meant = g_string_new (text);
  g_autoptr (FzHours) hours = NULL;

  if (meant->len > FZ_HOURS_MAX_BYTES)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (replacements); i++)
    g_string_replace (meant, replacements[i].written, replacements[i].meant, 0);
  hours = fz_hours_parse (meant->str, NULL);
  return hours != NULL ? fz_hours_format (hours) : NULL;
}

static void
refuse_hours (FzChecking   *self,
              const GError *error)
{
  FzCheck         *check = fz_checking_add (self, FZ_CHECK_HOURS_SYNTAX, FZ_FIELD_HOURS,
                                            error->message);
  g_autofree char *understood = dup_understood (self->record->hours);
  gsize            character;

  if (fz_hours_error_get_position (error, NULL, &character))
    check->number = (guint) MIN (character, G_MAXUINT);
  if (understood != NULL)
    fz_check_add_mend (check, FZ_FIELD_HOURS, understood);
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const FzHoursSpan *first = a;
  const FzHoursSpan *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return first->end < second->end ? -1 : first->end > second->end;
}

static gboolean
is_in_order (const GArray *spans)
{
  for (guint i = 1; i < spans->len; i++)
    {
      if (g_array_index (spans, FzHoursSpan, i).start <=
          g_array_index (spans, FzHoursSpan, i - 1).end)
        return FALSE;
    }
  return TRUE;
}

/* By their beginnings, those that touch or overlap as one. */
static void
put_in_order (GArray *spans)
{
  guint n = 1;

  g_array_sort (spans, compare_spans);
  for (guint i = 1; i < spans->len; i++)
    {
      FzHoursSpan *last = &g_array_index (spans, FzHoursSpan, n - 1);
      FzHoursSpan  span = g_array_index (spans, FzHoursSpan, i);

      if (span.start <= last->end)
        last->end = MAX (last->end, span.end);
      else
        g_array_index (spans, FzHoursSpan, n++) = span;
    }
  g_array_set_size (spans, n);
}

/* @hours belongs to nobody else: here its intervals may still be moved. */
static gboolean
order_spans (FzHours *hours)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < hours->rules->len; i++)
    {
      FzHoursRule *rule = &g_array_index (hours->rules, FzHoursRule, i);

      if (rule->spans == NULL || is_in_order (rule->spans))
        continue;
      put_in_order (rule->spans);
      changed = TRUE;
    }
  return changed;
}

static void
look_at_form (FzChecking *self,
              FzHours    *hours)
{
  g_autofree char *usual = fz_hours_format (hours);
  g_autofree char *ordered = NULL;

  if (order_spans (hours))
    {
      ordered = fz_hours_format (hours);
      fz_check_add_mend (fz_checking_add (self, FZ_CHECK_HOURS_ORDER, FZ_FIELD_HOURS, NULL),
                         FZ_FIELD_HOURS, ordered);
    }
  else if (!g_str_equal (usual, self->record->hours))
    fz_check_add_mend (fz_checking_add (self, FZ_CHECK_HOURS_FORM, FZ_FIELD_HOURS, NULL),
                       FZ_FIELD_HOURS, usual);
}

static void
look_at_spans (FzChecking    *self,
               const FzHours *hours)
{
  for (guint i = 0; i < hours->rules->len; i++)
    {
      const FzHoursRule *rule = &g_array_index (hours->rules, FzHoursRule, i);

      for (guint j = 0; rule->spans != NULL && j < rule->spans->len; j++)
        {
          const FzHoursSpan *span = &g_array_index (rule->spans, FzHoursSpan, j);
          g_autofree char   *text = NULL;

          if (span->end - span->start <= LONGEST_SPAN ||
              (span->start == 0 && span->end == FZ_MINUTES_A_DAY))
            continue;
          text = g_strdup_printf ("%02d:%02d-%02d:%02d", span->start / 60, span->start % 60,
                                  span->end / 60 % 24, span->end % 60);
          fz_checking_add (self, FZ_CHECK_HOURS_LONG, FZ_FIELD_HOURS, text);
          return;
        }
    }
}

static void
look_at_openings (FzChecking    *self,
                  const FzHours *hours)
{
  if (self->record->status == FZ_STATUS_CLOSED || self->record->status == FZ_STATUS_SUSPENDED)
    return;
  for (guint i = 0; i < hours->rules->len; i++)
    {
      if (g_array_index (hours->rules, FzHoursRule, i).state != FZ_HOURS_STATE_CLOSED)
        return;
    }
  fz_checking_add (self, FZ_CHECK_HOURS_CLOSED, FZ_FIELD_HOURS, NULL);
}

/* Whether they can be read, and then whether they are likely. */
void
fz_checking_look_at_hours (FzChecking *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FzHours) hours = NULL;

  if (self->record->hours == NULL || fz_checking_has_hard (self, FZ_FIELD_HOURS) ||
      fz_checking_is_known (self, FZ_FIELD_HOURS))
    return;
  hours = fz_hours_parse (self->record->hours, &error);
  if (hours == NULL)
    {
      refuse_hours (self, error);
      return;
    }
  look_at_spans (self, hours);
  look_at_openings (self, hours);
  look_at_form (self, hours);
}
