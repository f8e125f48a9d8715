/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-origin.h"

#include <math.h>

/* The entrances of a metro station lie about this far from its middle, metres. */
#define LANDMARK_RADIUS 150.0

/* Up to this, metres, people do not call a place approximate. */
#define EXACT_LIMIT 150.0

/**
 * FzOrigin:
 *
 * Where somebody starts from: what distances are measured from, and whose station
 * is theirs. An immutable value.
 */
struct _FzOrigin
{
  GObject parent_instance;

  FzOriginKind kind;
  FzPoint      point;    /* WGS-84 */
  double       accuracy; /* metres, 0 where it is what it is */
  FzNames      names;    /* (owned) may hold no name */
  char        *code;     /* (owned) (nullable) of the station or the landmark */
};

G_DEFINE_FINAL_TYPE (FzOrigin, fz_origin, G_TYPE_OBJECT)

static void
fz_origin_finalize (GObject *object)
{
  FzOrigin *self = FZ_ORIGIN (object);

  fz_names_clear (&self->names);
  g_free (self->code);

  G_OBJECT_CLASS (fz_origin_parent_class)->finalize (object);
}

static void
fz_origin_class_init (FzOriginClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fz_origin_finalize;
}

static void
fz_origin_init (FzOrigin *self)
{
}

/* @accuracy is the distance in metres within which the truth lies; 0 for a point
 * that is what was meant. @names may be NULL, and is copied. */
FzOrigin *
fz_origin_new (FzOriginKind   kind,
               FzPoint        point,
               double         accuracy,
               const FzNames *names)
{
  FzOrigin *self = g_object_new (FZ_TYPE_ORIGIN, NULL);

  self->kind = kind;
  self->point = point;
  self->accuracy = accuracy > 0.0 ? accuracy : 0.0;
  if (names != NULL)
    self->names = fz_names_copy (names);
  return self;
}

/* The place of the station in @row: its street, town, district or the city. */
FzOrigin *
fz_origin_new_for_street (const FzStationColumns *columns,
                          guint                   row)
{
  FzPointQuality quality = fz_station_columns_get_point_quality (columns, row);
  FzNames        names;
  FzOrigin      *self;

  /* Only borrowed. */
  for (guint i = 0; i < FZ_N_SCRIPTS; i++)
    names.by_script[i] = (char *) fz_station_columns_get_place (columns, row, (FzScript) i);
  self = fz_origin_new (FZ_ORIGIN_STREET, fz_station_columns_get_point (columns, row),
                        fz_point_quality_get_radius (quality), &names);
  self->code = g_strdup (fz_station_columns_get_code (columns, row));
  return self;
}

FzOrigin *
fz_origin_new_for_landmark (const FzLandmark *landmark)
{
  FzOrigin *self = fz_origin_new (FZ_ORIGIN_LANDMARK, landmark->point, LANDMARK_RADIUS,
                                  &landmark->names);

  self->code = g_strdup (landmark->code);
  return self;
}

/* The verdict on @coordinates is the caller's to look at; they are not unreadable.
 * A label that they have is the name in every script. */
FzOrigin *
fz_origin_new_for_coordinates (const FzCoordinates *coordinates)
{
  FzNames names = { { coordinates->label, coordinates->label, coordinates->label } };
  double  accuracy = coordinates->uncertainty;

  return fz_origin_new (FZ_ORIGIN_COORDINATES, coordinates->point,
                        isnan (accuracy) ? 0.0 : accuracy, &names);
}

FzOriginKind
fz_origin_get_kind (FzOrigin *self)
{
  return self->kind;
}

FzPoint
fz_origin_get_point (FzOrigin *self)
{
  return self->point;
}

/* Metres within which the truth lies. */
double
fz_origin_get_accuracy (FzOrigin *self)
{
  return self->accuracy;
}

/* Whether distances from it can only be told as "about". */
gboolean
fz_origin_is_approximate (FzOrigin *self)
{
  return self->accuracy > EXACT_LIMIT;
}

