/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-import-plan.h"
#include "fz-station-table.h"

G_BEGIN_DECLS

#define FZ_TYPE_PLAN_VIEW (fz_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (FzPlanView, fz_plan_view, FZ, PLAN_VIEW, AdwBin)

GtkWidget *fz_plan_view_new (FzStationTable *table);

void fz_plan_view_set_shows_missing (FzPlanView *self,
                                     gboolean    shows_missing);
void fz_plan_view_set_plan (FzPlanView   *self,
                            FzImportPlan *plan);
void fz_plan_view_take_missing (FzPlanView *self,
                                gboolean    taken);

G_END_DECLS
