/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-cli-session.h"

G_BEGIN_DECLS

gboolean fz_cli_run_checked (const FzCliSession *session,
                             GError            **error);

G_END_DECLS
