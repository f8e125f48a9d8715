/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-checks-private.h"

#include "fz-rules.h"

#include <math.h>
#include <string.h>

/* Adds what was found to the run, which owns it. */
FzCheck *
fz_checking_add (FzChecking *self,
                 FzCheckCode code,
                 FzField     field,
                 const char *text)
{
  FzCheck *check = fz_check_new (code, field, text);

  g_ptr_array_add (self->found, check);
  return check;
}

/* Whether @field cannot be saved as it is, so that there is no more to ask of it. */
gboolean
fz_checking_has_hard (FzChecking *self,
                      FzField     field)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      const FzCheck *check = g_ptr_array_index (self->found, i);

      if (check->hard && check->field == field)
        return TRUE;
    }
  return FALSE;
}

/* Whether the station has the value already, which is neither asked again nor holds up a change
 * of another. */
gboolean
fz_checking_is_known (const FzChecking *self,
                      FzField           field)
{
  const FzRecord *before = self->context->before;

  return self->context->news_only && before != NULL && before != self->record &&
         fz_record_field_equal (self->record, before, field);
}

static void
look_at_present (FzChecking *self)
{
  static const FzField fields[] = { FZ_FIELD_CODE, FZ_FIELD_NAME_HANS, FZ_FIELD_PLACE_HANS,
                                    FZ_FIELD_POINT_SOURCE };
  FzFeatured           featured = self->record->featured;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (fz_record_get_text (self->record, fields[i]) == NULL)
        fz_checking_add (self, FZ_CHECK_MISSING, fields[i], NULL);
    }
  if (self->record->level != FZ_LEVEL_CITY && self->record->district_code == NULL)
    fz_checking_add (self, FZ_CHECK_MISSING, FZ_FIELD_DISTRICT, NULL);
  if (isnan (self->record->point.lat) || isnan (self->record->point.lon))
    fz_checking_add (self, FZ_CHECK_MISSING, FZ_FIELD_LAT, NULL);
  if ((featured == FZ_FEATURED_POPULAR || featured == FZ_FEATURED_SPECIAL) &&
      self->record->featured_source == NULL)
    fz_checking_add (self, FZ_CHECK_MISSING, FZ_FIELD_FEATURED_SOURCE, NULL);
}

static void
look_at_code (FzChecking *self)
{
  const FzRecord *record = self->record;
  gsize           n_digits = record->level <= FZ_LEVEL_DISTRICT ? 6 : 9;

  if (record->code == NULL || fz_checking_has_hard (self, FZ_FIELD_CODE))
    return;
  if (strlen (record->code) != n_digits || strspn (record->code, "0123456789") != n_digits)
    fz_checking_add (self, FZ_CHECK_CODE_FORM, FZ_FIELD_CODE, NULL)->number = (guint) n_digits;
  else if (record->level != FZ_LEVEL_CITY && record->district_code != NULL &&
           !g_str_has_prefix (record->code, record->district_code))
    fz_checking_add (self, FZ_CHECK_CODE_DISTRICT, FZ_FIELD_CODE, NULL);
}

static void
look_at_district (FzChecking *self)
{
  const FzRecord *record = self->record;
  const char     *district = record->district_code;
  gboolean        fits;

  if (district == NULL || fz_checking_has_hard (self, FZ_FIELD_DISTRICT))
    return;
  fits = record->level != FZ_LEVEL_CITY &&
         fz_catalog_find_district (self->context->catalog, district, NULL);
  if (fits)
    return;
  fz_checking_add (self, FZ_CHECK_DISTRICT, FZ_FIELD_DISTRICT, district);
  if (record->level == FZ_LEVEL_CITY)
    fz_check_add_mend (g_ptr_array_index (self->found, self->found->len - 1), FZ_FIELD_DISTRICT,
                       NULL);
}

static char *
dup_mended_website (const char *website)
{
  g_autofree char *mended = g_strconcat ("https://", website, NULL);
  gboolean         may_be = strpbrk (website, " :@") == NULL && strchr (website, '.') != NULL &&
                    g_uri_is_valid (mended, G_URI_FLAGS_PARSE_RELAXED, NULL);

  return may_be ? g_steal_pointer (&mended) : NULL;
}

