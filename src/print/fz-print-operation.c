/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-print-operation.h"

#include "fz-print-pages.h"
#include "fz-print-text.h"

#include <glib/gi18n.h>

/* What an operation prints; freed with it. */
typedef struct
{
  FzPrintSheet *sheet; /* (owned) */
  FzPrintPages *pages; /* (owned) (nullable): not laid out yet */
} Printed;

#define MARGIN 15.0 /* mm */

static void
free_printed (gpointer  data,
              GClosure *closure)
{
  Printed *printed = data;

  g_clear_pointer (&printed->pages, fz_print_pages_free);
  fz_print_sheet_free (printed->sheet);
  g_free (printed);
}

static void
on_begin_print (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                gpointer           user_data)
{
  Printed *printed = user_data;

  g_clear_pointer (&printed->pages, fz_print_pages_free);
  printed->pages = fz_print_pages_new (printed->sheet, gtk_print_context_get_width (context),
                                       gtk_print_context_get_height (context));
  gtk_print_operation_set_n_pages (operation, (int) fz_print_pages_get_n_pages (printed->pages));
}

static void
on_draw_page (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              gpointer           user_data)
{
  Printed *printed = user_data;

  fz_print_pages_draw (printed->pages, gtk_print_context_get_cairo_context (context),
                       (guint) page);
}

static GObject *
on_create_custom_widget (GtkPrintOperation *operation,
                         gpointer           user_data)
{
  Printed   *printed = user_data;
  GtkWidget *large = gtk_check_button_new_with_mnemonic (_ ("_Large type"));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (large), printed->sheet->large);
  gtk_widget_set_margin_top (large, 12);
  gtk_widget_set_margin_start (large, 12);
  gtk_widget_set_valign (large, GTK_ALIGN_START);
  return G_OBJECT (large);
}

static void
on_custom_widget_apply (GtkPrintOperation *operation,
                        GtkWidget         *large,
                        gpointer           user_data)
{
  Printed *printed = user_data;

  printed->sheet->large = gtk_check_button_get_active (GTK_CHECK_BUTTON (large));
}

/* A sandbox's dialog is the desktop's own, which takes no page of ours. */
static gboolean
dialog_takes_pages (void)
{
  return !g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

static void
set_paper (GtkPrintOperation *operation)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, a4);
  gtk_page_setup_set_top_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_paper_size_free (a4);
}

/* An operation that prints @sheet, which it takes over, on A4 unless the user says else;
 * its dialog offers large type, but in a sandbox.
 * Returns: (transfer full). */
GtkPrintOperation *
fz_print_operation_new (FzPrintSheet *sheet)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autofree char   *title = fz_print_text_for_title (sheet);
  Printed           *printed = g_new0 (Printed, 1);

  printed->sheet = sheet;
  set_paper (operation);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, *title != '\0' ? title : "Fazhan");
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (on_begin_print), printed,
                         free_printed, G_CONNECT_DEFAULT);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), printed);
  if (!dialog_takes_pages ())
    return operation;
  /* Translators: a page of the dialog for printing. */
  gtk_print_operation_set_custom_tab_label (operation, _ ("Type"));
  g_signal_connect (operation, "create-custom-widget", G_CALLBACK (on_create_custom_widget),
                    printed);
  g_signal_connect (operation, "custom-widget-apply", G_CALLBACK (on_custom_widget_apply),
                    printed);
  return operation;
}
