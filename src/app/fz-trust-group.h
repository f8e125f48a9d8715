/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FZ_TYPE_TRUST_GROUP (fz_trust_group_get_type ())
G_DECLARE_FINAL_TYPE (FzTrustGroup, fz_trust_group, FZ, TRUST_GROUP, AdwPreferencesGroup)

G_END_DECLS
