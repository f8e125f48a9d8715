/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-print-subject.h"

G_BEGIN_DECLS

#define FZ_TYPE_PRINT_DIALOG (fz_print_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FzPrintDialog, fz_print_dialog, FZ, PRINT_DIALOG, AdwDialog)

FzPrintDialog *fz_print_dialog_new (FzFinder  *finder,
                                    FzStation *station);
FzPrintWhat    fz_print_dialog_get_what (FzPrintDialog *self);
void           fz_print_dialog_set_what (FzPrintDialog *self,
                                         FzPrintWhat    what);
guint          fz_print_dialog_get_district (FzPrintDialog *self);
gboolean       fz_print_dialog_get_large (FzPrintDialog *self);

G_END_DECLS
