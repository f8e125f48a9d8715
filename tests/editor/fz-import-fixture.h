/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-editor-fixture.h"
#include "fz-import-dialog.h"
#include "fz-session.h"
#include "fz-store-deed.h"

G_BEGIN_DECLS

#define IMPORT_PHONE "020-83330001"

/* A list that gives the station another telephone. */
#define IMPORT_LIST "代码,联系电话\n" EDITOR_STATION "," IMPORT_PHONE "\n"

/* Files on their way into the records, in the real window. */
GtkWidget  *import_find (EditorFixture *fixture);
gboolean    import_is_gone (gpointer data);
const char *import_get_page (EditorFixture *fixture);
gboolean    import_shows_form (gpointer data);
gboolean    import_shows_review (gpointer data);
gboolean    import_shows_refused (gpointer data);
gboolean    import_shows (EditorFixture *fixture, const char *words);
void        import_open_path (EditorFixture *fixture, const char *path);
char       *import_write_text (const char *name, const char *text);
void        import_open_text (EditorFixture *fixture, const char *text);
void        import_begin (EditorFixture *fixture);
void        import_review (EditorFixture *fixture);
gboolean    import_has_no_phone (gpointer unused);
gboolean    import_shows_both (gpointer data);
gpointer    import_wait_for_lock (FzDatabase      *database,
                                  const FzCatalog *catalog,
                                  gpointer         lock,
                                  GCancellable    *cancellable,
                                  GError         **error);
void        import_keep_lock (gpointer lock);
gboolean    import_has_store (gpointer session);
gboolean    import_is_undoable (void);
AdwDialog  *import_open_own (EditorFixture *fixture, FzSession *session, const char *path);

G_END_DECLS
