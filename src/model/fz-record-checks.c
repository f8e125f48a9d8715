/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-record-checks.h"

#include <string.h>

#include "fz-record-value.h"
#include "fz-rules.h"

/* How long "2026-11-23" is. */
#define DAY_LENGTH 10

/* Which fields make up which fact; services stand apart. */
static const struct
{
  FzField field;
  FzFact  fact;
} parts[] = {
  { FZ_FIELD_NAME_HANS, FZ_FACT_NAME },
  { FZ_FIELD_NAME_HANT, FZ_FACT_NAME },
  { FZ_FIELD_NAME_EN, FZ_FACT_NAME },
  { FZ_FIELD_ADDRESS, FZ_FACT_ADDRESS },
  { FZ_FIELD_PHONE, FZ_FACT_PHONE },
  { FZ_FIELD_HOURS, FZ_FACT_HOURS },
  { FZ_FIELD_WEBSITE, FZ_FACT_WEBSITE },
  { FZ_FIELD_ACCESS, FZ_FACT_ACCESS },
  { FZ_FIELD_STEP_FREE, FZ_FACT_ACCESS },
  { FZ_FIELD_FEATURED, FZ_FACT_FEATURED },
  { FZ_FIELD_FEATURED_REASON, FZ_FACT_FEATURED },
  { FZ_FIELD_STATUS, FZ_FACT_STATUS },
  { FZ_FIELD_STATUS_NOTE, FZ_FACT_STATUS },
  { FZ_FIELD_LAT, FZ_FACT_POINT },
  { FZ_FIELD_LON, FZ_FACT_POINT },
  { FZ_FIELD_POINT_QUALITY, FZ_FACT_POINT },
};

/* FALSE, with @fact left alone, for a field that is part of none. */
gboolean
fz_fact_of_field (FzField field,
                  FzFact *fact)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i].field == field)
        {
          *fact = parts[i].fact;
          return TRUE;
        }
    }
  return FALSE;
}

/* The same of any value of a record, by its word: see fz-record-value.h. */
gboolean
fz_fact_of_value (const char *word,
                  FzFact     *fact)
{
  FzField field;

  if (g_str_has_prefix (word, FZ_VALUE_SERVICE_PREFIX))
    {
      *fact = FZ_FACT_SERVICES;
      return TRUE;
    }
  return fz_field_from_word (word, &field) && fz_fact_of_field (field, fact);
}

static gboolean
has_offers (const FzRecord *self)
{
  for (guint i = 0; i < self->offers->len; i++)
    {
      if (fz_record_get_offer (self, i) != FZ_OFFER_UNKNOWN)
        return TRUE;
    }
  return FALSE;
}

/* Whether anything is known of it that could be found right. */
gboolean
fz_record_has_fact (const FzRecord *self,
                    FzFact          fact)
{
  switch (fact)
    {
    case FZ_FACT_ADDRESS:
      return self->address != NULL;
    case FZ_FACT_PHONE:
      return self->phone != NULL;
    case FZ_FACT_HOURS:
      return self->hours != NULL;
    case FZ_FACT_WEBSITE:
      return self->website != NULL;
    case FZ_FACT_ACCESS:
      return self->access != NULL || self->step_free != FZ_STEP_FREE_UNKNOWN;
    case FZ_FACT_SERVICES:
      return has_offers (self);
    case FZ_FACT_FEATURED:
      return self->featured != FZ_FEATURED_UNKNOWN;
    case FZ_FACT_STATUS:
      return self->status != FZ_STATUS_UNKNOWN;
    case FZ_FACT_NAME:
    case FZ_FACT_POINT:
    default:
      return TRUE;
    }
}

static gboolean
are_offers_equal (const FzRecord *a,
                  const FzRecord *b)
{
  return a->offers->len == b->offers->len &&
         (a->offers->len == 0 || memcmp (a->offers->data, b->offers->data, a->offers->len) == 0);
}

/* Whether two records of one catalogue say the same of it. */
gboolean
fz_record_fact_equal (const FzRecord *a,
                      const FzRecord *b,
                      FzFact          fact)
{
  if (fact == FZ_FACT_SERVICES)
    return are_offers_equal (a, b);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i].fact == fact && !fz_record_field_equal (a, b, parts[i].field))
        return FALSE;
    }
  return TRUE;
}

static void
set_check (FzRecord   *self,
           FzFact      fact,
           const char *on,
           const char *by,
           gboolean    is_new)
{
  FzFactCheck *check = &self->checks[fact];

  g_set_str (&check->on, on);
  g_set_str (&check->by, on != NULL ? by : NULL);
  check->is_new = is_new;
}

/* Says that @fact, as the record has it, was found right on the day @on, an ISO date; NULL:
 * never. @by, who found it so, may be NULL. */
void
fz_record_confirm (FzRecord   *self,
                   FzFact      fact,
                   const char *on,
                   const char *by)
{
  set_check (self, fact, on, by, TRUE);
}

/* The same of every fact of which anything is known. */
void
fz_record_confirm_all (FzRecord   *self,
                       const char *on,
                       const char *by)
{
  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    fz_record_confirm (self, fact, fz_record_has_fact (self, fact) ? on : NULL, by);
}

static gboolean
has_new_checks (const FzRecord *self)
{
  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    {
      if (self->checks[fact].is_new)
        return TRUE;
    }
  return FALSE;
}

