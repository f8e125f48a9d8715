/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-base-map.h"

G_BEGIN_DECLS

/*
 * Which map is shown, remembered; the user's map pack, brought and removed; and the
 * user's own server.
 *
 * Signals: `changed`: something of it; `said` (text): to be told quietly; `refused`
 * (text): why what the user asked for was not done.
 */
#define FZ_TYPE_BASE_MAP_CHOICE (fz_base_map_choice_get_type ())
G_DECLARE_FINAL_TYPE (FzBaseMapChoice, fz_base_map_choice, FZ, BASE_MAP_CHOICE, GObject)

FzBaseMapChoice *fz_base_map_choice_new (FzBaseMap *base);
FzBaseMapKind    fz_base_map_choice_get_kind (FzBaseMapChoice *self);
gboolean         fz_base_map_choice_choose (FzBaseMapChoice *self,
                                            FzBaseMapKind    kind);
FzTileTrouble    fz_base_map_choice_get_trouble (FzBaseMapChoice *self);
const char      *fz_base_map_choice_get_pack_name (FzBaseMapChoice *self);
goffset          fz_base_map_choice_get_pack_size (FzBaseMapChoice *self);
void             fz_base_map_choice_bring_pack (FzBaseMapChoice *self,
                                                GFile           *file);
double           fz_base_map_choice_get_progress (FzBaseMapChoice *self);
void             fz_base_map_choice_cancel (FzBaseMapChoice *self);
void             fz_base_map_choice_remove_pack (FzBaseMapChoice *self);
const char      *fz_base_map_choice_get_server (FzBaseMapChoice *self);
const char      *fz_base_map_choice_get_credit (FzBaseMapChoice *self);
void             fz_base_map_choice_set_server (FzBaseMapChoice *self,
                                                const char      *pattern,
                                                const char      *credit);

G_END_DECLS
