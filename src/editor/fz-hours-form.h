/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FZ_TYPE_HOURS_FORM (fz_hours_form_get_type ())
G_DECLARE_FINAL_TYPE (FzHoursForm, fz_hours_form, FZ, HOURS_FORM, GtkBox)

G_END_DECLS
