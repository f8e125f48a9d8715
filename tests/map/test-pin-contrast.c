/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-pin-art.h"
#include "fz-ui.h"

#include <adwaita.h>
#include <math.h>

/*
 * Whether the marks of pins can be told from what is round them: measured in the pictures
 * themselves, as WCAG 2.2 has it (contrast of non-text, 1.4.11), for all that somebody
 * without red or green receptors sees, too.
 */

#define LEAST_CONTRAST 3.0

/* Of words, which the numbers on clusters are. */
#define LEAST_WORD_CONTRAST 4.5

/* Colours that differ less are one: a picture's edges are full of mixtures. */
#define SAME 0.06

typedef struct
{
  double red, green, blue; /* sRGB, 0 to 1 */
} Colour;

/* What is seen of colours, as matrices for linear RGB (Viénot, Brettel, Mollon 1999). */
typedef enum
{
  EYES_FULL,
  EYES_PROTAN,
  EYES_DEUTAN,
} Eyes;
#define N_EYES 3

static const double matrices[N_EYES][3][3] = {
  [EYES_FULL] = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  [EYES_PROTAN] = { { 0.11238, 0.88762, 0 }, { 0.11238, 0.88762, 0 }, { 0.00401, -0.00401, 1 } },
  [EYES_DEUTAN] = { { 0.29275, 0.70725, 0 }, { 0.29275, 0.70725, 0 }, { -0.02234, 0.02234, 1 } },
};

/* What maps are of: the built-in one's land, city and water, by whether it is dark, and
 * what OpenStreetMap's is mostly of. */
static const Colour grounds[2][4] = {
  { { 0.929, 0.918, 0.886 }, { 0.980, 0.973, 0.953 }, { 0.682, 0.816, 0.902 }, { 0.949, 0.937, 0.914 } },
  { { 0.106, 0.114, 0.129 }, { 0.149, 0.161, 0.180 }, { 0.098, 0.224, 0.310 }, { 0.149, 0.161, 0.180 } },
};

static double
to_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (Colour colour,
               Eyes   eyes)
{
  static const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double              linear[] = { to_linear (colour.red), to_linear (colour.green), to_linear (colour.blue) };
  double              luminance = 0.0;

  for (guint i = 0; i < 3; i++)
    {
      double seen = 0.0;

      for (guint j = 0; j < 3; j++)
        seen += matrices[eyes][i][j] * linear[j];
      luminance += weights[i] * CLAMP (seen, 0.0, 1.0);
    }
  return luminance;
}

static double
get_contrast (Colour one,
              Colour other,
              Eyes   eyes)
{
  double a = get_luminance (one, eyes), b = get_luminance (other, eyes);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static gboolean
is_same (Colour one,
         Colour other,
         double same)
{
  return fabs (one.red - other.red) < same && fabs (one.green - other.green) < same &&
         fabs (one.blue - other.blue) < same;
}

typedef struct
{
  Colour colour;
  guint  n_pixels;
} Share;

static int
compare_shares (gconstpointer a,
                gconstpointer b)
{
  return (int) ((const Share *) b)->n_pixels - (int) ((const Share *) a)->n_pixels;
}

static void
add_share (GArray      *shares,
           const Share *share,
           double       same)
{
  for (guint i = 0; i < shares->len; i++)
    {
      Share *other = &g_array_index (shares, Share, i);

      if (is_same (other->colour, share->colour, same))
        {
          other->n_pixels += share->n_pixels;
          return;
        }
    }
  g_array_append_val (shares, *share);
}

/* What is alike becomes one: the colour of the most pixels. */
static GArray *
merge_shares (GArray *exact)
{
  GArray *shares = g_array_new (FALSE, FALSE, sizeof (Share));

  g_array_sort (exact, compare_shares);
  for (guint i = 0; i < exact->len; i++)
    add_share (shares, &g_array_index (exact, Share, i), SAME);
  g_array_sort (shares, compare_shares);
  return shares;
}

/* The colours of the opaque pixels between two distances from the middle of a pin's body,
 * those of the most pixels first: an array of Share. */
static GArray *
list_colours (FzPinArt        *art,
              const FzPinLook *look,
              GtkWidget       *widget,
              double           from,
              double           to)
{
  GdkTexture         *texture = fz_pin_art_get_texture (art, look, widget);
  FzPinFrame          frame = fz_pin_art_get_frame (look);
  int                 width = gdk_texture_get_width (texture);
  int                 height = gdk_texture_get_height (texture);
  g_autofree guint32 *pixels = g_new0 (guint32, (gsize) width * height);
  g_autoptr (GArray) exact = g_array_new (FALSE, FALSE, sizeof (Share));

  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 pixel = pixels[y * width + x];
        double  off = hypot (x + 0.5 - frame.body_x, y + 0.5 - frame.body_y);
        Share   share = { { (pixel >> 16 & 0xff) / 255.0, (pixel >> 8 & 0xff) / 255.0,
                            (pixel & 0xff) / 255.0 },
                          1 };

        if (pixel >> 24 == 0xff && off >= from * frame.body_radius && off <= to * frame.body_radius)
          add_share (exact, &share, 1.0 / 512.0);
      }
  return merge_shares (exact);
}

