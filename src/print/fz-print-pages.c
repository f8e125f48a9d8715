/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-print-pages.h"

#include "fz-card.h"
#include "fz-print-map.h"
#include "fz-print-text.h"
#include "fz-qr.h"

#include <math.h>

/*
 * Pages: a head and a foot on each, a map of all stations below the first head, then the
 * stations, each with its text at the left and its QR code at the right. A station is
 * never split: one that does not fit goes to the next page, and one that is higher than
 * a page is made smaller until it fits. All measures are points, 1/72 inch.
 */

#define FONT "Sans"
#define SIZE 10.0
#define LARGE_SIZE 16.0

#define GAP 12.0
#define SMALL_GAP 3.0
#define MAP_SHARE 0.3  /* of the page's height */
#define CODE_SHARE 0.2 /* of the page's width */

/* One station on its page. */
typedef struct
{
  PangoLayout *text;    /* (owned) */
  FzQr        *code;    /* (owned) (nullable) */
  PangoLayout *caption; /* (owned) of the code */
  double       scale;   /* 1, or less where it is higher than a page */
  double       height;
  double       y;
  guint        page;
} Block;

struct _FzPrintPages
{
  const FzPrintSheet *sheet;   /* (unowned) */
  PangoContext       *context; /* (owned) */
  GArray             *blocks;  /* (owned) of Block, in order */
  double              width;
  double              height;
  double              head_height;
  double              foot_height;
  double              map_height; /* 0: nothing has a place */
  PangoLayout        *map_words;  /* (owned) below the map */
  double              code_size;
  guint               n_pages;
};

static void
clear_block (Block *block)
{
  g_clear_object (&block->text);
  g_clear_pointer (&block->code, fz_qr_free);
  g_clear_object (&block->caption);
}

static PangoContext *
create_context (const FzPrintSheet *sheet)
{
  PangoFontMap  *fonts = pango_cairo_font_map_get_default ();
  PangoContext  *context = pango_font_map_create_context (fonts);
  PangoLanguage *language =
      pango_language_from_string (fz_script_to_language (sheet->script));
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  pango_cairo_context_set_resolution (context, 72.0);
  pango_font_description_set_size (font, (int) ((sheet->large ? LARGE_SIZE : SIZE) * PANGO_SCALE));
  pango_context_set_font_description (context, font);
  pango_context_set_language (context, language);
  pango_font_description_free (font);
  return context;
}

static PangoLayout *
create_layout (const FzPrintPages *self,
               const char         *markup,
               double              width)
{
  PangoLayout *layout = pango_layout_new (self->context);

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_markup (layout, markup, -1);
  return layout;
}

static double
get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static PangoLayout *
create_head (const FzPrintPages *self)
{
  g_autofree char *markup = fz_print_text_for_head (self->sheet);

  return create_layout (self, markup, self->width);
}

static PangoLayout *
create_foot (const FzPrintPages *self,
             guint               page)
{
  g_autofree char *markup = fz_print_text_for_foot (self->sheet, page, self->n_pages);

  return create_layout (self, markup, self->width);
}

/* Where to find the station, unless it has closed for good: NULL. On paper its address is
 * on a map of the reader's. */
static FzQr *
create_code (const FzPrintSheet *sheet,
             const FzRecord     *record)
{
  const FzCard     card = { .record = record, .catalog = sheet->catalog, .script = sheet->script };
  g_autofree char *text = record->status != FZ_STATUS_CLOSED
                              ? fz_card_make_code (&card, FZ_CODE_PLACE, NULL)
                              : NULL;

  return text != NULL ? fz_qr_new (text, NULL) : NULL;
}

static Block
create_block (const FzPrintPages *self,
              guint               i)
{
  g_autofree char *text = fz_print_text_for_station (self->sheet, i);
  g_autofree char *caption = fz_print_text_for_code (self->sheet, i);
  Block            block = { .scale = 1.0 };

  block.text = create_layout (self, text, self->width - self->code_size - GAP);
  block.code = create_code (self->sheet, fz_print_sheet_get_station (self->sheet, i)->record);
  block.caption = create_layout (self, caption, self->code_size);
  pango_layout_set_alignment (block.caption, PANGO_ALIGN_CENTER);
  block.height = fmax (get_height (block.text), self->code_size + get_height (block.caption));
  return block;
}

/* What a page has room for between its head, its map if it is the first, and its foot. */
static double
get_top (const FzPrintPages *self,
         guint               page)
{
  double top = self->head_height + GAP;

  if (page > 0 || self->map_height == 0.0)
    return top;
  return top + self->map_height + SMALL_GAP + get_height (self->map_words) + GAP;
}

static double
get_bottom (const FzPrintPages *self)
{
  return self->height - self->foot_height - GAP;
}

static void
place_block (FzPrintPages *self,
             Block        *block,
             double       *y)
{
  double room = get_bottom (self) - get_top (self, 1);

  if (block->height > room)
    {
      block->scale = room / block->height;
      block->height = room;
    }
  if (*y + block->height > get_bottom (self) + 0.01)
    {
      self->n_pages++;
      *y = get_top (self, self->n_pages - 1);
    }
  block->page = self->n_pages - 1;
  block->y = *y;
  *y += block->height + GAP;
}

