/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FZ_TYPE_POINT_FORM (fz_point_form_get_type ())
G_DECLARE_FINAL_TYPE (FzPointForm, fz_point_form, FZ, POINT_FORM, GtkBox)

void fz_point_form_set_map (FzPointForm *self,
                            GtkWidget   *map);

G_END_DECLS
