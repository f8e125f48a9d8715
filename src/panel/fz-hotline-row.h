/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-catalog.h"

G_BEGIN_DECLS

GtkWidget *fz_hotline_row_new (const FzHotline *hotline,
                               FzScript         script);

G_END_DECLS
