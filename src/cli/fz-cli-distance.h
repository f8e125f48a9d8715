/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "fz-origin.h"

G_BEGIN_DECLS

char *fz_cli_distance_format (const FzDistance *distance);
void  fz_cli_distance_add (JsonBuilder      *builder,
                           const FzDistance *distance);

G_END_DECLS
