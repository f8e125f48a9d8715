/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What tests of widgets share: waiting for what is to come about, finding a
 * widget in a tree, and listening to `win.select-station`. */
typedef gboolean (*UiCondition) (gpointer data);
typedef void (*UiVerb) (gpointer data);

char      *ui_use_private_folders (void);
void       ui_remove_folder (const char *path);
int        ui_run_tests (void);
void       ui_test_init (int    *argc,
                         char ***argv);
int        ui_test_run (void);
gboolean   ui_wait_until (UiCondition condition,
                          gpointer    data);
void       ui_settle (void);
GtkWidget *ui_find_type (GtkWidget *root,
                         GType      type);
GtkWidget *ui_find_id (GtkWidget  *root,
                       const char *id);
GtkWidget *ui_find_button (GtkWidget  *root,
                           const char *label);
guint      ui_count_visible_labels (GtkWidget  *root,
                                    const char *text);
GtkWidget *ui_window_new (GtkWidget *child,
                          guint32   *selected_id);
char      *ui_copy (UiVerb   copy,
                    gpointer data);
void       ui_count_notify (gpointer    object,
                            const char *property,
                            guint      *n_notified);

G_END_DECLS
