/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FZ_TYPE_SERVICES_FORM (fz_services_form_get_type ())
G_DECLARE_FINAL_TYPE (FzServicesForm, fz_services_form, FZ, SERVICES_FORM, AdwPreferencesGroup)

G_END_DECLS
