/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-print-map.h"

#include "fz-plain-text.h"

#include <math.h>

/*
 * A sketch of where the stations of a sheet lie: the outlines of the districts, the metro
 * stations by which people find their way, a dot for a door, a broken ring for what is
 * only approximate (as wide as its uncertainty where there is one station alone), and a
 * cross where somebody starts. Equirectangular, which is true enough over a city.
 */

#define METRES_A_DEGREE 111195.0

/* How much of the surroundings is shown, metres at least on every side. */
#define MARGIN 2500.0

#define DOT 3.0      /* points */
#define RING 7.0     /* points, at least */
#define CROSS 4.0    /* points */
#define LANDMARK 2.5 /* points */

#define ATTRIBUTION "© OpenStreetMap contributors"
#define MAX_NAME 40 /* characters */

/* What is shown, and how large. */
typedef struct
{
  FzPoint middle;
  double  scale; /* points a metre */
  double  width;
  double  height;
} View;

typedef struct
{
  double x;
  double y;
} Spot;

static gboolean
is_known (FzPoint point)
{
  return isfinite (point.lat) && isfinite (point.lon);
}

static Spot
project (const View *view,
         FzPoint     point)
{
  double metres_east = (point.lon - view->middle.lon) * METRES_A_DEGREE *
                       cos (view->middle.lat * G_PI / 180.0);
  double metres_north = (point.lat - view->middle.lat) * METRES_A_DEGREE;

  return (Spot) { view->width / 2.0 + metres_east * view->scale,
                  view->height / 2.0 - metres_north * view->scale };
}

static void
include (FzPoint  point,
         FzPoint *south_west,
         FzPoint *north_east)
{
  if (!is_known (point))
    return;
  south_west->lat = fmin (south_west->lat, point.lat);
  south_west->lon = fmin (south_west->lon, point.lon);
  north_east->lat = fmax (north_east->lat, point.lat);
  north_east->lon = fmax (north_east->lon, point.lon);
}

/* FALSE when nothing has a place. */
static gboolean
make_view (const FzPrintSheet *sheet,
           double              width,
           double              height,
           View               *view)
{
  FzPoint south_west = { INFINITY, INFINITY };
  FzPoint north_east = { -INFINITY, -INFINITY };
  double  metres_wide, metres_high;

  for (guint i = 0; i < fz_print_sheet_get_n_stations (sheet); i++)
    include (fz_print_sheet_get_station (sheet, i)->record->point, &south_west, &north_east);
  include (sheet->start, &south_west, &north_east);
  if (!is_known (south_west))
    return FALSE;

  view->width = width;
  view->height = height;
  view->middle = (FzPoint) { (south_west.lat + north_east.lat) / 2.0,
                             (south_west.lon + north_east.lon) / 2.0 };
  metres_wide = (north_east.lon - south_west.lon) * METRES_A_DEGREE *
                    cos (view->middle.lat * G_PI / 180.0) +
                2.0 * MARGIN;
  metres_high = (north_east.lat - south_west.lat) * METRES_A_DEGREE + 2.0 * MARGIN;
  view->scale = fmin (width / metres_wide, height / metres_high);
  return TRUE;
}

static void
trace_outline (const View      *view,
               cairo_t         *cr,
               const FzOutline *outline)
{
  cairo_new_sub_path (cr);
  for (guint i = 0; i < outline->n_points; i++)
    {
      Spot spot = project (view, outline->points[i]);

      cairo_line_to (cr, spot.x, spot.y);
    }
  cairo_close_path (cr);
}

static void
draw_districts (const FzPrintSheet *sheet,
                const View         *view,
                cairo_t            *cr)
{
  for (guint i = 0; i < sheet->catalog->outlines->len; i++)
    trace_outline (view, cr, fz_catalog_get_outline (sheet->catalog, i));
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_source_rgb (cr, 0.94, 0.94, 0.94);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0.45, 0.45, 0.45);
  cairo_set_line_width (cr, 0.7);
  cairo_stroke (cr);
}

static PangoLayout *
create_words (PangoContext *context,
              const char   *words,
              double        share)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *line = fz_plain_text_line (words, MAX_NAME);

  pango_attr_list_insert (attributes, pango_attr_scale_new (share));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, line, -1);
  return layout;
}

/* The box round @layout with its middle at @spot, whole points. */
static cairo_rectangle_int_t
get_box (PangoLayout *layout,
         Spot         spot)
{
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  return (cairo_rectangle_int_t) { (int) spot.x - width / 2, (int) spot.y - height / 2, width,
                                   height };
}

