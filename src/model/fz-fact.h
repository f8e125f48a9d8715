/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What of a station people find right or wrong on the spot or by telephone: one field, or
 * several that are only right together. A fact's word is the one that the database has.
 */
typedef enum
{
  FZ_FACT_NAME,
  FZ_FACT_ADDRESS,
  FZ_FACT_PHONE,
  FZ_FACT_HOURS,
  FZ_FACT_WEBSITE,
  FZ_FACT_ACCESS,
  FZ_FACT_SERVICES,
  FZ_FACT_FEATURED,
  FZ_FACT_STATUS,
  FZ_FACT_POINT,
} FzFact;
#define FZ_N_FACTS 10

const char *fz_fact_to_word (FzFact fact);
gboolean    fz_fact_from_word (const char *word,
                               FzFact     *fact);

/* As a value of a record, and in the history, a check is called by this and the word. */
#define FZ_VALUE_CHECK_PREFIX "check:"

const char *fz_fact_to_check_word (FzFact fact);
gboolean    fz_fact_from_check_word (const char *word,
                                     FzFact     *fact);

/* When, and by whom, a fact was last found right. */
typedef struct
{
  char    *on;     /* (owned) (nullable) ISO date; NULL: never as it stands */
  char    *by;     /* (owned) (nullable) NULL: not known */
  gboolean is_new; /* said now, of what the record says now; nothing that is kept */
} FzFactCheck;

G_END_DECLS
