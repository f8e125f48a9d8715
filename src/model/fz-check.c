/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-check.h"

typedef struct
{
  gboolean    hard;
  const char *reason; /* for those who run programs */
} Kind;

static const Kind kinds[FZ_N_CHECKS] = {
  [FZ_CHECK_MISSING] = { TRUE, "missing" },
  [FZ_CHECK_NOT_ALLOWED] = { TRUE, "holds characters that are not allowed" },
  [FZ_CHECK_SPACES] = { FALSE, "spaces or line ends where none belong" },
  [FZ_CHECK_TOO_LONG] = { TRUE, "too long" },
  [FZ_CHECK_CODE_FORM] = { TRUE, "not the digits that a code of this level has" },
  [FZ_CHECK_CODE_TAKEN] = { TRUE, "another station has this code" },
  [FZ_CHECK_CODE_DISTRICT] = { TRUE, "does not begin with the code of the district" },
  [FZ_CHECK_DISTRICT] = { TRUE, "no district for a station of this level" },
  [FZ_CHECK_PHONE_FORM] = { TRUE, "not a telephone number" },
  [FZ_CHECK_PHONE_ODD] = { FALSE, "no form that numbers have in China" },
  [FZ_CHECK_PHONE_AREA] = { FALSE, "a number without its area code" },
  [FZ_CHECK_PHONE_SAMPLE] = { TRUE, "invented numbers are for sample data, others are not" },
  [FZ_CHECK_HOURS_SYNTAX] = { TRUE, "not opening hours" },
  [FZ_CHECK_HOURS_FORM] = { FALSE, "not in the usual form" },
  [FZ_CHECK_HOURS_ORDER] = { FALSE, "times overlap or are out of order" },
  [FZ_CHECK_HOURS_LONG] = { FALSE, "longer than offices are open" },
  [FZ_CHECK_HOURS_CLOSED] = { FALSE, "never open" },
  [FZ_CHECK_WEBSITE_FORM] = { TRUE, "not a web address" },
  [FZ_CHECK_DATE_FORM] = { TRUE, "not a date (YYYY-MM-DD)" },
  [FZ_CHECK_DATE_ORDER] = { TRUE, "before notice_from" },
  [FZ_CHECK_DATE_AHEAD] = { FALSE, "in the future" },
  [FZ_CHECK_DATE_BACK] = { FALSE, "older than what was recorded" },
  [FZ_CHECK_NOTICE_OVER] = { FALSE, "in the past: nobody is shown the notice" },
  [FZ_CHECK_NOTICE_NO_TEXT] = { FALSE, "days without a notice" },
  [FZ_CHECK_FEATURED_NONE] = { FALSE, "given, though the station is not featured" },
  [FZ_CHECK_STATUS_NOTE] = { FALSE, "does not say where to or until when" },
  [FZ_CHECK_POINT_SWAPPED] = { TRUE, "latitude and longitude the wrong way round" },
  [FZ_CHECK_POINT_CITY] = { TRUE, "outside the city" },
  [FZ_CHECK_POINT_SEA] = { FALSE, "in no district: in the sea or beyond the border" },
  [FZ_CHECK_POINT_DISTRICT] = { FALSE, "in another district" },
  [FZ_CHECK_POINT_DATUM] = { FALSE, "not converted to WGS-84, as it seems" },
  [FZ_CHECK_POINT_ORIGIN] = { TRUE, "as before, though the point was moved" },
  [FZ_CHECK_SAME_NAME] = { FALSE, "another station has this name" },
  [FZ_CHECK_SAME_PHONE] = { FALSE, "another station has this number" },
  [FZ_CHECK_SAME_POINT] = { FALSE, "another station stands at this point" },
  [FZ_CHECK_UNREAD] = { TRUE, "not understood" },
  [FZ_CHECK_RULE] = { TRUE, "against the rules" },
};

static void
clear_mend (FzMend *mend)
{
  g_free (mend->value);
}

/* @text may be NULL. */
FzCheck *
fz_check_new (FzCheckCode code,
              FzField     field,
              const char *text)
{
  FzCheck *self = g_new0 (FzCheck, 1);

  self->code = code;
  self->hard = fz_check_is_hard (code);
  self->field = field;
  self->text = g_strdup (text);
  return self;
}

void
fz_check_free (FzCheck *self)
{
  g_free (self->text);
  g_clear_pointer (&self->mends, g_array_unref);
  g_free (self);
}

/* Says that @field had better be @value; NULL is empty. */
void
fz_check_add_mend (FzCheck    *self,
                   FzField     field,
                   const char *value)
{
  FzMend mend = { .field = field, .value = g_strdup (value) };

  if (self->mends == NULL)
    {
      self->mends = g_array_new (FALSE, FALSE, sizeof (FzMend));
      g_array_set_clear_func (self->mends, (GDestroyNotify) clear_mend);
    }
  g_array_append_val (self->mends, mend);
}

/* Makes @record good, if it is known how; else returns FALSE, changing nothing. */
gboolean
fz_check_mend (const FzCheck *self,
               FzRecord      *record)
{
  if (self->mends == NULL)
    return FALSE;
  for (guint i = 0; i < self->mends->len; i++)
    {
      const FzMend *mend = &g_array_index (self->mends, FzMend, i);

      fz_record_set_field (record, mend->field, mend->value);
    }
  return TRUE;
}

/* Whether what is found holds a save back. */
gboolean
fz_check_is_hard (FzCheckCode code)
{
  g_return_val_if_fail ((guint) code < FZ_N_CHECKS, TRUE);

  return kinds[code].hard;
}

/* "FIELD: reason", in English, for the command line; the caller's. */
char *
fz_check_to_message (const FzCheck *self)
{
  const char *field = fz_field_to_word (self->field);

  if (self->code == FZ_CHECK_TOO_LONG || self->code == FZ_CHECK_CODE_FORM)
    return g_strdup_printf ("%s: %s (%u)", field, kinds[self->code].reason, self->number);
  if (self->code == FZ_CHECK_RULE || self->code == FZ_CHECK_HOURS_SYNTAX)
    return g_strdup_printf ("%s: %s", field, self->text);
  if (self->text != NULL)
    return g_strdup_printf ("%s: %s: \"%s\"", field, kinds[self->code].reason, self->text);
  return g_strdup_printf ("%s: %s", field, kinds[self->code].reason);
}
