/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fz-finder.h"

G_BEGIN_DECLS

#define FZ_TYPE_ANSWER (fz_answer_get_type ())
G_DECLARE_FINAL_TYPE (FzAnswer, fz_answer, FZ, ANSWER, GtkWidget)

gboolean   fz_answer_is_needed (FzFinder *finder);
GtkWidget *fz_answer_new (FzFinder *finder);

G_END_DECLS
