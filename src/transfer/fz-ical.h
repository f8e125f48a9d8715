/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-dataset.h"

G_BEGIN_DECLS

typedef enum
{
  FZ_ICAL_ERROR_FAILED, /* the file cannot be read */
  FZ_ICAL_ERROR_SYNTAX, /* not iCalendar as in RFC 5545 */
  FZ_ICAL_ERROR_VALUE,  /* a value that the calendar does not take */
  FZ_ICAL_ERROR_EMPTY,  /* no holiday and no working day in it */
} FzIcalError;

#define FZ_ICAL_ERROR (fz_ical_error_quark ())
GQuark fz_ical_error_quark (void);

GArray *fz_ical_read_days (const char *path,
                           GError    **error);
GArray *fz_ical_parse_days (const char *text,
                            gsize       length,
                            GError    **error);

G_END_DECLS
