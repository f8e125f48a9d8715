/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-map-view.h"
#include "fz-station-layer.h"

G_BEGIN_DECLS

/* A window with a map of the invented stations in it. */
typedef struct
{
  GtkWindow      *window;
  FzMapView      *view;
  FzStationLayer *layer; /* (unowned): the view's */
  FzStationTable *table;
  FzFinder       *finder;
  guint32         chosen; /* the target of the last win.select-station */
  guint           n_chosen;
  FzPoint         started; /* the target of the last win.start-at */
  guint           n_started;
  guint           n_painted; /* frames, while somebody counts */
} MapFixture;

typedef gboolean (*MapCondition) (MapFixture *fixture,
                                  guint32     id);

/* The invented stations in the middle of the city, close together. */
#define CENTRE_LAT 23.13
#define CENTRE_LON 113.335
#define TIANHE 2
#define LIEDE 3
#define SHAHE 4
#define XINTANG 6

void     map_fixture_set_up (MapFixture   *fixture,
                             gconstpointer data);
void     map_fixture_tear_down (MapFixture   *fixture,
                                gconstpointer data);
gboolean map_fixture_wait (MapFixture  *fixture,
                           MapCondition condition,
                           guint32      id);
FzPin   *map_fixture_find_pin (MapFixture *fixture,
                               guint32     id);
gboolean map_fixture_has_pins (MapFixture *fixture,
                               guint32     n);
gboolean map_fixture_has_pin_of (MapFixture *fixture,
                                 guint32     id);
gboolean map_fixture_has_no_pin_of (MapFixture *fixture,
                                    guint32     id);
void     map_fixture_go_to_centre (MapFixture *fixture);

G_END_DECLS
