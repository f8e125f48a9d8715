/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-finder.h"
#include "fz-own.h"

G_BEGIN_DECLS

#define FZ_TYPE_FAVOURITES_FILTER (fz_favourites_filter_get_type ())
G_DECLARE_FINAL_TYPE (FzFavouritesFilter, fz_favourites_filter, FZ, FAVOURITES_FILTER, GtkWidget)

GtkWidget *fz_favourites_filter_new (FzFinder *finder,
                                     FzOwn    *own);

G_END_DECLS
