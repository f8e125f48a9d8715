/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FZ_TYPE_FIELD_CHOICE (fz_field_choice_get_type ())
G_DECLARE_FINAL_TYPE (FzFieldChoice, fz_field_choice, FZ, FIELD_CHOICE, AdwComboRow)

G_END_DECLS
