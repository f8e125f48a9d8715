/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FZ_TYPE_OPENING_CHOICE (fz_opening_choice_get_type ())
G_DECLARE_FINAL_TYPE (FzOpeningChoice, fz_opening_choice, FZ, OPENING_CHOICE, GtkWidget)

GtkWidget *fz_opening_choice_new (void);
gint64     fz_opening_choice_get_time (FzOpeningChoice *self);
void       fz_opening_choice_set_time (FzOpeningChoice *self,
                                       gint64           time);
void       fz_opening_choice_show_time (FzOpeningChoice *self,
                                        gboolean         shown);
gboolean   fz_opening_choice_get_unknown_kept (FzOpeningChoice *self);
void       fz_opening_choice_set_unknown_kept (FzOpeningChoice *self,
                                               gboolean         kept,
                                               guint            n_unknown);

G_END_DECLS
