/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-finder.h"
#include "fz-station.h"

G_BEGIN_DECLS

/* What a sheet of paper is about. */
typedef enum
{
  FZ_PRINT_STATION,  /* the one that is selected */
  FZ_PRINT_NEAREST,  /* the five nearest to where somebody starts */
  FZ_PRINT_DISTRICT, /* all of a district */
  FZ_PRINT_MAP,      /* what the map shows: no stations are listed */
} FzPrintWhat;

gboolean    fz_print_subject_is_there (FzFinder   *finder,
                                       FzStation  *station,
                                       FzPrintWhat what);
FzPrintWhat fz_print_subject_guess (FzFinder  *finder,
                                    FzStation *station);
gboolean    fz_print_subject_find_district (FzFinder  *finder,
                                            FzStation *station,
                                            guint     *district);
GArray     *fz_print_subject_list_ids (FzFinder   *finder,
                                       FzStation  *station,
                                       FzPrintWhat what,
                                       guint       district);
char       *fz_print_subject_make_title (FzFinder   *finder,
                                         FzPrintWhat what,
                                         guint       district);

G_END_DECLS
