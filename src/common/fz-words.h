/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-record.h"
#include "fz-station.h"

G_BEGIN_DECLS

const char *fz_words_for_level (FzLevel level);
const char *fz_words_for_featured (FzFeatured featured);
const char *fz_words_for_status (FzStatus status);
const char *fz_words_for_step_free (FzStepFree step_free);
const char *fz_words_for_point_quality (FzPointQuality quality,
                                        FzLevel        level);
const char *fz_words_for_sample (void);
const char *fz_words_for_sample_in_short (void);
char       *fz_words_for_distance (double metres);
char       *fz_words_for_station_count (guint n_stations);
char       *fz_words_for_place_and_level (const char *district,
                                          FzLevel     level);
char       *fz_words_for_date (const char *iso_date);
char       *fz_words_for_notice_days (const FzNotice *notice);
char       *fz_words_for_missing (const FzRecord *record);
char       *fz_words_for_station (FzStation *station);
char       *fz_words_for_station_and (FzStation         *station,
                                      const char *const *facts,
                                      guint              n_facts);
char       *fz_words_for_coordinates (FzPoint point);

char *fz_words_add_sentence (char       *before,
                             const char *sentence);

G_END_DECLS
