/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-station-columns.h"

G_BEGIN_DECLS

/* What became of one name of a list. */
typedef enum
{
  FZ_LISTED_MATCHED,  /* it names one station, in full */
  FZ_LISTED_DOUBTFUL, /* it may be one of a few */
  FZ_LISTED_UNKNOWN,  /* it is none, or might be any of many */
  FZ_LISTED_AGAIN,    /* it names a station that a name before it does */
} FzListedVerdict;
#define FZ_N_LISTED_VERDICTS 4

#define FZ_LISTED_MAX_CANDIDATES 6

typedef struct
{
  char           *name; /* (owned) as it is written, without what it is numbered by */
  FzListedVerdict verdict;
  guint           n_candidates;
  guint32         candidates[FZ_LISTED_MAX_CANDIDATES]; /* ids of stations */
} FzListedName;

/* More names than that are not read. */
#define FZ_NAME_LIST_MAX 200

GPtrArray *fz_name_list_match (const char             *text,
                               const FzStationColumns *columns,
                               const FzCatalog        *catalog);

G_END_DECLS
