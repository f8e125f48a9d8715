/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-card.h"

G_BEGIN_DECLS

/* What a text field of a card holds at most, characters; the note has no bound. */
#define FZ_CARD_MAX_LINE 500

char *fz_card_make_station_name (const FzCard *self,
                                 FzScript      script);
char *fz_card_make_uid (const FzCard *self);
char *fz_card_make_district_name (const FzCard *self);
char *fz_card_make_note (const FzCard *self);

char *fz_card_make_vcard (const FzCard *self);
char *fz_card_make_short_vcard (const FzCard *self);
char *fz_card_make_geojson (const FzCard *self);
char *fz_card_make_ical (const FzCard *self,
                         GError      **error);

G_END_DECLS
