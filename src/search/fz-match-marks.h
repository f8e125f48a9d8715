/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-folded-text.h"
#include "fz-station-columns.h"

G_BEGIN_DECLS

/* What of a station answers, other than the names of its place and district as they
 * are shown. */
typedef enum
{
  FZ_UNSEEN_NONE,
  FZ_UNSEEN_PLACE, /* the place's name in another script */
  FZ_UNSEEN_NAME,
  FZ_UNSEEN_CODE,
  FZ_UNSEEN_ALIAS,
  FZ_UNSEEN_ADDRESS,
} FzUnseen;

/* Why a station answers to a text: what of it was matched, or which services. */
typedef struct
{
  GArray  *place;    /* of FzSpan, in the place's name as it is shown */
  GArray  *district; /* of FzSpan, in the district's name as it is shown */
  FzUnseen unseen;
  char    *text;     /* (owned) (nullable) that is not shown */
  GArray  *spans;    /* of FzSpan, in it */
  guint32  offered;  /* services that answer and that the record says are offered */
  guint32  expected; /* services that answer and are expected at the station's level */
} FzMatchMarks;

/* Finds out what answers to one text, for one station after the other. Good as long
 * as the columns do not change. One owner, one thread. */
typedef struct _FzMatchMarker FzMatchMarker;

FzMatchMarker *fz_match_marker_new (const char             *text,
                                    const FzProblem        *problem,
                                    gboolean                forgiving,
                                    const FzStationColumns *columns,
                                    const FzCatalog        *catalog,
                                    FzScript                script);
void           fz_match_marker_free (FzMatchMarker *self);
FzMatchMarks  *fz_match_marker_mark (FzMatchMarker *self,
                                     guint          row);
void           fz_match_marks_free (FzMatchMarks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzMatchMarker, fz_match_marker_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzMatchMarks, fz_match_marks_free)

G_END_DECLS
