/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-row-text.h"

#include <adwaita.h>
#include <math.h>

#include "fz-folded-text.h"
#include "fz-names.h"

#define KIND_SCALE 0.82

/* The font of @widget @scale times as large, in Pango's units: worked out from whole points, as
 * GTK does it for the same size in a style sheet, or there would be one more font, a hair
 * smaller, to be loaded. */
static int
scale_font (GtkWidget *widget,
            double     scale)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  int           size = pango_font_description_get_size (pango_context_get_font_description (context));
  double        units = pango_cairo_context_get_resolution (context) / 72.0 * PANGO_SCALE;

  if (scale == 1.0 || units <= 0.0)
    return (int) (size * scale);
  return (int) round (round (size / units * 100.0) / 100.0 * units * scale);
}

static PangoLayout *
create_line (GtkWidget  *widget,
             const char *text,
             double      scale,
             PangoWeight weight)
{
  PangoLayout *line = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_attr_list_insert (attributes, pango_attr_size_new_absolute (scale_font (widget, scale)));
  pango_layout_set_attributes (line, attributes);
  pango_layout_set_ellipsize (line, PANGO_ELLIPSIZE_END);
  return line;
}

static void
add_attribute (PangoAttrList  *attributes,
               PangoAttribute *attribute,
               FzSpan          span)
{
  attribute->start_index = span.start;
  attribute->end_index = span.end;
  pango_attr_list_insert (attributes, attribute);
}

/* In full, however dim the rest of the line is. */
static void
add_accent (PangoAttrList *attributes,
            FzSpan         span)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (style);
  GdkRGBA standalone;

  adw_rgba_to_standalone (accent, adw_style_manager_get_dark (style), &standalone);
  add_attribute (attributes,
                 pango_attr_foreground_new ((guint16) (standalone.red * G_MAXUINT16),
                                            (guint16) (standalone.green * G_MAXUINT16),
                                            (guint16) (standalone.blue * G_MAXUINT16)),
                 span);
  add_attribute (attributes, pango_attr_foreground_alpha_new (G_MAXUINT16), span);
}

/* Bold and in the accent colour; where that may not be enough, underlined as well. */
static void
emphasise (PangoLayout  *line,
           const GArray *spans)
{
  gboolean       contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  PangoAttrList *attributes = pango_layout_get_attributes (line);

  for (guint i = 0; i < spans->len; i++)
    {
      FzSpan span = g_array_index (spans, FzSpan, i);

      add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), span);
      add_accent (attributes, span);
      if (contrast)
        add_attribute (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), span);
    }
}

/* What any line of text may hold: tall Latin letters and, in a Chinese interface,
 * Chinese. In any other its large font would be loaded for nothing. */
static const char *
get_tall_text (void)
{
  return fz_script_of_interface () == FZ_SCRIPT_LATIN ? "Áyg" : "Áyg國";
}

static int
measure_height (GtkWidget  *widget,
                double      scale,
                PangoWeight weight)
{
  g_autoptr (PangoLayout) line = create_line (widget, get_tall_text (), scale, weight);
  int height;

  pango_layout_get_pixel_size (line, NULL, &height);
  return height;
}

/* The same for all rows; found out anew when the font of @widget or its resolution
 * changes. */
FzRowHeights
fz_row_text_get_heights (GtkWidget *widget)
{
  static PangoFontDescription *known_font;
  static double                known_resolution;
  static FzRowHeights          heights;
  PangoContext                *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription  *font = pango_context_get_font_description (context);
  double                       resolution = pango_cairo_context_get_resolution (context);

  if (known_font != NULL && known_resolution == resolution &&
      pango_font_description_equal (known_font, font))
    return heights;

  g_clear_pointer (&known_font, pango_font_description_free);
  known_font = pango_font_description_copy (font);
  known_resolution = resolution;
  heights.place = measure_height (widget, 1.0, PANGO_WEIGHT_BOLD);
  heights.kind = measure_height (widget, KIND_SCALE, PANGO_WEIGHT_NORMAL);
  return heights;
}

/* A row's first line. Where parts of it are emphasised, @spans of FzSpan, the rest steps
 * back. */
PangoLayout *
fz_row_text_create_place (GtkWidget    *widget,
                          const char   *text,
                          const GArray *spans)
{
  PangoWeight  weight = spans->len > 0 ? PANGO_WEIGHT_NORMAL : PANGO_WEIGHT_BOLD;
  PangoLayout *line = create_line (widget, text, 1.0, weight);

  emphasise (line, spans);
  return line;
}

/* A row's second line. */
PangoLayout *
fz_row_text_create_kind (GtkWidget    *widget,
                         const char   *text,
                         const GArray *spans)
{
  PangoLayout *line = create_line (widget, text, KIND_SCALE, PANGO_WEIGHT_NORMAL);

  emphasise (line, spans);
  return line;
}
