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

/* How large letters are from zoom to zoom, an expression of the style, @enlargement times as large
 * as @sizes says, which is "zoom size, zoom size, …". */
static char *
express_letters (const char *sizes,
                 double      enlargement)
{
  g_auto (GStrv) stops = g_strsplit (sizes, ",", -1);
  g_autoptr (GString) expression = g_string_new ("[\"interpolate\", [\"linear\"], [\"zoom\"]");

  for (guint i = 0; stops[i] != NULL; i++)
    {
      char  *end;
      double zoom = g_ascii_strtod (stops[i], &end);
      double size = g_ascii_strtod (end, NULL) * enlargement;
      char   text[2][G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (expression, ", %s, %s",
                              g_ascii_formatd (text[0], sizeof text[0], "%g", zoom),
                              g_ascii_formatd (text[1], sizeof text[1], "%g", size));
    }
  g_string_append_c (expression, ']');
  return g_string_free_and_steal (g_steal_pointer (&expression));
}

#define LETTERS "letters "

/* Puts the palette's values where @template names them between two `@`, and sizes where it says
 * `@letters …@`. */
static char *
fill_in (const char *template,
         GKeyFile         *palette,
         const char *const groups[],
         double            letters,
         GError          **error)
{
  g_auto (GStrv) parts = g_strsplit (template, "@", -1);
  g_autoptr (GString) style = g_string_new (parts[0]);

  for (guint i = 1; parts[i] != NULL && parts[i + 1] != NULL; i += 2)
    {
      g_autofree char *value = g_str_has_prefix (parts[i], LETTERS)
                                   ? express_letters (parts[i] + strlen (LETTERS), letters)
                                   : look_up (palette, groups, parts[i], error);

      if (value == NULL)
        return NULL;
      g_string_append (style, value);
      g_string_append (style, parts[i + 1]);
    }
  return g_string_free_and_steal (g_steal_pointer (&style));
}

/* The style of maps of @schema, as JSON for libshumate's vector renderer: its template,
 * filled in with the colours of the scheme and the names of @script, which are written
 * @letters times as large as there. */
char *
fz_map_style_make (FzTileSchema schema,
                   FzScript     script,
                   gboolean     dark,
                   double       letters,
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
  return fill_in (g_bytes_get_data (template, NULL), palette, groups, letters, error);
}
