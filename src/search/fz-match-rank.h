/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How well a text answers to a word, from not at all to best. */
typedef enum
{
  FZ_MATCH_NONE,
  FZ_MATCH_PROBLEM, /* it does not, but the station helps with the problem that it names */
  FZ_MATCH_SLIP,    /* but for one typing slip */
  FZ_MATCH_PART,    /* somewhere in it */
  FZ_MATCH_PREFIX,  /* it begins so */
  FZ_MATCH_EXACT,   /* it is that, but for the word that says what kind of place it is */
} FzMatchRank;
#define FZ_N_MATCH_RANKS 6

G_END_DECLS
