/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "fz-station-table.h"

G_BEGIN_DECLS

#define FZ_TYPE_UPDATE_CHECK (fz_update_check_get_type ())
G_DECLARE_FINAL_TYPE (FzUpdateCheck, fz_update_check, FZ, UPDATE_CHECK, GObject)

FzUpdateCheck *fz_update_check_new (FzStationTable *table);
void           fz_update_check_run (FzUpdateCheck *self);
void           fz_update_check_look (FzUpdateCheck *self);

gboolean fz_update_check_is_due (gint64 last,
                                 gint64 now);
char    *fz_update_check_find_folder (void);

G_END_DECLS
