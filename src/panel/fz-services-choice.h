/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FZ_TYPE_SERVICES_CHOICE (fz_services_choice_get_type ())
G_DECLARE_FINAL_TYPE (FzServicesChoice, fz_services_choice, FZ, SERVICES_CHOICE, GtkWidget)

GtkWidget *fz_services_choice_new (void);
gboolean   fz_services_choice_get_expected (FzServicesChoice *self);
void       fz_services_choice_set_expected (FzServicesChoice *self,
                                            gboolean          expected);

G_END_DECLS
