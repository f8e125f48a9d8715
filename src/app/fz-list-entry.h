/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-session.h"

G_BEGIN_DECLS

#define FZ_TYPE_LIST_ENTRY (fz_list_entry_get_type ())
G_DECLARE_FINAL_TYPE (FzListEntry, fz_list_entry, FZ, LIST_ENTRY, GObject)

FzListEntry *fz_list_entry_new (GActionMap      *map,
                                FzSession       *session,
                                AdwToastOverlay *toasts);

G_END_DECLS
