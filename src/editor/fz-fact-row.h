/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-draft.h"
#include "fz-fact.h"

G_BEGIN_DECLS

#define FZ_TYPE_FACT_ROW (fz_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (FzFactRow, fz_fact_row, FZ, FACT_ROW, AdwPreferencesRow)

GtkWidget *fz_fact_row_new (FzFact fact);
gboolean   fz_fact_row_toggle_at_focus (GtkWidget *widget,
                                        FzDraft   *draft);

G_END_DECLS
