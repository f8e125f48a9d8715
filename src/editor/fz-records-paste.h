/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-records-grid.h"
#include "fz-records-saver.h"
#include "fz-sheet.h"

G_BEGIN_DECLS

/* Where a text is pasted; all of it borrowed. */
typedef struct
{
  FzStationTable        *table;
  const FzRecordColumns *records;
  const char *const     *shown;    /* ids of the columns, in their order */
  guint                  from;     /* the one that has the keyboard */
  const GArray          *selected; /* of guint32: stations, in their order */
} FzRecordsPlace;

FzSheet *fz_records_paste_read (const char           *text,
                                const FzRecordsPlace *place,
                                GArray              **columns);

AdwDialog *fz_records_paste_new (FzRecordsGrid  *grid,
                                 FzRecordsSaver *saver,
                                 const char     *text,
                                 const GArray   *selected);

G_END_DECLS
