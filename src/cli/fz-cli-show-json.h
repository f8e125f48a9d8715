/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-cli-outlook.h"

G_BEGIN_DECLS

void fz_cli_show_as_json (const FzCliSession *session,
                          const FzRecord     *record,
                          const FzCliOutlook *outlook);

G_END_DECLS
