/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fz-catalog.h"
#include "fz-record.h"

G_BEGIN_DECLS

#define FZ_TYPE_CODE_DIALOG (fz_code_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FzCodeDialog, fz_code_dialog, FZ, CODE_DIALOG, AdwDialog)

AdwDialog *fz_code_dialog_new (FzRecord  *record,
                               FzCatalog *catalog,
                               FzScript   script);

G_END_DECLS
