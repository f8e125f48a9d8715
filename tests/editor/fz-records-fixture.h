/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-editor-fixture.h"
#include "fz-records-window.h"

G_BEGIN_DECLS

/* The table of records, opened by keys over the real data. */
FzRecordsWindow *records_find (EditorFixture *fixture);
GtkColumnView   *records_get_view (EditorFixture *fixture);
GListModel      *records_get_model (EditorFixture *fixture);
const char      *records_get_code (EditorFixture *fixture,
                                   guint          position);
gboolean         records_is_read (gpointer data);
gboolean         records_shows_one (gpointer data);
gboolean         records_shows_all (gpointer data);
gboolean         records_shows_cell (EditorFixture *fixture,
                                     const char    *words);
void             records_open (EditorFixture *fixture);
void             records_look_for (EditorFixture *fixture,
                                   const char    *code);
guint            records_find_column (EditorFixture *fixture,
                                      const char    *id);
void             records_go_to (EditorFixture *fixture,
                                guint          row,
                                const char    *id);

G_END_DECLS
