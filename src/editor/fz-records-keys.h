/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-records-grid.h"

G_BEGIN_DECLS

void fz_records_keys_add (FzRecordsGrid  *grid,
                          GtkSearchEntry *search);

G_END_DECLS