static void
settle_check (FzRecord       *self,
              const FzRecord *before,
              FzFact          fact,
              const char     *who)
{
  FzFactCheck *check = &self->checks[fact];

  if (!check->is_new && !fz_record_fact_equal (self, before, fact))
    set_check (self, fact, NULL, NULL, FALSE);
  if (!fz_record_has_fact (self, fact))
    set_check (self, fact, NULL, NULL, FALSE);
  if (check->is_new && check->on != NULL && check->by == NULL)
    check->by = g_strdup (who);
  check->is_new = FALSE;
}

/* Makes the checks true of what the record says, before it is stored in the place of
 * @before: see above. New checks that nobody signed are by @who, who may be NULL. */
void
fz_record_settle_checks (FzRecord       *self,
                         const FzRecord *before,
                         const char     *who)
{
  if (!has_new_checks (self) && g_strcmp0 (self->checked_on, before->checked_on) != 0)
    fz_record_confirm_all (self, self->checked_on, NULL);
  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    settle_check (self, before, fact, who);
  g_set_str (&self->checked_on, fz_record_find_oldest_check (self));
}

/* The same of a record that is stored for the first time. */
void
fz_record_settle_first_checks (FzRecord   *self,
                               const char *who)
{
  g_autoptr (FzRecord) none = fz_record_copy (self);

  g_clear_pointer (&none->checked_on, g_free);
  fz_record_settle_checks (self, none, who);
}

/* Takes over the checks of @from as they are. */
void
fz_record_keep_checks (FzRecord       *self,
                       const FzRecord *from)
{
  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    set_check (self, fact, from->checks[fact].on, from->checks[fact].by,
               from->checks[fact].is_new);
}

/* Whose check is to stand of a fact that both have alike: theirs? */
static gboolean
follows_theirs (const FzRecord *base,
                const FzRecord *mine,
                const FzRecord *theirs,
                FzFact          fact)
{
  if (base != NULL && fz_record_check_equal (base, mine, fact))
    return TRUE;
  if (base != NULL && fz_record_check_equal (base, theirs, fact))
    return FALSE;
  return g_strcmp0 (theirs->checks[fact].on, mine->checks[fact].on) > 0;
}

/* Of @self, made of @mine and @theirs, which both come from @base (NULL: not known): each
 * fact has the check of the side that it is from; where both say the same, what one of
 * them changed, or the newer of two checks. What is of neither has none. So nobody needs to
 * be asked about a mere check. */
void
fz_record_merge_checks (FzRecord       *self,
                        const FzRecord *base,
                        const FzRecord *mine,
                        const FzRecord *theirs)
{
  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    {
      gboolean        is_mine = fz_record_fact_equal (self, mine, fact);
      gboolean        is_theirs = fz_record_fact_equal (self, theirs, fact);
      const FzRecord *from = is_mine ? mine : theirs;

      if (is_mine && is_theirs && follows_theirs (base, mine, theirs, fact))
        from = theirs;
      if (is_mine || is_theirs)
        set_check (self, fact, from->checks[fact].on, from->checks[fact].by, TRUE);
      else
        set_check (self, fact, NULL, NULL, TRUE);
    }
}

/* The check as a text, for the history: the day, and after a space who, where that is
 * known; the caller's. NULL for none. */
char *
fz_record_dup_check (const FzRecord *self,
                     FzFact          fact)
{
  const FzFactCheck *check = &self->checks[fact];

  if (check->on == NULL || check->by == NULL)
    return g_strdup (check->on);
  return g_strconcat (check->on, " ", check->by, NULL);
}

/* Sets what fz_record_dup_check() gives. Returns FALSE, changing nothing, when @text is not
 * of that form. */
gboolean
fz_record_set_check (FzRecord   *self,
                     FzFact      fact,
                     const char *text)
{
  g_autofree char *on = text != NULL ? g_strndup (text, DAY_LENGTH) : NULL;
  const char      *by = NULL;

  if (text != NULL && *text == '\0')
    g_clear_pointer (&on, g_free);
  if (on != NULL && !fz_rules_is_date (on))
    return FALSE;
  if (on != NULL && text[DAY_LENGTH] != '\0')
    {
      by = text + DAY_LENGTH + 1;
      if (text[DAY_LENGTH] != ' ' || *by == '\0')
        return FALSE;
    }
  fz_record_confirm (self, fact, on, by);
  return TRUE;
}

/* Whether it is the same day, found by the same. */
gboolean
fz_record_check_equal (const FzRecord *a,
                       const FzRecord *b,
                       FzFact          fact)
{
  return g_strcmp0 (a->checks[fact].on, b->checks[fact].on) == 0 &&
         g_strcmp0 (a->checks[fact].by, b->checks[fact].by) == 0;
}

gboolean
fz_record_checks_equal (const FzRecord *a,
                        const FzRecord *b)
{
  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    {
      if (!fz_record_check_equal (a, b, fact))
        return FALSE;
    }
  return TRUE;
}

/* The day of the oldest check, once every fact that has a value has one; borrowed. NULL
 * before. */
const char *
fz_record_find_oldest_check (const FzRecord *self)
{
  const char *oldest = NULL;

  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    {
      const char *on = self->checks[fact].on;

      if (!fz_record_has_fact (self, fact))
        continue;
      if (on == NULL)
        return NULL;
      if (oldest == NULL || strcmp (on, oldest) < 0)
        oldest = on;
    }
  return oldest;
}

/* The day of the newest check of any fact; borrowed. NULL without one. */
const char *
fz_record_find_newest_check (const FzRecord *self)
{
  const char *newest = NULL;

  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    {
      const char *on = self->checks[fact].on;

      if (on != NULL && (newest == NULL || strcmp (on, newest) > 0))
        newest = on;
    }
  return newest;
}
