/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-cli-options.h"

G_BEGIN_DECLS

gboolean fz_cli_run (const FzCliOptions *options,
                     GError            **error);

G_END_DECLS
