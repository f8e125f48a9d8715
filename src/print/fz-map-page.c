/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-map-page.h"

#include "fz-day.h"
#include "fz-plain-text.h"
#include "fz-words.h"

#include <glib/gi18n.h>
#include <math.h>
#include <pango/pangocairo.h>

/*
 * A view of the map with what it takes to read it: above it what it is, of which day, and
 * the mark on sample data; below it its scale, the key to its marks, and whose map it is.
 * As a picture it is as wide as the view and in its colours; on paper as large as the page
 * allows, dark on white. All measures are those of the page: points, or pixels of the
 * interface in a picture.
 */

#define FONT "Sans"
#define PAPER_SIZE 9.0
#define PICTURE_SIZE 12.0

#define GAP 8.0
#define ITEM_GAP 16.0
#define PICTURE_PADDING 12.0

/* A mark is as much smaller than on the map as letters are smaller than these. */
#define MARK_LETTERS 15.0

#define MAX_MARK 2.4 /* of the letters' size: its height */

/* The bar of the scale. */
#define LONGEST_BAR 120.0
#define BAR_HEIGHT 6.0

/* Of a picture: narrower than that, words would stand one below the other. */
#define LEAST_WIDTH 320.0

/* One entry of the key, and where it stands. */
typedef struct
{
  const FzPictureMark *mark;   /* NULL: the scale */
  PangoLayout         *words;  /* (owned) */
  double               width;  /* of the mark or the bar */
  double               height; /* of the whole */
  double               x;
  double               y;
} Item;

typedef struct
{
  const FzMapSheet *sheet;   /* (unowned) */
  PangoContext     *context; /* (owned) */
  PangoLayout      *head;    /* (owned) */
  PangoLayout      *foot;    /* (owned) */
  GArray           *items;   /* (owned) of Item */
  cairo_surface_t  *map;     /* (owned) */
  double            size;    /* of letters */
  double            padding;
  double            width;
  double            map_width;
  double            map_height;
  double            key_height;
  gboolean          dark;
} Page;

static void
clear_item (gpointer data)
{
  g_clear_object (&((Item *) data)->words);
}

static void
free_page (gpointer data)
{
  Page *page = data;

  g_array_unref (page->items);
  g_clear_object (&page->head);
  g_clear_object (&page->foot);
  g_clear_object (&page->context);
  cairo_surface_destroy (page->map);
  g_free (page);
}

static PangoContext *
create_context (double size)
{
  PangoFontMap         *fonts = pango_cairo_font_map_get_default ();
  PangoContext         *context = pango_font_map_create_context (fonts);
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  pango_cairo_context_set_resolution (context, 72.0);
  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
  return context;
}

static PangoLayout *
create_layout (const Page *page,
               const char *markup,
               double      width)
{
  PangoLayout *layout = pango_layout_new (page->context);

  if (width > 0.0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_markup (layout, markup, -1);
  return layout;
}

static void
measure (PangoLayout *layout,
         double      *width,
         double      *height)
{
  int w, h;

  pango_layout_get_size (layout, &w, &h);
  if (width != NULL)
    *width = (double) w / PANGO_SCALE;
  *height = (double) h / PANGO_SCALE;
}

static double
get_height (PangoLayout *layout)
{
  double height;

  measure (layout, NULL, &height);
  return height;
}

static char *
make_head (const FzMapSheet *sheet)
{
  int              minute;
  g_autofree char *iso = fz_day_to_iso (fz_day_of_time (sheet->now, &minute));
  g_autofree char *day = fz_words_for_date (iso);
  /* Translators: above a picture of the map; %s is a date. */
  g_autofree char *words = g_strdup_printf (_ ("Fazhan, the map on %s. In danger, call 110. For "
                                               "legal questions, call 12348."),
                                            day);

  if (!sheet->sample)
    return g_markup_escape_text (words, -1);
  return g_markup_printf_escaped ("<b>%s</b>\n%s", fz_words_for_sample (), words);
}

static char *
make_foot (const FzMapSheet *sheet)
{
  g_autofree char *line = fz_plain_text_line (sheet->picture->attribution, 500);
  /* Translators: below a picture of the map; %s is whose data it is. */
  g_autofree char *words = g_strdup_printf (_ ("Map: %s"), line);

  return g_markup_printf_escaped ("<span size=\"smaller\">%s</span>", words);
}

/* The longest of 1, 2, 5, 10 … metres that the bar has room for. */
static double
choose_bar (double metres_per_unit)
{
  static const double steps[] = { 5.0, 2.0, 1.0 };
  double              most = LONGEST_BAR * metres_per_unit;
  double              power = pow (10.0, floor (log10 (most)));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (steps[i] * power <= most)
        return steps[i] * power;
    }
  return power;
}

static void
add_item (Page                *page,
          const FzPictureMark *mark,
          const char          *words,
          double               width,
          double               height)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);
  Item             item = { .mark = mark, .width = width };

  item.words = create_layout (page, escaped, 0.0);
  item.height = MAX (height, get_height (item.words));
  g_array_append_val (page->items, item);
}

