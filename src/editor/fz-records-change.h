/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-records-list.h"
#include "fz-records-saver.h"

G_BEGIN_DECLS

AdwDialog *fz_records_change_new (FzRecordsList  *list,
                                  FzRecordsSaver *saver,
                                  const GArray   *ids);

G_END_DECLS