static void
look_at_website (FzChecking *self)
{
  const char      *website = self->record->website;
  g_autofree char *mended = NULL;
  FzCheck         *check;

  if (website == NULL || fz_checking_has_hard (self, FZ_FIELD_WEBSITE) ||
      fz_checking_is_known (self, FZ_FIELD_WEBSITE))
    return;
  if ((g_str_has_prefix (website, "https://") || g_str_has_prefix (website, "http://")) &&
      g_uri_is_valid (website, G_URI_FLAGS_PARSE_RELAXED, NULL))
    return;
  check = fz_checking_add (self, FZ_CHECK_WEBSITE_FORM, FZ_FIELD_WEBSITE, NULL);
  mended = dup_mended_website (website);
  if (mended != NULL)
    fz_check_add_mend (check, FZ_FIELD_WEBSITE, mended);
}

static void
ask_why (FzChecking *self,
         FzField     field)
{
  if (fz_record_get_text (self->record, field) != NULL)
    fz_check_add_mend (fz_checking_add (self, FZ_CHECK_FEATURED_NONE, field, NULL), field, NULL);
}

static void
look_at_standing (FzChecking *self)
{
  const FzRecord *record = self->record;

  if (record->featured == FZ_FEATURED_UNKNOWN || record->featured == FZ_FEATURED_NONE)
    {
      ask_why (self, FZ_FIELD_FEATURED_REASON);
      if (record->featured == FZ_FEATURED_UNKNOWN)
        ask_why (self, FZ_FIELD_FEATURED_SOURCE);
    }
  if ((record->status == FZ_STATUS_SUSPENDED || record->status == FZ_STATUS_MOVED) &&
      record->status_note == NULL)
    fz_checking_add (self, FZ_CHECK_STATUS_NOTE, FZ_FIELD_STATUS_NOTE, NULL);
}

/* The field that "FIELD: reason" is about; the code stands for what is none. */
static FzField
find_field (const char *message)
{
  g_autofree char *word = g_strndup (message, strcspn (message, ":"));
  FzField          field = FZ_FIELD_CODE;

  fz_field_from_word (word, &field);
  return field;
}

/* What the store would refuse is found here, if nothing said it better. */
static void
look_at_rules (FzChecking *self)
{
  const FzRecord *before = self->context->news_only ? self->context->before : NULL;
  g_autoptr (GPtrArray) broken =
      fz_rules_find_broken (self->record, before, self->context->catalog);

  for (guint i = 0; i < broken->len; i++)
    {
      const char *message = g_ptr_array_index (broken, i);
      const char *reason = strstr (message, ": ");
      FzField     field = find_field (message);

      if (field == FZ_FIELD_LON && fz_checking_has_hard (self, FZ_FIELD_LAT))
        continue;
      if (!fz_checking_has_hard (self, field))
        fz_checking_add (self, FZ_CHECK_RULE, field, reason != NULL ? reason + 2 : message);
    }
}

static int
compare_checks (gconstpointer a,
                gconstpointer b)
{
  const FzCheck *first = a;
  const FzCheck *second = b;

  if (first->field != second->field)
    return first->field < second->field ? -1 : 1;
  if (first->hard != second->hard)
    return first->hard ? -1 : 1;
  return first->code < second->code ? -1 : first->code > second->code;
}

/* All that there is to say of @record before it is saved: an array of FzCheck, which it
 * frees, by field, hard ones first. A record without hard ones keeps every rule of the
 * collection (see FzRules); where only news count, those of a change of `before`. @record may
 * hold anything, even what is not UTF-8. */
GPtrArray *
fz_checks_run (const FzRecord        *record,
               const FzChecksContext *context)
{
  FzChecking self = { .record = record, .context = context };

  self.found = g_ptr_array_new_with_free_func ((GDestroyNotify) fz_check_free);
  look_at_present (&self);
  fz_checking_look_at_texts (&self);
  look_at_code (&self);
  look_at_district (&self);
  fz_checking_look_at_phones (&self);
  fz_checking_look_at_hours (&self);
  look_at_website (&self);
  fz_checking_look_at_dates (&self);
  look_at_standing (&self);
  fz_checking_look_at_point (&self);
  fz_checking_look_at_others (&self);
  look_at_rules (&self);
  g_ptr_array_sort_values (self.found, compare_checks);
  return self.found;
}

/* The first of @checks that holds a save back; NULL when none does. */
const FzCheck *
fz_checks_find_hard (const GPtrArray *checks)
{
  for (guint i = 0; i < checks->len; i++)
    {
      const FzCheck *check = g_ptr_array_index (checks, i);

      if (check->hard)
        return check;
    }
  return NULL;
}
