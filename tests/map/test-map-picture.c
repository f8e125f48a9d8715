/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-map-picture.h"

#include <adwaita.h>

#include "fz-map-fixture.h"
#include "fz-ui.h"

/* One picture at a time. */
typedef struct
{
  FzPicture *picture;
  GError    *error;
  gboolean   done;
} Taken;

static void
on_taken (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Taken *taken = user_data;

  taken->picture = fz_map_picture_take_finish (FZ_MAP_VIEW (source), result, &taken->error);
  taken->done = TRUE;
}

static gboolean
is_done (gpointer taken)
{
  return ((Taken *) taken)->done;
}

static FzPicture *
take (MapFixture *fixture)
{
  Taken taken = { 0 };

  fz_map_picture_take_async (fixture->view, NULL, on_taken, &taken);
  g_assert_true (ui_wait_until (is_done, &taken));
  g_assert_no_error (taken.error);
  return taken.picture;
}

static gboolean
has_words (const FzPicture *picture,
           const char      *words)
{
  for (guint i = 0; i < picture->marks->len; i++)
    {
      if (g_str_equal (fz_picture_get_mark (picture, i)->words, words))
        return TRUE;
    }
  return FALSE;
}

static guint32 *
download (GdkTexture *texture,
          int        *width,
          int        *height)
{
  guint32 *pixels;

  *width = gdk_texture_get_width (texture);
  *height = gdk_texture_get_height (texture);
  pixels = g_new (guint32, (gsize) *width * *height);
  gdk_texture_download (texture, (guchar *) pixels, (gsize) *width * 4);
  return pixels;
}

/* As large as the view, finer, with its scale and whose map it is. */
static void
test_view (MapFixture   *fixture,
           gconstpointer unused)
{
  g_autoptr (FzPicture) picture = NULL;
  int width = gtk_widget_get_width (GTK_WIDGET (fixture->view));
  int height = gtk_widget_get_height (GTK_WIDGET (fixture->view));

  map_fixture_go_to_centre (fixture);
  picture = take (fixture);
  g_assert_cmpfloat (picture->width, ==, width);
  g_assert_cmpfloat (picture->height, ==, height);
  g_assert_cmpint (gdk_texture_get_width (picture->map), >=, 2 * width);
  g_assert_cmpint (gdk_texture_get_height (picture->map), >=, 2 * height);
  /* The equator's 40,075 km over 256 × 2^13 pixels, at 23 degrees. */
  g_assert_cmpfloat_with_epsilon (picture->metres_per_pixel, 17.57, 0.05);
  g_assert_nonnull (strstr (picture->attribution, "© OpenStreetMap contributors"));
  g_assert_null (strchr (picture->attribution, '<'));
}

/* The marks that are in view are told, and no others. */
static void
test_key (MapFixture   *fixture,
          gconstpointer unused)
{
  g_autoptr (FzPicture) near = NULL;
  g_autoptr (FzPicture) nowhere = NULL;
  g_autoptr (FzStation) station = NULL;

  map_fixture_go_to_centre (fixture);
  station = fz_station_table_find_station (fixture->table, LIEDE);
  fz_map_view_set_selected (fixture->view, station);
  near = take (fixture);
  g_assert_true (has_words (near, "Subdistrict station"));
  g_assert_true (has_words (near, "The chosen station"));
  g_assert_false (has_words (near, "Where you start"));

  fz_map_view_go_to (fixture->view, 20.0, 116.0, 12.0);
  nowhere = take (fixture);
  g_assert_cmpuint (nowhere->marks->len, ==, 0);
}

/* What a sheet covers is not seen, and is in no picture. */
static void
test_sheet (MapFixture   *fixture,
            gconstpointer unused)
{
  int height = gtk_widget_get_height (GTK_WIDGET (fixture->view));
  g_autoptr (FzPicture) half = NULL;
  g_autoptr (FzPicture) covered = NULL;

  map_fixture_go_to_centre (fixture);
  fz_map_view_set_bottom_inset (fixture->view, 200);
  half = take (fixture);
  g_assert_cmpfloat (half->height, ==, height - 200);
  /* Where next to nothing is free, the map below it is the picture. */
  fz_map_view_set_bottom_inset (fixture->view, height - 20);
  covered = take (fixture);
  g_assert_cmpfloat (covered->height, ==, height);
}

