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
  FzOrigin *origin;   /* (owned) (nullable) */
  FzOrder   order;
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
  g_set_object (&copy->origin, self->origin);
  copy->order = self->order;
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
         self->featured == 0 && self->services == 0;
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
          self->order == other->order &&
          fz_origin_equal (self->origin, other->origin));
}
