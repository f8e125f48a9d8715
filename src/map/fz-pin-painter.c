/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-pin-painter.h"

#include <math.h>

/*
 * How pins look. What a pin says it says twice, by shape and by colour:
 *
 *   level         circle (street), square (town), hexagon (district),
 *                 octagon (city), each larger than the one before
 *   point         filled when exact; hollow with a broken outline when approximate
 *   featured      a star (popular) or a sparkle (special) in place of the mark
 *   status        a cross (closed), an arrow (moved), two bars (suspended), in grey
 *   cluster       a disc with the number of its stations; a star at its edge when
 *                 featured ones are inside
 *   selected      a head raised above the point
 */

/* A station is taken to be at work until its record says otherwise. */
static gboolean
is_at_work (const FzPinLook *look)
{
  return look->status == FZ_STATUS_UNKNOWN || look->status == FZ_STATUS_ACTIVE;
}

/* What a mark is painted in on a filled body. */
static const GdkRGBA *
get_mark_color (const FzPinLook   *look,
                const FzPinColors *colors)
{
  static const GdkRGBA white = { 1.0f, 1.0f, 1.0f, 1.0f };

  return is_at_work (look) ? &white : &colors->paper;
}

static void
set_color (cairo_t       *cr,
           const GdkRGBA *color,
           double         opacity)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * opacity);
}

/* A regular polygon round the origin whose corners lie @radius off; @turn is the
 * angle of the first one. */
static void
trace_polygon (cairo_t *cr,
               guint    n_corners,
               double   radius,
               double   turn)
{
  double part = 0.32; /* of a side, from a corner to where its rounding begins */

  for (guint i = 0; i < n_corners; i++)
    {
      double before = turn + 2.0 * G_PI * (i + n_corners - 1) / n_corners;
      double here = turn + 2.0 * G_PI * i / n_corners;
      double after = turn + 2.0 * G_PI * (i + 1) / n_corners;
      double x = radius * cos (here), y = radius * sin (here);
      double from_x = x + part * (radius * cos (before) - x);
      double from_y = y + part * (radius * sin (before) - y);
      double to_x = x + part * (radius * cos (after) - x);
      double to_y = y + part * (radius * sin (after) - y);

      if (i == 0)
        cairo_move_to (cr, from_x, from_y);
      else
        cairo_line_to (cr, from_x, from_y);
      cairo_curve_to (cr,
                      from_x + (x - from_x) * 0.6,
                      from_y + (y - from_y) * 0.6,
                      to_x + (x - to_x) * 0.6,
                      to_y + (y - to_y) * 0.6,
                      to_x,
                      to_y);
    }
  cairo_close_path (cr);
}

static void
trace_circle (cairo_t *cr,
              double   x,
              double   y,
              double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, -G_PI / 2.0, 3.0 * G_PI / 2.0);
  cairo_close_path (cr);
}

static void
trace_body (cairo_t *cr,
            FzLevel  level,
            double   radius)
{
  switch (level)
    {
    case FZ_LEVEL_CITY:
      trace_polygon (cr, 8, radius * 1.04, G_PI / 8.0);
      break;
    case FZ_LEVEL_DISTRICT:
      trace_polygon (cr, 6, radius * 1.08, -G_PI / 2.0);
      break;
    case FZ_LEVEL_TOWN:
      trace_polygon (cr, 4, radius * 1.24, G_PI / 4.0);
      break;
    case FZ_LEVEL_STREET:
    default:
      trace_circle (cr, 0.0, 0.0, radius);
      break;
    }
}

/* A head above its tip, the tip at the origin. */
static void
trace_raised (cairo_t *cr,
              double   radius)
{
  double half = asin (radius / FZ_PIN_HEAD_RISE * 0.92);

  cairo_new_sub_path (cr);
  cairo_arc (cr, 0.0, -FZ_PIN_HEAD_RISE, radius, G_PI - half, half);
  cairo_curve_to (cr, radius * 0.62, -FZ_PIN_HEAD_RISE * 0.42, radius * 0.12, -4.0, 0.0, 0.0);
  cairo_curve_to (cr,
                  -radius * 0.12,
                  -4.0,
                  -radius * 0.62,
                  -FZ_PIN_HEAD_RISE * 0.42,
                  radius * cos (G_PI - half),
                  -FZ_PIN_HEAD_RISE + radius * sin (G_PI - half));
  cairo_close_path (cr);
}

