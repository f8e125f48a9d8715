/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-clock.h"
#include "fz-finder.h"
#include "fz-store.h"

G_BEGIN_DECLS

#define FZ_TYPE_SESSION (fz_session_get_type ())
G_DECLARE_FINAL_TYPE (FzSession, fz_session, FZ, SESSION, GObject)

FzSession *fz_session_new (void);

void        fz_session_open (FzSession *self,
                             gboolean   sample,
                             gboolean   featured);
void        fz_session_reload (FzSession *self);
FzFinder   *fz_session_get_finder (FzSession *self);
FzClock    *fz_session_get_clock (FzSession *self);
FzStore    *fz_session_get_store (FzSession *self);
gboolean    fz_session_get_sample (FzSession *self);
const char *fz_session_get_trouble (FzSession *self);

G_END_DECLS
