/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-print-job.h"

#include "fz-print-pages.h"
#include "fz-print-text.h"

#include <cairo-pdf.h>

struct _FzPrintJob
{
  const FzPrintKind *kind;
  gpointer           subject; /* (owned) */
  gpointer           pages;   /* (owned) (nullable): not laid out yet */
  char              *title;   /* (owned) */
  gboolean           landscape;
};

static gpointer
lay_out_sheet (gpointer sheet,
               double   width,
               double   height)
{
  return fz_print_pages_new (sheet, width, height);
}

static guint
count_sheet_pages (gpointer pages)
{
  return fz_print_pages_get_n_pages (pages);
}

static void
draw_sheet_page (gpointer pages,
                 cairo_t *cr,
                 guint    page)
{
  fz_print_pages_draw (pages, cr, page);
}

static void
free_sheet_pages (gpointer pages)
{
  fz_print_pages_free (pages);
}

static void
free_sheet (gpointer sheet)
{
  fz_print_sheet_free (sheet);
}

static const FzPrintKind sheet_kind = {
  .lay_out = lay_out_sheet,
  .count_pages = count_sheet_pages,
  .draw = draw_sheet_page,
  .free_pages = free_sheet_pages,
  .free_subject = free_sheet,
};

static cairo_status_t
append_bytes (gpointer             bytes,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
draw_pages (FzPrintJob   *self,
            cairo_t      *cr,
            guint         n_pages,
            GCancellable *cancellable,
            GError      **error)
{
  cairo_translate (cr, FZ_PAPER_MARGIN, FZ_PAPER_MARGIN);
  for (guint page = 0; page < n_pages; page++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      cairo_save (cr);
      fz_print_job_draw (self, cr, page);
      cairo_restore (cr);
      cairo_show_page (cr);
    }
  return TRUE;
}

static gboolean
finish_surface (cairo_surface_t *surface,
                cairo_t         *cr,
                GError         **error)
{
  cairo_status_t status = cairo_status (cr);

  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  return FALSE;
}

/* A job of @kind, which is borrowed, that takes @subject over. */
FzPrintJob *
fz_print_job_new (const FzPrintKind *kind,
                  gpointer           subject,
                  const char        *title,
                  gboolean           landscape)
{
  FzPrintJob *self = g_new0 (FzPrintJob, 1);

  self->kind = kind;
  self->subject = subject;
  self->title = g_strdup (title);
  self->landscape = landscape;
  return self;
}

/* Takes @sheet over. */
FzPrintJob *
fz_print_job_new_for_sheet (FzPrintSheet *sheet)
{
  g_autofree char *title = fz_print_text_for_title (sheet);

  return fz_print_job_new (&sheet_kind, sheet, title, FALSE);
}

void
fz_print_job_free (FzPrintJob *self)
{
  g_clear_pointer (&self->pages, self->kind->free_pages);
  self->kind->free_subject (self->subject);
  g_free (self->title);
  g_free (self);
}

/* What a window or a list of files calls it, on one line; may be "". Borrowed. */
const char *
fz_print_job_get_title (const FzPrintJob *self)
{
  return self->title;
}

/* Whether its pages lie on their long side. */
gboolean
fz_print_job_is_landscape (const FzPrintJob *self)
{
  return self->landscape;
}

/* Lays it out on pages of that size, points, in place of any before; how many they are. */
guint
fz_print_job_lay_out (FzPrintJob *self,
                      double      width,
                      double      height)
{
  g_clear_pointer (&self->pages, self->kind->free_pages);
  self->pages = self->kind->lay_out (self->subject, width, height);
  return self->kind->count_pages (self->pages);
}

/* Draws page number @page, from 0, of what was laid out, with its upper left corner at the
 * origin of @cr, whose unit is the point. */
void
fz_print_job_draw (FzPrintJob *self,
                   cairo_t    *cr,
                   guint       page)
{
  g_return_if_fail (self->pages != NULL);

  self->kind->draw (self->pages, cr, page);
}

/* All of it as a PDF on A4, with its fonts in it. May be called in any thread, and is
 * laid out there.
 * Returns: (transfer full) (nullable): NULL with an error of G_IO_ERROR. */
GBytes *
fz_print_job_make_pdf (FzPrintJob   *self,
                       GCancellable *cancellable,
                       GError      **error)
{
  double           width = self->landscape ? FZ_PAPER_HEIGHT : FZ_PAPER_WIDTH;
  double           height = self->landscape ? FZ_PAPER_WIDTH : FZ_PAPER_HEIGHT;
  guint            n_pages = fz_print_job_lay_out (self, width - 2.0 * FZ_PAPER_MARGIN,
                                                   height - 2.0 * FZ_PAPER_MARGIN);
  GByteArray      *bytes = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (append_bytes, bytes, width, height);
  cairo_t *cr = cairo_create (surface);
  gboolean made;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Fazhan");
  made = draw_pages (self, cr, n_pages, cancellable, error);
  made = finish_surface (surface, cr, made ? error : NULL) && made;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_clear_pointer (&self->pages, self->kind->free_pages);
  if (made)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  return NULL;
}
