/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-check.h"
#include "fz-day.h"
#include "fz-phone-book.h"
#include "fz-station-columns.h"

G_BEGIN_DECLS

/* What a record is judged by. All is borrowed; what is NULL is not looked at. */
typedef struct
{
  const FzCatalog        *catalog;
  const FzStationColumns *columns; /* (nullable) all stations */
  const FzPhoneBook      *phones;  /* (nullable) theirs */
  const FzRecord         *before;  /* (nullable) the same station as it is stored */
  FzDay                   today;
  gboolean                news_only; /* what there is to say of a phone, hours, a website or the
                                      * words of `before` too need not be found: it is asked no
                                      * second time, and holds up no other change */
} FzChecksContext;

GPtrArray     *fz_checks_run (const FzRecord        *record,
                              const FzChecksContext *context);
const FzCheck *fz_checks_find_hard (const GPtrArray *checks);

G_END_DECLS
