/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-qr.h"

#include <errno.h>
#include <qrencode.h>
#include <string.h>

#include "fz-card.h"
#include "fz-plain-text.h"

/* libqrencode's own mark of a dark module. */
#define DARK 1

/* The mark of sample data stands below the code, in a band of so many modules, and its
 * letters are no higher than this. */
#define MARK_BAND 6
#define MARK_SIZE 3.0

#define MAX_TITLE 200 /* characters */

struct _FzQr
{
  QRcode *code; /* (owned) */
};

/* Correction of errors for print and for screens alike, or less where the text needs
 * the room: fewer modules are easier to read than more correction. */
static QRcode *
encode (const char *text)
{
  static const QRecLevel levels[] = { QR_ECLEVEL_M, QR_ECLEVEL_L };
  QRcode                *code = NULL;

  for (guint i = 0; code == NULL && i < G_N_ELEMENTS (levels); i++)
    code = QRcode_encodeString8bit (text, 0, levels[i]);
  return code;
}

/* The code that holds the bytes of @text, which is not empty.
 * Returns: (transfer full) (nullable): NULL, with FZ_CARD_ERROR_TOO_LONG, for more
 * than the 2953 bytes that the largest code holds. */
FzQr *
fz_qr_new (const char *text,
           GError    **error)
{
  QRcode *code = encode (text);
  FzQr   *self;

  if (code == NULL)
    {
      g_set_error (error, FZ_CARD_ERROR, FZ_CARD_ERROR_TOO_LONG,
                   "%" G_GSIZE_FORMAT " bytes are more than a QR code holds", strlen (text));
      return NULL;
    }
  self = g_new0 (FzQr, 1);
  self->code = code;
  return self;
}

void
fz_qr_free (FzQr *self)
{
  QRcode_free (self->code);
  g_free (self);
}

/* Modules on each side. */
guint
fz_qr_get_size (const FzQr *self)
{
  return (guint) self->code->width;
}

gboolean
fz_qr_is_dark (const FzQr *self,
               guint       column,
               guint       row)
{
  guint size = fz_qr_get_size (self);

  g_return_val_if_fail (column < size && row < size, FALSE);

  return (self->code->data[row * size + column] & DARK) != 0;
}

/* Each run of dark modules in a row is one rectangle. */
static void
append_row (GString    *svg,
            const FzQr *self,
            guint       row)
{
  guint size = fz_qr_get_size (self);
  guint end;

  for (guint column = 0; column < size; column = end)
    {
      gboolean dark = fz_qr_is_dark (self, column, row);

      for (end = column + 1; end < size && fz_qr_is_dark (self, end, row) == dark;)
        end++;
      if (dark)
        g_string_append_printf (svg, "M%u %uh%uv1h-%uz", column + FZ_QR_MARGIN,
                                row + FZ_QR_MARGIN, end - column, end - column);
    }
}

/* About how wide @line is, in ems of a sans-serif font: as much as it may be. */
static double
estimate_width (const char *line)
{
  double ems = 0.0;

  for (; *line != '\0'; line = g_utf8_next_char (line))
    ems += g_unichar_iswide (g_utf8_get_char (line)) ? 1.0 : 0.6;
  return MAX (ems, 1.0);
}

static void
append_mark (GString    *svg,
             const char *mark,
             guint       side)
{
  g_autofree char *line = fz_plain_text_line (mark, MAX_TITLE);
  g_autofree char *escaped = g_markup_escape_text (line, -1);
  double           size = MIN ((side - 2.0) / estimate_width (line), MARK_SIZE);
  char             digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (svg,
                          "<text x=\"%u\" y=\"%u\" font-size=\"%s\" font-family=\"sans-serif\" "
                          "text-anchor=\"middle\" fill=\"#000\">%s</text>\n",
                          side / 2, side + MARK_BAND / 2,
                          g_ascii_formatd (digits, sizeof digits, "%.2f", size), escaped);
}

/* The code as a picture in black and white, a unit a module, its margin included.
 * @title tells what it is to those who cannot see it; @mark, unless NULL, stands below
 * the code for all to read.
 * Returns: (transfer full): an SVG document, UTF-8. */
char *
fz_qr_to_svg (const FzQr *self,
              const char *title,
              const char *mark)
{
  guint            side = fz_qr_get_size (self) + 2 * FZ_QR_MARGIN;
  guint            height = mark != NULL ? side + MARK_BAND : side;
  g_autofree char *line = fz_plain_text_line (title, MAX_TITLE);
  g_autofree char *escaped = g_markup_escape_text (line, -1);
  GString         *svg = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  g_string_append_printf (svg,
                          "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
                          "width=\"%umm\" height=\"%umm\" viewBox=\"0 0 %u %u\">\n"
                          "<title>%s</title>\n"
                          "<rect width=\"%u\" height=\"%u\" fill=\"#fff\"/>\n"
                          "<path fill=\"#000\" shape-rendering=\"crispEdges\" d=\"",
                          side, height, side, height, escaped, side, height);
  for (guint row = 0; row < fz_qr_get_size (self); row++)
    append_row (svg, self, row);
  g_string_append (svg, "\"/>\n");
  if (mark != NULL)
    append_mark (svg, mark, side);
  g_string_append (svg, "</svg>\n");
  return g_string_free_and_steal (svg);
}