static double
measure_path (cairo_t *cr)
{
  cairo_path_t *path = cairo_copy_path_flat (cr);
  double        length = 0.0, x = 0.0, y = 0.0, start_x = 0.0, start_y = 0.0;

  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    {
      const cairo_path_data_t *data = &path->data[i];
      double                   next_x = start_x, next_y = start_y;

      if (data->header.type != CAIRO_PATH_CLOSE_PATH)
        {
          next_x = data[1].point.x;
          next_y = data[1].point.y;
        }
      if (data->header.type == CAIRO_PATH_MOVE_TO)
        {
          start_x = next_x;
          start_y = next_y;
        }
      else
        {
          length += hypot (next_x - x, next_y - y);
        }
      x = next_x;
      y = next_y;
    }
  cairo_path_destroy (path);

  return length;
}

/* Strokes the path in dashes of one length, a whole number of them. */
static void
stroke_broken (cairo_t *cr,
               double   dash,
               double   gap)
{
  double length = measure_path (cr);
  double n = MAX (round (length / (dash + gap)), 3.0);
  double stretch = length / (n * (dash + gap));
  double dashes[] = { dash * stretch, gap * stretch };

  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), dashes[0] / 2.0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0.0);
}

/* A soft edge below the path, which it keeps. */
static void
paint_shadow (cairo_t *cr,
              double   depth)
{
  cairo_path_t *path = cairo_copy_path (cr);

  cairo_new_path (cr);
  cairo_save (cr);
  cairo_translate (cr, 0.0, depth * 0.4);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (double width = depth * 2.0; width > 0.0; width -= 1.0)
    {
      cairo_append_path (cr, path);
      cairo_set_source_rgba (cr, 0.0, 0.0, 0.0, 0.07);
      cairo_set_line_width (cr, width);
      cairo_stroke (cr);
    }
  cairo_restore (cr);

  cairo_append_path (cr, path);
  cairo_path_destroy (path);
}

static void
trace_star (cairo_t *cr,
            double   radius)
{
  for (int i = 0; i < 10; i++)
    {
      double angle = -G_PI / 2.0 + i * G_PI / 5.0;
      double reach = i % 2 == 0 ? radius : radius * 0.46;

      cairo_line_to (cr, reach * cos (angle), reach * sin (angle));
    }
  cairo_close_path (cr);
}

static void
trace_sparkle (cairo_t *cr,
               double   radius)
{
  double waist = radius * 0.16;

  cairo_move_to (cr, 0.0, -radius);
  cairo_curve_to (cr, waist, -waist, waist, -waist, radius, 0.0);
  cairo_curve_to (cr, waist, waist, waist, waist, 0.0, radius);
  cairo_curve_to (cr, -waist, waist, -waist, waist, -radius, 0.0);
  cairo_curve_to (cr, -waist, -waist, -waist, -waist, 0.0, -radius);
  cairo_close_path (cr);
}

static void
paint_featured (cairo_t           *cr,
                FzFeatured         featured,
                double             radius,
                const FzPinColors *colors)
{
  cairo_new_path (cr);
  if (featured == FZ_FEATURED_SPECIAL)
    trace_sparkle (cr, radius * 1.1);
  else
    trace_star (cr, radius);

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 2.4);
  set_color (cr, &colors->star_edge, 1.0);
  cairo_stroke_preserve (cr);
  set_color (cr, &colors->star, 1.0);
  cairo_fill (cr);
}

/* Scales: what stands for a centre. */
static void
paint_scales (cairo_t *cr,
              double   size)
{
  double beam = size * 0.86, pan = size * 0.40, top = -size * 0.66, foot = size * 0.84;

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, MAX (size * 0.20, 1.4));

  cairo_move_to (cr, 0.0, -size);
  cairo_line_to (cr, 0.0, foot);
  cairo_move_to (cr, -size * 0.46, foot);
  cairo_line_to (cr, size * 0.46, foot);
  cairo_move_to (cr, -beam * 0.74, top);
  cairo_line_to (cr, beam * 0.74, top);
  cairo_stroke (cr);

  for (int side = -1; side <= 1; side += 2)
    {
      double x = side * beam * 0.74;

      cairo_move_to (cr, x, top);
      cairo_line_to (cr, x - pan, size * 0.18);
      cairo_line_to (cr, x + pan, size * 0.18);
      cairo_close_path (cr);
      cairo_set_line_width (cr, MAX (size * 0.11, 1.0));
      cairo_stroke (cr);
      cairo_arc (cr, x, size * 0.18, pan, 0.0, G_PI);
      cairo_close_path (cr);
      cairo_fill (cr);
    }
}

