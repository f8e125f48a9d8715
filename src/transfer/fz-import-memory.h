/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-import-columns.h"

G_BEGIN_DECLS

GArray  *fz_import_memory_recall (const char      *path,
                                  const FzSheet   *sheet,
                                  const FzCatalog *catalog);
gboolean fz_import_memory_keep (const char      *path,
                                const FzSheet   *sheet,
                                const GArray    *columns,
                                const FzCatalog *catalog,
                                GError         **error);

G_END_DECLS
