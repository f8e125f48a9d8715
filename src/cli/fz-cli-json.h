/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "fz-catalog.h"
#include "fz-record.h"

G_BEGIN_DECLS

/* How far a station is from where somebody starts. */
typedef struct
{
  double      metres;
  gboolean    approximate; /* it can only be told as "about" */
  FzDirection direction;
} FzCliDistance;

void  fz_cli_json_add_summary (JsonBuilder         *builder,
                               const FzRecord      *record,
                               const FzCliDistance *distance);
void  fz_cli_json_add_record (JsonBuilder     *builder,
                              const FzRecord  *record,
                              const FzCatalog *catalog);
void  fz_cli_json_add_text (JsonBuilder *builder,
                            const char  *name,
                            const char  *text);
char *fz_cli_json_to_text (JsonBuilder *builder);

G_END_DECLS
