/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FZ_TYPE_RECORDS_LABEL (fz_records_label_get_type ())
G_DECLARE_FINAL_TYPE (FzRecordsLabel, fz_records_label, FZ, RECORDS_LABEL, GtkWidget)

GtkWidget *fz_records_label_new (void);

void        fz_records_label_set_text (FzRecordsLabel *self,
                                       const char     *text);
const char *fz_records_label_get_text (FzRecordsLabel *self);

G_END_DECLS
