/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-cli-session.h"
#include "fz-origin.h"
#include "fz-hours.h"

G_BEGIN_DECLS

/* What follows from a record at the time that the options ask for. */
typedef struct
{
  FzHours      *hours;    /* (owned) (nullable) */
  FzCalendar   *calendar; /* (owned) */
  FzHoursStatus status;
  gboolean      at_work; /* neither suspended nor moved nor closed */
  gboolean      notice_holds;
  GArray       *week;     /* (owned) (nullable) of FzHoursDay: seven days from today on */
  FzOrigin     *origin;   /* (owned) (nullable) where the way begins */
  FzDistance    distance; /* from there */
  GArray       *special;  /* (owned) (nullable) the same: what of 14 days is not ordinary */
} FzCliOutlook;

FzCliOutlook *fz_cli_outlook_new (const FzCliSession *session,
                                  const FzRecord     *record,
                                  GError            **error);
void          fz_cli_outlook_free (FzCliOutlook *self);

const char *fz_cli_outlook_get_kind (const FzHoursDay *day);
const char *fz_cli_outlook_get_weekday (const FzHoursDay *day);
char       *fz_cli_outlook_format_clock (int minute);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzCliOutlook, fz_cli_outlook_free)

G_END_DECLS
