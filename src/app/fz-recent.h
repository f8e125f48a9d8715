/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "fz-origin.h"

G_BEGIN_DECLS

#define FZ_TYPE_RECENT (fz_recent_get_type ())
G_DECLARE_FINAL_TYPE (FzRecent, fz_recent, FZ, RECENT, GObject)

/* How many starting points, and searches, are kept. */
#define FZ_RECENT_MAX 8

/* What a map looked at: WGS-84 degrees, and its zoom. */
typedef struct
{
  double lat;
  double lon;
  double zoom;
} FzRecentView;

FzRecent   *fz_recent_new (const char *folder,
                           GSettings  *settings);
GListModel *fz_recent_get_origins (FzRecent *self);
GListModel *fz_recent_get_searches (FzRecent *self);
void        fz_recent_add_origin (FzRecent *self,
                                  FzOrigin *origin);
void        fz_recent_add_search (FzRecent   *self,
                                  const char *text);
gboolean    fz_recent_get_view (FzRecent     *self,
                                FzRecentView *view);
void        fz_recent_set_view (FzRecent           *self,
                                const FzRecentView *view);
char       *fz_recent_find_folder (void);

G_END_DECLS
