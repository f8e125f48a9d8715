/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-card.h"

G_BEGIN_DECLS

void fz_card_export_start (GtkWidget    *widget,
                           const FzCard *card,
                           FzCardFormat  format);

void fz_card_export_start_note (GtkWidget    *widget,
                                const FzCard *card,
                                const char   *note);

G_END_DECLS
