/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FZ_TYPE_UPDATE_GROUP (fz_update_group_get_type ())
G_DECLARE_FINAL_TYPE (FzUpdateGroup, fz_update_group, FZ, UPDATE_GROUP, AdwPreferencesGroup)

G_END_DECLS
