/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwAlertDialog *fz_draft_question_on_leaving (void);
AdwAlertDialog *fz_draft_question_on_return (void);
char           *fz_draft_words_for_skipped (guint n_skipped);

G_END_DECLS
