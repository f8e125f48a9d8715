/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-catalog.h"

G_BEGIN_DECLS

gboolean fz_outline_file_read (const char *path,
                               FzCatalog  *catalog,
                               GError    **error);

G_END_DECLS
