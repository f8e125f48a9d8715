/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-filter-button.h"
#include "fz-finder.h"

G_BEGIN_DECLS

/* The choices of each filter of a finder, with what each would leave: arrays of
 * FzFilterChoice, the caller's, whose labels are good until the finder changes. The
 * first choice leaves the filter open. */
GArray *fz_filter_choices_for_district (FzFinder *finder);
GArray *fz_filter_choices_for_level (FzFinder *finder);
GArray *fz_filter_choices_for_service (FzFinder *finder);
GArray *fz_filter_choices_for_opening (FzFinder *finder,
                                       gint64    time);
GArray *fz_filter_choices_for_access (FzFinder *finder);
GArray *fz_filter_choices_for_featured (FzFinder *finder);

/* What the choices of a number stand for. */
FzStepFree fz_filter_choice_get_step_free (guint choice);
guint      fz_filter_choice_get_featured (guint choice);

guint   fz_filter_list_orders (FzFinder *finder,
                               FzOrder   orders[FZ_N_ORDERS]);
FzOrder fz_filter_get_order (FzFinder *finder);
GArray *fz_filter_choices_for_order (FzFinder *finder);

G_END_DECLS