static void
add_items (Page *page)
{
  const FzPicture *picture = page->sheet->picture;
  double           metres_per_unit = picture->metres_per_pixel * picture->width / page->map_width;
  double           bar = choose_bar (metres_per_unit);
  g_autofree char *distance = fz_words_for_distance (bar);
  double           share = page->size / MARK_LETTERS;

  add_item (page, NULL, distance, bar / metres_per_unit, BAR_HEIGHT);
  for (guint i = 0; i < picture->marks->len; i++)
    {
      const FzPictureMark *mark = fz_picture_get_mark (picture, i);
      /* The chosen station's is higher than the others. */
      double part = MIN (share, MAX_MARK * page->size / mark->height);

      add_item (page, mark, mark->words, mark->width * part, mark->height * part);
    }
}

static double
get_width (const Item *item,
           double      gap)
{
  double width, height;

  measure (item->words, &width, &height);
  return item->width + gap + width;
}

static double
get_row_height (const Page *page,
                guint       first,
                guint       end)
{
  double height = 0.0;

  for (guint i = first; i < end; i++)
    height = MAX (height, g_array_index (page->items, Item, i).height);
  return height;
}

/* Sets the items from @first to before @end into a row at @y. */
static double
place_row (Page  *page,
           guint  first,
           guint  end,
           double y)
{
  double height = get_row_height (page, first, end);

  for (guint i = first; i < end; i++)
    {
      Item *item = &g_array_index (page->items, Item, i);

      item->y = y + (height - item->height) / 2.0;
    }
  return y + height;
}

/* In rows, as words are. */
static void
place_items (Page *page)
{
  double right = page->width - 2.0 * page->padding;
  double x = 0.0, y = 0.0;
  guint  first = 0;

  for (guint i = 0; i < page->items->len; i++)
    {
      Item  *item = &g_array_index (page->items, Item, i);
      double width = get_width (item, GAP / 2.0);

      if (i > first && x + width > right)
        {
          y = place_row (page, first, i, y) + GAP / 2.0;
          first = i;
          x = 0.0;
        }
      item->x = x;
      x += width + ITEM_GAP;
    }
  page->key_height = place_row (page, first, page->items->len, y);
}

