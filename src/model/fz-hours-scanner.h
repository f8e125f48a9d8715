/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-hours.h"

G_BEGIN_DECLS

/* Goes through a text of opening hours sign by sign. On the stack of the parser. */
typedef struct
{
  const char *text;
  const char *p; /* the next sign; spaces before it are skipped by what takes one */
  GError    **error;
} FzHoursScanner;

gboolean fz_hours_scanner_begin (FzHoursScanner *self,
                                 const char     *text,
                                 GError        **error);
gboolean fz_hours_scanner_fail (FzHoursScanner *self,
                                const char     *at,
                                FzHoursError    code,
                                const char     *format,
                                ...) G_GNUC_PRINTF (4, 5);
gboolean fz_hours_scanner_fail_unexpected (FzHoursScanner *self,
                                           const char     *wanted);

void     fz_hours_scanner_skip_spaces (FzHoursScanner *self);
gboolean fz_hours_scanner_is_at_end (FzHoursScanner *self);
char     fz_hours_scanner_peek (FzHoursScanner *self);
gboolean fz_hours_scanner_take (FzHoursScanner *self,
                                const char     *sign);
int      fz_hours_scanner_find_word (FzHoursScanner    *self,
                                     const char *const *words,
                                     guint              n_words);
int      fz_hours_scanner_take_word (FzHoursScanner    *self,
                                     const char *const *words,
                                     guint              n_words);
guint    fz_hours_scanner_count_digits (FzHoursScanner *self);
int      fz_hours_scanner_take_number (FzHoursScanner *self);
gboolean fz_hours_scanner_is_at_time (FzHoursScanner *self);
gboolean fz_hours_scanner_take_comment (FzHoursScanner *self,
                                        char          **comment);

G_END_DECLS
