/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "fz-database.h"

G_BEGIN_DECLS

/*
 * The calendar as the history knows it: "calendar:", a year and ":days", with the text of
 * fz-calendar-text.h; a year that is not there has no value.
 */
gboolean fz_calendar_value_is_known (const char *word);
gboolean fz_calendar_value_read (sqlite3    *db,
                                 const char *word,
                                 char      **value,
                                 GError    **error);
gboolean fz_calendar_value_write (sqlite3    *db,
                                  const char *word,
                                  const char *value,
                                  GError    **error);
void     fz_calendar_value_compare (const GArray *was,
                                    const GArray *days,
                                    GPtrArray    *changes);

G_END_DECLS