/* Without transparency, which a PDF would keep apart. */
static cairo_surface_t *
create_surface (GdkTexture *texture)
{
  int              width = gdk_texture_get_width (texture);
  int              height = gdk_texture_get_height (texture);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  gdk_texture_download (texture, cairo_image_surface_get_data (surface),
                        (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  return surface;
}

static Page *
create_page (const FzMapSheet *sheet,
             double            width,
             double            size,
             double            padding)
{
  Page            *page = g_new0 (Page, 1);
  g_autofree char *head = make_head (sheet);
  g_autofree char *foot = make_foot (sheet);

  page->sheet = sheet;
  page->size = size;
  page->padding = padding;
  page->width = width;
  page->context = create_context (size);
  page->head = create_layout (page, head, width - 2.0 * padding);
  page->foot = create_layout (page, foot, width - 2.0 * padding);
  page->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (page->items, clear_item);
  page->map = create_surface (sheet->picture->map);
  return page;
}

/* The map that wide, and with it the key, whose scale depends on it. */
static void
set_map_width (Page  *page,
               double width)
{
  const FzPicture *picture = page->sheet->picture;

  page->map_width = width;
  page->map_height = picture->height * width / picture->width;
  g_array_set_size (page->items, 0);
  add_items (page);
  place_items (page);
}

static double
get_page_height (const Page *page)
{
  return 2.0 * page->padding + get_height (page->head) + GAP + page->map_height + GAP +
         page->key_height + GAP + get_height (page->foot);
}

static gpointer
lay_out (gpointer sheet,
         double   width,
         double   height)
{
  Page  *page = create_page (sheet, width, PAPER_SIZE, 0.0);
  double excess;

  set_map_width (page, width);
  excess = get_page_height (page) - height;
  if (excess > 0.0)
    set_map_width (page, width * MAX (page->map_height - excess, 1.0) / page->map_height);
  return page;
}

static guint
count_pages (gpointer page)
{
  return 1;
}

static void
set_ink (const Page *page,
         cairo_t    *cr)
{
  double grey = page->dark ? 0.95 : 0.0;

  cairo_set_source_rgb (cr, grey, grey, grey);
}

static void
draw_layout (const Page  *page,
             cairo_t     *cr,
             PangoLayout *layout,
             double       x,
             double       y)
{
  set_ink (page, cr);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

/* In the middle of the page's width. */
static void
draw_map (const Page *page,
          cairo_t    *cr,
          double      y)
{
  cairo_save (cr);
  cairo_translate (cr, (page->width - page->map_width) / 2.0, y);
  cairo_rectangle (cr, 0.0, 0.0, page->map_width, page->map_height);
  cairo_clip (cr);
  cairo_scale (cr, page->map_width / cairo_image_surface_get_width (page->map),
               page->map_height / cairo_image_surface_get_height (page->map));
  cairo_set_source_surface (cr, page->map, 0.0, 0.0);
  cairo_paint (cr);
  cairo_restore (cr);
}

static void
draw_bar (const Page *page,
          cairo_t    *cr,
          const Item *item)
{
  double middle = item->height / 2.0;

  set_ink (page, cr);
  cairo_set_line_width (cr, 1.2);
  cairo_move_to (cr, 0.6, middle - BAR_HEIGHT / 2.0);
  cairo_line_to (cr, 0.6, middle + BAR_HEIGHT / 2.0);
  cairo_line_to (cr, item->width - 0.6, middle + BAR_HEIGHT / 2.0);
  cairo_line_to (cr, item->width - 0.6, middle - BAR_HEIGHT / 2.0);
  cairo_stroke (cr);
}

static cairo_surface_t *
create_mark (GdkTexture *texture)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                                         gdk_texture_get_width (texture),
                                                         gdk_texture_get_height (texture));

  gdk_texture_download (texture, cairo_image_surface_get_data (surface),
                        (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  return surface;
}

static void
draw_mark (const Page *page,
           cairo_t    *cr,
           const Item *item)
{
  cairo_surface_t *surface = create_mark (item->mark->texture);
  double           share = item->width / item->mark->width;
  double           top = (item->height - item->mark->height * share) / 2.0;

  cairo_save (cr);
  cairo_translate (cr, 0.0, top);
  cairo_scale (cr, item->width / cairo_image_surface_get_width (surface),
               item->mark->height * share / cairo_image_surface_get_height (surface));
  cairo_set_source_surface (cr, surface, 0.0, 0.0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}

static void
draw_key (const Page *page,
          cairo_t    *cr,
          double      y)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      const Item *item = &g_array_index (page->items, Item, i);

      cairo_save (cr);
      cairo_translate (cr, page->padding + item->x, y + item->y);
      if (item->mark != NULL)
        draw_mark (page, cr, item);
      else
        draw_bar (page, cr, item);
      draw_layout (page, cr, item->words, item->width + GAP / 2.0,
                   (item->height - get_height (item->words)) / 2.0);
      cairo_restore (cr);
    }
}

static void
draw_page (gpointer data,
           cairo_t *cr,
           guint    number)
{
  const Page *page = data;
  double      y = page->padding;

  draw_layout (page, cr, page->head, page->padding, y);
  y += get_height (page->head) + GAP;
  draw_map (page, cr, y);
  y += page->map_height + GAP;
  draw_key (page, cr, y);
  y += page->key_height + GAP;
  draw_layout (page, cr, page->foot, page->padding, y);
}

static void
free_sheet (gpointer sheet)
{
  fz_map_sheet_free (sheet);
}

static cairo_status_t
append_bytes (gpointer             bytes,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
draw_picture (Page  *page,
              double scale)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (page->width * scale),
                                  (int) ceil (get_page_height (page) * scale));
  cairo_t *cr = cairo_create (surface);
  double   grey = page->dark ? 0.13 : 1.0;

  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  draw_page (page, cr, 0);
  cairo_destroy (cr);
  return surface;
}

/* Takes @picture over; it was taken now. */
FzMapSheet *
fz_map_sheet_new (FzPicture *picture,
                  gboolean   sample)
{
  FzMapSheet *self = g_new0 (FzMapSheet, 1);

  self->picture = picture;
  self->sample = sample;
  self->now = g_get_real_time () / G_USEC_PER_SEC;
  return self;
}

void
fz_map_sheet_free (FzMapSheet *self)
{
  fz_picture_free (self->picture);
  g_free (self);
}

/* What a list of files calls it, with its day; the caller's. */
char *
fz_map_sheet_make_title (const FzMapSheet *self)
{
  int              minute;
  g_autofree char *iso = fz_day_to_iso (fz_day_of_time (self->now, &minute));

  /* Translators: the name of a file; %s is a date such as 2026-11-23. */
  return g_strdup_printf (_ ("Map of %s"), iso);
}

/* A page of A4, on its long side where the view is wider than high. Takes @self over. */
FzPrintJob *
fz_map_sheet_make_job (FzMapSheet *self)
{
  static const FzPrintKind kind = {
    .lay_out = lay_out,
    .count_pages = count_pages,
    .draw = draw_page,
    .free_pages = free_page,
    .free_subject = free_sheet,
  };
  g_autofree char *title = fz_map_sheet_make_title (self);

  return fz_print_job_new (&kind, self, title, self->picture->width > self->picture->height);
}

/* The whole as a PNG, as fine as the view was taken. May be called in any thread.
 * Returns: (transfer full) (nullable): NULL with an error of G_IO_ERROR */
GBytes *
fz_map_sheet_make_png (const FzMapSheet *self,
                       GError          **error)
{
  const FzPicture *picture = self->picture;
  Page            *page = create_page (self, MAX (picture->width, LEAST_WIDTH), PICTURE_SIZE,
                                       PICTURE_PADDING);
  double           scale = gdk_texture_get_width (picture->map) / picture->width;
  GByteArray      *bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t   status;

  page->dark = picture->dark;
  set_map_width (page, picture->width);
  surface = draw_picture (page, scale);
  status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_destroy (surface);
  free_page (page);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  return NULL;
}
