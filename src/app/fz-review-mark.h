/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-session.h"

G_BEGIN_DECLS

#define FZ_TYPE_REVIEW_MARK (fz_review_mark_get_type ())
G_DECLARE_FINAL_TYPE (FzReviewMark, fz_review_mark, FZ, REVIEW_MARK, GObject)

FzReviewMark *fz_review_mark_new (AdwApplicationWindow *window,
                                  FzSession            *session,
                                  AdwToastOverlay      *toasts);
void          fz_review_mark_look (FzReviewMark *self);

G_END_DECLS
