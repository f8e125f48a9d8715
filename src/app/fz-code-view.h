/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-qr.h"

G_BEGIN_DECLS

#define FZ_TYPE_CODE_VIEW (fz_code_view_get_type ())
G_DECLARE_FINAL_TYPE (FzCodeView, fz_code_view, FZ, CODE_VIEW, GtkWidget)

GtkWidget *fz_code_view_new (void);
void       fz_code_view_set_code (FzCodeView *self,
                                  const FzQr *code);

G_END_DECLS
