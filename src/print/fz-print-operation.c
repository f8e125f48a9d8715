/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-print-operation.h"

static void
free_job (gpointer  job,
          GClosure *closure)
{
  fz_print_job_free (job);
}

static void
on_begin_print (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                gpointer           job)
{
  guint n_pages = fz_print_job_lay_out (job, gtk_print_context_get_width (context),
                                        gtk_print_context_get_height (context));

  gtk_print_operation_set_n_pages (operation, (int) n_pages);
}

static void
on_draw_page (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              gpointer           job)
{
  fz_print_job_draw (job, gtk_print_context_get_cairo_context (context), (guint) page);
}

static void
set_paper (GtkPrintOperation *operation,
           gboolean           landscape)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, a4);
  gtk_page_setup_set_orientation (setup, landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                   : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_page_setup_set_top_margin (setup, FZ_PAPER_MARGIN, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (setup, FZ_PAPER_MARGIN, GTK_UNIT_POINTS);
  gtk_page_setup_set_left_margin (setup, FZ_PAPER_MARGIN, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (setup, FZ_PAPER_MARGIN, GTK_UNIT_POINTS);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_paper_size_free (a4);
}

/* An operation that prints @job, which it takes over, on A4 unless the user says else.
 * Returns: (transfer full). */
GtkPrintOperation *
fz_print_operation_new (FzPrintJob *job)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  const char        *title = fz_print_job_get_title (job);

  set_paper (operation, fz_print_job_is_landscape (job));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, *title != '\0' ? title : "Fazhan");
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (on_begin_print), job, free_job,
                         G_CONNECT_DEFAULT);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), job);
  return operation;
}
