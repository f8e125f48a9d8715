/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-store-outcome.h"

G_BEGIN_DECLS

FzDatabase *fz_store_open_database (const FzStoreLocation *location,
                                    GCancellable          *cancellable,
                                    FzStoreOutcome        *outcome,
                                    GError               **error);

G_END_DECLS
