/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a location portal does when it is asked. */
typedef enum
{
  FAKE_PORTAL_ANSWERS, /* tells a location */
  FAKE_PORTAL_DENIES,  /* the user refuses */
  FAKE_PORTAL_FORBIDS, /* the desktop refuses */
  FAKE_PORTAL_SILENT,  /* no answer at all */
  FAKE_PORTAL_NO_FIX,  /* agrees, and never tells a location */
  FAKE_PORTAL_LATE,    /* agrees when fake_portal_agree () is called */
} FakePortalManner;

/* A session bus of the test's own, to be stopped at its end. */
void fake_portal_start_bus (void);
void fake_portal_stop_bus (void);

/* A portal service on the session bus, of a connection of its own. */
typedef struct _FakePortal FakePortal;

FakePortal *fake_portal_new (FakePortalManner manner,
                             double           lat,
                             double           lon,
                             double           accuracy);
void        fake_portal_free (FakePortal *self);
void        fake_portal_agree (FakePortal *self);
guint       fake_portal_get_n_asked (FakePortal *self);
guint       fake_portal_get_n_closed (FakePortal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakePortal, fake_portal_free)

G_END_DECLS
