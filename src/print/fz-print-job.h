/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "fz-print-sheet.h"

G_BEGIN_DECLS

/* The room on a page of A4 between its margins, points (1/72 inch), upright. */
#define FZ_PAPER_WIDTH 595.276
#define FZ_PAPER_HEIGHT 841.890
#define FZ_PAPER_MARGIN 42.520

/* Something to be put on pages of A4, by a printer or into a PDF. One owner; not of one
 * thread, as long as it is used by one at a time. */
typedef struct _FzPrintJob FzPrintJob;

/* How a kind of job is laid out and drawn. All measures are points. */
typedef struct
{
  /* Lays @subject out on pages of that size; what it gives is freed in the same thread. */
  gpointer (*lay_out) (gpointer subject,
                       double   width,
                       double   height);
  guint (*count_pages) (gpointer pages);
  /* Draws page number @page, from 0, its upper left corner at the origin. */
  void (*draw) (gpointer pages,
                cairo_t *cr,
                guint    page);
  void (*free_pages) (gpointer pages);
  void (*free_subject) (gpointer subject);
} FzPrintKind;

FzPrintJob *fz_print_job_new (const FzPrintKind *kind,
                              gpointer           subject,
                              const char        *title,
                              gboolean           landscape);
FzPrintJob *fz_print_job_new_for_sheet (FzPrintSheet *sheet);
void        fz_print_job_free (FzPrintJob *self);
const char *fz_print_job_get_title (const FzPrintJob *self);
gboolean    fz_print_job_is_landscape (const FzPrintJob *self);
guint       fz_print_job_lay_out (FzPrintJob *self,
                                  double      width,
                                  double      height);
void        fz_print_job_draw (FzPrintJob *self,
                               cairo_t    *cr,
                               guint       page);
GBytes     *fz_print_job_make_pdf (FzPrintJob   *self,
                                   GCancellable *cancellable,
                                   GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzPrintJob, fz_print_job_free)

G_END_DECLS
