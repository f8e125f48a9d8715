/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-database.h"
#include "fz-history.h"

G_BEGIN_DECLS

FzHistoryPage *fz_database_list_history (FzDatabase            *self,
                                         const FzHistoryFilter *filter,
                                         const FzHistoryEntry  *behind,
                                         guint                  limit,
                                         GError               **error);
GPtrArray     *fz_database_list_makers (FzDatabase *self,
                                        GError    **error);

G_END_DECLS
