/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-names.h"

G_BEGIN_DECLS

char *fz_map_style_make (FzScript script,
                         gboolean dark,
                         GError **error);

G_END_DECLS