/* With its middle at the spot, in a size that is a share of the page's. */
static void
draw_words (PangoContext *context,
            cairo_t      *cr,
            Spot          spot,
            const char   *words,
            double        share)
{
  g_autoptr (PangoLayout) layout = create_words (context, words, share);
  int width, height;

  pango_layout_get_size (layout, &width, &height);
  cairo_move_to (cr, spot.x - width / 2.0 / PANGO_SCALE, spot.y - height / 2.0 / PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
}

/* The same, unless it would stand on what is @taken already or leave the frame. */
static void
draw_words_if_free (const View     *view,
                    PangoContext   *context,
                    cairo_t        *cr,
                    cairo_region_t *taken,
                    Spot            spot,
                    const char     *words,
                    double          share)
{
  g_autoptr (PangoLayout) layout = create_words (context, words, share);
  cairo_rectangle_int_t box = get_box (layout, spot);

  if (box.x < 0 || box.y < 0 || box.x + box.width > view->width ||
      box.y + box.height > view->height)
    return;
  if (cairo_region_contains_rectangle (taken, &box) != CAIRO_REGION_OVERLAP_OUT)
    return;
  cairo_region_union_rectangle (taken, &box);
  cairo_move_to (cr, box.x, box.y);
  pango_cairo_show_layout (cr, layout);
}

static Spot
get_attribution_spot (const View *view)
{
  return (Spot) { view->width / 2.0, view->height - 7.0 };
}

static const FzOutline *
find_largest_outline (const FzCatalog *catalog,
                      guint            district)
{
  const FzOutline *largest = NULL;

  for (guint i = 0; i < catalog->outlines->len; i++)
    {
      const FzOutline *outline = fz_catalog_get_outline (catalog, i);

      if (outline->district == district &&
          (largest == NULL || outline->n_points > largest->n_points))
        largest = outline;
    }
  return largest;
}

/* Each name in the middle of the box round its largest outline. */
static void
draw_district_names (const FzPrintSheet *sheet,
                     const View         *view,
                     PangoContext       *context,
                     cairo_t            *cr,
                     cairo_region_t     *taken)
{
  for (guint i = 0; i < sheet->catalog->districts->len; i++)
    {
      const FzNames   *names = &fz_catalog_get_district (sheet->catalog, i)->names;
      const FzOutline *outline = find_largest_outline (sheet->catalog, i);
      FzPoint          middle;

      if (outline == NULL)
        continue;
      middle = (FzPoint) { (outline->south + outline->north) / 2.0,
                           (outline->west + outline->east) / 2.0 };
      draw_words_if_free (view, context, cr, taken, project (view, middle),
                          fz_names_get (names, sheet->script), 0.9);
    }
}

static void
draw_landmarks (const FzPrintSheet *sheet,
                const View         *view,
                PangoContext       *context,
                cairo_t            *cr,
                cairo_region_t     *taken)
{
  for (guint i = 0; i < sheet->catalog->landmarks->len; i++)
    {
      const FzLandmark *landmark = fz_catalog_get_landmark (sheet->catalog, i);
      Spot              spot = project (view, landmark->point);

      cairo_rectangle (cr, spot.x - LANDMARK / 2.0, spot.y - LANDMARK / 2.0, LANDMARK, LANDMARK);
      cairo_fill (cr);
      spot.y += LANDMARK + 4.0;
      draw_words_if_free (view, context, cr, taken, spot,
                          fz_names_get (&landmark->names, sheet->script), 0.6);
    }
}

/* Where the numbers of the stations stand, and whose map it is. */
static cairo_region_t *
reserve_places (const FzPrintSheet *sheet,
                const View         *view,
                PangoContext       *context)
{
  g_autoptr (PangoLayout) attribution = create_words (context, ATTRIBUTION, 0.6);
  cairo_rectangle_int_t corner = get_box (attribution, get_attribution_spot (view));
  cairo_region_t       *taken = cairo_region_create_rectangle (&corner);

  for (guint i = 0; i < fz_print_sheet_get_n_stations (sheet); i++)
    {
      FzPoint               point = fz_print_sheet_get_station (sheet, i)->record->point;
      Spot                  spot = project (view, point);
      cairo_rectangle_int_t box = { (int) (spot.x - RING), (int) (spot.y - RING),
                                    (int) (2.0 * RING), (int) (2.0 * RING) };

      if (is_known (point))
        cairo_region_union_rectangle (taken, &box);
    }
  return taken;
}

static void
draw_names (const FzPrintSheet *sheet,
            const View         *view,
            PangoContext       *context,
            cairo_t            *cr)
{
  cairo_region_t *taken = reserve_places (sheet, view, context);

  cairo_set_source_rgb (cr, 0.35, 0.35, 0.35);
  draw_district_names (sheet, view, context, cr, taken);
  draw_landmarks (sheet, view, context, cr, taken);
  cairo_region_destroy (taken);
}

/* @radius is that of the ring round an approximate point, points. */
static void
draw_point (const View     *view,
            cairo_t        *cr,
            const FzRecord *record,
            double          radius)
{
  static const double dashes[] = { 2.0, 2.0 };
  Spot                spot = project (view, record->point);
  cairo_set_source_rgb (cr, 0.0, 0.0, 0.0);
  cairo_new_sub_path (cr);
  if (!fz_point_quality_is_approximate (record->point_quality))
    {
      cairo_arc (cr, spot.x, spot.y, DOT, 0.0, 2.0 * G_PI);
      cairo_fill (cr);
      return;
    }
  cairo_arc (cr, spot.x, spot.y, radius, 0.0, 2.0 * G_PI);
  cairo_set_line_width (cr, 0.8);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0.0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0.0);
}

