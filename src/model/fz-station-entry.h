/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-day.h"
#include "fz-names.h"
#include "fz-point.h"
#include "fz-record.h"
#include "fz-vocabulary.h"

G_BEGIN_DECLS

/* The district of a station that lies in none: the city's own centre. */
#define FZ_NO_DISTRICT G_MAXUINT16

/* The day of a record that nobody has confirmed yet. */
#define FZ_NEVER_CHECKED G_MININT32

/* What finding needs of one station, on its way into the columns. Everything is
 * borrowed for the time of the call; a missing text is NULL. */
typedef struct
{
  guint32        id;
  const char    *code;
  FzLevel        level;
  guint16        district; /* place in the catalogue, or FZ_NO_DISTRICT */
  const char    *names[FZ_N_SCRIPTS];
  const char    *place[FZ_N_SCRIPTS];
  const char    *pinyin;
  const char    *initials;
  const char    *aliases;
  const char    *former_codes; /* separated by ";" */
  const char    *address;
  const char    *hours;
  FzFeatured     featured;
  FzStatus       status;
  FzPoint        point;
  FzPointQuality point_quality;
  FzStepFree     step_free;
  const char    *checked_on; /* ISO date */
  guint32        services;   /* mask of the services that the record says are offered */
} FzStationEntry;

GString *fz_station_entry_make_texts (const FzStationEntry *self);
GString *fz_station_entry_make_search_text (const FzStationEntry *self);
char    *fz_station_entry_make_name_patterns (const FzStationEntry *self);
char    *fz_station_entry_make_readings (const FzStationEntry *self);
FzDay    fz_station_entry_get_checked_day (const FzStationEntry *self);

G_END_DECLS
