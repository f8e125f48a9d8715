/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-finder.h"

G_BEGIN_DECLS

/* What the row of a station says, in two lines, and what of them is emphasised. */
typedef struct
{
  char   *place;
  GArray *place_spans; /* of FzSpan */
  char   *kind;
  GArray *kind_spans; /* of FzSpan */
  char   *whole;      /* all of it in one breath, for a screen reader */
} FzRowLines;

FzRowLines *fz_row_lines_new (FzStation *station,
                              FzFinder  *finder);
void        fz_row_lines_free (FzRowLines *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzRowLines, fz_row_lines_free)

G_END_DECLS
