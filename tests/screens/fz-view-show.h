/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-views.h"

#include <adwaita.h>

G_BEGIN_DECLS

gboolean fz_view_show (const FzView   *view,
                       AdwApplication *application,
                       const char     *folder);

G_END_DECLS
