/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"
#include "fz-query-parts.h"

G_BEGIN_DECLS

const char *fz_words_for_featured_filter (guint featured);
const char *fz_words_for_step_free_filter (FzStepFree step_free);
const char *fz_words_for_order (FzOrder order);
char       *fz_words_for_time (gint64 time);
char       *fz_words_for_opening_filter (FzQuery *query);
char       *fz_words_for_service_filter (const FzService *service,
                                         FzScript         script,
                                         gboolean         expected);
const char *fz_words_for_dropping (FzQueryPart part);

G_END_DECLS
