/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-import-set.h"

G_BEGIN_DECLS

void        fz_import_refusal_say (AdwStatusPage *page,
                                   FzImportFile  *file);
const char *fz_import_refusal_find_trouble (FzImportSet  *files,
                                            FzImportFile *shown);

G_END_DECLS
