/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "fz-catalog.h"
#include "fz-record.h"

G_BEGIN_DECLS

/* Stations as JSON, alike wherever it is written. Only rooms that have json-glib of
 * their own can include this. */

void  fz_record_json_add_summary (JsonBuilder    *builder,
                                  const FzRecord *record);
void  fz_record_json_add (JsonBuilder     *builder,
                          const FzRecord  *record,
                          const FzCatalog *catalog);
void  fz_record_json_add_text (JsonBuilder *builder,
                               const char  *name,
                               const char  *text);
char *fz_record_json_to_text (JsonBuilder *builder);

G_END_DECLS
