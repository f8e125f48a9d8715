/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-contrast.h"

#include "fz-records-label.h"
#include "fz-station-row.h"

#include <adwaita.h>
#include <math.h>

/*
 * How much what is written and drawn stands out from what is behind it, measured in the
 * pixels of the window.
 */

/* So fine that strokes have pixels of their own colour. */
#define SCALE 4

/* Colours are of 256 steps. */
#define ROUNDING 0.01

#define RUN_INSET 2

/* Where a row of the list draws what; pixels. */
#define ROW_TEXT_X 44
#define ROW_TEXT_WIDTH 80
#define ROW_MARK 32
#define ROW_END 20

/* What is looked for in one window. */
typedef struct
{
  GtkWidget     *window; /* (unowned) */
  GskRenderNode *node;   /* (owned) (nullable): all of it; without it, only counts */
  GPtrArray     *faint;  /* (unowned): of char *, what stands out too little */
  guint          n_measured;
} Survey;

static GskRenderNode *
draw (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  gtk_snapshot_scale (snapshot, SCALE, SCALE);
  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), gtk_widget_get_width (window),
                          gtk_widget_get_height (window));
  return gtk_snapshot_to_node (snapshot);
}

static double
get_linear (guint channel)
{
  double value = channel / 255.0;

  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

/* The relative luminance of WCAG. */
static double
get_luminance (guint32 pixel)
{
  return 0.2126 * get_linear (pixel >> 16 & 0xff) + 0.7152 * get_linear (pixel >> 8 & 0xff) +
         0.0722 * get_linear (pixel & 0xff);
}

static double
get_contrast (double a,
              double b)
{
  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* How many pixels there are of each colour. */
static GHashTable *
count_colours (const guint32 *pixels,
               gsize          n_pixels)
{
  GHashTable *counts = g_hash_table_new (NULL, NULL);

  for (gsize i = 0; i < n_pixels; i++)
    {
      gpointer key = GUINT_TO_POINTER (pixels[i]);
      gpointer count = g_hash_table_lookup (counts, key);

      g_hash_table_insert (counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
    }
  return counts;
}

/* Of what is most in the part @bounds against what stands out most from it. */
static double
measure (Survey                *self,
         const graphene_rect_t *bounds)
{
  int                 width = MAX (1, (int) (bounds->size.width * SCALE));
  int                 height = MAX (1, (int) (bounds->size.height * SCALE));
  g_autofree guint32 *pixels = g_new (guint32, (gsize) width * height);
  g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (
      gtk_native_get_renderer (GTK_NATIVE (self->window)), self->node,
      &GRAPHENE_RECT_INIT (floorf (bounds->origin.x * SCALE), floorf (bounds->origin.y * SCALE),
                           (float) width, (float) height));
  g_autoptr (GHashTable) counts = NULL;
  GHashTableIter iter;
  gpointer       pixel, count;
  guint          most = 0;
  double         back = 0, best = 1;

  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  counts = count_colours (pixels, (gsize) width * height);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &pixel, &count))
    {
      if (GPOINTER_TO_UINT (count) > most)
        {
          most = GPOINTER_TO_UINT (count);
          back = get_luminance (GPOINTER_TO_UINT (pixel));
        }
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &pixel, NULL))
    best = MAX (best, get_contrast (get_luminance (GPOINTER_TO_UINT (pixel)), back));
  return best;
}

/* Whether the window, and all that scrolls in it, shows the whole of @bounds. */
static gboolean
is_seen (Survey                *self,
         GtkWidget             *widget,
         const graphene_rect_t *bounds)
{
  if (bounds->size.width < 1 || bounds->size.height < 1)
    return FALSE;
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      graphene_rect_t around;

      if (widget != self->window && !GTK_IS_SCROLLED_WINDOW (widget))
        continue;
      if (!gtk_widget_compute_bounds (widget, self->window, &around) ||
          !graphene_rect_contains_rect (&around, bounds))
        return FALSE;
    }
  return TRUE;
}

/* Measures the part of @widget that @bounds, in the window, are. */
static void
check (Survey                *self,
       GtkWidget             *widget,
       const graphene_rect_t *bounds,
       const char            *what,
       double                 least)
{
  double contrast;

  if (!is_seen (self, widget, bounds))
    return;
  self->n_measured++;
  if (self->node == NULL)
    return;
  contrast = measure (self, bounds);
  if (contrast < least - ROUNDING)
    g_ptr_array_add (self->faint,
                     g_strdup_printf ("%s “%s”: %.2f", G_OBJECT_TYPE_NAME (widget), what,
                                      contrast));
}

