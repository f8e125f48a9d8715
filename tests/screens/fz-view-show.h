/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-views.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What a view is shown for. */
typedef enum
{
  FZ_VIEW_USE_PICTURE,
  FZ_VIEW_USE_WORDS,
  FZ_VIEW_USE_CONTRAST,
} FzViewUse;

gboolean fz_view_show (const FzView   *view,
                       AdwApplication *application,
                       FzViewUse       use,
                       const char     *folder);

G_END_DECLS