/* The best contrast that one of the first @n colours has with the most common one. */
static double
measure_mark (GArray *shares,
              guint   n,
              Eyes    eyes)
{
  double best = 1.0;

  g_assert_cmpuint (shares->len, >, 1);
  for (guint i = 1; i < MIN (n, shares->len); i++)
    best = MAX (best, get_contrast (g_array_index (shares, Share, 0).colour,
                                    g_array_index (shares, Share, i).colour, eyes));
  return best;
}

/* The best contrast of any colour of the pin's rim with the ground, or with another colour
 * of the rim, each on at least some pixels. */
static double
measure_rim (GArray *shares,
             Colour  ground,
             Eyes    eyes)
{
  double best = 1.0;

  for (guint i = 0; i < shares->len && g_array_index (shares, Share, i).n_pixels >= 8; i++)
    {
      Colour colour = g_array_index (shares, Share, i).colour;

      best = MAX (best, get_contrast (ground, colour, eyes));
      for (guint j = 0; j < i; j++)
        best = MAX (best, get_contrast (colour, g_array_index (shares, Share, j).colour, eyes));
    }
  return best;
}

static void
check_look (FzPinArt        *art,
            const FzPinLook *look,
            GtkWidget       *widget,
            gboolean         dark)
{
  g_autoptr (GArray) inside = list_colours (art, look, widget, 0.0, 0.72);
  g_autoptr (GArray) rim = list_colours (art, look, widget, 0.6, 1.1);

  for (Eyes eyes = 0; eyes < N_EYES; eyes++)
    {
      g_test_message ("%s, %u stations, level %d, featured %d, status %d, approximate %d, "
                      "selected %d, eyes %d: mark %.2f",
                      dark ? "dark" : "light", look->n_stations, look->level, look->featured,
                      look->status, look->approximate, look->selected, eyes,
                      measure_mark (inside, 4, eyes));
      g_assert_cmpfloat (measure_mark (inside, 4, eyes), >=,
                         look->n_stations > 1 && eyes == EYES_FULL ? LEAST_WORD_CONTRAST
                                                                   : LEAST_CONTRAST);
      for (guint i = 0; i < G_N_ELEMENTS (grounds[0]); i++)
        g_assert_cmpfloat (measure_rim (rim, grounds[dark][i], eyes), >=, LEAST_CONTRAST);
    }
}