static int
compare_counts (gconstpointer a,
                gconstpointer b,
                gpointer      counts)
{
  guint x = GPOINTER_TO_UINT (g_hash_table_lookup (counts, *(gpointer const *) a));
  guint y = GPOINTER_TO_UINT (g_hash_table_lookup (counts, *(gpointer const *) b));

  return (x < y) - (x > y);
}

/* The two colours that most of the picture has. */
static void
find_colors (const guint32 *pixels,
             gsize          n,
             guint32        colors[2])
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) keys = NULL;

  for (gsize i = 0; i < n; i++)
    {
      gpointer key = GUINT_TO_POINTER (pixels[i]);
      guint    count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

      g_hash_table_insert (counts, key, GUINT_TO_POINTER (count + 1));
    }
  keys = g_hash_table_get_keys_as_ptr_array (counts);
  g_assert_cmpuint (keys->len, >=, 2);
  g_ptr_array_sort_with_data (keys, compare_counts, counts);
  colors[0] = GPOINTER_TO_UINT (keys->pdata[0]);
  colors[1] = GPOINTER_TO_UINT (keys->pdata[1]);
}

/* How often one colour becomes the other within two pixels of a line. */
static guint
count_edges (GdkTexture *texture)
{
  int                 width, height;
  g_autofree guint32 *pixels = download (texture, &width, &height);
  guint32             colors[2];
  guint               n = 0;

  find_colors (pixels, (gsize) width * height, colors);
  for (int y = 0; y < height; y++)
    {
      for (int x = 0; x + 2 < width; x++)
        {
          guint32 left = pixels[(gsize) y * width + x];
          guint32 right = pixels[(gsize) y * width + x + 2];

          n += left != right && (left == colors[0] || left == colors[1]) &&
               (right == colors[0] || right == colors[1]);
        }
    }
  return n;
}

/* Banks of the Pearl River's mouth are drawn anew for the picture: enlarged from what is on
 * the screen, no edge would be as sharp. */
static void
test_sharp (MapFixture   *fixture,
            gconstpointer unused)
{
  g_autoptr (FzPicture) picture = NULL;

  fz_map_view_set_finder (fixture->view, NULL);
  fz_map_view_go_to (fixture->view, 22.4, 113.7, 8.0);
  picture = take (fixture);
  g_assert_cmpuint (count_edges (picture->map), >, 100);
}

/* A map that moves meanwhile is taken as it is then. */
static void
test_moves (MapFixture   *fixture,
            gconstpointer unused)
{
  Taken taken = { 0 };

  map_fixture_go_to_centre (fixture);
  fz_map_picture_take_async (fixture->view, NULL, on_taken, &taken);
  fz_map_view_go_to (fixture->view, CENTRE_LAT, CENTRE_LON, 11.0);
  g_assert_true (ui_wait_until (is_done, &taken));
  g_assert_no_error (taken.error);
  g_assert_cmpfloat_with_epsilon (taken.picture->metres_per_pixel, 4.0 * 17.57, 0.2);
  fz_picture_free (taken.picture);
}

static void
test_refused (MapFixture   *fixture,
              gconstpointer unused)
{
  Taken taken = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  fz_map_picture_take_async (fixture->view, cancellable, on_taken, &taken);
  g_cancellable_cancel (cancellable);
  g_assert_true (ui_wait_until (is_done, &taken));
  g_assert_error (taken.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&taken.error);

  taken.done = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (fixture->window), FALSE);
  fz_map_picture_take_async (fixture->view, NULL, on_taken, &taken);
  g_assert_true (ui_wait_until (is_done, &taken));
  g_assert_null (taken.picture);
  g_assert_nonnull (taken.error);
  g_clear_error (&taken.error);
}

static void
add (const char *path,
     void (*test) (MapFixture *, gconstpointer))
{
  g_test_add (path, MapFixture, NULL, map_fixture_set_up, test, map_fixture_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/map-picture/view", test_view);
  add ("/map-picture/key", test_key);
  add ("/map-picture/sheet", test_sheet);
  add ("/map-picture/sharp", test_sharp);
  add ("/map-picture/moves", test_moves);
  add ("/map-picture/refused", test_refused);
  return ui_run_tests ();
}
