/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-card.h"

G_BEGIN_DECLS

void fz_card_export_start (GtkWidget    *widget,
                           const FzCard *card,
                           FzCardFormat  format);

void     fz_card_export_save_async (GFile              *file,
                                    const char         *text,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
gboolean fz_card_export_save_finish (GFile        *file,
                                     GAsyncResult *result,
                                     GError      **error);

G_END_DECLS
