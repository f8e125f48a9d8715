/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-hours.h"

G_BEGIN_DECLS

/* What to say of a station's hours at a moment. */
typedef struct
{
  FzHoursState state;
  gboolean     soon;  /* it changes within the hour */
  char        *text;  /* "Open until 12:00, reopens 14:00" */
  char        *note;  /* (nullable) what else there is to know of it */
  gint64       until; /* Unix time, s, from which on other words may hold */
} FzStateWords;

FzStateWords *fz_state_words_new (const FzHours    *hours,
                                  FzHoursReason     reason,
                                  const FzCalendar *calendar,
                                  gint64            now);
void          fz_state_words_free (FzStateWords *self);
char         *fz_words_for_asked_status (const FzHoursStatus *status,
                                         gint64               time);
char         *fz_words_for_status_aloud (const FzHoursStatus *status,
                                         gint64               time);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzStateWords, fz_state_words_free)

G_END_DECLS
