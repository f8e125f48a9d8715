/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

int  fz_dialog_width_scale (int length);
void fz_dialog_width_follow_text (AdwDialog *dialog);

G_END_DECLS