/* The name in @script, or else in another; NULL for a point without a name. */
const char *
fz_origin_get_name (FzOrigin *self,
                    FzScript  script)
{
  const char *name = fz_names_get (&self->names, script);

  return *name != '\0' ? name : NULL;
}

/* The code of the station whose place it is, or of the landmark; NULL for others. */
const char *
fz_origin_get_code (FzOrigin *self)
{
  return self->code;
}

/* How far @point is, of which @quality says how good it is. */
FzDistance
fz_origin_measure (FzOrigin      *self,
                   FzPoint        point,
                   FzPointQuality quality)
{
  return (FzDistance) {
    .metres = fz_point_distance (self->point, point),
    .error = fz_point_quality_get_radius (quality) + self->accuracy,
    .direction = fz_point_get_direction (self->point, point),
    .approximate =
        fz_point_quality_is_approximate (quality) || fz_origin_is_approximate (self),
  };
}

/* Either may be NULL. */
gboolean
fz_origin_equal (FzOrigin *self,
                 FzOrigin *other)
{
  if (self == other)
    return TRUE;
  return self != NULL && other != NULL &&
         self->kind == other->kind &&
         self->point.lat == other->point.lat &&
         self->point.lon == other->point.lon &&
         self->accuracy == other->accuracy &&
         fz_names_equal (&self->names, &other->names) &&
         g_strcmp0 (self->code, other->code) == 0;
}

/* Whether the errors of two distances from one starting point could make the farther
 * station the nearer one. A shift of the starting point moves both distances, at worst
 * in opposite ways, and by no more than itself each: so its accuracy is in both. */
gboolean
fz_distance_may_swap (const FzDistance *nearer,
                      const FzDistance *farther)
{
  return farther->metres - nearer->metres <= nearer->error + farther->error;
}

/* What fz_origin_new_from_variant () makes the same origin of: FZ_ORIGIN_VARIANT.
 * Returns: (transfer floating) */
GVariant *
fz_origin_to_variant (FzOrigin *self)
{
  char *const *names = self->names.by_script;

  return g_variant_new (FZ_ORIGIN_VARIANT, (guint32) self->kind, self->point.lat,
                        self->point.lon, self->accuracy,
                        names[FZ_SCRIPT_HANS] != NULL ? names[FZ_SCRIPT_HANS] : "",
                        names[FZ_SCRIPT_HANT] != NULL ? names[FZ_SCRIPT_HANT] : "",
                        names[FZ_SCRIPT_LATIN] != NULL ? names[FZ_SCRIPT_LATIN] : "",
                        self->code != NULL ? self->code : "");
}

/* Reads what may have come from anywhere.
 * Returns: (transfer full) (nullable): NULL for what is no origin. */
FzOrigin *
fz_origin_new_from_variant (GVariant *variant)
{
  guint32     kind;
  FzPoint     point;
  double      accuracy;
  const char *texts[FZ_N_SCRIPTS + 1];
  FzNames     names = { 0 };
  FzOrigin   *self;

  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE (FZ_ORIGIN_VARIANT)))
    return NULL;
  g_variant_get (variant, "(uddd&s&s&s&s)", &kind, &point.lat, &point.lon, &accuracy,
                 &texts[0], &texts[1], &texts[2], &texts[3]);
  if (kind > FZ_ORIGIN_DEVICE || !isfinite (accuracy) ||
      fz_coordinates_judge (point, NULL) == FZ_VERDICT_OUT_OF_RANGE)
    return NULL;

  /* Only borrowed. */
  for (guint i = 0; i < FZ_N_SCRIPTS; i++)
    names.by_script[i] = *texts[i] != '\0' ? (char *) texts[i] : NULL;
  self = fz_origin_new ((FzOriginKind) kind, point, accuracy, &names);
  if (*texts[FZ_N_SCRIPTS] != '\0')
    self->code = g_strdup (texts[FZ_N_SCRIPTS]);
  return self;
}
