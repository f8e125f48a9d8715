/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-pin-art.h"

#include <adwaita.h>
#include <math.h>

#include "fz-cluster-index.h"
#include "fz-pin-painter.h"

/*
 * The pictures of pins: one texture for each look, painted once at the scale of
 * the display and kept until the style or the scale changes.
 */
struct _FzPinArt
{
  FzPinColors colors;
  double      scale;
  double      fixed_scale; /* 0: that of the display */
  GHashTable *textures;    /* guint → GdkTexture (owned) */
  GHashTable *discs;       /* guint → cairo_surface_t (owned): clusters without numbers */
};

/* More than a crowded view needs; a new start is cheap. */
#define MAX_TEXTURES 256

/* The luminance (WCAG 2.2) of what is filled: white words on it are 4.5 times as bright, a
 * star is three times as bright, and so is it beside the ground in the dark scheme. */
#define MOST_LIGHT_LUMINANCE 0.165
#define LEAST_DARK_LUMINANCE 0.172
#define MOST_DARK_LUMINANCE 0.178

/* Room round a body for its shadow, its mark and the focus ring. */
#define MARGIN 5.0

static gboolean
is_featured (const FzPinLook *look)
{
  return look->featured == FZ_FEATURED_POPULAR || look->featured == FZ_FEATURED_SPECIAL;
}

/* What a number says when it is shortened: 12,345 as "12k". */
static guint
round_count (guint n)
{
  if (n < 1000)
    return n;
  return n < 10000 ? n / 100 * 100 : n / 1000 * 1000;
}

static guint
pack_look (const FzPinLook *look)
{
  gboolean featured = is_featured (look);

  if (look->n_stations > 1)
    return round_count (look->n_stations) << 1 | featured;

  /* No cluster has this bit: there are fewer than 2^30 stations. */
  return 1u << 31 | look->level << 12 | look->featured << 8 | look->status << 4 |
         (look->approximate != FALSE) << 1 | (look->selected != FALSE);
}

static double
get_body_radius (const FzPinLook *look)
{
  gboolean featured = is_featured (look);

  if (look->n_stations > 1)
    return fz_cluster_get_radius (look->n_stations) - 1.0;

  switch (look->level)
    {
    case FZ_LEVEL_CITY:
      return 19.0;
    case FZ_LEVEL_DISTRICT:
      return 15.0;
    case FZ_LEVEL_STREET:
    case FZ_LEVEL_TOWN:
    default:
      return featured ? 12.5 : 10.5;
    }
}

static double
to_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
from_linear (double channel)
{
  return channel <= 0.0031308 ? channel * 12.92 : 1.055 * pow (channel, 1.0 / 2.4) - 0.055;
}

/* Makes a colour darker, or lighter, until its luminance is between @least and @most. */
static void
fit_luminance (GdkRGBA *color,
               double   least,
               double   most)
{
  double red = to_linear (color->red), green = to_linear (color->green);
  double blue = to_linear (color->blue);
  double luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  double wanted = CLAMP (luminance, least, most);
  double part = wanted < luminance ? wanted / luminance : 1.0;
  double white = wanted > luminance ? (wanted - luminance) / (1.0 - luminance) : 0.0;

  color->red = (float) from_linear (red * part + (1.0 - red) * white);
  color->green = (float) from_linear (green * part + (1.0 - green) * white);
  color->blue = (float) from_linear (blue * part + (1.0 - blue) * white);
}

static FzPinColors
choose_colors (AdwStyleManager *manager)
{
  AdwAccentColor accent = adw_style_manager_get_accent_color (manager);
  gboolean       dark = adw_style_manager_get_dark (manager);
  FzPinColors    colors = { .high_contrast = adw_style_manager_get_high_contrast (manager) };

  adw_accent_color_to_rgba (accent, &colors.fill);
  fit_luminance (&colors.fill, dark ? LEAST_DARK_LUMINANCE : 0.0,
                 dark ? MOST_DARK_LUMINANCE : MOST_LIGHT_LUMINANCE);
  adw_accent_color_to_standalone_rgba (accent, dark, &colors.line);
  gdk_rgba_parse (&colors.paper, dark ? "#222226" : "#ffffff");
  gdk_rgba_parse (&colors.muted, dark ? "#b0afac" : "#5e5c64");
  gdk_rgba_parse (&colors.star, dark ? "#fbeea0" : "#f8e45c");
  gdk_rgba_parse (&colors.star_edge, dark ? "#3d2c00" : "#7a4d00");
  if (colors.high_contrast)
    gdk_rgba_parse (&colors.line, dark ? "#ffffff" : "#000000");

  return colors;
}

/* The picture of a look as pixels, but for a cluster's number. */
static cairo_surface_t *
paint_surface (FzPinArt        *self,
               const FzPinLook *look)
{
  FzPinFrame       frame = fz_pin_art_get_frame (look);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                                         (int) ceil (frame.width * self->scale),
                                                         (int) ceil (frame.height * self->scale));
  cairo_t         *cr = cairo_create (surface);

  cairo_scale (cr, self->scale, self->scale);
  fz_pin_paint (cr, look, &frame, &self->colors);
  cairo_destroy (cr);
  return surface;
}

