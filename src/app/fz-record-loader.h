/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-record.h"
#include "fz-session.h"

G_BEGIN_DECLS

#define FZ_TYPE_RECORD_LOADER (fz_record_loader_get_type ())
G_DECLARE_FINAL_TYPE (FzRecordLoader, fz_record_loader, FZ, RECORD_LOADER, GObject)

FzRecordLoader *fz_record_loader_new (GtkWidget *widget,
                                      FzSession *session);
void            fz_record_loader_load (FzRecordLoader *self,
                                       guint32         id);

G_END_DECLS