/* A comma alone has no pixel that is all of its colour. */
static gboolean
has_letters (const char *text,
             int         length)
{
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

/* Each run for itself: parts of one label may have colours of their own. */
static void
check_label (Survey   *self,
             GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  graphene_point_t corner;
  int              x, y;

  gtk_label_get_layout_offsets (label, &x, &y);
  if (!gtk_widget_compute_point (GTK_WIDGET (label), self->window,
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &corner))
    return;
  do
    {
      PangoLayoutRun  *run = pango_layout_iter_get_run_readonly (iter);
      const char      *text = pango_layout_get_text (layout);
      g_autofree char *words = NULL;
      PangoRectangle   extents;

      if (run == NULL || !has_letters (text + run->item->offset, run->item->length))
        continue;
      pango_layout_iter_get_run_extents (iter, NULL, &extents);
      pango_extents_to_pixels (NULL, &extents);
      /* Without what the letters beside it have of its pixels. */
      if (extents.width > 2 * RUN_INSET + 2)
        {
          extents.x += RUN_INSET;
          extents.width -= 2 * RUN_INSET;
        }
      words = g_strndup (text + run->item->offset, (gsize) run->item->length);
      check (self, GTK_WIDGET (label),
             &GRAPHENE_RECT_INIT (corner.x + extents.x, corner.y + extents.y, extents.width,
                                  extents.height),
             words, FZ_CONTRAST_TEXT);
    }
  while (pango_layout_iter_next_run (iter));
}

/* A row draws its lines and marks itself: the level's at the left, of the point at the right. */
static void
check_row (Survey       *self,
           FzStationRow *row)
{
  GtkWidget      *widget = GTK_WIDGET (row);
  FzStation      *station = fz_station_row_get_station (row);
  graphene_rect_t bounds;
  float           half, width;

  if (station == NULL || !gtk_widget_compute_bounds (widget, self->window, &bounds))
    return;
  width = bounds.size.width;
  half = bounds.size.height / 2;
  for (int line = 0; line < 2; line++)
    check (self, widget,
           &GRAPHENE_RECT_INIT (bounds.origin.x + ROW_TEXT_X, bounds.origin.y + line * half,
                                ROW_TEXT_WIDTH, half),
           fz_station_get_place (station), FZ_CONTRAST_TEXT);
  check (self, widget,
         &GRAPHENE_RECT_INIT (bounds.origin.x, bounds.origin.y + half - ROW_MARK / 2, ROW_MARK,
                              ROW_MARK),
         "level", FZ_CONTRAST_MARK);
  if (fz_point_quality_is_approximate (fz_station_get_point_quality (station)))
    check (self, widget,
           &GRAPHENE_RECT_INIT (bounds.origin.x + width - ROW_END, bounds.origin.y + half - 8,
                                ROW_END, 16),
           "approximate", FZ_CONTRAST_MARK);
}

/* Whether it is a mark that is seen: a switch has its own signs, which it shows in high
 * contrast only, and a column one that it shows when the table is sorted by it. */
static gboolean
is_symbol (GtkWidget *widget)
{
  if (GTK_IS_SWITCH (gtk_widget_get_parent (widget)) ||
      g_str_equal (gtk_widget_get_css_name (widget), "sort-indicator"))
    return FALSE;
  if (GTK_IS_IMAGE (widget))
    return gtk_image_get_storage_type (GTK_IMAGE (widget)) == GTK_IMAGE_ICON_NAME ||
           gtk_image_get_storage_type (GTK_IMAGE (widget)) == GTK_IMAGE_GICON;
  return GTK_IS_SWITCH (widget) || g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkBuiltinIcon");
}

static char *
describe_symbol (GtkWidget *widget)
{
  const char *icon = GTK_IS_IMAGE (widget) ? gtk_image_get_icon_name (GTK_IMAGE (widget)) : NULL;

  return g_strdup (icon != NULL ? icon : gtk_widget_get_css_name (widget));
}

static void
check_widget (Survey    *self,
              GtkWidget *widget)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (widget, self->window, &bounds))
    return;
  if (GTK_IS_LABEL (widget))
    check_label (self, GTK_LABEL (widget));
  else if (FZ_IS_STATION_ROW (widget))
    check_row (self, FZ_STATION_ROW (widget));
  else if (FZ_IS_RECORDS_LABEL (widget))
    check (self, widget, &bounds, "cell", FZ_CONTRAST_TEXT);
  else if (GTK_IS_TEXT (widget))
    {
      g_autofree char *text = gtk_editable_get_chars (GTK_EDITABLE (widget), 0, -1);

      if (*text != '\0')
        check (self, widget, &bounds, text, FZ_CONTRAST_TEXT);
    }
  else if (is_symbol (widget))
    {
      g_autofree char *symbol = describe_symbol (widget);

      check (self, widget, &bounds, symbol, FZ_CONTRAST_MARK);
    }
}

/* What cannot be used may be faint (WCAG 2.2, 1.4.3). */
static void
look_through (Survey    *self,
              GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget) ||
      !gtk_widget_is_sensitive (widget))
    return;
  check_widget (self, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_through (self, child);
}

/* The contrast of two pixels, native-endian ARGB, that are opaque: 1 to 21. */
double
fz_contrast_compare (guint32 one,
                     guint32 other)
{
  return get_contrast (get_luminance (one), get_luminance (other));
}

/* Adds to @faint what in @root, whose window is drawn, stands out too little, in words (char *):
 * text and marks that can be used and are seen now. Returns: how many were measured. */
guint
fz_contrast_find_faint (GtkWidget *root,
                        GPtrArray *faint)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_native (root));
  Survey     self = { .window = window, .node = draw (window), .faint = faint };

  g_return_val_if_fail (self.node != NULL, 0);
  look_through (&self, root);
  gsk_render_node_unref (self.node);
  return self.n_measured;
}

/* A UiCondition: what is in @root, a widget, has come to where it is seen, so that it can be
 * measured. A dialog has its size before it is in its place. */
gboolean
fz_contrast_is_drawn (gpointer root)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_native (root));
  Survey     self = { .window = window };
  g_autoptr (GskRenderNode) node = draw (window);

  if (node == NULL)
    return FALSE;
  look_through (&self, root);
  return self.n_measured > 2;
}
