/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FZ_TYPE_FIELD_TEXT (fz_field_text_get_type ())
G_DECLARE_FINAL_TYPE (FzFieldText, fz_field_text, FZ, FIELD_TEXT, AdwPreferencesRow)

G_END_DECLS
