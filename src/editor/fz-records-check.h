/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "fz-fact.h"
#include "fz-record-columns.h"

G_BEGIN_DECLS

#define FZ_RECORDS_CHECK_ALL FZ_N_FACTS

GPtrArray  *fz_records_check_make (const FzRecordColumns *records,
                                   const GArray          *ids,
                                   guint                  fact,
                                   const char            *today);
GMenuModel *fz_records_check_make_menu (void);

G_END_DECLS
