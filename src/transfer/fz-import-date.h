/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-field.h"

G_BEGIN_DECLS

gboolean fz_import_is_date (FzField field);
char    *fz_import_date_read (const char *text,
                              GError    **error);

G_END_DECLS
