/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-map-style.h"

#include "config.h"

#include <gio/gio.h>

#define PALETTE_PATH FZ_RESOURCE_BASE "/map/palette.ini"

/* Where the template for maps of a schema is. */
static const char *
get_template_path (FzTileSchema schema)
{
  switch (schema)
    {
    case FZ_TILE_SCHEMA_OPENMAPTILES:
      return FZ_RESOURCE_BASE "/map/openmaptiles.json";
    case FZ_TILE_SCHEMA_SHORTBREAD:
      return FZ_RESOURCE_BASE "/map/shortbread.json";
    case FZ_TILE_SCHEMA_UNKNOWN:
    case FZ_TILE_SCHEMA_BUILT_IN:
    default:
      return FZ_RESOURCE_BASE "/map/style.json";
    }
}

/* The group of the palette that holds which property has a name in which script. */
static const char *
get_script_group (FzScript script)
{
  static const char *const groups[FZ_N_SCRIPTS] = {
    [FZ_SCRIPT_HANS] = "hans",
    [FZ_SCRIPT_HANT] = "hant",
    [FZ_SCRIPT_LATIN] = "latin",
  };

  return groups[script];
}

static GKeyFile *
load_palette (GError **error)
{
  g_autoptr (GBytes) bytes =
      g_resources_lookup_data (PALETTE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GKeyFile) palette = g_key_file_new ();

  if (bytes == NULL || !g_key_file_load_from_bytes (palette, bytes, G_KEY_FILE_NONE, error))
    return NULL;
  return g_steal_pointer (&palette);
}

static char *
look_up (GKeyFile         *palette,
         const char *const groups[],
         const char       *key,
         GError          **error)
{
  for (guint i = 0; groups[i] != NULL; i++)
    {
      if (g_key_file_has_key (palette, groups[i], key, NULL))
        return g_key_file_get_string (palette, groups[i], key, error);
    }
  g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_KEY_NOT_FOUND,
               "The map's palette has no \"%s\"", key);
  return NULL;
}

/* Puts the palette's values where @template names them between two `@`. */
static char *
fill_in (const char *template,
         GKeyFile         *palette,
         const char *const groups[],
         GError          **error)
{
  g_auto (GStrv) parts = g_strsplit (template, "@", -1);
  g_autoptr (GString) style = g_string_new (parts[0]);

  for (guint i = 1; parts[i] != NULL && parts[i + 1] != NULL; i += 2)
    {
      g_autofree char *value = look_up (palette, groups, parts[i], error);

      if (value == NULL)
        return NULL;
      g_string_append (style, value);
      g_string_append (style, parts[i + 1]);
    }
  return g_string_free_and_steal (g_steal_pointer (&style));
}

/* The style of maps of @schema, as JSON for libshumate's vector renderer: its template,
 * filled in with the colours of the scheme and the names of @script. */
char *
fz_map_style_make (FzTileSchema schema,
                   FzScript     script,
                   gboolean     dark,
                   GError     **error)
{
  const char *const groups[] = { dark ? "dark" : "light", get_script_group (script), NULL };
  g_autoptr (GKeyFile) palette = NULL;
  g_autoptr (GBytes) template = NULL;

  template = g_resources_lookup_data (get_template_path (schema), G_RESOURCE_LOOKUP_FLAGS_NONE,
                                      error);
  if (template == NULL)
    return NULL;
  palette = load_palette (error);
  if (palette == NULL)
    return NULL;
  /* Resources end in a zero byte after their data. */
  return fill_in (g_bytes_get_data (template, NULL), palette, groups, error);
}
