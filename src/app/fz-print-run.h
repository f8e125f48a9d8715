/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-print-job.h"

G_BEGIN_DECLS

void fz_print_run (GtkWidget  *widget,
                   FzPrintJob *job);
void fz_print_watch (GtkWidget         *widget,
                     GtkPrintOperation *operation);
void fz_print_save (GtkWidget  *widget,
                    FzPrintJob *job);

G_END_DECLS
