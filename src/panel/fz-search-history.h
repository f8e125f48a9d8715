/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FZ_TYPE_SEARCH_HISTORY (fz_search_history_get_type ())
G_DECLARE_FINAL_TYPE (FzSearchHistory, fz_search_history, FZ, SEARCH_HISTORY, GtkPopover)

FzSearchHistory *fz_search_history_new (GtkEditable *entry,
                                        GListModel  *searches);

G_END_DECLS
