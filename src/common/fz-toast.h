/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* How long what was done can be taken back where it is said. */
#define FZ_TOAST_SECONDS 8

AdwToast *fz_toast_new (const char *words,
                        const char *label);
void      fz_toast_show (GtkWidget  *widget,
                         const char *words);
void      fz_toast_show_with_button (GtkWidget  *widget,
                                     const char *words,
                                     const char *label,
                                     GCallback   on_clicked,
                                     GObject    *object);
void      fz_toast_show_undo (GtkWidget  *widget,
                              const char *words,
                              const char *action,
                              GVariant   *target,
                              guint       seconds);

G_END_DECLS
