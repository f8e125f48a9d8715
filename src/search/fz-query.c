/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-query.h"

/**
 * FzQuery:
 *
 * What the user asked for: a text, filters, a starting point, an order. An immutable value: each
 * `fz_query_with_…` gives another query that differs in that one thing, so that
 * a query that somebody keeps never changes under them.
 *
 * A mask of filters holds a bit for each word of its vocabulary (1 << value);
 * no bit at all leaves that filter open.
 */
struct _FzQuery
{
  GObject parent_instance;

  char     *text;          /* (owned) never NULL; as typed, but for outer white space */
  char     *district_code; /* (owned) (nullable) */
  guint     levels;
  guint     featured;
  guint32   services; /* mask, by the catalogue's numbers */
  gboolean  expected; /* expected at the station's level will do */
  FzOpening opening;
  gint64    time;          /* s since 1970; 0 but for FZ_OPENING_AT */
  gboolean  unknown_hours; /* stations of which they are unknown are kept */
  guint     step_free;
  FzOrigin *origin; /* (owned) (nullable) */
  FzOrder   order;
  GStrv     codes;        /* (owned) (nullable) of the only stations that count; NULL: all do */
  FzOrder   order_before; /* the one that comes back when the starting point goes */
};

G_DEFINE_FINAL_TYPE (FzQuery, fz_query, G_TYPE_OBJECT)

static FzQuery *
copy_query (FzQuery *self)
{
  FzQuery *copy = fz_query_new ();

  g_set_str (&copy->text, self->text);
  g_set_str (&copy->district_code, self->district_code);
  copy->levels = self->levels;
  copy->featured = self->featured;
  copy->services = self->services;
  copy->expected = self->expected;
  copy->opening = self->opening;
  copy->time = self->time;
  copy->unknown_hours = self->unknown_hours;
  copy->step_free = self->step_free;
  g_set_object (&copy->origin, self->origin);
  copy->order = self->order;
  copy->codes = g_strdupv (self->codes);
  copy->order_before = self->order_before;
  return copy;
}

static void
fz_query_finalize (GObject *object)
{
  FzQuery *self = FZ_QUERY (object);

  g_free (self->text);
  g_free (self->district_code);
  g_clear_object (&self->origin);
  g_strfreev (self->codes);

  G_OBJECT_CLASS (fz_query_parent_class)->finalize (object);
}

static void
fz_query_class_init (FzQueryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fz_query_finalize;
}

static void
fz_query_init (FzQuery *self)
{
  self->text = g_strdup ("");
  self->unknown_hours = TRUE;
}

/* The open query, which every station answers. */
FzQuery *
fz_query_new (void)
{
  return g_object_new (FZ_TYPE_QUERY, NULL);
}

/* Stations in which every word of @text is found; NULL or "" for all. */
FzQuery *
fz_query_with_text (FzQuery    *self,
                    const char *text)
{
  FzQuery *other = copy_query (self);

  g_free (other->text);
  other->text = g_strstrip (g_strdup (text != NULL ? text : ""));
  return other;
}

/* Stations of one of @levels. */
FzQuery *
fz_query_with_levels (FzQuery *self,
                      guint    levels)
{
  FzQuery *other = copy_query (self);

  other->levels = levels;
  return other;
}

/* Stations of the district with @district_code; NULL for all. */
FzQuery *
fz_query_with_district (FzQuery    *self,
                        const char *district_code)
{
  FzQuery *other = copy_query (self);

  g_set_str (&other->district_code, district_code);
  return other;
}

/* Stations that are featured in one of the ways of @featured. */
FzQuery *
fz_query_with_featured (FzQuery *self,
                        guint    featured)
{
  FzQuery *other = copy_query (self);

  other->featured = featured;
  return other;
}

/* Stations whose record says that they offer one of @services, a mask of 1 << number in
 * the catalogue; with @expected also those of a level at which one of them is
 * expected. */
FzQuery *
fz_query_with_services (FzQuery *self,
                        guint32  services,
                        gboolean expected)
{
  FzQuery *other = copy_query (self);

  other->services = services;
  other->expected = expected;
  return other;
}

/* Stations that are open at any time, now, or at @time: s since 1970, for
 * FZ_OPENING_AT only. Those of which nobody knows are kept unless
 * fz_query_with_unknown_hours() says otherwise. */
FzQuery *
fz_query_with_opening (FzQuery  *self,
                       FzOpening opening,
                       gint64    time)
{
  FzQuery *other = copy_query (self);

  other->opening = opening;
  other->time = opening == FZ_OPENING_AT ? time : 0;
  return other;
}

/* Whether stations are kept of which nobody knows whether they are open when they are
 * to be; and where that may be any time, those of which no hours are known. */
FzQuery *
fz_query_with_unknown_hours (FzQuery *self,
                             gboolean kept)
{
  FzQuery *other = copy_query (self);

  other->unknown_hours = kept;
  return other;
}

