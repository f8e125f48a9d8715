/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-typed-place.h"

G_BEGIN_DECLS

gboolean fz_place_text_read (const char   *text,
                             FzTypedPlace *place);
gboolean fz_place_text_read_pair (const char  *text,
                                  double       numbers[2],
                                  const char **end);

G_END_DECLS
