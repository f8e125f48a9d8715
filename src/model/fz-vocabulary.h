/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The closed vocabularies of a station's record. Each has the words by which
 * files and the database know it; the words for people are made elsewhere.
 *
 * Every `_to_word` returns a static string. Every `_from_word` returns FALSE and
 * leaves @value alone when @word is NULL or none of the vocabulary's words.
 */

/* Where in the administration a station stands. */
typedef enum
{
  FZ_LEVEL_CITY,
  FZ_LEVEL_DISTRICT,
  FZ_LEVEL_STREET,
  FZ_LEVEL_TOWN,
} FzLevel;
#define FZ_N_LEVELS 4

/* Whether a station is one of the fourteen chosen in 2020. Unknown is a state of
 * its own: it means that nobody has supplied the list. */
typedef enum
{
  FZ_FEATURED_UNKNOWN,
  FZ_FEATURED_NONE,
  FZ_FEATURED_POPULAR,
  FZ_FEATURED_SPECIAL,
} FzFeatured;
#define FZ_N_FEATURED 4

/* Whether a station is at work. Unknown: nobody has confirmed that it is, and
 * nothing is known against it. */
typedef enum
{
  FZ_STATUS_UNKNOWN,
  FZ_STATUS_ACTIVE,
  FZ_STATUS_SUSPENDED,
  FZ_STATUS_MOVED,
  FZ_STATUS_CLOSED,
} FzStatus;
#define FZ_N_STATUSES 5

/* Whether one gets in without a step. What the words of a record's access leave
 * open is unknown. */
typedef enum
{
  FZ_STEP_FREE_UNKNOWN,
  FZ_STEP_FREE_YES,
  FZ_STEP_FREE_NO,
} FzStepFree;
#define FZ_N_STEP_FREE 3

/* How far a station's point can be trusted. All but DOOR are approximate: they
 * stand for the town, the street or the seat of government, not for the door. */
typedef enum
{
  FZ_POINT_QUALITY_DOOR, /* the door itself, as reported by the station */
  FZ_POINT_QUALITY_A,    /* confirmed within about 1.2 km by an independent source */
  FZ_POINT_QUALITY_B,    /* a weaker check */
  FZ_POINT_QUALITY_U,    /* only checked to lie in its district */
  FZ_POINT_QUALITY_C,    /* two sources differ, by 1.9 to 8.3 km */
  FZ_POINT_QUALITY_D,    /* derived from the villages it contains */
  FZ_POINT_QUALITY_E,    /* derived from few of the villages it contains */
  FZ_POINT_QUALITY_SEAT, /* the seat of the district or city government */
} FzPointQuality;
#define FZ_N_POINT_QUALITIES 8

/* What a record says of one service at one station. */
typedef enum
{
  FZ_OFFER_UNKNOWN,
  FZ_OFFER_YES,
  FZ_OFFER_NO,
} FzOffer;
#define FZ_N_OFFERS 3

/* A day on which mainland China's calendar departs from the week. */
typedef enum
{
  FZ_DAY_HOLIDAY,
  FZ_DAY_WORKDAY,
} FzDayKind;
#define FZ_N_DAY_KINDS 2

/* What a pair of coordinates is measured from. Everything here is WGS-84 inside;
 * the others come from and go to Chinese map services. */
typedef enum
{
  FZ_DATUM_WGS84, /* GPS, geo: addresses, OpenStreetMap */
  FZ_DATUM_GCJ02, /* AMap, Tencent, and what they are read from */
  FZ_DATUM_BD09,  /* Baidu */
} FzDatum;
#define FZ_N_DATUMS 3

/* Where one place lies as seen from another: of eight winds the nearest. */
typedef enum
{
  FZ_DIRECTION_NORTH,
  FZ_DIRECTION_NORTH_EAST,
  FZ_DIRECTION_EAST,
  FZ_DIRECTION_SOUTH_EAST,
  FZ_DIRECTION_SOUTH,
  FZ_DIRECTION_SOUTH_WEST,
  FZ_DIRECTION_WEST,
  FZ_DIRECTION_NORTH_WEST,
} FzDirection;
#define FZ_N_DIRECTIONS 8

const char *fz_level_to_word (FzLevel level);
gboolean    fz_level_from_word (const char *word,
                                FzLevel    *value);
const char *fz_featured_to_word (FzFeatured featured);
gboolean    fz_featured_from_word (const char *word,
                                   FzFeatured *value);
const char *fz_status_to_word (FzStatus status);
gboolean    fz_status_from_word (const char *word,
                                 FzStatus   *value);
gboolean    fz_status_is_at_work (FzStatus status);
const char *fz_step_free_to_word (FzStepFree step_free);
gboolean    fz_step_free_from_word (const char *word,
                                    FzStepFree *value);
const char *fz_point_quality_to_word (FzPointQuality quality);
gboolean    fz_point_quality_from_word (const char     *word,
                                        FzPointQuality *value);
gboolean    fz_point_quality_is_approximate (FzPointQuality quality);
double      fz_point_quality_get_radius (FzPointQuality quality);
const char *fz_offer_to_word (FzOffer offer);
gboolean    fz_offer_from_word (const char *word,
                                FzOffer    *value);
const char *fz_day_kind_to_word (FzDayKind kind);
gboolean    fz_day_kind_from_word (const char *word,
                                   FzDayKind  *value);
const char *fz_datum_to_word (FzDatum datum);
gboolean    fz_datum_from_word (const char *word,
                                FzDatum    *value);
const char *fz_direction_to_word (FzDirection direction);
gboolean    fz_direction_from_word (const char  *word,
                                    FzDirection *value);

G_END_DECLS
