/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-store-fixture.h"
#include "fz-store.h"

G_BEGIN_DECLS

/* A store asked as the program asks it, but waited for. */

/* The station that the tests change. */
#define CLIENT_STATION 4

void            client_on_ready (GObject      *source,
                                 GAsyncResult *result,
                                 gpointer      data);
GAsyncResult   *client_wait (GAsyncResult **answer);
FzStoreOutcome *client_open (FzStore    *store,
                             const char *shipped,
                             const char *user,
                             GError    **error);
FzStoreOutcome *client_open_fixture (FzStore *store,
                                     Fixture *fixture);
FzRecord       *client_load (FzStore *store,
                             guint32  id,
                             GError **error);
FzRecord       *client_save (FzStore  *store,
                             FzRecord *record,
                             GError  **error);

void  client_make_database (Fixture *fixture);
char *client_list_folder (Fixture *fixture);
void  client_scribble (const char *path);
void  client_assert_trouble (const FzStoreOutcome *outcome,
                             FzStoreError          kind,
                             gboolean              shows_shipped,
                             gboolean              set_aside);

G_END_DECLS
