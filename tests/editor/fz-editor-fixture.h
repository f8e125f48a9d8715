/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-database.h"
#include "fz-station-editor.h"
#include "fz-window-fixture.h"

G_BEGIN_DECLS

/* 猎德街道 in the real window over the real data, edited as staff do. */
#define EDITOR_STATION "440106013"
#define EDITOR_OTHER_STATION "440106014" /* 冼村街道 */

typedef struct
{
  WindowFixture window;
  GtkWidget    *dialog;   /* (owned) (nullable) */
  guint         n_frames; /* that it has shown */
} EditorFixture;

typedef struct
{
  const char *path;
  void (*function) (EditorFixture *fixture,
                    gconstpointer  unused);
} EditorTest;

int  editor_run_by_keys (int               argc,
                         char            **argv,
                         const EditorTest *tests,
                         gsize             n_tests);
void editor_set_up (EditorFixture *fixture,
                    gconstpointer  unused);
void editor_tear_down (EditorFixture *fixture,
                       gconstpointer  unused);

GSettings *editor_open_settings (void);
void       editor_sign (const char *name);
char      *editor_find_drafts (void);
char      *editor_find_database (void);

GtkWidget      *editor_get_window (EditorFixture *fixture);
GtkWidget      *editor_find (EditorFixture *fixture,
                             const char    *id);
FzDraft        *editor_get_draft (EditorFixture *fixture);
const FzRecord *editor_get_record (EditorFixture *fixture);

gboolean editor_has_focus (GtkWidget *dialog);
gboolean editor_has_editor (gpointer data);
gboolean editor_has_no_editor (gpointer data);
gboolean editor_has_alert (gpointer data);
gboolean editor_has_no_alert (gpointer data);
gboolean editor_has_draft_file (gpointer unused);
gboolean editor_has_no_draft_file (gpointer unused);
void     editor_select (EditorFixture *fixture);
void     editor_open (EditorFixture *fixture);

FzRecord *editor_load_stored (void);
void      editor_change_elsewhere (const char *phone);
void      editor_bring_in_elsewhere (const char *author,
                                     const char *phone);
void      editor_delete_elsewhere (void);
void      editor_save_phone_elsewhere (const char *code,
                                       const char *phone);

G_END_DECLS
