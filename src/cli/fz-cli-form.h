/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-datum.h"
#include "fz-sheet.h"

G_BEGIN_DECLS

gboolean fz_cli_form_parse (FzSheetForm *form,
                            const char  *encoding,
                            const char  *delimiter,
                            GError     **error);

gboolean fz_cli_datum_parse (const char *word,
                             FzDatum    *datum,
                             GError    **error);

G_END_DECLS