static void
paint_status (cairo_t *cr,
              FzStatus status,
              double   size)
{
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, MAX (size * 0.36, 2.0));

  switch (status)
    {
    case FZ_STATUS_CLOSED:
      cairo_move_to (cr, -size * 0.7, -size * 0.7);
      cairo_line_to (cr, size * 0.7, size * 0.7);
      cairo_move_to (cr, -size * 0.7, size * 0.7);
      cairo_line_to (cr, size * 0.7, -size * 0.7);
      break;
    case FZ_STATUS_MOVED:
      cairo_move_to (cr, -size, 0.0);
      cairo_line_to (cr, size, 0.0);
      cairo_move_to (cr, size * 0.2, -size * 0.75);
      cairo_line_to (cr, size, 0.0);
      cairo_line_to (cr, size * 0.2, size * 0.75);
      break;
    case FZ_STATUS_SUSPENDED:
      cairo_move_to (cr, -size * 0.45, -size * 0.75);
      cairo_line_to (cr, -size * 0.45, size * 0.75);
      cairo_move_to (cr, size * 0.45, -size * 0.75);
      cairo_line_to (cr, size * 0.45, size * 0.75);
      break;
    case FZ_STATUS_UNKNOWN:
    case FZ_STATUS_ACTIVE:
    default:
      break;
    }
  cairo_stroke (cr);
}

/* The mark in the middle of a station, round the origin, in one colour unless
 * the station is featured. */
static void
paint_mark (cairo_t           *cr,
            const FzPinLook   *look,
            double             radius,
            const GdkRGBA     *color,
            const FzPinColors *colors)
{
  set_color (cr, color, 1.0);

  if (!is_at_work (look))
    paint_status (cr, look->status, radius * 0.46);
  else if (look->featured == FZ_FEATURED_POPULAR || look->featured == FZ_FEATURED_SPECIAL)
    paint_featured (cr, look->featured, radius * 0.66, colors);
  else if (look->level == FZ_LEVEL_CITY || look->level == FZ_LEVEL_DISTRICT)
    paint_scales (cr, radius * 0.52);
  else
    {
      if (look->level == FZ_LEVEL_TOWN)
        trace_polygon (cr, 4, radius * 0.46, G_PI / 4.0);
      else
        trace_circle (cr, 0.0, 0.0, radius * 0.36);
      cairo_fill (cr);
    }
}

static void
paint_station (cairo_t           *cr,
               const FzPinLook   *look,
               double             radius,
               const FzPinColors *colors)
{
  const GdkRGBA *color = is_at_work (look) ? &colors->line : &colors->muted;
  double         line = colors->high_contrast ? 2.6 : 2.0;

  trace_body (cr, look->level, radius);
  paint_shadow (cr, 2.5);

  if (look->approximate)
    {
      /* The paper shows between the dashes, whatever map lies below. */
      set_color (cr, &colors->paper, 1.0);
      cairo_set_line_width (cr, 1.6);
      cairo_stroke_preserve (cr);
      cairo_fill (cr);
      trace_body (cr, look->level, radius - line / 2.0);
      set_color (cr, color, 1.0);
      cairo_set_line_width (cr, line);
      stroke_broken (cr, 4.6, 2.6);
      paint_mark (cr, look, radius, color, colors);
      return;
    }

  set_color (cr, is_at_work (look) ? &colors->fill : &colors->muted, 1.0);
  cairo_fill (cr);
  trace_body (cr, look->level, radius - line / 2.0);
  set_color (cr, &colors->paper, 1.0);
  cairo_set_line_width (cr, line);
  cairo_stroke (cr);
  paint_mark (cr, look, radius, get_mark_color (look, colors), colors);
}

