/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-vocabulary.h"

static const char *const level_words[FZ_N_LEVELS] = {
  [FZ_LEVEL_CITY] = "city",
  [FZ_LEVEL_DISTRICT] = "district",
  [FZ_LEVEL_STREET] = "street",
  [FZ_LEVEL_TOWN] = "town",
};

static const char *const featured_words[FZ_N_FEATURED] = {
  [FZ_FEATURED_UNKNOWN] = "unknown",
  [FZ_FEATURED_NONE] = "none",
  [FZ_FEATURED_POPULAR] = "popular",
  [FZ_FEATURED_SPECIAL] = "special",
};

static const char *const status_words[FZ_N_STATUSES] = {
  [FZ_STATUS_UNKNOWN] = "unknown",
  [FZ_STATUS_ACTIVE] = "active",
  [FZ_STATUS_SUSPENDED] = "suspended",
  [FZ_STATUS_MOVED] = "moved",
  [FZ_STATUS_CLOSED] = "closed",
};

static const char *const step_free_words[FZ_N_STEP_FREE] = {
  [FZ_STEP_FREE_UNKNOWN] = "unknown",
  [FZ_STEP_FREE_YES] = "yes",
  [FZ_STEP_FREE_NO] = "no",
};

static const char *const point_quality_words[FZ_N_POINT_QUALITIES] = {
  [FZ_POINT_QUALITY_DOOR] = "door",
  [FZ_POINT_QUALITY_A] = "A",
  [FZ_POINT_QUALITY_B] = "B",
  [FZ_POINT_QUALITY_U] = "U",
  [FZ_POINT_QUALITY_C] = "C",
  [FZ_POINT_QUALITY_D] = "D",
  [FZ_POINT_QUALITY_E] = "E",
  [FZ_POINT_QUALITY_SEAT] = "seat",
};

static const char *const offer_words[FZ_N_OFFERS] = {
  [FZ_OFFER_UNKNOWN] = "unknown",
  [FZ_OFFER_YES] = "yes",
  [FZ_OFFER_NO] = "no",
};

static const char *const day_kind_words[FZ_N_DAY_KINDS] = {
  [FZ_DAY_HOLIDAY] = "holiday",
  [FZ_DAY_WORKDAY] = "workday",
};

static const char *const datum_words[FZ_N_DATUMS] = {
  [FZ_DATUM_WGS84] = "wgs84",
  [FZ_DATUM_GCJ02] = "gcj02",
  [FZ_DATUM_BD09] = "bd09",
};

static const char *const direction_words[FZ_N_DIRECTIONS] = {
  [FZ_DIRECTION_NORTH] = "N",
  [FZ_DIRECTION_NORTH_EAST] = "NE",
  [FZ_DIRECTION_EAST] = "E",
  [FZ_DIRECTION_SOUTH_EAST] = "SE",
  [FZ_DIRECTION_SOUTH] = "S",
  [FZ_DIRECTION_SOUTH_WEST] = "SW",
  [FZ_DIRECTION_WEST] = "W",
  [FZ_DIRECTION_NORTH_WEST] = "NW",
};

static const char *
to_word (const char *const *words,
         guint              n_words,
         guint              value)
{
  g_return_val_if_fail (value < n_words, NULL);

  return words[value];
}

static gboolean
from_word (const char *const *words,
           guint              n_words,
           const char        *word,
           guint             *value)
{
  for (guint i = 0; word != NULL && i < n_words; i++)
    {
      if (g_str_equal (words[i], word))
        {
          *value = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* The functions of one vocabulary; they differ in nothing but the type. */
#define DEFINE_VOCABULARY(Type, name)                                     \
  const char *                                                            \
      fz_##name##_to_word (Type value)                                    \
  {                                                                       \
    return to_word (name##_words, G_N_ELEMENTS (name##_words), value);    \
  }                                                                       \
                                                                          \
  gboolean                                                                \
      fz_##name##_from_word (const char *word, Type *value)               \
  {                                                                       \
    guint i;                                                              \
                                                                          \
    if (!from_word (name##_words, G_N_ELEMENTS (name##_words), word, &i)) \
      return FALSE;                                                       \
    *value = (Type) i;                                                    \
    return TRUE;                                                          \
  }

DEFINE_VOCABULARY (FzLevel, level)
DEFINE_VOCABULARY (FzFeatured, featured)
DEFINE_VOCABULARY (FzStatus, status)
DEFINE_VOCABULARY (FzStepFree, step_free)
DEFINE_VOCABULARY (FzPointQuality, point_quality)
DEFINE_VOCABULARY (FzOffer, offer)
DEFINE_VOCABULARY (FzDayKind, day_kind)

/* Whether nothing is known against going there. */
gboolean
fz_status_is_at_work (FzStatus status)
{
  return status == FZ_STATUS_UNKNOWN || status == FZ_STATUS_ACTIVE;
}
DEFINE_VOCABULARY (FzDatum, datum)
DEFINE_VOCABULARY (FzDirection, direction)

gboolean
fz_point_quality_is_approximate (FzPointQuality quality)
{
  return quality != FZ_POINT_QUALITY_DOOR;
}

/* How far from a point of @quality the place that it stands for may be, metres. For
 * A, B, C the farthest that the two sources of such a point lie apart in the data
 * (1144, 2003 and 8259 m, rounded up). No source bounds the others: U stands for
 * streets that are mostly less than 2 km wide; D and E for the middle of villages in
 * towns some 10 km across, and E for few of them; a seat of government lies in the
 * same built-up area as its legal-service centre. These are judgements. */
double
fz_point_quality_get_radius (FzPointQuality quality)
{
  static const double radii[FZ_N_POINT_QUALITIES] = {
    [FZ_POINT_QUALITY_DOOR] = 20.0,
    [FZ_POINT_QUALITY_A] = 1200.0,
    [FZ_POINT_QUALITY_B] = 2100.0,
    [FZ_POINT_QUALITY_U] = 2000.0,
    [FZ_POINT_QUALITY_C] = 8300.0,
    [FZ_POINT_QUALITY_D] = 5000.0,
    [FZ_POINT_QUALITY_E] = 8300.0,
    [FZ_POINT_QUALITY_SEAT] = 5000.0,
  };

  g_return_val_if_fail ((guint) quality < FZ_N_POINT_QUALITIES, 0.0);

  return radii[quality];
}
