/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-checks-private.h"

#include "fz-rules.h"

#include <stdlib.h>
#include <string.h>

/* The first three numbers of @text, whatever stands between them: 2026/3/1, 2026年3月1日,
 * 20260301. */
static guint
read_numbers (const char *text,
              int        *numbers)
{
  guint n = 0;

  if (strlen (text) == 8 && strspn (text, "0123456789") == 8)
    {
      int whole = atoi (text);

      numbers[0] = whole / 10000;
      numbers[1] = whole / 100 % 100;
      numbers[2] = whole % 100;
      return 3;
    }
  while (*text != '\0' && n < 3)
    {
      gsize length = strspn (text, "0123456789");

      if (length > 4)
        return 0;
      if (length > 0)
        numbers[n++] = atoi (text);
      text += MAX (length, 1);
    }
  return strpbrk (text, "0123456789") == NULL ? n : 0;
}

/* The year comes first: what else there may be is not guessed. */
static char *
dup_mended (const char *text)
{
  int              numbers[3];
  g_autofree char *date = NULL;

  if (read_numbers (text, numbers) != 3)
    return NULL;
  date = g_strdup_printf ("%04d-%02d-%02d", numbers[0], numbers[1], numbers[2]);
  return numbers[0] >= 1000 && fz_rules_is_date (date) ? g_steal_pointer (&date) : NULL;
}

static gboolean
look_at_date (FzChecking *self,
              FzField     field,
              FzDay      *day)
{
  const char      *text = fz_record_get_text (self->record, field);
  g_autofree char *mended = NULL;
  FzCheck         *check;

  if (text == NULL || fz_checking_has_hard (self, field))
    return FALSE;
  if (fz_rules_is_date (text))
    return fz_day_from_iso (text, day);
  check = fz_checking_add (self, FZ_CHECK_DATE_FORM, field, NULL);
  mended = dup_mended (text);
  if (mended != NULL)
    fz_check_add_mend (check, field, mended);
  return FALSE;
}

static void
look_at_notice (FzChecking *self)
{
  const FzNotice *notice = &self->record->notice;
  FzDay           from = FZ_DAY_MIN, until = FZ_DAY_MAX;
  gboolean        has_until;

  look_at_date (self, FZ_FIELD_NOTICE_FROM, &from);
  has_until = look_at_date (self, FZ_FIELD_NOTICE_UNTIL, &until);
  if (from > until)
    fz_checking_add (self, FZ_CHECK_DATE_ORDER, FZ_FIELD_NOTICE_UNTIL, NULL);
  else if (has_until && until < self->context->today && notice->text != NULL)
    fz_checking_add (self, FZ_CHECK_NOTICE_OVER, FZ_FIELD_NOTICE_UNTIL, NULL);
  if (notice->text == NULL && (notice->from != NULL || notice->until != NULL))
    {
      FzCheck *check = fz_checking_add (self, FZ_CHECK_NOTICE_NO_TEXT, FZ_FIELD_NOTICE, NULL);

      fz_check_add_mend (check, FZ_FIELD_NOTICE_FROM, NULL);
      fz_check_add_mend (check, FZ_FIELD_NOTICE_UNTIL, NULL);
    }
}

static void
look_at_checking (FzChecking *self)
{
  const FzRecord *before = self->context->before;
  FzDay           checked, was;

  if (!look_at_date (self, FZ_FIELD_CHECKED_ON, &checked))
    return;
  if (checked > self->context->today)
    {
      g_autofree char *today = fz_day_to_iso (self->context->today);

      fz_check_add_mend (fz_checking_add (self, FZ_CHECK_DATE_AHEAD, FZ_FIELD_CHECKED_ON, NULL),
                         FZ_FIELD_CHECKED_ON, today);
    }
  else if (before != NULL && before->checked_on != NULL &&
           fz_day_from_iso (before->checked_on, &was) && checked < was &&
           was <= self->context->today)
    fz_check_add_mend (fz_checking_add (self, FZ_CHECK_DATE_BACK, FZ_FIELD_CHECKED_ON, NULL),
                       FZ_FIELD_CHECKED_ON, before->checked_on);
}

/* Days of the calendar that do not contradict one another, or today. */
void
fz_checking_look_at_dates (FzChecking *self)
{
  look_at_notice (self);
  look_at_checking (self);
}