/* Stations that one gets into without a step, or not, or nobody knows: @step_free is
 * a mask of 1 << FzStepFree. */
FzQuery *
fz_query_with_step_free (FzQuery *self,
                         guint    step_free)
{
  FzQuery *other = copy_query (self);

  other->step_free = step_free;
  return other;
}

/* Keeps @origin, which may be NULL. */
FzQuery *
fz_query_with_origin (FzQuery  *self,
                      FzOrigin *origin)
{
  FzQuery *other = copy_query (self);

  g_set_object (&other->origin, origin);
  return other;
}

/* As a person starts from @origin: by distance, until it is NULL again and the order of
 * before comes back, or until they choose another order. */
FzQuery *
fz_query_start_from (FzQuery  *self,
                     FzOrigin *origin)
{
  FzQuery *other = fz_query_with_origin (self, origin);

  if (origin != NULL && self->order != FZ_ORDER_DISTANCE)
    {
      other->order_before = self->order;
      other->order = FZ_ORDER_DISTANCE;
    }
  else if (origin == NULL && self->order == FZ_ORDER_DISTANCE)
    other->order = self->order_before;
  return other;
}

FzQuery *
fz_query_with_order (FzQuery *self,
                     FzOrder  order)
{
  FzQuery *other = copy_query (self);

  other->order = order;
  return other;
}

/* Never NULL. */
const char *
fz_query_get_text (FzQuery *self)
{
  return self->text;
}

guint
fz_query_get_levels (FzQuery *self)
{
  return self->levels;
}

/* NULL when every district will do. */
const char *
fz_query_get_district (FzQuery *self)
{
  return self->district_code;
}

guint
fz_query_get_featured (FzQuery *self)
{
  return self->featured;
}

guint32
fz_query_get_services (FzQuery *self)
{
  return self->services;
}

/* Whether a service that is only expected at the station's level counts, in the filter
 * and in the counts. */
gboolean
fz_query_get_expected (FzQuery *self)
{
  return self->expected;
}

FzOpening
fz_query_get_opening (FzQuery *self)
{
  return self->opening;
}

/* The time at which stations are to be open, s since 1970; 0 when the query has none
 * of its own. */
gint64
fz_query_get_time (FzQuery *self)
{
  return self->time;
}

/* Whether stations with unknown hours are kept. */
gboolean
fz_query_get_unknown_hours (FzQuery *self)
{
  return self->unknown_hours;
}

guint
fz_query_get_step_free (FzQuery *self)
{
  return self->step_free;
}

/* Owned by the query; NULL for none. */
FzOrigin *
fz_query_get_origin (FzQuery *self)
{
  return self->origin;
}

FzOrder
fz_query_get_order (FzQuery *self)
{
  return self->order;
}

/* Whether every station answers. */
gboolean
fz_query_is_open (FzQuery *self)
{
  return *self->text == '\0' && self->district_code == NULL && self->levels == 0 &&
         self->featured == 0 && self->services == 0 && self->opening == FZ_OPENING_ANY &&
         self->unknown_hours && self->step_free == 0 && self->codes == NULL;
}

static gboolean
codes_equal (FzQuery *self,
             FzQuery *other)
{
  if (self->codes == NULL || other->codes == NULL)
    return self->codes == other->codes;
  return g_strv_equal ((const char *const *) self->codes, (const char *const *) other->codes);
}

gboolean
fz_query_equal (FzQuery *self,
                FzQuery *other)
{
  return self == other ||
         (g_str_equal (self->text, other->text) &&
          g_strcmp0 (self->district_code, other->district_code) == 0 &&
          self->levels == other->levels &&
          self->featured == other->featured &&
          self->services == other->services &&
          self->expected == other->expected &&
          self->opening == other->opening &&
          self->time == other->time &&
          self->unknown_hours == other->unknown_hours &&
          self->step_free == other->step_free &&
          self->order == other->order &&
          codes_equal (self, other) &&
          fz_origin_equal (self->origin, other->origin));
}

/* @codes are those of the only stations that count, as for one's favourites: none of
 * them may be; NULL lets all stations count. */
FzQuery *
fz_query_with_codes (FzQuery           *self,
                     const char *const *codes)
{
  FzQuery *copy = copy_query (self);

  g_strfreev (copy->codes);
  copy->codes = g_strdupv ((char **) codes);
  return copy;
}

/* Owned by the query; NULL when all stations count. */
const char *const *
fz_query_get_codes (FzQuery *self)
{
  return (const char *const *) self->codes;
}

/* Whether both ask for the same text among the same stations, whatever their filters. */
gboolean
fz_query_has_text_of (FzQuery *self,
                      FzQuery *other)
{
  return g_str_equal (self->text, other->text) && codes_equal (self, other);
}
