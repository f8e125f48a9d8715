/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-session.h"

G_BEGIN_DECLS

#define FZ_TYPE_DRAFT_OFFER (fz_draft_offer_get_type ())
G_DECLARE_FINAL_TYPE (FzDraftOffer, fz_draft_offer, FZ, DRAFT_OFFER, GObject)

FzDraftOffer *fz_draft_offer_new (AdwApplicationWindow *window,
                                  FzSession            *session,
                                  AdwToastOverlay      *toasts);

G_END_DECLS
