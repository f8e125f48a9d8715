/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FZ_TYPE_DETAILS_GROUP (fz_details_group_get_type ())
G_DECLARE_FINAL_TYPE (FzDetailsGroup, fz_details_group, FZ, DETAILS_GROUP, GtkWidget)

GtkWidget *fz_details_group_new (void);
void       fz_details_group_set_title (FzDetailsGroup *self,
                                       const char     *title);
void       fz_details_group_set_description (FzDetailsGroup *self,
                                             const char     *description);
void       fz_details_group_take_rows (FzDetailsGroup *self,
                                       GPtrArray      *rows);

G_END_DECLS
