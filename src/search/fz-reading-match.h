/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-match-rank.h"

G_BEGIN_DECLS

/* What of a reading answers to a word. */
typedef struct
{
  guint    first_unit; /* characters of the place, counted from its beginning */
  guint    end_unit;
  gboolean is_spelling;    /* of the letters alone: the units are not the place's characters */
  char     syllables[200]; /* in one piece, up to the last that answers */
  guint    first_letter;   /* of them */
} FzReadingHit;

FzMatchRank fz_reading_match (const char *readings,
                              const char *word);
FzMatchRank fz_reading_match_slip (const char *readings,
                                   const char *word);

gboolean fz_reading_match_find (const char   *readings,
                                const char   *word,
                                gboolean      forgiving,
                                FzReadingHit *hit);

G_END_DECLS