static void
check_scheme (gboolean dark)
{
  static const FzStatus statuses[] = {
    FZ_STATUS_ACTIVE,
    FZ_STATUS_CLOSED,
    FZ_STATUS_MOVED,
    FZ_STATUS_SUSPENDED,
  };
  static const FzFeatured featured[] = {
    FZ_FEATURED_NONE,
    FZ_FEATURED_POPULAR,
    FZ_FEATURED_SPECIAL,
  };
  GtkWidget *window = gtk_window_new ();
  FzPinArt  *art;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
  art = fz_pin_art_new ();
  for (guint f = 0; f < G_N_ELEMENTS (featured); f++)
    for (guint s = 0; s < G_N_ELEMENTS (statuses); s++)
      for (guint way = 0; way < 4; way++)
        for (FzLevel level = FZ_LEVEL_CITY; level <= FZ_LEVEL_TOWN; level++)
          {
            FzPinLook look = {
              .n_stations = 1,
              .level = level,
              .featured = featured[f],
              .status = statuses[s],
              .approximate = way & 1,
              .selected = way >> 1,
            };

            check_look (art, &look, window, dark);
          }
  for (guint n = 2; n < 20000; n *= 7)
    check_look (art, &(FzPinLook) { .n_stations = n, .featured = FZ_FEATURED_POPULAR }, window,
                dark);
  fz_pin_art_free (art);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_light (void)
{
  check_scheme (FALSE);
}

static void
test_dark (void)
{
  check_scheme (TRUE);
}

/* Stations that differ in one thing that a pin tells differ in their pictures although
 * nobody sees a colour. */
static void
test_told_by_shape (void)
{
  static const FzPinLook looks[] = {
    { .n_stations = 1, .level = FZ_LEVEL_STREET, .status = FZ_STATUS_ACTIVE },
    { .n_stations = 1, .level = FZ_LEVEL_TOWN, .status = FZ_STATUS_ACTIVE },
    { .n_stations = 1, .level = FZ_LEVEL_DISTRICT, .status = FZ_STATUS_ACTIVE },
    { .n_stations = 1, .level = FZ_LEVEL_CITY, .status = FZ_STATUS_ACTIVE },
    { .n_stations = 1, .level = FZ_LEVEL_STREET, .featured = FZ_FEATURED_POPULAR },
    { .n_stations = 1, .level = FZ_LEVEL_STREET, .featured = FZ_FEATURED_SPECIAL },
    { .n_stations = 1, .level = FZ_LEVEL_STREET, .status = FZ_STATUS_CLOSED },
    { .n_stations = 1, .level = FZ_LEVEL_STREET, .status = FZ_STATUS_MOVED },
    { .n_stations = 1, .level = FZ_LEVEL_STREET, .status = FZ_STATUS_SUSPENDED },
    { .n_stations = 1, .level = FZ_LEVEL_STREET, .approximate = TRUE },
    { .n_stations = 1, .level = FZ_LEVEL_STREET, .selected = TRUE },
    { .n_stations = 5 },
    { .n_stations = 5, .featured = FZ_FEATURED_POPULAR },
  };
  GtkWidget *window = gtk_window_new ();
  FzPinArt  *art = fz_pin_art_new ();
  g_autofree guint8 (*greys)[64][64] = g_malloc0 (sizeof (guint8[64][64]) * G_N_ELEMENTS (looks));

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      GdkTexture         *texture = fz_pin_art_get_texture (art, &looks[i], window);
      int                 width = gdk_texture_get_width (texture);
      int                 height = gdk_texture_get_height (texture);
      g_autofree guint32 *pixels = g_new0 (guint32, (gsize) width * height);

      gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
      for (int y = 0; y < MIN (height, 64); y++)
        for (int x = 0; x < MIN (width, 64); x++)
          greys[i][y][x] = (guint8) (((pixels[y * width + x] >> 16 & 0xff) * 54 +
                                      (pixels[y * width + x] >> 8 & 0xff) * 183 +
                                      (pixels[y * width + x] & 0xff) * 18) /
                                     255);
      for (guint j = 0; j < i; j++)
        {
          guint n_different = 0;

          for (int y = 0; y < 64; y++)
            for (int x = 0; x < 64; x++)
              n_different += abs (greys[i][y][x] - greys[j][y][x]) > 60;
          g_assert_cmpuint (n_different, >=, 8);
        }
    }
  fz_pin_art_free (art);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/pin-contrast/light", test_light);
  g_test_add_func ("/pin-contrast/dark", test_dark);
  g_test_add_func ("/pin-contrast/told-by-shape", test_told_by_shape);

  return g_test_run ();
}
