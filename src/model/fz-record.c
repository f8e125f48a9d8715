/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-record.h"

#include <math.h>

G_DEFINE_BOXED_TYPE (FzRecord, fz_record, fz_record_ref, fz_record_unref)

static void
copy_place (FzRecord       *copy,
            const FzRecord *self)
{
  copy->names = fz_names_copy (&self->names);
  copy->place = fz_names_copy (&self->place);
  copy->pinyin = g_strdup (self->pinyin);
  copy->initials = g_strdup (self->initials);
  copy->aliases = g_strdup (self->aliases);
}

static void
copy_contact (FzRecord       *copy,
              const FzRecord *self)
{
  copy->address = g_strdup (self->address);
  copy->phone = g_strdup (self->phone);
  copy->hours = g_strdup (self->hours);
  copy->website = g_strdup (self->website);
  copy->access = g_strdup (self->access);
  copy->notice.text = g_strdup (self->notice.text);
  copy->notice.from = g_strdup (self->notice.from);
  copy->notice.until = g_strdup (self->notice.until);
  copy->step_free = self->step_free;
}

static void
copy_standing (FzRecord       *copy,
               const FzRecord *self)
{
  copy->featured = self->featured;
  copy->featured_reason = g_strdup (self->featured_reason);
  copy->featured_source = g_strdup (self->featured_source);
  copy->status = self->status;
  copy->status_note = g_strdup (self->status_note);
}

static void
copy_point (FzRecord       *copy,
            const FzRecord *self)
{
  copy->point = self->point;
  copy->point_quality = self->point_quality;
  copy->point_is = g_strdup (self->point_is);
  copy->point_source = g_strdup (self->point_source);
  copy->point_checked_m = self->point_checked_m;
}

static void
copy_fate (FzRecord       *copy,
           const FzRecord *self)
{
  copy->deleted = self->deleted;
  copy->former_codes = g_strdup (self->former_codes);
  copy->successors = g_strdup (self->successors);
}

static void
copy_checks (FzRecord       *copy,
             const FzRecord *self)
{
  copy->checked_on = g_strdup (self->checked_on);
  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    {
      copy->checks[fact].on = g_strdup (self->checks[fact].on);
      copy->checks[fact].by = g_strdup (self->checks[fact].by);
      copy->checks[fact].is_new = self->checks[fact].is_new;
    }
}

static void
free_checks (FzRecord *self)
{
  g_free (self->checked_on);
  for (FzFact fact = 0; fact < FZ_N_FACTS; fact++)
    {
      g_free (self->checks[fact].on);
      g_free (self->checks[fact].by);
    }
}

static void
free_record (FzRecord *self)
{
  g_free (self->code);
  g_free (self->district_code);
  fz_names_clear (&self->names);
  fz_names_clear (&self->place);
  g_free (self->pinyin);
  g_free (self->initials);
  g_free (self->aliases);
  g_free (self->address);
  g_free (self->phone);
  g_free (self->hours);
  g_free (self->website);
  g_free (self->access);
  g_free (self->notice.text);
  g_free (self->notice.from);
  g_free (self->notice.until);
  g_free (self->featured_reason);
  g_free (self->featured_source);
  g_free (self->status_note);
  g_free (self->point_is);
  g_free (self->point_source);
  g_free (self->former_codes);
  g_free (self->successors);
  free_checks (self);
  g_array_unref (self->offers);
  g_free (self);
}

/* A record of which nothing is known yet: its point is NaN, and no better than a
 * point somewhere in the district once it has one. @n_services is the number of
 * services in the catalogue that it will be read with. */
FzRecord *
fz_record_new (guint n_services)
{
  FzRecord *self = g_new0 (FzRecord, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->point.lat = NAN;
  self->point.lon = NAN;
  self->point_quality = FZ_POINT_QUALITY_U;
  self->point_checked_m = NAN;
  self->offers = g_array_sized_new (FALSE, TRUE, sizeof (guint8), n_services);
  g_array_set_size (self->offers, n_services);
  return self;
}

/* A record of the same content, the caller's own to change. */
FzRecord *
fz_record_copy (const FzRecord *self)
{
  FzRecord *copy = fz_record_new (0);

  copy->id = self->id;
  copy->revision = self->revision;
  copy->code = g_strdup (self->code);
  copy->level = self->level;
  copy->district_code = g_strdup (self->district_code);
  copy_place (copy, self);
  copy_contact (copy, self);
  copy_standing (copy, self);
  copy_point (copy, self);
  copy_fate (copy, self);
  copy_checks (copy, self);
  g_array_append_vals (copy->offers, self->offers->data, self->offers->len);
  return copy;
}

/* Safe in any thread. */
FzRecord *
fz_record_ref (FzRecord *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
fz_record_unref (FzRecord *self)
{
  if (g_atomic_ref_count_dec (&self->ref_count))
    free_record (self);
}

/* What the record says of the catalogue's service number @service: nothing of one that came
 * after it was read. */
FzOffer
fz_record_get_offer (const FzRecord *self,
                     guint           service)
{
  return service < self->offers->len ? g_array_index (self->offers, guint8, service)
                                     : FZ_OFFER_UNKNOWN;
}

/* Makes room for @n_services: services come while a record is held, and go again. */
void
fz_record_fit_services (FzRecord *self,
                        guint     n_services)
{
  g_array_set_size (self->offers, n_services);
}

void
fz_record_set_offer (FzRecord *self,
                     guint     service,
                     FzOffer   offer)
{
  g_return_if_fail (service < self->offers->len);

  g_array_index (self->offers, guint8, service) = offer;
}

/* Whether nobody needs to be told any more on @today; a notice holds on its last day. */
gboolean
fz_notice_is_over (const FzNotice *self,
                   FzDay           today)
{
  FzDay last;

  return self->until != NULL && fz_day_from_iso (self->until, &last) && today > last;
}

/* Whether there is a notice that speaks of @day. */
gboolean
fz_notice_holds (const FzNotice *self,
                 FzDay           day)
{
  FzDay first;

  if (self->text == NULL || fz_notice_is_over (self, day))
    return FALSE;
  return self->from == NULL || !fz_day_from_iso (self->from, &first) || day >= first;
}
