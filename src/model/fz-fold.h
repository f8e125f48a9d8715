/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *fz_fold_text (const char *text);
void  fz_fold_character (gunichar character,
                         GString *folded);

G_END_DECLS
