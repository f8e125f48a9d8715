/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-application.h"
#include "fz-map-view.h"
#include "fz-panel.h"
#include "fz-window.h"

G_BEGIN_DECLS

#define WINDOW_N_STATIONS 188

/* The real window of the real application, in a data folder of the test's own, without
 * the network. */
typedef struct
{
  FzApplication *application; /* (owned) */
  FzWindow      *window;      /* (owned) */
  FzMapView     *map;         /* (unowned): the window's */
  FzPanel       *panel;       /* (unowned): the window's */
} WindowFixture;

FzApplication *window_fixture_make_application (void);
FzWindow      *window_fixture_make_window (FzApplication *application);
void           window_fixture_set_up (WindowFixture *fixture,
                                      gconstpointer  unused);
void           window_fixture_tear_down (WindowFixture *fixture,
                                         gconstpointer  unused);
void           window_fixture_open (WindowFixture *fixture);
guint          window_fixture_get_total (WindowFixture *fixture);
gboolean       window_fixture_shows_real (gpointer fixture);
gboolean       window_fixture_shows_sample (gpointer fixture);

FzStationTable *window_fixture_get_table (WindowFixture *fixture);
const char     *window_fixture_get_version (WindowFixture *fixture);
void            window_fixture_await_version (WindowFixture *fixture,
                                              const char    *version);

AdwDialog *window_fixture_get_dialog (WindowFixture *fixture);
gboolean   window_fixture_has_no_dialog (gpointer fixture);
gboolean   window_fixture_shows_details (gpointer fixture);
GtkWidget *window_fixture_get_part (WindowFixture *fixture,
                                    GType          type,
                                    const char    *id);
void       window_fixture_await_page (WindowFixture *fixture,
                                      GType          type,
                                      const char    *page);

G_END_DECLS
