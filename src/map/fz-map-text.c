/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-map-text.h"

#include <math.h>

/* Round the letters, pixels. */
#define EDGE 3.0

/* GNOME's own letters, for which maps are made: 11 points at 96 dots an inch, in pixels. */
#define USUAL_SIZE (11 * 96 / 72.0)
/* Larger ones would leave room for nothing else. */
#define MOST_ENLARGED 2.5

static PangoLayout *
create_layout (GtkWidget            *widget,
               const char           *words,
               const FzMapTextStyle *style)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoLayout  *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font =
      pango_font_description_copy (pango_context_get_font_description (context));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  double size = pango_font_description_get_size (font) * style->size;
  int    spacing = (int) (size * style->spacing);

  pango_font_description_set_absolute_size (font, size);
  pango_layout_set_font_description (layout, font);
  pango_attr_list_insert (attributes, pango_attr_letter_spacing_new (spacing));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, words, -1);
  return layout;
}

static void
paint_layout (cairo_t              *cr,
              PangoLayout          *layout,
              const FzMapTextStyle *style)
{
  cairo_move_to (cr, EDGE, EDGE);
  pango_cairo_layout_path (cr, layout);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, EDGE);
  cairo_set_source_rgba (cr, style->paper.red, style->paper.green, style->paper.blue,
                         style->paper.alpha * 0.85);
  cairo_stroke (cr);
  cairo_move_to (cr, EDGE, EDGE);
  gdk_cairo_set_source_rgba (cr, &style->ink);
  pango_cairo_show_layout (cr, layout);
}

/* Paints @words, which are no markup, in the font of @widget for a display of that
 * @scale. */
void
fz_map_text_paint (FzMapText            *self,
                   GtkWidget            *widget,
                   const char           *words,
                   const FzMapTextStyle *style,
                   double                scale)
{
  g_autoptr (PangoLayout) layout = create_layout (widget, words, style);
  g_autoptr (GBytes) bytes = NULL;
  cairo_surface_t *surface;
  cairo_t         *cr;
  int              text_width, text_height, width, height, stride;

  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  width = (int) ceil ((text_width + 2.0 * EDGE) * scale);
  height = (int) ceil ((text_height + 2.0 * EDGE) * scale);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  stride = cairo_image_surface_get_stride (surface);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  paint_layout (cr, layout, style);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * height);
  cairo_surface_destroy (surface);

  fz_map_text_clear (self);
  self->texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
  self->width = (float) (width / scale);
  self->height = (float) (height / scale);
}

void
fz_map_text_clear (FzMapText *self)
{
  g_clear_object (&self->texture);
}

/* The scale of the display that @widget is on. */
double
fz_map_text_get_scale (GtkWidget *widget)
{
  GtkNative  *native = gtk_widget_get_native (widget);
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;

  return surface != NULL ? gdk_surface_get_scale (surface) : 1.0;
}

/* Of the letters of @widget, pixels. */
static double
get_size (GtkWidget *widget)
{
  PangoContext               *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);

  return pango_font_description_get_size (font) / (double) PANGO_SCALE;
}

/* How much larger than usual the letters of @widget are, in steps of a twentieth: 1 where they
 * are smaller. */
double
fz_map_text_get_enlargement (GtkWidget *widget)
{
  return CLAMP (round (get_size (widget) / USUAL_SIZE * 20) / 20, 1, MOST_ENLARGED);
}

/* Whether the letters of @widget are of another size than @known, pixels, which is then theirs. */
gboolean
fz_map_text_notice_size (GtkWidget *widget,
                         double    *known)
{
  double size = get_size (widget);

  if (size == *known)
    return FALSE;
  *known = size;
  return TRUE;
}
