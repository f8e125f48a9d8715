/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-cli-session.h"

G_BEGIN_DECLS

FzOrigin *fz_cli_origin_find (const FzCliSession     *session,
                              const FzStationColumns *columns,
                              const char             *text,
                              GError                **error);

void fz_cli_origin_warn (const FzCliSession *session,
                         FzOrigin           *origin);

gboolean fz_cli_refuse_swapped (const char *text,
                                GError    **error);

G_END_DECLS
