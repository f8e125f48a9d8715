/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "fz-catalog.h"
#include "fz-origin.h"
#include "fz-record.h"

G_BEGIN_DECLS

void  fz_cli_json_add_summary (JsonBuilder      *builder,
                               const FzRecord   *record,
                               const FzDistance *distance);
void  fz_cli_json_add_record (JsonBuilder     *builder,
                              const FzRecord  *record,
                              const FzCatalog *catalog);
void  fz_cli_json_add_text (JsonBuilder *builder,
                            const char  *name,
                            const char  *text);
char *fz_cli_json_to_text (JsonBuilder *builder);

G_END_DECLS
