/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-map-page.h"

#include <gtk/gtk.h>
#include <glib/gstdio.h>
#include <string.h>

#include "fz-print-fixture.h"

/* Pictures of plain colour, as pages and as PNGs. */

#define NOON 1795406400 /* of 2026-11-23 in Guangzhou */

static GdkTexture *
create_texture (int width,
                int height)
{
  gsize   size = (gsize) width * height * 4;
  guchar *pixels = g_malloc (size);
  g_autoptr (GBytes) bytes = NULL;

  memset (pixels, 0x80, size);
  bytes = g_bytes_new_take (pixels, size);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize) width * 4);
}

static FzMapSheet *
make_sheet (int         width,
            int         height,
            const char *words,
            guint       n_marks)
{
  FzPicture  *picture = fz_picture_new ();
  FzMapSheet *sheet;
  g_autoptr (GdkTexture) mark = create_texture (60, 60);

  picture->map = create_texture (2 * width, 2 * height);
  picture->width = width;
  picture->height = height;
  picture->metres_per_pixel = 17.6;
  picture->attribution = g_strdup (words);
  for (guint i = 0; i < n_marks; i++)
    fz_picture_add_mark (picture, mark, 30, 30, words);
  sheet = fz_map_sheet_new (picture, TRUE);
  sheet->now = NOON;
  return sheet;
}

/* What poppler says of the page: its size and its text. */
static char *
read_page (FzMapSheet *sheet,
           char      **info)
{
  g_autoptr (FzPrintJob) job = fz_map_sheet_make_job (sheet);
  g_autofree char *path = print_fixture_write_pdf (job);
  char            *text = print_fixture_ask_poppler ("pdftotext", path, "-enc", "UTF-8", NULL);

  *info = print_fixture_ask_poppler ("pdfinfo", path, NULL);
  g_unlink (path);
  return text;
}

/* A4 as the view lies, with all that it takes to read it. */
static void
test_page (void)
{
  g_autofree char *wide_info = NULL;
  g_autofree char *high_info = NULL;
  g_autofree char *wide = read_page (make_sheet (800, 500, "© Somebody", 3), &wide_info);
  g_autofree char *high = read_page (make_sheet (360, 600, "© Somebody", 3), &high_info);

  g_assert_nonnull (strstr (wide_info, "841.89 x 595.276 pts (A4)"));
  g_assert_nonnull (strstr (high_info, "595.276 x 841.89 pts (A4)"));
  g_assert_cmpuint (print_fixture_count_pages (wide), ==, 1);
  g_assert_true (print_fixture_holds (wide, "Fazhan, the map on 23 November 2026."));
  g_assert_true (print_fixture_holds (wide, "Sample data: hours"));
  g_assert_true (print_fixture_holds (wide, "Map: © Somebody"));
  /* 120 points of 762 for 800 pixels of 17.6 m: 2.2 km. */
  g_assert_true (print_fixture_holds (wide, "2.0 km"));
  g_assert_true (print_fixture_holds (high, "Sample data: hours"));
}

/* Whatever its shape, its key and its words, it is one page. */
static void
test_extremes (void)
{
  static const char hostile[] = "a<b>&amp;</span>%s\x01\u202e z";
  static const struct
  {
    int   width;
    int   height;
    guint n_marks;
  } cases[] = {
    { 1000, 10, 0 },
    { 10, 1000, 0 },
    { 1, 1, 1 },
    { 400, 400, 30 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FzMapSheet *sheet = make_sheet (cases[i].width, cases[i].height, hostile, cases[i].n_marks);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) png = fz_map_sheet_make_png (sheet, &error);
      g_autofree char *info = NULL;
      g_autofree char *text = read_page (sheet, &info);

      g_assert_no_error (error);
      g_assert_nonnull (png);
      g_assert_cmpuint (print_fixture_count_pages (text), ==, 1);
      g_assert_true (print_fixture_holds (text, "a<b>&amp;</span>%s"));
      g_assert_false (print_fixture_holds (text, "\u202e"));
    }
}

/* As fine as the view was taken, and higher by what stands above and below. */
static void
test_png (void)
{
  g_autoptr (FzMapSheet) sheet = make_sheet (400, 300, "© Somebody", 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = fz_map_sheet_make_png (sheet, &error);
  g_autoptr (GdkTexture) texture = NULL;

  g_assert_no_error (error);
  texture = gdk_texture_new_from_bytes (png, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 800);
  g_assert_cmpint (gdk_texture_get_height (texture), >, 700);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/map-page/page", test_page);
  g_test_add_func ("/map-page/extremes", test_extremes);
  g_test_add_func ("/map-page/png", test_png);
  return g_test_run ();
}
