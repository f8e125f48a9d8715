/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "fz-station-entry.h"

G_BEGIN_DECLS

/*
 * The stations, column by column, with all their text in one arena: what
 * finding walks over. A plain value with one owner, so that the storage thread
 * can fill it and hand it over; FzStationTable is its face in the interface.
 *
 * Texts that repeat over many stations (the part of a name behind the place's
 * own, opening hours) are kept once.
 */
typedef struct _FzStationColumns FzStationColumns;

FzStationColumns *fz_station_columns_new (void);
void              fz_station_columns_free (FzStationColumns *self);

void fz_station_columns_append (FzStationColumns     *self,
                                const FzStationEntry *entry);
void fz_station_columns_replace (FzStationColumns     *self,
                                 guint                 row,
                                 const FzStationEntry *entry);

void fz_station_columns_remove (FzStationColumns *self,
                                guint             row);

guint    fz_station_columns_get_n_rows (const FzStationColumns *self);
gsize    fz_station_columns_get_n_bytes (const FzStationColumns *self);
gboolean fz_station_columns_find (const FzStationColumns *self,
                                  guint32                 id,
                                  guint                  *row);

guint32        fz_station_columns_get_id (const FzStationColumns *self,
                                          guint                   row);
FzLevel        fz_station_columns_get_level (const FzStationColumns *self,
                                             guint                   row);
guint16        fz_station_columns_get_district (const FzStationColumns *self,
                                                guint                   row);
FzFeatured     fz_station_columns_get_featured (const FzStationColumns *self,
                                                guint                   row);
FzStatus       fz_station_columns_get_status (const FzStationColumns *self,
                                              guint                   row);
FzPoint        fz_station_columns_get_point (const FzStationColumns *self,
                                             guint                   row);
FzPointQuality fz_station_columns_get_point_quality (const FzStationColumns *self,
                                                     guint                   row);
FzStepFree     fz_station_columns_get_step_free (const FzStationColumns *self,
                                                 guint                   row);
FzDay          fz_station_columns_get_checked_on (const FzStationColumns *self,
                                                  guint                   row);
guint32        fz_station_columns_get_services (const FzStationColumns *self,
                                                guint                   row);
const char    *fz_station_columns_get_hours (const FzStationColumns *self,
                                             guint                   row);
guint32        fz_station_columns_get_hours_number (const FzStationColumns *self,
                                                    guint                   row);
guint32        fz_station_columns_get_n_hours (const FzStationColumns *self);
const char    *fz_station_columns_get_hours_text (const FzStationColumns *self,
                                                  guint32                 number);
const char    *fz_station_columns_get_code (const FzStationColumns *self,
                                            guint                   row);
const char    *fz_station_columns_get_place (const FzStationColumns *self,
                                             guint                   row,
                                             FzScript                script);
char          *fz_station_columns_dup_name (const FzStationColumns *self,
                                            guint                   row,
                                            FzScript                script);
const char    *fz_station_columns_get_search_text (const FzStationColumns *self,
                                                   guint                   row);
const char    *fz_station_columns_get_search_text_end (const FzStationColumns *self,
                                                       guint                   row);
guint32        fz_station_columns_get_name_pattern (const FzStationColumns *self,
                                                    guint                   row);
guint32        fz_station_columns_get_n_name_patterns (const FzStationColumns *self);
char          *fz_station_columns_dup_folded_pattern (const FzStationColumns *self,
                                                      guint32                 number,
                                                      FzScript                script);
guint32        fz_station_columns_get_n_readings (const FzStationColumns *self);
const char    *fz_station_columns_get_reading (const FzStationColumns *self,
                                               guint32                 number);

/* The columns themselves; see the functions of the same names. A row without a
 * known reading, or without hours, has 0. */
typedef struct
{
  guint           n_rows;
  const guint32  *id;
  const FzVector *vector; /* of the point */
  const guint8   *level;
  const guint16  *district;
  const guint8   *featured;
  const guint8   *step_free;
  const guint8   *status;
  const FzDay    *checked_on;
  const guint32  *services;
  const guint32  *hours;
  const guint32  *name_pattern;
  const guint32  *reading;
  const char     *search_text;        /* of all rows, one behind the other */
  gsize           search_text_length; /* bytes */
  const guint32  *search_text_offset;
} FzColumnViews;

FzColumnViews fz_station_columns_get_views (const FzStationColumns *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzStationColumns, fz_station_columns_free)

G_END_DECLS
