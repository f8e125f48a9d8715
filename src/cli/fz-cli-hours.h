/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-cli-session.h"
#include "fz-hours.h"

G_BEGIN_DECLS

gboolean fz_cli_run_hours (const FzCliSession *session,
                           GError            **error);

const char *fz_cli_hours_state_to_word (FzHoursState state);
void        fz_cli_hours_print_status (const FzHoursStatus *status);
void        fz_cli_hours_add_status (JsonBuilder         *builder,
                                     const FzHoursStatus *status);

G_END_DECLS