/* Clusters differ by little more than their numbers: there are six discs. */
static cairo_surface_t *
need_disc (FzPinArt        *self,
           const FzPinLook *look)
{
  guint            radius = (guint) get_body_radius (look);
  gpointer         key = GUINT_TO_POINTER (radius << 1 | is_featured (look));
  cairo_surface_t *disc = g_hash_table_lookup (self->discs, key);

  if (disc == NULL)
    {
      disc = paint_surface (self, look);
      g_hash_table_insert (self->discs, key, disc);
    }
  return disc;
}

static cairo_surface_t *
paint_cluster (FzPinArt        *self,
               const FzPinLook *look,
               GtkWidget       *widget)
{
  FzPinFrame       frame = fz_pin_art_get_frame (look);
  cairo_surface_t *disc = need_disc (self, look);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                                         cairo_image_surface_get_width (disc),
                                                         cairo_image_surface_get_height (disc));
  cairo_t         *cr = cairo_create (surface);

  cairo_set_source_surface (cr, disc, 0.0, 0.0);
  cairo_paint (cr);
  cairo_scale (cr, self->scale, self->scale);
  fz_pin_paint_count (cr, look, &frame, gtk_widget_get_pango_context (widget));
  cairo_destroy (cr);
  return surface;
}

static GdkTexture *
paint_texture (FzPinArt        *self,
               const FzPinLook *look,
               GtkWidget       *widget)
{
  cairo_surface_t *surface = look->n_stations > 1 ? paint_cluster (self, look, widget)
                                                  : paint_surface (self, look);
  int              width = cairo_image_surface_get_width (surface);
  int              height = cairo_image_surface_get_height (surface);
  int              stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * height);
  cairo_surface_destroy (surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
forget_pictures (FzPinArt *self)
{
  g_hash_table_remove_all (self->textures);
  g_hash_table_remove_all (self->discs);
}

static double
get_scale (GtkWidget *widget)
{
  GtkNative  *native = gtk_widget_get_native (widget);
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;

  return surface != NULL ? gdk_surface_get_scale (surface) : 1.0;
}

FzPinArt *
fz_pin_art_new (void)
{
  FzPinArt *self = g_new0 (FzPinArt, 1);

  self->scale = 1.0;
  self->textures = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->discs = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) cairo_surface_destroy);
  self->colors = choose_colors (adw_style_manager_get_default ());

  return self;
}

void
fz_pin_art_free (FzPinArt *self)
{
  g_hash_table_unref (self->textures);
  g_hash_table_unref (self->discs);
  g_free (self);
}

/* The frame of a look's picture: the same at every scale and in every style. */
FzPinFrame
fz_pin_art_get_frame (const FzPinLook *look)
{
  double     radius = get_body_radius (look);
  FzPinFrame frame;

  if (look->selected && look->n_stations == 1)
    {
      frame.body_radius = FZ_PIN_HEAD_RADIUS;
      frame.body_x = FZ_PIN_HEAD_RADIUS + MARGIN;
      frame.body_y = FZ_PIN_HEAD_RADIUS + MARGIN;
      frame.x = frame.body_x;
      frame.y = frame.body_y + FZ_PIN_HEAD_RISE;
      frame.width = 2.0 * frame.body_x;
      frame.height = frame.y + FZ_PIN_GROUND_RADIUS + 2.0;
      return frame;
    }

  frame.body_radius = radius;
  frame.x = frame.body_x = radius + MARGIN;
  frame.y = frame.body_y = radius + MARGIN;
  frame.width = frame.height = 2.0 * (radius + MARGIN);

  return frame;
}

/* The picture of a look for the display that @widget is on, (transfer none) and
 * good until the next call. */
GdkTexture *
fz_pin_art_get_texture (FzPinArt        *self,
                        const FzPinLook *look,
                        GtkWidget       *widget)
{
  gpointer    key = GUINT_TO_POINTER (pack_look (look));
  double      scale = self->fixed_scale > 0.0 ? self->fixed_scale : get_scale (widget);
  GdkTexture *texture;

  if (scale != self->scale || g_hash_table_size (self->textures) >= MAX_TEXTURES)
    {
      self->scale = scale;
      forget_pictures (self);
    }

  texture = g_hash_table_lookup (self->textures, key);
  if (texture == NULL)
    {
      texture = paint_texture (self, look, widget);
      g_hash_table_insert (self->textures, key, texture);
    }

  return texture;
}

/* Paints as finely as @scale says from now on, whatever the display; 0: as it is. */
void
fz_pin_art_set_scale (FzPinArt *self,
                      double    scale)
{
  self->fixed_scale = scale;
}

/* Takes up the colours of the present style. Returns whether they are new, so
 * that every pin has to be drawn again. */
gboolean
fz_pin_art_follow_style (FzPinArt *self)
{
  FzPinColors colors = choose_colors (adw_style_manager_get_default ());

  if (gdk_rgba_equal (&colors.fill, &self->colors.fill) &&
      gdk_rgba_equal (&colors.paper, &self->colors.paper) &&
      colors.high_contrast == self->colors.high_contrast)
    return FALSE;

  self->colors = colors;
  forget_pictures (self);

  return TRUE;
}

guint
fz_pin_art_get_n_textures (FzPinArt *self)
{
  return g_hash_table_size (self->textures);
}