static void
draw_number (const View     *view,
             PangoContext   *context,
             cairo_t        *cr,
             const FzRecord *record,
             guint           number)
{
  g_autofree char *words = g_strdup_printf ("%u", number);
  Spot             spot = project (view, record->point);

  if (!fz_point_quality_is_approximate (record->point_quality))
    spot.y -= 2.5 * DOT;
  draw_words (context, cr, spot, words, 0.9);
}

static void
draw_stations (const FzPrintSheet *sheet,
               const View         *view,
               PangoContext       *context,
               cairo_t            *cr)
{
  guint n = fz_print_sheet_get_n_stations (sheet);

  for (guint i = 0; i < n; i++)
    {
      const FzRecord *record = fz_print_sheet_get_station (sheet, i)->record;
      double          error = fz_point_quality_get_radius (record->point_quality) * view->scale;

      if (!is_known (record->point))
        continue;
      draw_point (view, cr, record, n > 1 ? RING : fmax (error, RING));
      if (n > 1)
        draw_number (view, context, cr, record, i + 1);
    }
}

static void
draw_start (const FzPrintSheet *sheet,
            const View         *view,
            cairo_t            *cr)
{
  Spot spot;

  if (!is_known (sheet->start))
    return;
  spot = project (view, sheet->start);
  cairo_set_source_rgb (cr, 0.0, 0.0, 0.0);
  cairo_set_line_width (cr, 1.6);
  cairo_move_to (cr, spot.x - CROSS, spot.y - CROSS);
  cairo_line_to (cr, spot.x + CROSS, spot.y + CROSS);
  cairo_move_to (cr, spot.x - CROSS, spot.y + CROSS);
  cairo_line_to (cr, spot.x + CROSS, spot.y - CROSS);
  cairo_stroke (cr);
}

/* Whether there is anything to show on a map. */
gboolean
fz_print_map_has_places (const FzPrintSheet *sheet)
{
  View view;

  return make_view (sheet, 1.0, 1.0, &view);
}

/* Draws the map into a frame of that size, in points, at the origin of @cr, with letters
 * of @context. Where nothing has a place the frame is left away. */
void
fz_print_map_draw (const FzPrintSheet *sheet,
                   PangoContext       *context,
                   cairo_t            *cr,
                   double              width,
                   double              height)
{
  View view;

  if (!make_view (sheet, width, height, &view))
    return;
  cairo_save (cr);
  cairo_rectangle (cr, 0.0, 0.0, width, height);
  cairo_clip_preserve (cr);
  cairo_new_path (cr);
  draw_districts (sheet, &view, cr);
  draw_names (sheet, &view, context, cr);
  draw_stations (sheet, &view, context, cr);
  draw_start (sheet, &view, cr);
  cairo_set_source_rgb (cr, 0.3, 0.3, 0.3);
  draw_words (context, cr, get_attribution_spot (&view), ATTRIBUTION, 0.6);
  cairo_rectangle (cr, 0.0, 0.0, width, height);
  cairo_set_source_rgb (cr, 0.3, 0.3, 0.3);
  cairo_set_line_width (cr, 1.0);
  cairo_stroke (cr);
  cairo_restore (cr);
}
