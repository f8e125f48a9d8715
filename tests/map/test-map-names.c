/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-contrast.h"

#include <adwaita.h>

/*
 * The names on vector maps can be read on all that they may lie on. libshumate decides what
 * lies on what, so the colours of every name are held against those of every ground. What is
 * narrower than letters are (paths, rails, shores, borders) is no ground.
 */

static const char *const names[] = {
  "label-capital",
  "label-city",
  "label-town",
  "label-street",
  "label-stop",
  "label-water",
};

static const char *const grounds[] = {
  "land",
  "city",
  "water",
  "wood",
  "park",
  "building",
  "road",
  "motorway",
  "runway",
};

static guint32
look_up (GKeyFile   *palette,
         const char *scheme,
         const char *key)
{
  g_autofree char *value = g_key_file_get_string (palette, scheme, key, NULL);

  g_assert_nonnull (value);
  g_assert_cmpint (value[0], ==, '#');
  return (guint32) g_ascii_strtoull (value + 1, NULL, 16);
}

static void
test_names (gconstpointer scheme)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (FZ_RESOURCE_BASE "/map/palette.ini",
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GKeyFile) palette = g_key_file_new ();

  g_assert_nonnull (bytes);
  g_assert_true (g_key_file_load_from_bytes (palette, bytes, G_KEY_FILE_NONE, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint j = 0; j < G_N_ELEMENTS (grounds); j++)
      {
        double contrast = fz_contrast_compare (look_up (palette, scheme, names[i]),
                                               look_up (palette, scheme, grounds[j]));

        g_test_message ("%s: %s on %s: %.2f", (const char *) scheme, names[i], grounds[j],
                        contrast);
        g_assert_cmpfloat (contrast, >=, FZ_CONTRAST_TEXT);
      }
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_data_func ("/map-names/light", "light", test_names);
  g_test_add_data_func ("/map-names/dark", "dark", test_names);

  return g_test_run ();
}
