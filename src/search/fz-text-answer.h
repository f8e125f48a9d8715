/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-match-marks.h"

G_BEGIN_DECLS

/* What a text comes to over one table: how well each row answers to it, the problem that
 * it names, and what of a station answers. Good as long as the columns do not change.
 * One owner, one thread. */
typedef struct _FzTextAnswer FzTextAnswer;

FzTextAnswer *fz_text_answer_new (const char             *text,
                                  const char *const      *codes,
                                  const FzStationColumns *columns,
                                  const FzCatalog        *catalog,
                                  FzScript                script);
void          fz_text_answer_free (FzTextAnswer *self);

const guint8    *fz_text_answer_get_ranks (const FzTextAnswer *self);
const FzProblem *fz_text_answer_get_problem (const FzTextAnswer *self);
FzMatchMarks    *fz_text_answer_mark (FzTextAnswer *self,
                                      guint         row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzTextAnswer, fz_text_answer_free)

G_END_DECLS