static void
paint_raised (cairo_t           *cr,
              const FzPinLook   *look,
              const FzPinColors *colors)
{
  const GdkRGBA *fill = is_at_work (look) ? &colors->fill : &colors->muted;

  if (look->approximate)
    {
      cairo_save (cr);
      cairo_scale (cr, 1.0, 0.62);
      trace_circle (cr, 0.0, 0.0, FZ_PIN_GROUND_RADIUS * 1.5);
      cairo_restore (cr);
      set_color (cr, fill, 0.22);
      cairo_fill_preserve (cr);
      set_color (cr, &colors->line, 1.0);
      cairo_set_line_width (cr, 1.8);
      stroke_broken (cr, 4.6, 3.0);
    }
  else
    {
      trace_circle (cr, 0.0, 0.0, 4.0);
      set_color (cr, fill, 1.0);
      cairo_fill (cr);
    }

  trace_raised (cr, FZ_PIN_HEAD_RADIUS);
  paint_shadow (cr, 4.0);
  set_color (cr, fill, 1.0);
  cairo_fill_preserve (cr);
  set_color (cr, &colors->paper, 1.0);
  cairo_set_line_width (cr, colors->high_contrast ? 2.6 : 1.8);
  cairo_stroke (cr);

  cairo_translate (cr, 0.0, -FZ_PIN_HEAD_RISE);
  paint_mark (cr, look, FZ_PIN_HEAD_RADIUS, get_mark_color (look, colors), colors);
}

static char *
format_count (guint n)
{
  if (n < 1000)
    return g_strdup_printf ("%u", n);
  if (n < 10000)
    return g_strdup_printf ("%u.%uk", n / 1000, n % 1000 / 100);

  return g_strdup_printf ("%uk", n / 1000);
}

static void
paint_count (cairo_t      *cr,
             guint         n,
             double        radius,
             PangoContext *context)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font =
      pango_font_description_copy (pango_context_get_font_description (context));
  g_autofree char *text = format_count (n);
  PangoRectangle   ink;

  /* The interface's own size where there is room: its font is loaded already. */
  pango_font_description_set_absolute_size (font,
                                            MIN (radius * 0.86 * PANGO_SCALE,
                                                 pango_font_description_get_size (font)));
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_extents (layout, &ink, NULL);

  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_move_to (cr, -ink.x - ink.width / 2.0, -ink.y - ink.height / 2.0);
  pango_cairo_show_layout (cr, layout);
}

/* Of the disc in the middle of a cluster. */
static double
get_disc_radius (double radius)
{
  return radius - 3.5;
}

static void
paint_cluster (cairo_t           *cr,
               const FzPinLook   *look,
               double             radius,
               const FzPinColors *colors)
{
  double disc = get_disc_radius (radius);

  trace_circle (cr, 0.0, 0.0, radius);
  set_color (cr, &colors->fill, colors->high_contrast ? 0.6 : 0.28);
  cairo_fill (cr);

  trace_circle (cr, 0.0, 0.0, disc);
  paint_shadow (cr, 1.5);
  set_color (cr, &colors->fill, 1.0);
  cairo_fill_preserve (cr);
  set_color (cr, &colors->paper, 1.0);
  cairo_set_line_width (cr, 1.6);
  cairo_stroke (cr);

  if (look->featured == FZ_FEATURED_POPULAR || look->featured == FZ_FEATURED_SPECIAL)
    {
      cairo_translate (cr, disc * 0.74, -disc * 0.74);
      paint_featured (cr, FZ_FEATURED_POPULAR, 6.5, colors);
    }
}

/* Paints one pin, but for a cluster's number, into a frame whose top left corner is
 * the origin. */
void
fz_pin_paint (cairo_t           *cr,
              const FzPinLook   *look,
              const FzPinFrame  *frame,
              const FzPinColors *colors)
{
  cairo_save (cr);
  cairo_translate (cr, frame->x, frame->y);

  if (look->n_stations > 1)
    paint_cluster (cr, look, frame->body_radius, colors);
  else if (look->selected)
    paint_raised (cr, look, colors);
  else
    paint_station (cr, look, frame->body_radius, colors);

  cairo_restore (cr);
}

/* Paints the number of a cluster's stations, in the font of @context, in the middle of
 * the frame. */
void
fz_pin_paint_count (cairo_t          *cr,
                    const FzPinLook  *look,
                    const FzPinFrame *frame,
                    PangoContext     *context)
{
  cairo_save (cr);
  cairo_translate (cr, frame->x, frame->y);
  paint_count (cr, look->n_stations, get_disc_radius (frame->body_radius), context);
  cairo_restore (cr);
}
