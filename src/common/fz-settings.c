/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-settings.h"

/* What Fazhan remembers; NULL where its schema is not installed.
 * Returns: (transfer full) (nullable) */
GSettings *
fz_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, FZ_SETTINGS_SCHEMA, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}
