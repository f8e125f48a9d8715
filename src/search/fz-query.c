/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-query.h"

/**
 * FzQuery:
 *
 * What the user asked for: a text and filters. An immutable value: each
 * `fz_query_with_…` gives another query that differs in that one thing, so that
 * a query that somebody keeps never changes under them.
 *
 * A mask of filters holds a bit for each word of its vocabulary (1 << value);
 * no bit at all leaves that filter open.
 */
struct _FzQuery
{
  GObject parent_instance;

  char *text;          /* (owned) never NULL; as typed, but for outer white space */
  char *district_code; /* (owned) (nullable) */
  guint levels;
  guint featured;
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
  return copy;
}

static void
fz_query_finalize (GObject *object)
{
  FzQuery *self = FZ_QUERY (object);

  g_free (self->text);
  g_free (self->district_code);

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

/* Whether every station answers. */
gboolean
fz_query_is_open (FzQuery *self)
{
  return *self->text == '\0' && self->district_code == NULL && self->levels == 0 &&
         self->featured == 0;
}

gboolean
fz_query_equal (FzQuery *self,
                FzQuery *other)
{
  return self == other ||
         (g_str_equal (self->text, other->text) &&
          g_strcmp0 (self->district_code, other->district_code) == 0 &&
          self->levels == other->levels &&
          self->featured == other->featured);
}