static void
lay_out (FzPrintPages *self)
{
  double y;

  self->n_pages = 1;
  y = get_top (self, 0);
  for (guint i = 0; i < fz_print_sheet_get_n_stations (self->sheet); i++)
    {
      Block block = create_block (self, i);

      place_block (self, &block, &y);
      g_array_append_val (self->blocks, block);
    }
}

static PangoLayout *
create_map_words (const FzPrintPages *self)
{
  g_autofree char *markup = fz_print_text_for_map (self->sheet);

  return create_layout (self, markup, self->width);
}

static void
measure_frame (FzPrintPages *self)
{
  g_autoptr (PangoLayout) head = create_head (self);
  g_autoptr (PangoLayout) foot = create_foot (self, 1);

  self->head_height = get_height (head);
  self->foot_height = get_height (foot);
  self->map_height = fz_print_map_has_places (self->sheet) ? self->height * MAP_SHARE : 0.0;
  self->map_words = create_map_words (self);
  self->code_size = self->width * CODE_SHARE;
}

/* Lays @sheet, which has to outlive the pages, out on pages of that size, in points. */
FzPrintPages *
fz_print_pages_new (const FzPrintSheet *sheet,
                    double              width,
                    double              height)
{
  FzPrintPages *self = g_new0 (FzPrintPages, 1);

  self->sheet = sheet;
  self->width = width;
  self->height = height;
  self->context = create_context (sheet);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  g_array_set_clear_func (self->blocks, (GDestroyNotify) clear_block);
  measure_frame (self);
  lay_out (self);
  return self;
}

void
fz_print_pages_free (FzPrintPages *self)
{
  g_array_unref (self->blocks);
  g_object_unref (self->map_words);
  g_object_unref (self->context);
  g_free (self);
}

guint
fz_print_pages_get_n_pages (const FzPrintPages *self)
{
  return self->n_pages;
}

/* One bit a module. */
static cairo_surface_t *
create_modules (const FzQr *code)
{
  guint            n = fz_qr_get_size (code);
  cairo_surface_t *modules = cairo_image_surface_create (CAIRO_FORMAT_A1, (int) n, (int) n);
  cairo_t         *cr = cairo_create (modules);

  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  for (guint row = 0; row < n; row++)
    {
      for (guint column = 0; column < n; column++)
        {
          if (fz_qr_is_dark (code, column, row))
            cairo_rectangle (cr, column, row, 1.0, 1.0);
        }
    }
  cairo_fill (cr);
  cairo_destroy (cr);
  return modules;
}

/* As a picture that is not smoothed: a path of a thousand squares takes a PDF most of its
 * time and room. */
static void
draw_code (const FzQr *code,
           cairo_t    *cr,
           double      size)
{
  double           module = size / (fz_qr_get_size (code) + 2.0 * FZ_QR_MARGIN);
  cairo_surface_t *modules = create_modules (code);
  cairo_pattern_t *mask = cairo_pattern_create_for_surface (modules);

  cairo_save (cr);
  cairo_scale (cr, module, module);
  cairo_translate (cr, FZ_QR_MARGIN, FZ_QR_MARGIN);
  cairo_pattern_set_filter (mask, CAIRO_FILTER_NEAREST);
  cairo_set_source_rgb (cr, 0.0, 0.0, 0.0);
  cairo_mask (cr, mask);
  cairo_restore (cr);
  cairo_pattern_destroy (mask);
  cairo_surface_destroy (modules);
}

static void
draw_layout (cairo_t     *cr,
             PangoLayout *layout,
             double       y)
{
  cairo_set_source_rgb (cr, 0.0, 0.0, 0.0);
  cairo_move_to (cr, 0.0, y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_block (const FzPrintPages *self,
            cairo_t            *cr,
            const Block        *block)
{
  cairo_save (cr);
  cairo_translate (cr, 0.0, block->y);
  cairo_scale (cr, block->scale, block->scale);
  draw_layout (cr, block->text, 0.0);
  if (block->code != NULL)
    {
      cairo_translate (cr, self->width / block->scale - self->code_size, 0.0);
      draw_code (block->code, cr, self->code_size);
      draw_layout (cr, block->caption, self->code_size);
    }
  cairo_restore (cr);
}

static void
draw_map (const FzPrintPages *self,
          cairo_t            *cr)
{
  cairo_save (cr);
  cairo_translate (cr, 0.0, self->head_height + GAP);
  fz_print_map_draw (self->sheet, self->context, cr, self->width, self->map_height);
  if (self->map_height > 0.0)
    draw_layout (cr, self->map_words, self->map_height + SMALL_GAP);
  cairo_restore (cr);
}

/* Draws page number @page, from 0, with its upper left corner at the origin of @cr, whose
 * unit is the point. */
void
fz_print_pages_draw (const FzPrintPages *self,
                     cairo_t            *cr,
                     guint               page)
{
  g_autoptr (PangoLayout) head = create_head (self);
  g_autoptr (PangoLayout) foot = create_foot (self, page + 1);

  g_return_if_fail (page < self->n_pages);

  draw_layout (cr, head, 0.0);
  if (page == 0)
    draw_map (self, cr);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = &g_array_index (self->blocks, Block, i);

      if (block->page == page)
        draw_block (self, cr, block);
    }
  draw_layout (cr, foot, self->height - self->foot_height);
}
