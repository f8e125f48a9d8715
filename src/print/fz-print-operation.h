/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-print-job.h"

G_BEGIN_DECLS

GtkPrintOperation *fz_print_operation_new (FzPrintJob *job);

G_END_DECLS
