/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-record-columns.h"

G_BEGIN_DECLS

void fz_records_completeness_show (AdwWrapBox            *box,
                                   const FzRecordColumns *records);

G_END_DECLS
